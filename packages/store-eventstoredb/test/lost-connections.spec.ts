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
import { isAppend, isRead, openOn } from './emulated.js'

/** What fits into a few seconds of a busy machine; the variable asks for a longer run. */
const commands = Number(process.env['CARMKIT_LOST_CONNECTIONS'] ?? 1_000)
/** Each lost connection takes what is in flight with it, and that comes again: more would not end. */
const inFlight = 8
const counters = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].flatMap((one) =>
  ['a', 'b', 'c', 'd', 'e'].map((other) => one + other),
)
const deadline = 400
/** What a busy machine may take longer. */
const tolerance = 1_500

/** Of so many appends or reads this one, counted from 0, meets the fault; the first that fits counts. */
const plan: ReadonlyArray<{
  readonly every: number
  readonly at: number
  readonly fault: Fault
  readonly operation?: 'read'
}> = [
  { every: 100, at: 37, fault: { name: 'dropAfter' } },
  { every: 200, at: 73, fault: { name: 'dropBefore' } },
  { every: 300, at: 61, fault: { name: 'loseReply' } },
  { every: 300, at: 197, fault: { name: 'delay', milliseconds: deadline + 100 } },
  { every: 10, at: 5, fault: { name: 'delay', milliseconds: 15 } },
  { every: 400, at: 199, fault: { name: 'dropBefore' }, operation: 'read' },
]

const faultsAsPlanned = () => {
  const seen = { append: 0, read: 0 }
  const met = new Map<string, number>()
  const intercept = (asked: Operation): Fault | null => {
    if (!isAppend(asked) && !isRead(asked)) return null
    const name = isRead(asked) ? 'read' : 'append'
    const number = seen[name]++
    const planned = plan.find(
      ({ every, at, operation = 'append' }) => operation === name && number % every === at,
    )
    if (planned === undefined) return null
    const { fault } = planned
    met.set(fault.name, (met.get(fault.name) ?? 0) + 1)
    return fault
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
  const { met, intercept } = faultsAsPlanned()
  const emulator = await startEmulator({ intercept })
  // A process that has just begun takes longer to connect than the deadline is.
  await (await openOn(emulator.connectionString, 10_000)).close()
  const { store, longest } = timed(await openOn(emulator.connectionString, deadline))
  /** Every other command is sent by somebody who does not ask twice. */
  const portsFor = (n: number) =>
    portsOf(store, {
      domain: counterDomain,
      patience: n % 2 === 0 ? defaultPatience : { ...defaultPatience, resends: 0 },
    })
  const outcomes = new Map<Outcome['outcome'], number>()
  const commandIds = Array.from({ length: commands }, (_, n) => uuidFrom(`command ${n}`))
  const counterOf = (n: number): string => counters[n % counters.length] ?? ''
  /** What was answered `failed` was never sent, or the answer was wrong. */
  const requireAbsent = async (n: number): Promise<void> => {
    const events = await store.read(counterStream(counterOf(n)).name, { from: 0 })()
    if (E.isLeft(events)) return requireAbsent(n)
    const recorded = events.right.map(({ metadata }) => metadata.commandId)
    expect(recorded, `command ${n} was answered "failed"`).not.toContain(commandIds[n])
  }
  let next = 0
  const write = async (): Promise<void> => {
    for (let n = next++; n < commands; n = next++) {
      const command = addToCounter(commandIds[n] ?? '', { counter: counterOf(n), amount: 1 })
      let mayHaveLanded = false
      for (let isSettled = false; !isSettled; ) {
        const { outcome } = await execute(portsFor(n), command)
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
        if (!['accepted', 'unknown', 'failed'].includes(outcome)) throw new Error(outcome)
        if (outcome === 'failed' && !mayHaveLanded) await requireAbsent(n)
        mayHaveLanded ||= outcome === 'unknown'
        isSettled = outcome === 'accepted'
      }
    }
  }
  await Promise.all(Array.from({ length: inFlight }, write))
  const context = JSON.stringify([[...met], [...outcomes]])
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
  await store.close()
  await emulator.stop()
})
