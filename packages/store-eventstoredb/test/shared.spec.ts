/** Eight processes that share one server keep the contract, though it has no write lock. */
import { type Emulator, startEmulator } from '@carmkit/eventstoredb-emulator'
import { sharedStoreContract } from '@carmkit/store-contract'
import { afterEach, it } from 'vitest'
import { openOn } from './emulated.js'

const emulators: Emulator[] = []
afterEach(async () => {
  for (const emulator of emulators.splice(0)) await emulator.stop()
})

const place = async () => {
  const emulator = await startEmulator()
  emulators.push(emulator)
  const { connectionString: argument } = emulator
  const module = new URL('./open-shared.mjs', import.meta.url).href
  return {
    open: () => openOn(argument, 10_000),
    opener: { module, exportName: 'openShared', argument },
  }
}

const subject = { name: 'eventstoredb emulator', place, commandsEach: 25 }
for (const { name, run } of sharedStoreContract(subject)) it(name, run)
