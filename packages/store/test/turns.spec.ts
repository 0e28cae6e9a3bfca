/** Commands of one process on a store without a write lock: in turn on one stream, at once on others. */
import { execute, memoryStore, type Store } from '@carmkit/store'
import { addToCounter } from '@carmkit/store-contract'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it } from 'vitest'
import { acceptedOf, countingPorts, idOf, logOf } from './counting.js'

/** Takes a while for everything, and counts the appends that came too late. */
const withoutLock = (store: Store) => {
  const met = { conflicts: 0, underway: 0, mostUnderway: 0 }
  const slowly = async <A>(call: () => Promise<A>): Promise<A> => {
    met.underway += 1
    met.mostUnderway = Math.max(met.mostUnderway, met.underway)
    await new Promise((resolve) => setImmediate(resolve))
    const answer = await call()
    met.underway -= 1
    return answer
  }
  const slow: Store = {
    ...store,
    exclusively: null,
    snapshots: null,
    read: (stream, range) => () => slowly(store.read(stream, range)),
    append: (batch) => () =>
      slowly(async () => {
        const answer = await store.append(batch)()
        if (E.isLeft(answer)) met.conflicts += 1
        return answer
      }),
  }
  return { met, slow }
}

const add = (store: Store, name: string, counter: string) =>
  execute(countingPorts(store), addToCounter(idOf(name), { counter, amount: 1 }))

it('nobody is faster than anybody on one stream', async () => {
  const { met, slow } = withoutLock(memoryStore())
  const names = Array.from({ length: 30 }, (_, n) => `command ${n}`)
  const outcomes = await Promise.all(names.map((name) => add(slow, name, 'a')))
  expect(outcomes.map((outcome) => acceptedOf(outcome).events[0]?.revision)).toEqual([
    ...names.keys(),
  ])
  expect(met.conflicts).toBe(0)
})

it('other streams do not wait', async () => {
  const { met, slow } = withoutLock(memoryStore())
  await Promise.all(['a', 'b', 'c', 'd'].map((counter) => add(slow, counter, counter)))
  expect(met.mostUnderway).toBe(4)
})

it('a turn that throws is over', async () => {
  const store = memoryStore()
  let isBroken = true
  const { slow } = withoutLock({
    ...store,
    append: (batch) => {
      if (isBroken) throw new Error('broken on purpose')
      return store.append(batch)
    },
  })
  await expect(add(slow, 'one', 'a')).rejects.toThrow('broken on purpose')
  isBroken = false
  acceptedOf(await add(slow, 'two', 'a'))
  expect(await logOf(slow)).toHaveLength(1)
})
