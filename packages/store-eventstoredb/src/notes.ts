/**
 * What the store keeps for itself, in streams of its own that no category claims. Everything in them
 * is written at an explicit revision and decided again when somebody was faster, so that processes
 * can share them.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Codec, codec, faultsOf, type Json, type JsonObject, text } from '@carmkit/kernel'
import { mutex, type ReadFailure, type StoreUnavailable } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import type { Connection } from './connection.js'
import { type Fault, readFailureOf, reasonOf } from './fault.js'
import { jittered } from './patience.js'
import type { NewEvent, StoredEvent } from './stored-event.js'

/** All streams of the store's own begin like this. */
export const ownPrefix = 'carmkitStore-'

export interface Note {
  readonly type: string
  readonly data: JsonObject
}

/** What the data of each type of note has to be. */
export type NoteCodecs = Readonly<Record<string, Pick<Codec<object>, 'decode'>>>

/**
 * A stream of notes, folded into what they mean; only what came since is read. It is given the connection
 * of each call of the port, which ends in time.
 */
export interface Notebook<State> {
  readonly read: (connection: Connection) => Promise<E.Either<ReadFailure, State>>
  /** Adds what is still missing in the state as it is; nothing, when it is all there. */
  readonly add: (
    connection: Connection,
    missing: (state: State) => ReadonlyArray<Note>,
  ) => Promise<E.Either<StoreUnavailable, void>>
}

export const anyText = text<string>('Text', 'well-formed', () => true)

/** What the server gives is JSON, if it is anything. */
export const anyJson: Codec<Json> = codec('JSON', (value) =>
  value === undefined ? 'expected JSON, got nothing' : null,
)

/** How many events one call reads, and how many bytes one append takes. */
const pageSize = 2_000
const mostBytes = 900_000

/** How often notes are tried that somebody else was faster with. */
const attempts = 50

/**
 * @param notes the data of each type of note; anything else that stands there cannot be read
 * @param take folds a note into the state, in place: nobody else holds it
 */
export const notebook = <State>({
  stream,
  state,
  notes,
  take,
}: {
  readonly stream: string
  readonly state: State
  readonly notes: NoteCodecs
  readonly take: (state: State, note: Note) => void
}): Notebook<State> => {
  const alone = mutex()
  let next = 0
  const readOn = async (connection: Connection): Promise<E.Either<ReadFailure, State>> => {
    for (;;) {
      const page = await connection.readStream(stream, { from: next, count: pageSize })
      if (E.isLeft(page)) {
        return page.left.name === 'NoStream'
          ? E.right(state)
          : E.left(readFailureOf(page.left, stream))
      }
      for (const stored of page.right) {
        const note = noteIn(stored, notes)
        if (E.isLeft(note)) return note
        if (Number(stored.revision) !== next)
          return E.left(unreadable(stored, 'one before it is gone'))
        take(state, note.right)
        next += 1
      }
      if (page.right.length < pageSize) return E.right(state)
    }
  }
  const addOnce = async (
    connection: Connection,
    missing: (state: State) => ReadonlyArray<Note>,
  ): Promise<E.Either<Fault, boolean>> => {
    const found = await readOn(connection)
    if (E.isLeft(found)) return E.left({ name: 'Refused', reason: found.left.reason })
    const added = missing(state)
    const events = fitting(added)
    if (events.length === 0) return E.right(true)
    const expected = next === 0 ? 'absent' : next - 1
    const written = await connection.append({ stream, expected, events })
    return E.map(() => events.length === added.length)(written)
  }
  return {
    read: (connection) => alone(() => readOn(connection)),
    add: (connection, missing) =>
      alone(async () => {
        const done = await untilDone(() => addOnce(connection, missing))
        return E.mapLeft((fault: Fault) => unavailable(reasonOf(fault)))(done)
      }),
  }
}

/** Again when somebody was faster, when the answer was lost, and when it did not all fit at once. */
const untilDone = async (
  attempt: () => Promise<E.Either<Fault, boolean>>,
): Promise<E.Either<Fault, void>> => {
  let pause = 1
  for (let tries = 1; ; ) {
    const done = await attempt()
    if (E.isRight(done)) {
      if (done.right) return E.right(undefined)
      continue
    }
    const isWorthAnother = done.left.name === 'WrongRevision' || done.left.name === 'Lost'
    if (!isWorthAnother || ++tries > attempts) return done
    await sleep(jittered(pause))
    pause = Math.min(pause * 2, 200)
  }
}

/** As many of the notes as one append takes, from the first on. */
const fitting = (notes: ReadonlyArray<Note>): ReadonlyArray<NewEvent> => {
  const events: NewEvent[] = []
  let bytes = 0
  for (const { type, data } of notes) {
    bytes += Buffer.byteLength(JSON.stringify(data)) + 2 * type.length
    if (events.length > 0 && bytes > mostBytes) break
    events.push({ id: randomUUID(), type, data, metadata: {} })
  }
  return events
}

const noteIn = (stored: StoredEvent, notes: NoteCodecs): E.Either<ReadFailure, Note> => {
  const { type, data } = stored
  const known = Object.hasOwn(notes, type) ? notes[type] : undefined
  if (known === undefined) {
    return E.left(unreadable(stored, `${type} is none of the notes of the store`))
  }
  const decoded = known.decode(data)
  if (E.isRight(decoded)) return E.right({ type, data: decoded.right as JsonObject })
  const [fault] = faultsOf(decoded.left)
  return E.left(unreadable(stored, `${type}: ${fault?.path ?? ''}: ${fault?.reason ?? ''}`))
}

const unreadable = ({ stream, revision }: StoredEvent, reason: string): ReadFailure => ({
  name: 'Unreadable',
  stream,
  revision: Number(revision),
  reason,
})

interface LastNote {
  readonly revision: number
  readonly data: Json
}

/** The only thing that matters of such a stream is its last event: the server forgets the others. */
export const lastNote = async (
  connection: Connection,
  stream: string,
): Promise<E.Either<ReadFailure, LastNote | null>> => {
  const last = await connection.readLast(stream)
  if (E.isLeft(last)) {
    return last.left.name === 'NoStream' ? E.right(null) : E.left(readFailureOf(last.left, stream))
  }
  const { right } = last
  if (right === undefined) return E.right(null)
  return E.right({ revision: Number(right.revision), data: right.data as Json })
}

/**
 * Puts other last notes in the place of those before, whoever wrote them. Where it was the writer of the
 * one before, it need not look first.
 *
 * @param isBehind for a note that must not take the place of the last one: somebody else went farther
 */
export const lastNotes = (isBehind: (data: Json, last: Json) => boolean) => {
  const written = new Map<string, LastNote>()
  const findLast = async (
    connection: Connection,
    stream: string,
  ): Promise<E.Either<Fault, LastNote | null>> => {
    const known = written.get(stream)
    if (known !== undefined) return E.right(known)
    const last = await lastNote(connection, stream)
    if (E.isLeft(last)) return E.left({ name: 'Refused', reason: last.left.reason })
    if (last.right !== null) return last
    return E.map(() => null)(await connection.keepLastOnly(stream))
  }
  const replaceOnce = async (
    connection: Connection,
    stream: string,
    event: NewEvent,
  ): Promise<E.Either<Fault, boolean>> => {
    const last = await findLast(connection, stream)
    if (E.isLeft(last)) return last
    written.delete(stream)
    const { data } = event
    if (last.right !== null && isBehind(data, last.right.data)) return E.right(true)
    const expected = last.right?.revision ?? 'absent'
    const landed = await connection.append({ stream, expected, events: [event] })
    if (E.isRight(landed)) written.set(stream, { revision: Number(landed.right), data })
    return E.map(() => true)(landed)
  }
  return async (
    connection: Connection,
    stream: string,
    { type, data }: Note,
  ): Promise<E.Either<StoreUnavailable, void>> => {
    const event = { id: randomUUID(), type, data, metadata: {} }
    const done = await untilDone(() => replaceOnce(connection, stream, event))
    return E.mapLeft((fault: Fault) => unavailable(reasonOf(fault)))(done)
  }
}

const unavailable = (reason: string): StoreUnavailable => ({ name: 'StoreUnavailable', reason })
