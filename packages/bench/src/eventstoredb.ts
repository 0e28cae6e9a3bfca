/**
 * The store on EventStoreDB beside its bare client, on one emulator in a process of its own: appends with
 * 64 in flight, and reading a stream and the log. The bare client checks nothing, decodes nothing and has
 * no deadlines.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { type JsonObject, noHash, type RecordedEvent, seal, uuidFrom } from '@carmkit/kernel'
import type { Store } from '@carmkit/store'
import { openEventStoreDb } from '@carmkit/store-eventstoredb'
import { EventStoreDBClient, jsonEvent, NO_STREAM } from '@eventstore/db-client'
import * as E from 'fp-ts/lib/Either.js'
import { type Comparison, compare } from './measure.js'

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
    return [
      await compare(`EventStoreDB appends, ${inFlight} in flight`, [
        { name: 'bare client, batched call', run: appending(bareAppend(batching)) },
        { name: 'bare client, unary call', run: appending(bareAppend(single)) },
        { name: 'carmkit', run: appending(storeAppend(store)) },
      ]),
      ...(await readings(batching, store)),
    ]
  } finally {
    await Promise.all([batching.dispose(), single.dispose(), store.close()])
    emulator.kill()
  }
}

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

/** Events are sealed by all variants alike, as a command seals them before it appends. */
const appending = (append: Append) => async (): Promise<number> => {
  let next = 0
  const write = async (): Promise<void> => {
    while (next++ < appendsPerRound) {
      const stream = `bench-${++streams}`
      await append(stream, [noted(stream, undefined)])
    }
  }
  await Promise.all(Array.from({ length: inFlight }, write))
  return appendsPerRound
}

let streams = 0

const recordedAt = '2026-03-02T14:00:00.000Z'

const noted = (stream: string, before: RecordedEvent | undefined): RecordedEvent => {
  const revision = (before?.revision ?? -1) + 1
  const commandId = uuidFrom(`${stream}@${revision}`)
  return seal({
    stream,
    revision,
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
  })
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
  return [
    await compare('EventStoreDB events of a stream', [
      { name: 'bare client', run: () => counted(client.readStream(stream)) },
      { name: 'carmkit', run: async () => countedIn(await store.read(stream, { from: 0 })()) },
    ]),
    await compare('EventStoreDB events of the log', [
      { name: 'bare client', run: () => counted(client.readAll({ maxCount: eventsToRead })) },
      { name: 'carmkit', run: async () => countedIn(await store.readLog(0, eventsToRead)()) },
    ]),
  ]
}

const counted = async (read: AsyncIterable<unknown>): Promise<number> => {
  let count = 0
  for await (const _ of read) count++
  return count
}

const countedIn = <A>(read: E.Either<{ readonly name: string }, ReadonlyArray<A>>): number => {
  if (E.isLeft(read)) throw new Error(read.left.name)
  return read.right.length
}
