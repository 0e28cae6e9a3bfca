/** One call of the port ends within one deadline, however many calls of the server it takes. */
import { uuidFrom } from '@carmkit/kernel'
import type { Batch, KeptDeadline, Store } from '@carmkit/store'
import { openEventStoreDb } from '@carmkit/store-eventstoredb'
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it } from 'vitest'
import { addressFault } from '../src/connection-string.js'
import { categories, isAppend, isRead, opened, places } from './emulated.js'
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
const startedAmongOthers = async (within: number) => {
  const { store, emulator, next } = await place(within)
  await store.append(batchOf('sample-first', []))()
  const client = EventStoreDBClient.connectionString(emulator.connectionString)
  const event = () => jsonEvent({ type: 'T', data: {} })
  await client.appendToStream('other-a', Array.from({ length: 3_000 }, event))
  await client.dispose()
  await store.append(pinned)()
  return { store, next }
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

it('the deadline that the address names is that of each call', async () => {
  const { emulator, next } = await place()
  const connectionString = `${emulator.connectionString}&default-deadline=1000`
  const store = opened(await openEventStoreDb({ connectionString, categories }))
  next({ name: 'loseReply' }, isRead)
  const before = performance.now()
  expect(await store.read('sample-a')()).toEqual(
    E.left({ name: 'StoreUnavailable', reason: 'no answer within 1000 ms' }),
  )
  expect(performance.now() - before).toBeLessThan(2_500)
  await store.close()
})

it.each(['0', '-1', '1.5', 'soon', '', '1e4', '9999999999'])(
  'a deadline that is none is refused: "%s"',
  (deadline) => {
    expect(addressFault(`esdb://localhost:2113?defaultDeadline=${deadline}`)).toMatchObject({
      name: 'BadConnectionString',
      reason: expect.stringContaining('defaultDeadline=60000'),
    })
  },
)
