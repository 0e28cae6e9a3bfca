/** One stream, forwards: whole or from a revision on, and nothing of it missing unnoticed. */
import type { RecordedEvent } from '@carmkit/kernel'
import type { Range, ReadFailure, Unreadable } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import type { Connection } from './connection.js'
import { readFailureOf } from './fault.js'
import { decodeStored, type StoredEvent } from './stored-event.js'

type Found<A> = Promise<E.Either<ReadFailure, A>>

/** How many events one call asks for: what it takes to stay within a deadline. */
const pageSize = 10_000

export const readStream = async (
  connection: Connection,
  stream: string,
  { from = 0, limit = Number.MAX_SAFE_INTEGER }: Range,
): Found<ReadonlyArray<RecordedEvent>> => {
  if (limit === 0) return E.right([])
  const events: RecordedEvent[] = []
  for (let next = from; ; next = from + events.length) {
    // The one before, too: where it stands and nothing follows, the stream ends there.
    const before = Math.max(next - 1, 0)
    const count = Math.min(limit - events.length, pageSize) + next - before
    const page = await connection.readStream(stream, { from: before, count })
    if (E.isLeft(page)) {
      return page.left.name === 'NoStream' && events.length === 0
        ? emptyUnlessDeleted(connection, stream)
        : E.left(readFailureOf(page.left, stream))
    }
    if (page.right.length === 0) return emptyUnlessCut(connection, stream, next)
    const found = page.right.filter(({ revision }) => revision >= BigInt(next))
    const decoded = decodePage(stream, next, found)
    if (E.isLeft(decoded)) return decoded
    events.push(...decoded.right)
    if (page.right.length < count || events.length === limit) return E.right(events)
  }
}

/** An event that is missing shows as the next one standing in its place. */
const decodePage = (
  stream: string,
  from: number,
  found: ReadonlyArray<StoredEvent>,
): E.Either<Unreadable, ReadonlyArray<RecordedEvent>> =>
  E.traverseArrayWithIndex((index, stored: StoredEvent) =>
    Number(stored.revision) === from + index
      ? decodeStored(stored)
      : E.left(missing(stream, from + index)),
  )(found)

const missing = (stream: string, revision: number): Unreadable => ({
  name: 'Unreadable',
  stream,
  revision,
  reason: 'it is no longer there: the stream was cut',
})

/** Nothing from there on: the stream ends before it, or what it holds was hidden. */
const emptyUnlessCut = async (
  connection: Connection,
  stream: string,
  from: number,
): Found<ReadonlyArray<RecordedEvent>> => {
  const last = await connection.readLast(stream)
  if (E.isLeft(last)) return E.left(readFailureOf(last.left, stream))
  return last.right === undefined ? E.left(missing(stream, from)) : E.right([])
}

/** What a deletion that can be undone writes into the metadata: no revision is beyond it. */
const beyondAll = 2 ** 63

/** A deleted stream reads like one that never was, and would go on at another revision than 0. */
const emptyUnlessDeleted = async (
  connection: Connection,
  stream: string,
): Found<ReadonlyArray<RecordedEvent>> => {
  const described = await connection.readLast(`$$${stream}`)
  if (E.isLeft(described)) {
    return described.left.name === 'NoStream'
      ? E.right([])
      : E.left(readFailureOf(described.left, stream))
  }
  const metadata = described.right?.data as { readonly $tb?: unknown } | undefined
  return typeof metadata?.$tb === 'number' && metadata.$tb >= beyondAll
    ? E.left({ name: 'Unreadable', stream, revision: 0, reason: 'the stream was deleted' })
    : E.right([])
}

/** The last event of a stream; null where there is no stream. */
export const readEnd = async (
  connection: Connection,
  stream: string,
): Found<RecordedEvent | null> => {
  const last = await connection.readLast(stream)
  if (E.isLeft(last)) {
    return last.left.name === 'NoStream' ? E.right(null) : E.left(readFailureOf(last.left, stream))
  }
  return last.right === undefined ? E.left(missing(stream, 0)) : decodeStored(last.right)
}
