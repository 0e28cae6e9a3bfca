/**
 * The store on EventStoreDB beside its bare client, on one emulator in a process of its own: reading a stream and
 * the log, and appends with 64 in flight. The bare client checks nothing, decodes nothing, hashes nothing and has no
 * deadlines. What each step of ours costs is told in a row of its own: the hash of an event is not part of the port,
 * but whoever appends has sealed it, and who trusts nothing checks it.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import {
  followsInChain,
  type JsonObject,
  noHash,
  type RecordedEvent,
  type StreamEnd,
  seal,
  type UnsealedEvent,
} from '@carmkit/kernel'
import { eventsAmong, type Store } from '@carmkit/store'
import { openEventStoreDb } from '@carmkit/store-eventstoredb'
import { EventStoreDBClient, jsonEvent, NO_STREAM } from '@eventstore/db-client'
import * as E from 'fp-ts/lib/Either.js'
import { type Comparison, compareByAll, processorTime, type Variant, wallTime } from './measure.js'

const inFlight = 64
const appendsPerRound = 512
const eventsToRead = 5_000
const eventsPerAppend = 250

export const eventStoreDb = async (): Promise<ReadonlyArray<Comparison>> => {
  const { emulator, address } = await startedEmulator()
  const [batching, single] = [clientOf(address), clientOf(address)]
  Object.assign(single, { supports: async () => false })
  const store = await openedAt(address)
  try {
    // While the log holds nothing but what is read.
    const read = await readings(batching, store)
    return [
      ...read,
      ...(await compared(`EventStoreDB appends, ${inFlight} in flight`, [
        { name: 'bare client, batched call', run: appending(bareAppend(batching), unsealed) },
        { name: 'bare client, unary call', run: appending(bareAppend(single), unsealed) },
        { name: 'bare client, batched call, events sealed', run: appending(bareAppend(batching)) },
        { name: 'carmkit, events sealed', run: appending(storeAppend(store)) },
      ])),
    ]
  } finally {
    await Promise.all([batching.dispose(), single.dispose(), store.close()])
    emulator.kill()
  }
}

/** By the clock on the wall, and by what this process computed: that a busy machine leaves alone. */
const compared = (
  title: string,
  variants: ReadonlyArray<Variant>,
): Promise<ReadonlyArray<Comparison>> =>
  compareByAll(
    [
      { title, milliseconds: wallTime },
      { title: `${title}, by the client's processor time`, milliseconds: processorTime },
    ],
    variants,
  )

const startedEmulator = async (): Promise<{ emulator: ChildProcess; address: string }> => {
  const cli = fileURLToPath(new URL('main.js', import.meta.resolve('@carmkit/cli')))
  const emulator = spawn(process.execPath, [cli, 'emulator', '--port', '0'])
  const [address] = (await once(createInterface({ input: emulator.stdout }), 'line')) as [string]
  return { emulator, address }
}

const clientOf = (address: string): EventStoreDBClient =>
  EventStoreDBClient.connectionString(address)

const openedAt = async (connectionString: string): Promise<Store> => {
  const opened = await openEventStoreDb({ connectionString, categories: ['bench'] })
  if (E.isLeft(opened)) throw new Error(opened.left.reason)
  return opened.right
}

type Append = (stream: string, events: ReadonlyArray<RecordedEvent>) => Promise<void>

const bareAppend =
  (client: EventStoreDBClient): Append =>
  async (stream, events) => {
    const proposed = events.map(({ type, data, v, metadata: { eventId, ...metadata } }) =>
      jsonEvent({ id: eventId, type, data: data as JsonObject, metadata: { v, ...metadata } }),
    )
    await client.appendToStream(stream, proposed, {
      expectedRevision: NO_STREAM,
    })
  }

const storeAppend =
  (store: Store): Append =>
  async (stream, events) => {
    const landed = await store.append({ stream, expected: 'absent', events, expect: [] })()
    if (E.isLeft(landed)) throw new Error(landed.left.name)
  }

type Make = (stream: string) => RecordedEvent

/** Each event is made on the way, as a command seals it before it appends. */
const appending =
  (append: Append, made: Make = noted) =>
  async (): Promise<number> => {
    let next = 0
    const write = async (): Promise<void> => {
      while (next++ < appendsPerRound) {
        const stream = `bench-${++streams}`
        await append(stream, [made(stream)])
      }
    }
    await Promise.all(Array.from({ length: inFlight }, write))
    return appendsPerRound
  }

let streams = 0

const recordedAt = '2026-03-02T14:00:00.000Z'

const noted = (stream: string, before?: RecordedEvent): RecordedEvent =>
  seal(contentOf(stream, before))

/** As many bytes, with an id and a hash that took no computing. */
const unsealed: Make = (stream) => {
  const content = contentOf(stream)
  return { ...content, metadata: { ...content.metadata, eventId: newId(), hash: noHash } }
}

const newId = () => randomUUID() as RecordedEvent['metadata']['eventId']

const contentOf = (stream: string, before?: RecordedEvent): UnsealedEvent => {
  const commandId = newId()
  return {
    stream,
    revision: (before?.revision ?? -1) + 1,
    type: 'Noted',
    v: 1,
    data: { note: 'x'.repeat(400) },
    metadata: {
      commandId,
      correlationId: commandId,
      causationId: null,
      actor: { kind: 'external', party: 'cra' },
      grant: { role: null, rules: [], delegation: null, pins: [] },
      recordedAt,
      effectiveAt: recordedAt,
      ruleSet: 'bench/1',
      previousHash: before?.metadata.hash ?? noHash,
    },
  }
}

const readings = async (
  client: EventStoreDBClient,
  store: Store,
): Promise<ReadonlyArray<Comparison>> => {
  const stream = 'bench-long'
  const events: RecordedEvent[] = []
  while (events.length < eventsToRead) events.push(noted(stream, events.at(-1)))
  for (let at = 0; at < events.length; at += eventsPerAppend) {
    const batch = events.slice(at, at + eventsPerAppend)
    const landed = await store.append({
      stream,
      expected: at === 0 ? 'absent' : at - 1,
      events: batch,
      expect: [],
    })()
    if (E.isLeft(landed)) throw new Error(landed.left.name)
  }
  const eventsOf = async () => found(await store.read(stream, { from: 0 })())
  const eventsOfLog = async () =>
    eventsAmong(found(await store.readLog(0, eventsToRead)())).map(({ event }) => event)
  return [
    ...(await compared('EventStoreDB events of a stream', [
      { name: 'bare client', run: () => counted(client.readStream(stream)) },
      { name: 'carmkit, events decoded', run: async () => (await eventsOf()).length },
      { name: 'carmkit, hashes verified too', run: async () => verified(await eventsOf()) },
    ])),
    ...(await compared('EventStoreDB events of the log', [
      { name: 'bare client', run: () => counted(client.readAll({ maxCount: eventsToRead })) },
      { name: 'carmkit, events decoded', run: async () => (await eventsOfLog()).length },
      { name: 'carmkit, hashes verified too', run: async () => verified(await eventsOfLog()) },
    ])),
  ]
}

const counted = async (read: AsyncIterable<unknown>): Promise<number> => {
  let count = 0
  for await (const _ of read) count++
  return count
}

const found = <A>(read: E.Either<{ readonly name: string }, A>): A => {
  if (E.isLeft(read)) throw new Error(read.left.name)
  return read.right
}

/** Every hash and link, as `carmkit verify` checks them. */
const verified = (events: ReadonlyArray<RecordedEvent>): number => {
  let end: StreamEnd = 'absent'
  for (const event of events) {
    const next = followsInChain(event.stream, end, event)
    if (E.isLeft(next)) throw new Error(next.left.reason)
    end = next.right
  }
  return events.length
}
