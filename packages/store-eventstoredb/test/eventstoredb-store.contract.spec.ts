/** The store on EventStoreDB keeps the contract. */
import { storeContract } from '@carmkit/store-contract'
import { afterEach, describe, it } from 'vitest'
import { emulatedSubject } from './emulated.js'

describe('eventstoredb store', () => {
  const subject = emulatedSubject()
  afterEach(subject.end)
  for (const { name, run } of storeContract(subject)) it(name, run)
})
