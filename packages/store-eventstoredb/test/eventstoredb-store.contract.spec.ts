/** The store on EventStoreDB keeps the contract: on the emulator, and on the server that is named. */
import { storeContract } from '@carmkit/store-contract'
import { afterEach, describe, it } from 'vitest'
import { emulatedSubject } from './emulated.js'
import { serverSubject } from './shared-server.js'

describe('the emulator', () => {
  const subject = emulatedSubject()
  afterEach(subject.end)
  for (const { name, run } of storeContract(subject)) it(name, run)
})

const server = process.env['EVENTSTOREDB_URL']

describe.runIf(server !== undefined)('the server at EVENTSTOREDB_URL', () => {
  for (const { name, run } of storeContract(serverSubject(server ?? ''))) it(name, run)
})
