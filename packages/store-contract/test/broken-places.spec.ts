/**
 * What a store may do less or otherwise than the reference store, pins and positions, still has its
 * limits: each way to go beyond them has the case that finds it.
 */
import { AssertionError } from 'node:assert'
import { eventsAmong, type LogEntry, memoryStore, type Store } from '@carmkit/store'
import { type ContractCase, storeContract } from '@carmkit/store-contract'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it } from 'vitest'

/** A way to spoil a sound store. */
type Flaw = (store: Store) => Partial<Store>

const withoutAtomicPins = ({ capabilities }: Store) => ({
  capabilities: { ...capabilities, atomicPins: false },
})

const writesWhatItRefuses: Flaw = (store) => ({
  ...withoutAtomicPins(store),
  append: (batch) => async () => {
    const answer = await store.append(batch)()
    if (E.isLeft(answer)) await store.append({ ...batch, expect: [] })()
    return answer
  },
})

const saysItTookWhatItDidNot: Flaw = (store) => ({
  ...withoutAtomicPins(store),
  append: (batch) => async () => {
    await store.append(batch)()
    return E.right(undefined)
  },
})

const namesAnotherStream: Flaw = (store) => ({
  ...withoutAtomicPins(store),
  append: (batch) => async () => {
    const answer = await store.append(batch)()
    return E.isLeft(answer) && answer.left.name === 'Conflict'
      ? E.left({ ...answer.left, stream: batch.stream })
      : answer
  },
})

const startsAtZero: Flaw = ({ readLog }) => ({
  readLog: (after, limit) => async () =>
    E.map((log: ReadonlyArray<LogEntry>) =>
      eventsAmong(log).map(({ position, event }) => ({ position: position - 1, event })),
    )(await readLog(after, limit)()),
})

const missedPin = 'a pin whose stream went on is missed'

it.each([
  ['writes what it refuses', writesWhatItRefuses, missedPin],
  ['says it took what it did not', saysItTookWhatItDidNot, missedPin],
  ['refuses and names another stream', namesAnotherStream, missedPin],
  ['has a position 0', startsAtZero, 'the log holds all streams in the order of their appends'],
])('a store that %s is found', async (_, flaw, caseName) => {
  const open = async (): Promise<Store> => {
    const store = memoryStore()
    return { ...store, ...flaw(store) }
  }
  const cases = storeContract({ name: 'broken', open, reopen: null })
  const found = cases.find(({ name }) => name === caseName) as ContractCase
  await expect(found.run()).rejects.toThrow(AssertionError)
})

it('a store that takes what misses a pin, and says that it checks none, is none of them', async () => {
  const open = async (): Promise<Store> => {
    const store = memoryStore()
    const append: Store['append'] = (batch) => store.append({ ...batch, expect: [] })
    return { ...store, ...withoutAtomicPins(store), append }
  }
  const cases = storeContract({ name: 'sound', open, reopen: null })
  for (const { name, run } of cases) if (name.includes('pin')) await run()
})
