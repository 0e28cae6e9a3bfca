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

/** Two streams of ours, with much of others between them. */
const startedAmongOthers = async (within: number) => {
  const { store, emulator, next, operations } = await place(within)
  await store.append(batchOf('sample-first', []))()
  const client = EventStoreDBClient.connectionString(emulator.connectionString)
  const others = Array.from({ length: 3_000 }, () => jsonEvent({ type: 'T', data: {} }))
  await client.appendToStream('other-a', others)
  await client.dispose()
  await store.append(pinned)()
  return { store, next, operations }
}

it('a log that takes many calls to walk, and the names of its streams, which are found in parts', async () => {
  const { store, next } = await startedAmongOthers(deadline)
  for (const call of [store.readLog(0, 10), store.listStreams('sample')]) {
    for (let n = 0; n < 2; n++) next({ name: 'delay', milliseconds: 700 }, isRead)
    const before = performance.now()
    expect(await call()).toMatchObject({ left: { name: 'StoreUnavailable' } })
    expect(performance.now() - before).toBeLessThan(deadline + tolerance)
  }
})

it('a walk that came to no end is not begun again: the next call goes on where it stopped', async () => {
  const { store, next, operations } = await startedAmongOthers(10_000)
  const reads = (): number => operations.filter(isRead).length
  /** The second page is refused, which ends the call at once. @returns how many the next call reads */
  const pagesOfNext = async (call: () => Promise<unknown>, found: unknown): Promise<number> => {
    let pages = 0
    const status = { code: 7, message: 'not now' }
    next({ name: 'refuse', status }, (one) => isRead(one) && ++pages === 2)
    expect(await call()).toMatchObject({ left: { name: 'StoreUnavailable' } })
    const before = reads()
    expect(await call()).toMatchObject({ right: found })
    return reads() - before
  }
  const names = ['sample-first', 'sample-pinned']
  // A page of 2,001 and the rest.
  expect(await pagesOfNext(store.listStreams('sample'), names)).toBe(1)
  // Pages of 256, each but the first with the last event of the one before: the first is not read again, and the
  // event that it held is looked at once more.
  const found = names.map((stream) => ({ event: { stream } }))
  const pages = 1 + Math.ceil((3_002 - 256) / 255)
  expect(await pagesOfNext(store.readLog(0, 10), found)).toBe(pages)
})
