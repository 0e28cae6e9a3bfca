/** After a lost answer nothing is said of the append but what is sure: it landed, it never will, or nobody knows. */
import { uuidFrom } from '@carmkit/kernel'
import {
  type AppendFailure,
  type Batch,
  execute,
  type InjectedFault,
  memoryStore,
  portsOf,
  type Store,
  withFaults,
} from '@carmkit/store'
import {
  addToCounter,
  addTotalOf,
  counterDomain,
  counterStream,
  fullCounter,
} from '@carmkit/store-contract'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it, test } from 'vitest'
import { rightOf } from './counting.js'

const stream = counterStream('a').name
const add = addToCounter(uuidFrom('add'), { counter: 'a', amount: 1 })
const unknown = { outcome: 'unknown', commandId: uuidFrom('add') }

const portsOn = (store: Store) => portsOf(store, { domain: counterDomain, sleep: async () => {} })
const recordedIn = async (store: Store) => rightOf(await store.read(stream)()).length

/** The store answers its appends with these, one after the other; null is its own answer. */
const answering = (
  store: Store,
  answers: ReadonlyArray<((batch: Batch) => AppendFailure) | null>,
): Store => {
  let appends = 0
  return {
    ...store,
    append: (batch) => async () => {
      const answer = answers[Math.min(appends++, answers.length - 1)] ?? null
      return answer === null ? store.append(batch)() : E.left(answer(batch))
    },
  }
}

describe('a store that fails after it lost the answer leaves the outcome unknown', () => {
  it.each<{ readonly later: InjectedFault; readonly reads: InjectedFault }>([
    { later: 'unavailable', reads: 'none' },
    { later: 'none', reads: 'unavailable' },
  ])('appends $later, reads $reads', async ({ later, reads }) => {
    const inner = memoryStore()
    let appends = 0
    const store = withFaults(inner, (operation) => {
      if (operation === 'append') return appends++ === 0 ? 'loseAnswer' : later
      return appends === 0 ? 'none' : reads
    })
    expect(await execute(portsOn(store), add)).toEqual(unknown)
    expect(await recordedIn(inner)).toBe(1)
  })

  it('and one that comes back in time settles it', async () => {
    const inner = memoryStore()
    const plan: ReadonlyArray<InjectedFault> = ['loseAnswer', 'unavailable', 'unavailable']
    let appends = 0
    const store = withFaults(inner, (operation) =>
      operation === 'append' ? (plan[appends++] ?? 'none') : 'none',
    )
    expect(await execute(portsOn(store), add)).toMatchObject({ outcome: 'accepted' })
    expect(await recordedIn(inner)).toBe(1)
  })

  it('an append that is found too large only then may have landed', async () => {
    const lost = () => ({ name: 'ConnectionLost' as const, reason: 'gone' })
    const tooLarge = () => ({ name: 'AppendTooLarge' as const, bytes: 2, mostBytes: 1 })
    const store = answering(memoryStore(), [lost, tooLarge])
    expect(await execute(portsOn(store), add)).toEqual(unknown)
  })
})

/** A store whose first append of the stream lands only when it is told to, and whose answer is lost. */
const withLateAppend = (inner: Store, atomicPins: boolean) => {
  let late: Batch | null = null
  const append: Store['append'] = (batch) => async () => {
    if (batch.stream !== stream) return inner.append(batch)()
    if (late !== null) return inner.append(batch)()
    late = batch
    await execute(
      portsOn(inner),
      addToCounter(uuidFrom('moves'), { counter: 'b', amount: fullCounter - 1 }),
    )
    return E.left({ name: 'ConnectionLost', reason: 'on its way' })
  }
  const store = { ...inner, capabilities: { ...inner.capabilities, atomicPins }, append }
  const land = async () => {
    const { expect: pins, ...rest } = late as unknown as Batch
    return inner.append({ ...rest, expect: atomicPins ? pins : [] })()
  }
  return { store: { ...store, exclusively: null }, land }
}

test.each([
  { atomicPins: false, outcome: 'accepted', recorded: 2 },
  { atomicPins: true, outcome: 'rejected', recorded: 1 },
])('a pinned stream moves while the append is on its way: $outcome', async (expected) => {
  const inner = memoryStore()
  const ports = portsOn(inner)
  await execute(ports, addToCounter(uuidFrom('own'), { counter: 'a', amount: fullCounter - 5 }))
  await execute(ports, addToCounter(uuidFrom('pinned'), { counter: 'b', amount: 1 }))
  const { store, land } = withLateAppend(inner, expected.atomicPins)
  const command = addTotalOf(uuidFrom('total'), { counter: 'a', other: 'b' })
  const { outcome } = await execute(portsOn(store), command)
  await land()
  expect({ outcome, recorded: await recordedIn(inner) }).toEqual({
    outcome: expected.outcome,
    recorded: expected.recorded,
  })
})

test('a conflict on another stream settles nothing where pins are no part of the append', async () => {
  const inner = memoryStore()
  const conflict = () => ({
    name: 'Conflict' as const,
    stream: 'counter-b',
    expected: 0,
    actual: 1,
  })
  const lost = () => ({ name: 'ConnectionLost' as const, reason: 'gone' })
  const loose = { ...inner, capabilities: { ...inner.capabilities, atomicPins: false } }
  const store = { ...answering(loose, [lost, conflict]), exclusively: null }
  expect(await execute(portsOn(store), add)).toEqual(unknown)
})
