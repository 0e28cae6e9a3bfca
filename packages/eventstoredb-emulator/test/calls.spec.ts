/** What no client shows: trailers, mandatory properties, ids in halves, calls that nobody answers. */
import { randomUUID } from 'node:crypto'
import { type Emulator, startEmulator } from '@carmkit/eventstoredb-emulator'
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Reader } from '../src/wire/reader.js'
import { readUuid, writeUuid } from '../src/wire/shared.js'
import type { Writer } from '../src/wire/writer.js'
import { type Fill, rawCall } from './raw-call.js'
import { freshStream, readAllOf } from './semantics/world.js'

let emulator: Emulator
let client: EventStoreDBClient

beforeAll(async () => {
  emulator = await startEmulator()
  client = EventStoreDBClient.connectionString(emulator.connectionString)
})

afterAll(async () => {
  await client.dispose()
  await emulator.stop()
})

const streams = '/event_store.client.streams.Streams'
const call = (path: string, ...requests: ReadonlyArray<Fill>) =>
  rawCall(emulator.port, path, requests)

const writeStream = (writer: Writer, stream: string): void =>
  writer.message(1, () => writer.text(3, stream))

const propose = (writer: Writer, properties: Readonly<Record<string, string>>): void => {
  writeUuid(writer, 1, { id: randomUUID(), form: 'text' })
  for (const [key, value] of Object.entries(properties)) {
    writer.message(2, () => {
      writer.text(1, key)
      writer.text(2, value)
    })
  }
}

describe('9. type and content type are mandatory', () => {
  it('of an append: the trailers name what is missing', async () => {
    const { trailers } = await call(
      `${streams}/Append`,
      (writer) => writer.message(1, () => writeStream(writer, freshStream())),
      (writer) => writer.message(2, () => propose(writer, { type: 'T' })),
    )
    expect(trailers).toMatchObject({
      'grpc-status': '3',
      exception: 'missing-required-metadata-property',
      'required-metadata-properties': 'content-type',
    })
  })

  it('of a batch: a bad request, and nothing is written', async () => {
    const stream = freshStream()
    const { messages, trailers } = await call(`${streams}/BatchAppend`, (writer) => {
      writeUuid(writer, 1, { id: randomUUID(), form: 'text' })
      writer.message(2, () => writeStream(writer, stream))
      writer.message(3, () => propose(writer, { 'content-type': 'application/json' }))
      writer.number(4, 1)
    })
    expect(trailers['grpc-status']).toBe('0')
    expect(messages[0]?.toString('latin1')).toContain('event_store.client.BadRequest')
    await expect(readAllOf(client.readStream(stream))).rejects.toThrow(/not found/)
  })
})

it('ids come as two halves to whoever asks for that', async () => {
  const stream = freshStream()
  const id = randomUUID()
  await client.appendToStream(stream, jsonEvent({ id, type: 'T', data: {} }))
  const { messages } = await call(`${streams}/Read`, (writer) => {
    writer.message(1, () => {
      writer.message(1, () => writeStream(writer, stream))
      writer.number(5, 10)
      writer.message(9, () => writer.empty(1))
    })
  })
  const within = (reader: Reader): Reader => {
    expect(reader.next()).toBe(1)
    return reader.message()
  }
  const uuid = within(within(within(new Reader(messages[0] ?? Buffer.alloc(0)))))
  expect(readUuid(uuid)).toBe(id)
  expect(messages[0]?.includes(id)).toBe(false)
})

it('a name that no header can hold is percent-encoded in the trailers', async () => {
  const stream = `${freshStream()} é%🍁`
  await client.tombstoneStream(stream)
  const { trailers } = await call(`${streams}/Delete`, (writer) =>
    writer.message(1, () => writeStream(writer, stream)),
  )
  expect(trailers).toMatchObject({ 'grpc-status': '9', exception: 'stream-deleted' })
  expect(decodeURIComponent(String(trailers['stream-name']))).toBe(stream)
})

it('a request that is none fails its own call only', async () => {
  const nonsense: Fill = (writer) => writer.number(1, 1)
  for (const method of ['Append', 'BatchAppend', 'Delete', 'Read']) {
    const { trailers } = await call(`${streams}/${method}`, nonsense)
    expect(trailers['grpc-status']).toBe('3')
  }
  expect(
    (await client.appendToStream(freshStream(), jsonEvent({ type: 'T', data: {} }))).success,
  ).toBe(true)
})

it('what the emulator does not do is unimplemented', async () => {
  const path = '/event_store.client.persistent_subscriptions.PersistentSubscriptions/Read'
  const { trailers } = await call(path)
  expect(trailers['grpc-status']).toBe('12')
})

it('a batch is answered once for all of its parts, when the last has come', async () => {
  const stream = freshStream()
  const id = randomUUID()
  const part =
    (isFinal: boolean, isFirst: boolean): Fill =>
    (writer) => {
      writeUuid(writer, 1, { id, form: 'text' })
      if (isFirst) writer.message(2, () => writeStream(writer, stream))
      writer.message(3, () => propose(writer, { type: 'T', 'content-type': 'application/json' }))
      writer.number(4, Number(isFinal))
    }
  const { messages } = await call(
    `${streams}/BatchAppend`,
    part(false, true),
    part(false, false),
    part(true, false),
  )
  expect(messages).toHaveLength(1)
  const events = await readAllOf(client.readStream(stream))
  expect(events.map(({ event }) => event?.revision)).toEqual([0n, 1n, 2n])
  const unfinished = await call(`${streams}/BatchAppend`, part(false, true))
  expect(unfinished.messages).toHaveLength(0)
  expect(await readAllOf(client.readStream(stream))).toHaveLength(3)
})

it('a reply of a batch can come twice, which a client has to bear', async () => {
  const doubled = await startEmulator({ intercept: () => ({ name: 'duplicateReply' }) })
  const { messages } = await rawCall(doubled.port, `${streams}/BatchAppend`, [
    (writer) => {
      writeUuid(writer, 1, { id: randomUUID(), form: 'text' })
      writer.message(2, () => writeStream(writer, 's'))
      writer.number(4, 1)
    },
  ])
  expect(messages).toHaveLength(2)
  expect(messages[0]).toEqual(messages[1])
  await doubled.stop()
})
