/** Stores that follow their logs badly, and the cases that find it. */
import { AssertionError } from 'node:assert'
import { once } from 'node:events'
import { eventsAmong, memoryStore, type Store } from '@carmkit/store'
import { type ContractCase, storeContract } from '@carmkit/store-contract'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it } from 'vitest'

type Follows = (store: Store) => Store['follow']

const tellsNothing: Follows =
  () =>
  ({ signal }) => ({
    [Symbol.asyncIterator]: () => ({
      next: async () => {
        if (!signal.aborted) await once(signal, 'abort')
        return { done: true, value: undefined }
      },
    }),
  })

const tellsOnlyTheLast: Follows = ({ readLog }) =>
  async function* ({ signal }) {
    while (!signal.aborted) {
      const log = await readLog(0, 100)()
      const last = E.isRight(log) ? eventsAmong(log.right).at(-1) : undefined
      if (last !== undefined) yield E.right({ name: 'event' as const, ...last })
    }
  }

it.each([
  ['tells nothing', tellsNothing, 'whoever waits for news finds what was appended meanwhile'],
  [
    'tells only the last',
    tellsOnlyTheLast,
    'a log that is followed is told as it is read, from behind any place on',
  ],
])('a store that %s is found', async (_, follows, caseName) => {
  const open = async (): Promise<Store> => {
    const store = memoryStore()
    return { ...store, follow: follows(store) }
  }
  const cases = storeContract({ name: 'broken', open, reopen: null })
  const found = cases.find(({ name }) => name === caseName) as ContractCase
  await expect(found.run()).rejects.toThrow(AssertionError)
})
