/** Stores on emulators of their own, and what the specs make go wrong with them. */

import {
  type Emulator,
  type EmulatorOptions,
  type Fault,
  type Operation,
  startEmulator,
} from '@carmkit/eventstoredb-emulator'
import type { Store } from '@carmkit/store'
import {
  type EventStoreDbStore,
  type OpenFailure,
  openEventStoreDb,
} from '@carmkit/store-eventstoredb'
import * as E from 'fp-ts/lib/Either.js'
import { afterEach } from 'vitest'

/** Of the contract's samples and counters. */
export const categories = ['sample', 'sample1', 'samplf', 'counter']

export const opened = (found: E.Either<OpenFailure, EventStoreDbStore>): EventStoreDbStore => {
  if (E.isLeft(found)) throw new Error(found.left.reason)
  return found.right
}

/** Waits less for a server than users do. */
export const openOn = async (
  connectionString: string,
  deadline = 2_000,
): Promise<EventStoreDbStore> =>
  opened(await openEventStoreDb({ connectionString, categories, deadline }))

export interface Place {
  readonly emulator: Emulator
  readonly store: EventStoreDbStore
  /** One more store on the same emulator. */
  readonly another: (deadline?: number) => Promise<EventStoreDbStore>
  /** What the emulator was asked so far. */
  readonly operations: ReadonlyArray<Operation>
  /** The next operation that `isMet` meets this fault, once. */
  readonly next: (fault: Fault, isMet?: (operation: Operation) => boolean) => void
}

/** Closed behind each test. */
export const places = (options: EmulatorOptions = {}) => {
  const closing: Array<() => Promise<void>> = []
  afterEach(async () => {
    for (const close of closing.splice(0).toReversed()) await close()
  })
  return async (deadline?: number): Promise<Place> => {
    const operations: Operation[] = []
    const faults: Array<{ readonly fault: Fault; readonly isMet: (one: Operation) => boolean }> = []
    const emulator = await startEmulator({
      ...options,
      intercept: (operation) => {
        operations.push(operation)
        const index = faults.findIndex(({ isMet }) => isMet(operation))
        return index < 0 ? null : (faults.splice(index, 1)[0]?.fault ?? null)
      },
    })
    closing.push(emulator.stop)
    const another = async (within = deadline): Promise<EventStoreDbStore> => {
      const store = await openOn(emulator.connectionString, within)
      closing.push(store.close)
      return store
    }
    const store = await another()
    const next: Place['next'] = (fault, isMet = () => true) => faults.push({ fault, isMet })
    return { emulator, store, another, operations, next }
  }
}

/** By either call. */
export const isAppend = ({ name }: Operation): boolean =>
  name === 'append' || name === 'batchAppend'
export const isRead = ({ name }: Operation): boolean => name === 'read'

/** As a subject of the contract: each store on an emulator of its own. */
export const emulatedSubject = () => {
  const addresses = new WeakMap<Store, string>()
  const emulators: Emulator[] = []
  const openAt = async (connectionString: string): Promise<Store> => {
    const store = await openOn(connectionString, 10_000)
    addresses.set(store, connectionString)
    return store
  }
  return {
    name: 'eventstoredb emulator',
    open: async () => {
      const emulator = await startEmulator()
      emulators.push(emulator)
      return openAt(emulator.connectionString)
    },
    reopen: (store: Store) => openAt(addresses.get(store) ?? ''),
    end: async () => {
      for (const emulator of emulators.splice(0)) await emulator.stop()
    },
  }
}
