/**
 * What the statements about the server are told with: a server, streams of their own, and the short
 * notation of appends. The server is the emulator in this process, or the one `EVENTSTOREDB_URL` names.
 */
import { randomUUID } from 'node:crypto'
import { type Emulator, startEmulator } from '@carmkit/eventstoredb-emulator'
import {
  ANY,
  type AppendResult,
  EventStoreDBClient,
  isCommandError,
  jsonEvent,
  NO_STREAM,
  type ReadStreamOptions,
} from '@eventstore/db-client'
import { afterAll, beforeAll } from 'vitest'

/** The same append over both calls that the protocol has for it: credentials choose the unary one. */
export const bothCalls = [
  { call: 'BatchAppend', options: {} },
  { call: 'Append', options: { credentials: { username: 'admin', password: 'changeit' } } },
] as const

/** Starts a server for the tests of a file. @returns the client, once the tests run */
export const clientForTests = (): (() => EventStoreDBClient) => {
  let emulator: Emulator | undefined
  let client: EventStoreDBClient | undefined
  beforeAll(async () => {
    const url = process.env['EVENTSTOREDB_URL']
    if (url === undefined) emulator = await startEmulator()
    client = EventStoreDBClient.connectionString(url ?? emulator?.connectionString ?? '')
  })
  afterAll(async () => {
    await client?.dispose()
    await emulator?.stop()
  })
  return () => {
    if (client === undefined) throw new Error('the server is not up yet')
    return client
  }
}

export const freshStream = (): string => `s${randomUUID().replaceAll('-', '')}-1`

interface Pen {
  readonly stream: string
  /**
   * Appends as the statements write them: `3e2` is event 3 expecting revision 2, `em1` expects no
   * stream, `any` anything; several in order, and the answer is that of the last one.
   */
  readonly write: (notation: string) => Promise<AppendResult>
  /** The numbers of the events that the stream holds, in order. */
  readonly numbers: (options?: ReadStreamOptions) => Promise<ReadonlyArray<number>>
}

/** A stream of its own with events 0, 1, 2, ... whose ids stay the same however often they are written. */
export const penOf = (
  client: EventStoreDBClient,
  {
    stream = freshStream(),
    options = {},
  }: { readonly stream?: string; readonly options?: object } = {},
): Pen => {
  const ids = Array.from({ length: 10 }, () => randomUUID())
  const append = (part: string): Promise<AppendResult> => {
    const [, numbers = '', expected = ''] = /^\[?([\d,]*)\]?(any|e\w+)$/.exec(part) ?? []
    const events = numbers
      .split(',')
      .filter((number) => number !== '')
      .map((number) =>
        jsonEvent({
          id: ids[Number(number)] ?? '',
          type: 'Numbered',
          data: { number: Number(number) },
        }),
      )
    return client.appendToStream(stream, events, {
      expectedRevision: expectedOf(expected),
      ...options,
    })
  }
  return {
    stream,
    write: async (notation) => {
      const [first = '', ...others] = notation.split(' ')
      let result = await append(first)
      for (const part of others) result = await append(part)
      return result
    },
    numbers: async (readOptions = {}) => {
      const numbers: number[] = []
      for await (const { event } of client.readStream<NumberedEvent>(stream, readOptions)) {
        numbers.push(event?.data.number ?? -1)
      }
      return numbers
    },
  }
}

type NumberedEvent = { type: 'Numbered'; data: { number: number } }

const expectedOf = (text: string): bigint | typeof ANY | typeof NO_STREAM =>
  text === 'any' ? ANY : text === 'em1' ? NO_STREAM : BigInt(text.slice(1))

/** The class of the error and what it carries, without its text; a success is a failed test. */
export const refusalOf = async (attempt: Promise<unknown>): Promise<Record<string, unknown>> => {
  try {
    await attempt
  } catch (error) {
    if (!(error instanceof Error) || !isCommandError(error)) throw error
    const { code: _code, message: _message, _raw, stack: _stack, ...carried } = error
    return carried
  }
  throw new Error('it succeeded, a refusal was expected')
}

export const wrongRevision = (
  streamName: string,
  expectedVersion: bigint | string,
  actualVersion: bigint | string,
) => ({ type: 'wrong-expected-version', streamName, expectedVersion, actualVersion })

export const streamDeleted = (streamName: string) => ({ type: 'stream-deleted', streamName })

export const streamNotFound = (streamName: string) => ({ type: 'stream-not-found', streamName })

/** Reads to the end, so that a refusal shows. */
export const readAllOf = async <Event>(events: AsyncIterable<Event>): Promise<Event[]> => {
  const all: Event[] = []
  for await (const event of events) all.push(event)
  return all
}

/** What the tests of subscriptions look at in an event. */
export interface ReadRevision {
  readonly streamId: string
  readonly revision: bigint
  readonly type: string
}
