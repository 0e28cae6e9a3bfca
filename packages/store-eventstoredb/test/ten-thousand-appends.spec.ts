/**
 * Ten thousand appends to a node that dies and comes back, over connections that are cut, delayed, robbed of
 * their answers or given them twice: what was acknowledged is there, nothing is there twice, every call ends
 * in time, and sending the same again settles each that was left unknown.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { RecordedEvent } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it } from 'vitest'
import { openOn } from './emulated.js'
import { faultsAsPlanned, mortalNode, type PlannedFault, stopwatch } from './faulty-node.js'
import { batchOf } from './sample.js'

const appends = 10_000
/** Each lost connection takes what is in flight with it. */
const inFlight = 32
const deadline = 400
/** What a busy machine may take longer. */
const tolerance = 1_500
/** A quiet machine takes some ten seconds, in milliseconds. */
const patience = 180_000
/** After how many acknowledged appends the node dies. */
const diesEvery = 2_000

const plan: ReadonlyArray<PlannedFault> = [
  { every: 500, at: 37, fault: { name: 'dropAfter' } },
  { every: 500, at: 273, fault: { name: 'dropBefore' } },
  { every: 250, at: 61, fault: { name: 'loseReply' } },
  { every: 500, at: 197, fault: { name: 'delay', milliseconds: deadline + 100 } },
  { every: 20, at: 5, fault: { name: 'delay', milliseconds: 15 } },
  { every: 10, at: 8, fault: { name: 'duplicateReply' } },
]

it(`${appends} appends through faults: nothing lost, nothing doubled, nothing left open`, {
  timeout: patience,
}, async () => {
  const { met, intercept } = faultsAsPlanned(plan)
  const node = await mortalNode({ intercept })
  // A process that has just begun takes longer to connect than the deadline is.
  await (await openOn(node.connectionString, 10_000)).close()
  const store = await openOn(node.connectionString, deadline)
  const { longest, measured } = stopwatch()
  let [begun, acknowledged, deaths, unknown] = [0, 0, 0, 0]

  /** Sends one event until it is acknowledged. */
  const record = async (
    stream: string,
    before: ReadonlyArray<RecordedEvent>,
  ): Promise<RecordedEvent> => {
    const batch = batchOf(stream, before)
    for (;;) {
      const answer = await measured(store.append(batch))
      if (E.isRight(answer)) return batch.events[0] as RecordedEvent
      // Nobody else writes here: a conflict would be with what was acknowledged, or with this event itself.
      if (answer.left.name === 'Conflict') throw new Error(JSON.stringify(answer.left))
      if (answer.left.name === 'ConnectionLost') unknown += 1
      await sleep(5)
    }
  }
  const write = async (stream: string): Promise<ReadonlyArray<RecordedEvent>> => {
    const recorded: RecordedEvent[] = []
    while (begun < appends) {
      begun += 1
      recorded.push(await record(stream, recorded.slice(-1)))
      acknowledged += 1
      if (acknowledged % diesEvery !== 0) continue
      deaths += 1
      await node.dieAndComeBack()
    }
    return recorded
  }
  const streams = Array.from({ length: inFlight }, (_, n) => `sample-${n}`)
  const written = await Promise.all(streams.map(write))

  const context = JSON.stringify({ met: [...met], deaths, unknown, longest: longest() })
  const reader = await openOn(node.connectionString, 10_000)
  for (const [n, stream] of streams.entries()) {
    expect(await reader.read(stream)(), context).toEqual(E.right(written[n]))
  }
  const all = await reader.readLog(0, appends + 1)()
  expect(E.isRight(all) && all.right.length, context).toBe(appends)
  expect(longest(), context).toBeLessThan(deadline + tolerance)
  expect(new Set(met.keys()), context).toEqual(new Set(plan.map(({ fault }) => fault.name)))
  expect(deaths).toBe(appends / diesEvery)
  expect(unknown, context).toBeGreaterThan(plan.length)
  for (const one of [reader, store]) await one.close()
  await node.stop()
})
