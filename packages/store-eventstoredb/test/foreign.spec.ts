/** What others wrote, cut or deleted: told where it is ours, passed over where it is not. */
import { startEmulator } from '@carmkit/eventstoredb-emulator'
import { eventsAmong } from '@carmkit/store'
import { binaryEvent, type EventData, EventStoreDBClient, jsonEvent } from '@eventstore/db-client'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { isRead, places } from './emulated.js'
import { batchOf } from './sample.js'

const place = places()
const stream = 'sample-a'

const begun = async () => {
  const { store, emulator, another } = await place()
  const client = EventStoreDBClient.connectionString(emulator.connectionString)
  const batch = batchOf(stream, [], [{ n: 0 }, { n: 1 }, { n: 2 }])
  expect(await store.append(batch)()).toEqual(E.right(undefined))
  return { store, client, batch, another }
}

const unreadable = (revision: number | null, reason: RegExp) => ({
  _tag: 'Left',
  left: { name: 'Unreadable', stream, revision, reason: expect.stringMatching(reason) },
})

describe('an event of somebody else in one of our streams', () => {
  const ours = { v: 1, commandId: 'x' }
  it.each<[string, EventData, RegExp]>([
    ['without our metadata', jsonEvent({ type: 'T', data: {} }), /T was not written by carmkit/],
    ['with other metadata', jsonEvent({ type: 'T', data: {}, metadata: ours }), /^metadata/],
    ['of no version', jsonEvent({ type: 'T', data: {}, metadata: {} }), /^v: expected/],
    ['of bytes', binaryEvent({ type: 'T', data: Buffer.from('{}') }), /data of its T is no JSON/],
    ['of a list', jsonEvent({ type: 'T', data: [] }), /data of its T is no JSON object/],
    ['that is a link', jsonEvent({ type: '$>', data: '0@other' }), /data of its \$> is no JSON/],
    [
      'with bytes as metadata',
      jsonEvent({ type: 'T', data: {}, metadata: Buffer.from('no JSON') }),
      /T was not written by carmkit/,
    ],
  ])('%s is told with its place', async (_, event, reason) => {
    const { store, client, batch } = await begun()
    await client.appendToStream(stream, event)
    expect(await store.read(stream)()).toMatchObject(unreadable(3, reason))
    const later = batchOf('sample-b', [])
    expect(await store.append(later)()).toEqual(E.right(undefined))
    expect(await store.readLog(0, 10)()).toMatchObject({
      right: [
        ...batch.events.map((one) => ({ event: one })),
        { position: expect.any(Number), unreadable: unreadable(3, reason).left },
        { event: later.events[0] },
      ],
    })
    expect(await store.read(stream, { limit: 3 })()).toEqual(E.right(batch.events))
    await client.dispose()
  })

  it('that was changed on its way is found by its hash, as everywhere', async () => {
    const { store, client, batch } = await begun()
    const [forged] = batchOf(stream, batch.events, [{ n: 3 }]).events
    const { eventId, ...metadata } = forged?.metadata ?? { eventId: '' }
    const event = jsonEvent({
      id: eventId,
      type: 'Noted',
      data: { n: 4 },
      metadata: { v: 1, ...metadata },
    })
    await client.appendToStream(stream, event)
    const read = await store.read(stream)()
    expect(E.isRight(read) && read.right[3]).toEqual({ ...forged, data: { n: 4 } })
    await client.dispose()
  })
})

describe('streams of others', () => {
  it('are passed over, however many there are', async () => {
    const { store, client, batch } = await begun()
    const event = () => jsonEvent({ type: 'T', data: {} })
    for (const other of ['other-a', 'samples-a', '$sample-a', 'sampl']) {
      await client.appendToStream(other, Array.from({ length: 300 }, event))
    }
    await client.setStreamMetadata('other-a', { maxCount: 3 })
    const later = batchOf('sample.b', [])
    expect(await store.append(later)()).toEqual(E.right(undefined))
    const log = await store.readLog(0, 100)()
    if (E.isLeft(log)) throw new Error(log.left.name)
    expect(eventsAmong(log.right).map((one) => one.event)).toEqual([
      ...batch.events,
      ...later.events,
    ])
    const third = log.right[2]?.position ?? 0
    expect(await store.readLog(third, 1)()).toEqual(E.right(log.right.slice(3)))
    expect(await store.listStreams('sample')()).toEqual(E.right(['sample-a', 'sample.b']))
    await client.dispose()
  })

  it('that fill the log are searched by the server, and cost no calls', async () => {
    const { store, emulator, operations, next } = await place()
    const client = EventStoreDBClient.connectionString(emulator.connectionString)
    const ours = [batchOf('sample-a', [], [{ n: 1 }]), batchOf('sample-b', [], [{ n: 2 }])]
    for (const batch of ours) {
      await store.append(batch)()
      const others = Array.from({ length: 10_000 }, () => jsonEvent({ type: 'T', data: {} }))
      await client.appendToStream('shop-1', others)
    }
    await client.dispose()
    // From far away: eighty pages would take longer than a call may.
    for (let n = 0; n < 100; n++) next({ name: 'delay', milliseconds: 100 }, isRead)
    const before = operations.length
    expect(await store.readLog(0, 10)()).toMatchObject({
      right: ours.map(({ events: [event] }) => ({ event })),
    })
    expect(await store.listStreams('sample')()).toEqual(E.right(['sample-a', 'sample-b']))
    expect(operations.length - before).toBe(4)
  })

  it('that follow our last event are read once, not at every question', async () => {
    const { store, emulator, operations } = await place()
    const client = EventStoreDBClient.connectionString(emulator.connectionString)
    await store.append(batchOf(stream, [], [{ n: 1 }, { n: 2 }]))()
    const others = Array.from({ length: 3_000 }, () => jsonEvent({ type: 'T', data: {} }))
    await client.appendToStream('other-a', others)
    const log = await store.readLog(0, 10)()
    const entries = E.isRight(log) ? log.right : []
    const [beforeLast = 0, last = 0] = entries.map(({ position }) => position)
    const before = operations.length
    expect(await store.readLog(last, 10)()).toEqual(E.right([]))
    expect(operations.length - before).toBe(1)
    // As one asks who sees to it that the last event is still the same: once for it, once for what follows.
    expect(await store.readLog(beforeLast, 10)()).toEqual(E.right(entries.slice(1)))
    expect(operations.length - before).toBe(3)
    const next = batchOf('sample-b', [])
    await store.append(next)()
    const events = { right: [{ event: next.events[0] }] }
    expect(await store.readLog(last, 10)()).toMatchObject(events)
    expect(await store.readLog(beforeLast, 10)()).toMatchObject({
      right: [entries[1], ...events.right],
    })
    await client.dispose()
  })
})

describe('a stream of ours', () => {
  it('that was cut is unreadable from where it is missing', async () => {
    const { store, client, another } = await begun()
    await client.setStreamMetadata(stream, { truncateBefore: 2 })
    const other = await another()
    expect(await other.read(stream)()).toMatchObject(unreadable(0, /cut/))
    expect(await other.read(stream, { from: 1 })()).toMatchObject(unreadable(1, /cut/))
    expect(await other.read(stream, { from: 2 })()).toMatchObject({ right: [{ revision: 2 }] })
    await client.setStreamMetadata(stream, { truncateBefore: 9 })
    expect(await other.read(stream)()).toMatchObject(unreadable(0, /cut/))
    expect(await other.read(stream, { from: 3 })()).toMatchObject(unreadable(3, /cut/))
    await client.dispose()
    expect(await store.readLog(0, 10)()).toMatchObject({ right: [{}, {}, {}] })
  })

  it('that was deleted is unreadable, not absent', async () => {
    const { store, client } = await begun()
    await store.read(stream)()
    await client.deleteStream(stream)
    expect(await store.read(stream)()).toMatchObject(unreadable(0, /deleted/))
    // Whoever appends to it all the same learns that it did not land where it was sent.
    expect(await store.append(batchOf(stream, []))()).toMatchObject({
      left: { name: 'ConnectionLost', reason: expect.stringMatching(/revision 3 and not at 0/) },
    })
    await client.dispose()
  })

  it('that was tombstoned is unreadable, and takes nothing', async () => {
    const { store, client, batch } = await begun()
    await client.tombstoneStream(stream)
    expect(await store.read(stream)()).toMatchObject(unreadable(null, /deleted for ever/))
    expect(await store.readLog(0, 10)()).toMatchObject({
      right: [{}, {}, {}, { unreadable: unreadable(null, /deleted for ever/).left }],
    })
    expect(await store.append(batchOf(stream, batch.events))()).toMatchObject({
      left: { name: 'StoreUnavailable', reason: expect.stringMatching(/deleted for ever/) },
    })
    await client.dispose()
  })

  it.each<[string, (client: EventStoreDBClient) => Promise<unknown>, string]>([
    ['tombstoned', (client) => client.tombstoneStream(stream), 'sample-a@? cannot be read: the'],
    [
      'cut as a whole',
      (client) => client.setStreamMetadata(stream, { truncateBefore: 9 }),
      'sample-a@0 cannot be read: it is no longer there',
    ],
    [
      'gone on with by somebody else',
      (client) => client.appendToStream(stream, jsonEvent({ type: 'T', data: {} })),
      'sample-a@3 cannot be read: its T was not written by carmkit',
    ],
  ])('that was %s is named by what is pinned to it', async (_, damage, place) => {
    const { store, client, batch } = await begun()
    await damage(client)
    await client.dispose()
    const hash = batch.events[2]?.metadata.hash ?? ''
    const pinned = { ...batchOf('sample-b', []), expect: [{ stream, revision: 2, hash }] }
    expect(await store.append(pinned)()).toMatchObject({
      left: { name: 'StoreUnavailable', reason: expect.stringContaining(place) },
    })
    expect(await store.read('sample-b')()).toEqual(E.right([]))
  })

  it('that was written anew since it was read is read anew', async () => {
    const { store, client } = await begun()
    await store.read(stream)()
    await client.deleteStream(stream)
    await client.appendToStream(stream, jsonEvent({ type: 'T', data: {} }))
    expect(await store.read(stream)()).toMatchObject(unreadable(2, /cut/))
    await client.dispose()
  })

  it.each([
    ['as long', [{ m: 0 }, { m: 1 }, { m: 2 }]],
    ['shorter', [{ m: 0 }]],
    ['longer', [{ m: 0 }, { m: 1 }, { m: 2 }, { m: 3 }]],
  ])('of a server that was put back to another state, %s, is read anew', async (_, data) => {
    const { store, emulator } = await place()
    await store.append(batchOf(stream, [], [{ n: 0 }, { n: 1 }, { n: 2 }]))()
    await store.read(stream)()
    const log = await store.readLog(0, 10)()
    const second = E.isRight(log) ? (log.right[1]?.position ?? 0) : 0
    await emulator.kill()
    const other = await startEmulator({ port: emulator.port })
    const batch = batchOf(stream, [], data)
    await expect.poll(() => store.append(batch)()).toEqual(E.right(undefined))
    expect(await store.read(stream)()).toEqual(E.right(batch.events))
    const now = await store.readLog(second, 10)()
    expect(E.isRight(now) && eventsAmong(now.right).map(({ event }) => event)).toEqual(
      batch.events.slice(2),
    )
    await other.stop()
  })
})
