/** One call of the port ends within one deadline, however many calls of the server it takes. */
import type { Fault } from '@carmkit/eventstoredb-emulator'
import { uuidFrom } from '@carmkit/kernel'
import type { Batch, KeptDeadline, Store } from '@carmkit/store'
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client'
import { expect, it } from 'vitest'
import { isAppend, isRead, places } from './emulated.js'
import { batchOf } from './sample.js'

const deadline = 1_000
/** What a busy machine may take longer: less than a second deadline would. */
const tolerance = 600
const place = places()

const kept: KeptDeadline = {
  commandId: uuidFrom('deadline'),
  due: '2026-03-04T17:00:00.000Z' as KeptDeadline['due'],
  type: 'MarkDormant',
  data: {},
  causedBy: uuidFrom('cause'),
  correlationId: uuidFrom('correlation'),
}
const parked = [
  {
    reaction: 'one',
    causedBy: uuidFrom('cause'),
    commandId: 'command',
    type: 'Add',
    data: {},
    reasons: [],
  },
]
const pinned = batchOf('sample-pinned', [])
const pin: Batch['expect'][number] = {
  stream: 'sample-pinned',
  revision: 0,
  hash: pinned.events[0]?.metadata.hash as Batch['expect'][number]['hash'],
}

/** Each first finds a server that takes most of its time to read, then one that does not answer. */
const calls: Readonly<Record<string, (store: Store) => Promise<unknown>>> = {
  'an append with pins': (store) => store.append({ ...batchOf('sample-own', []), expect: [pin] })(),
  'deadlines that are saved': (store) => store.saveDeadlines(1, [kept])(),
  'progress with a parked command': (store) =>
    store.saveReactionProgress('one', { progress: { position: 1, state: null }, parked })(),
}

it.each(Object.entries(calls))('%s', async (_, call) => {
  const { store, next } = await place(deadline)
  await store.append(pinned)()
  next({ name: 'delay', milliseconds: 800 }, isRead)
  for (let n = 0; n < 50; n++) next({ name: 'loseReply' }, isAppend)
  const before = performance.now()
  expect(await call(store)).toMatchObject({ _tag: 'Left' })
  expect(performance.now() - before).toBeLessThan(deadline + tolerance)
})

/** Two streams of ours, with much of others between them. */
const startedAmongOthers = async (within: number, others = 3_000) => {
  const { store, emulator, next, operations } = await place(within)
  await store.append(batchOf('sample-first', []))()
  const client = EventStoreDBClient.connectionString(emulator.connectionString)
  const event = () => jsonEvent({ type: 'T', data: {} })
  await client.appendToStream('other-a', Array.from({ length: others }, event))
  await client.dispose()
  await store.append(pinned)()
  return { store, next, operations }
}

it('a log that takes many calls to walk, and the names of its streams, which are found in parts', async () => {
  const { store, next } = await startedAmongOthers(deadline)
  for (const call of [store.readLog(0, 10), store.listStreams('sample')]) {
    for (let n = 0; n < 4; n++) next({ name: 'delay', milliseconds: 700 }, isRead)
    const before = performance.now()
    expect(await call()).toMatchObject({ left: { name: 'StoreUnavailable' } })
    expect(performance.now() - before).toBeLessThan(deadline + tolerance)
  }
})

it('a walk that came to no end is not begun again: the next call goes on where it stopped', async () => {
  const { store, next, operations } = await startedAmongOthers(2_400, 1_000)
  const reads = (): number => operations.filter(isRead).length
  /** Of the reads of a call, by their number: the end of the log, what is ours in it, then pages of all. */
  const meeting = async (faults: Readonly<Record<number, Fault>>, call: () => Promise<unknown>) => {
    const before = reads()
    for (const [number, fault] of Object.entries(faults)) {
      next(fault, (one) => isRead(one) && reads() - before === Number(number))
    }
    return { found: await call(), reads: reads() - before }
  }
  const silent: Fault = { name: 'loseReply' }
  const refused: Fault = { name: 'refuse', status: { code: 7, message: 'not now' } }
  const names = ['sample-first', 'sample-pinned']
  // Pages of 256 and 512, which leave fewer than 256; it would take three to begin again.
  const brokenOff = { 2: silent, 5: refused }
  const list = store.listStreams('sample')
  expect(await meeting(brokenOff, list)).toMatchObject({ found: { _tag: 'Left' }, reads: 5 })
  expect(await meeting({ 2: silent }, list)).toMatchObject({ found: { right: names }, reads: 3 })
  // Here the event that was found is looked at once more, to see that it is still there.
  const log = store.readLog(0, 10)
  const found = { right: names.map((stream) => ({ event: { stream } })) }
  expect(await meeting(brokenOff, log)).toMatchObject({ found: { _tag: 'Left' }, reads: 5 })
  expect(await meeting({ 3: silent }, log)).toMatchObject({ found, reads: 4 })
})
