/**
 * Thousands of commands over connections that are cut, delayed and robbed of their answers: what was
 * acknowledged is there, nothing is there twice, and nobody waits longer than agreed.
 */

import { type Fault, type Operation, startEmulator } from '@carmkit/eventstoredb-emulator'
import { uuidFrom, verifyChain } from '@carmkit/kernel'
import { defaultPatience, execute, type Outcome, portsOf, type Store } from '@carmkit/store'
import { addToCounter, counterDomain, counterStream } from '@carmkit/store-contract'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it } from 'vitest'
import { openOn } from './emulated.js'

/** What fits into a few seconds; set the variable for a long run. */
const commands = Number(process.env['CARMKIT_LOST_CONNECTIONS'] ?? 1_000)
const inFlight = 32
const counters = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].flatMap((one) =>
  ['a', 'b', 'c', 'd', 'e'].map((other) => one + other),
)
const deadline = 400
/** What a busy machine may take longer. */
const tolerance = 1_500

/** Numbers from 0 up to 1 that follow from the seed. */
const randomFrom = (seed: number) => (): number => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
  return seed / 2 ** 32
}

const faultsOf = (random: () => number) => {
  const met = new Map<string, number>()
  const count = (fault: Fault): Fault => {
    met.set(fault.name, (met.get(fault.name) ?? 0) + 1)
    return fault
  }
  const intercept = ({ name }: Operation): Fault | null => {
    const chance = random()
    if (name === 'read') return chance < 0.002 ? count({ name: 'dropBefore' }) : null
    if (chance < 0.003) return count({ name: 'dropBefore' })
    if (chance < 0.01) return count({ name: 'dropAfter' })
    if (chance < 0.015) return count({ name: 'loseReply' })
    if (chance < 0.02) return count({ name: 'delay', milliseconds: deadline + 100 })
    return chance < 0.08 ? count({ name: 'delay', milliseconds: random() * 20 }) : null
  }
  return { met, intercept }
}

/** Remembers how long the longest call took, in milliseconds. */
const timed = (store: Store): { readonly store: Store; readonly longest: () => number } => {
  let longest = 0
  const measured = async <A>(call: () => Promise<A>): Promise<A> => {
    const start = performance.now()
    const answer = await call()
    longest = Math.max(longest, performance.now() - start)
    return answer
  }
  return {
    store: {
      ...store,
      append: (batch) => () => measured(store.append(batch)),
      read: (stream, range) => () => measured(store.read(stream, range)),
    },
    longest: () => longest,
  }
}

it(`${commands} commands through faults: nothing lost, nothing doubled, nothing left open`, async () => {
  const seed = Date.now() % 2 ** 32
  const { met, intercept } = faultsOf(randomFrom(seed))
  const emulator = await startEmulator({ intercept })
  const { store, longest } = timed(await openOn(emulator.connectionString, deadline))
  const patience = { ...defaultPatience, resends: 1 }
  const ports = portsOf(store, { domain: counterDomain, patience })
  const outcomes = new Map<Outcome['outcome'], number>()
  const commandIds = Array.from({ length: commands }, (_, n) => uuidFrom(`${seed} ${n}`))
  const counterOf = (n: number): string => counters[n % counters.length] ?? ''
  let next = 0
  const write = async (): Promise<void> => {
    for (let n = next++; n < commands; n = next++) {
      const command = addToCounter(commandIds[n] ?? '', { counter: counterOf(n), amount: 1 })
      for (let isSettled = false; !isSettled; ) {
        const { outcome } = await execute(ports, command)
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
        if (!['accepted', 'unknown', 'failed'].includes(outcome)) throw new Error(outcome)
        isSettled = outcome === 'accepted'
      }
    }
  }
  await Promise.all(Array.from({ length: inFlight }, write))
  const context = `seed ${seed}, ${JSON.stringify([...met])}, ${JSON.stringify([...outcomes])}`
  for (const [index, counter] of counters.entries()) {
    const { name } = counterStream(counter)
    const events = await store.read(name, { from: 0 })()
    if (E.isLeft(events)) throw new Error(`${events.left.reason}, ${context}`)
    expect(E.isRight(verifyChain(name, events.right)), context).toBe(true)
    const expected = commandIds.filter((_, n) => n % counters.length === index)
    const recorded = events.right.map(({ metadata }) => metadata.commandId)
    expect(recorded.toSorted(), context).toEqual(expected.toSorted())
  }
  expect(longest(), context).toBeLessThan(deadline + tolerance)
  expect([...met.keys()].toSorted()).toEqual(['delay', 'dropAfter', 'dropBefore', 'loseReply'])
  expect(outcomes.get('unknown') ?? 0, context).toBeGreaterThan(0)
  console.log(context, longest())
  await store.close()
  await emulator.stop()
})
