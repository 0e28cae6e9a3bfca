/**
 * Commands over connections that are cut, delayed, robbed of their answers or given them twice, to a node
 * that dies and comes back: what was acknowledged is there, nothing is there twice, and nobody waits longer
 * than agreed.
 */
import { uuidFrom, verifyChain } from '@carmkit/kernel'
import { defaultPatience, execute, type Outcome, portsOf, type Store } from '@carmkit/store'
import { addToCounter, counterDomain, counterStream } from '@carmkit/store-contract'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it } from 'vitest'
import { openOn } from './emulated.js'
import { faultsAsPlanned, mortalNode, type PlannedFault, stopwatch } from './faulty-node.js'

/** What fits into a few seconds of a busy machine; the variable asks for a longer run. */
const commands = Number(process.env['CARMKIT_LOST_CONNECTIONS'] ?? 1_000)
/** Each lost connection takes what is in flight with it, and that comes again: more would not end. */
const inFlight = 8
const counters = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].flatMap((one) =>
  ['a', 'b', 'c', 'd', 'e'].map((other) => one + other),
)
/** Of a call of the store, and of a command with all its calls, in milliseconds. */
const deadline = 400
const commandMilliseconds = 2_000
/** What a busy machine may take longer. */
const tolerance = 1_500
/** After how many accepted commands the node dies. */
const diesEvery = 300

const plan: ReadonlyArray<PlannedFault> = [
  { every: 100, at: 37, fault: { name: 'dropAfter' } },
  { every: 200, at: 73, fault: { name: 'dropBefore' } },
  { every: 300, at: 61, fault: { name: 'loseReply' } },
  { every: 300, at: 197, fault: { name: 'delay', milliseconds: deadline + 100 } },
  { every: 10, at: 5, fault: { name: 'delay', milliseconds: 15 } },
  { every: 20, at: 18, fault: { name: 'duplicateReply' } },
  { every: 400, at: 199, fault: { name: 'dropBefore' }, operation: 'read' },
]

it(`${commands} commands through faults: nothing lost, nothing doubled, nothing left open`, async () => {
  const { met, intercept } = faultsAsPlanned(plan)
  const node = await mortalNode({ intercept })
  // A process that has just begun takes longer to connect than the deadline is.
  await (await openOn(node.connectionString, 10_000)).close()
  const inner = await openOn(node.connectionString, deadline)
  const [calls, executions] = [stopwatch(), stopwatch()]
  const store: Store = {
    ...inner,
    append: (batch) => () => calls.measured(inner.append(batch)),
    read: (stream, range) => () => calls.measured(inner.read(stream, range)),
  }
  const patience = { ...defaultPatience, commandMilliseconds }
  const patient = portsOf(store, { domain: counterDomain, patience })
  /** Every other command is sent by somebody who does not ask twice. */
  const impatient = { ...patient, patience: { ...patience, resends: 0 } }
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
  let [next, accepted, deaths] = [0, 0, 0]
  const write = async (): Promise<void> => {
    for (let n = next++; n < commands; n = next++) {
      const command = addToCounter(commandIds[n] ?? '', { counter: counterOf(n), amount: 1 })
      let mayHaveLanded = false
      for (let isSettled = false; !isSettled; ) {
        const { outcome } = await executions.measured(() =>
          execute(n % 2 === 0 ? patient : impatient, command),
        )
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
        if (!['accepted', 'unknown', 'failed'].includes(outcome)) throw new Error(outcome)
        if (outcome === 'failed' && !mayHaveLanded) await requireAbsent(n)
        mayHaveLanded ||= outcome === 'unknown'
        isSettled = outcome === 'accepted'
      }
      if (++accepted % diesEvery !== 0) continue
      deaths += 1
      await node.dieAndComeBack()
    }
  }
  await Promise.all(Array.from({ length: inFlight }, write))
  const context = JSON.stringify([[...met], [...outcomes], { deaths }])
  for (const [index, counter] of counters.entries()) {
    const { name } = counterStream(counter)
    const events = await store.read(name, { from: 0 })()
    if (E.isLeft(events)) throw new Error(`${events.left.reason}, ${context}`)
    expect(E.isRight(verifyChain(name, events.right)), context).toBe(true)
    const expected = commandIds.filter((_, n) => n % counters.length === index)
    const recorded = events.right.map(({ metadata }) => metadata.commandId)
    expect(recorded.toSorted(), context).toEqual(expected.toSorted())
  }
  expect(calls.longest(), context).toBeLessThan(deadline + tolerance)
  expect(executions.longest(), context).toBeLessThan(commandMilliseconds + tolerance)
  expect(new Set(met.keys()), context).toEqual(new Set(plan.map(({ fault }) => fault.name)))
  expect(deaths).toBe(Math.floor(commands / diesEvery))
  expect(outcomes.get('unknown') ?? 0, context).toBeGreaterThan(0)
  await store.close()
  await node.stop()
})
