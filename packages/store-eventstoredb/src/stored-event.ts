/**
 * How an event stands in EventStoreDB: type, data and id in their places, everything else in its
 * metadata; stream and revision are the server's to tell. What is read is trusted to be nothing until
 * it has the form of an event.
 */
import { faultsOf, isJsonObject, type JsonObject, RecordedEvent } from '@carmkit/kernel'
import type { LogEntry, Position, Unreadable } from '@carmkit/store'
import type { AllStreamResolvedEvent, ResolvedEvent } from '@eventstore/db-client'
import * as E from 'fp-ts/lib/Either.js'

/** Where an event stands in the whole log. */
export interface Place {
  readonly commit: bigint
  readonly prepare: bigint
}

/** An event as the server keeps it, whoever wrote it. */
export interface StoredEvent {
  readonly stream: string
  readonly revision: bigint
  readonly id: string
  readonly type: string
  /** Parsed where it is JSON; else a text or bytes. */
  readonly data: unknown
  readonly metadata: unknown
  readonly place: Place
}

export interface NewEvent {
  readonly id: string
  readonly type: string
  readonly data: JsonObject
  readonly metadata: JsonObject
}

export type Incoming = ResolvedEvent | AllStreamResolvedEvent

/** Links are not followed: one that stands in a stream is the event that stands there. */
export const storedEvent = ({ event, link, commitPosition = 0n }: Incoming): StoredEvent => {
  const found = event ?? link
  if (found === undefined) throw new Error('the server sent an event without any record')
  const { streamId, revision, id, type, data, metadata, position } = found
  const place = position ?? { commit: commitPosition, prepare: commitPosition }
  return { stream: streamId, revision, id, type, data, metadata, place }
}

/** The port counts from 1, and the first event of a log may stand at 0. */
export const positionOf = ({ commit }: Place): Position => Number(commit) + 1

/** Where the event at this position stands; null for none before the first. */
export const placeOf = (position: Position): Place | null => {
  if (position === 0) return null
  const commit = BigInt(position - 1)
  return { commit, prepare: commit }
}

/** From its text, as it is stored everywhere: it shares nothing with what a caller may change. */
export const newEvent = (text: string): NewEvent => {
  const { type, v, data, metadata } = JSON.parse(text) as RecordedEvent
  const { eventId, ...rest } = metadata
  return { id: eventId, type, data: data as JsonObject, metadata: { v, ...rest } as JsonObject }
}

/** As it stands in the log, whether it is an event or not. */
export const entryOf = (stored: StoredEvent): LogEntry => {
  const position = positionOf(stored.place)
  return E.match<Unreadable, RecordedEvent, LogEntry>(
    (unreadable) => ({ position, unreadable }),
    (event) => ({ position, event }),
  )(decodeStored(stored))
}

/** Left names the place, and what keeps it from being one of ours. */
export const decodeStored = (stored: StoredEvent): E.Either<Unreadable, RecordedEvent> => {
  const { stream, type, data, metadata, id } = stored
  const revision = Number(stored.revision)
  const unreadable = (reason: string) =>
    E.left<Unreadable>({ name: 'Unreadable', stream, revision, reason })
  // The server gives it a revision that no event can have.
  if (type === '$streamDeleted') {
    const reason = 'the stream was deleted for ever'
    return E.left({ name: 'Unreadable', stream, revision: null, reason })
  }
  if (!isPlainObject(data)) return unreadable(`the data of its ${type} is no JSON object`)
  if (!isPlainObject(metadata)) return unreadable(`its ${type} was not written by carmkit`)
  const { v, ...rest } = metadata
  // A copy of the copy would cost more than all the rest.
  const event = { stream, revision, type, v, data, metadata: Object.assign(rest, { eventId: id }) }
  const decoded = RecordedEvent.decode(event)
  if (E.isRight(decoded)) return decoded
  const [fault] = faultsOf(decoded.left)
  return unreadable(`${fault?.path ?? ''}: ${fault?.reason ?? ''}`)
}

/** Bytes are what the client gives for anything that is not JSON. */
const isPlainObject = (value: unknown): value is JsonObject =>
  isJsonObject(value) && !(value instanceof Uint8Array)
