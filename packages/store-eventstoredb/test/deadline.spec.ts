/** One call of the port ends within one deadline, however many calls of the server it takes. */
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

it('a log that takes many calls to walk, and the names of its streams, which are found in parts', async () => {
  const { store, emulator, next } = await place(deadline)
  const client = EventStoreDBClient.connectionString(emulator.connectionString)
  const others = Array.from({ length: 3_000 }, () => jsonEvent({ type: 'T', data: {} }))
  await client.appendToStream('other-a', others)
  await client.dispose()
  await store.append(pinned)()
  for (const call of [store.readLog(0, 10), store.listStreams('sample')]) {
    for (let n = 0; n < 2; n++) next({ name: 'delay', milliseconds: 700 }, isRead)
    const before = performance.now()
    expect(await call()).toMatchObject({ left: { name: 'StoreUnavailable' } })
    expect(performance.now() - before).toBeLessThan(deadline + tolerance)
  }
  // Each call goes on where the one before it ended, so a slow machine needs a few of them.
  let names = await store.listStreams('sample')()
  for (let n = 0; n < 10 && names._tag === 'Left'; n++) names = await store.listStreams('sample')()
  expect(names).toMatchObject({ right: ['sample-pinned'] })
})
