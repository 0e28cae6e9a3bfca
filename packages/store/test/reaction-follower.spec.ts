/** Reactions beside a log that grows: run whenever there is something new, and no longer than wanted. */
import type { Domain } from '@carmkit/core'
import { execute, followReactions, memoryStore, type Ports, type Store } from '@carmkit/store'
import { addToCounter, counterDomain } from '@carmkit/store-contract'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it } from 'vitest'
import { acceptedOf, countingPorts, idOf } from './counting.js'

/** Each time that `a` counts, `b` adds its total. */
const domain: Domain = {
  ...counterDomain,
  reactions: [
    {
      name: 'bAfterA',
      initial: null,
      evolve: () => null,
      views: null,
      react: (_, { stream }) =>
        stream === 'counter-a'
          ? [{ type: 'OpenEnrolment', data: { counter: 'b', other: 'a' } }]
          : [],
    },
  ],
}

const portsOn = (store: Store): Ports => countingPorts(store, { domain })

const add = async (store: Store, name: string): Promise<void> => {
  const command = addToCounter(idOf(name), { counter: 'a', amount: 1 })
  acceptedOf(await execute(portsOn(store), command))
}

it('they go on whenever the log has grown, until they are told to end', async () => {
  const store = memoryStore()
  await add(store, 'one')
  const ending = new AbortController()
  const causes: number[] = []
  const done = followReactions(portsOn(store), {
    signal: ending.signal,
    longestPause: 20,
    onReacted: ({ causedBy }) => causes.push(causedBy.revision),
  })
  await expect.poll(() => causes).toEqual([0])
  await add(store, 'two')
  await expect.poll(() => causes).toEqual([0, 1])
  ending.abort()
  expect(await done).toEqual(E.right(undefined))
})

it('they end where the store fails, and say so', async () => {
  const store = memoryStore()
  await add(store, 'one')
  const failure = { name: 'StoreUnavailable' as const, reason: 'gone' }
  const unread: Store = { ...store, readLog: () => async () => E.left(failure) }
  const untold: Store = {
    ...store,
    follow: async function* () {
      yield E.left(failure)
    },
  }
  const { signal } = new AbortController()
  for (const broken of [unread, untold]) {
    expect(await followReactions(portsOn(broken), { signal })).toEqual(
      E.left({ outcome: 'failed', failure }),
    )
  }
})
