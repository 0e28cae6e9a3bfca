/**
 * The whole log as far as it is ours. The client cannot filter a read, so what belongs to others is
 * skipped here; what stands in a stream of ours and is no event of ours is told in its place.
 */
import type { LogEntry, Position, ReadFailure } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import type { Connection } from './connection.js'
import { readFailureOf } from './fault.js'
import { entryOf, type Place, placeOf, positionOf, type StoredEvent } from './stored-event.js'

/** Which streams are ours, by their names. */
export type IsOurs = (stream: string) => boolean

/** A stream is a category's when it is called like it, or like it with `-` or `.` and more. */
export const oursIn =
  (categories: ReadonlyArray<string>): IsOurs =>
  (stream) =>
    categories.some((category) => isIn(stream, category) || stream === category)

export const isIn = (stream: string, category: string): boolean =>
  stream.startsWith(category) && '-.'.includes(stream[category.length] ?? ' ')

/** How many events one call asks for, at least and at most. */
const leastPage = 256
const mostPage = 10_000

/** What one walk over the log has found, and where it stopped. */
export interface Walked {
  readonly events: ReadonlyArray<StoredEvent>
  readonly reached: Place | null
}

/** Up to `limit` events in streams of ours, from behind a place on, in as many calls as it takes. */
export const walk = async (
  connection: Connection,
  {
    after,
    limit,
    isOurs,
  }: { readonly after: Place | null; readonly limit: number; readonly isOurs: IsOurs },
): Promise<E.Either<ReadFailure, Walked>> => {
  const events: StoredEvent[] = []
  let reached = after
  while (events.length < limit) {
    // One more, for the event at the place itself, which has been seen.
    const count = Math.min(Math.max(limit - events.length + 1, leastPage), mostPage)
    const page = await connection.readAll(reached, count)
    if (E.isLeft(page)) return E.left(readFailureOf(page.left, '$all'))
    for (const event of page.right) {
      if (events.length === limit) break
      if (reached !== null && event.place.commit <= reached.commit) continue
      reached = event.place
      if (isOurs(event.stream)) events.push(event)
    }
    if (page.right.length < count) break
  }
  return E.right({ events, reached })
}

/** Reads the log, and remembers how much of what follows the last event is not ours. */
export const logReader = (connection: Connection, isOurs: IsOurs) => {
  let foreign: { readonly after: Position; readonly reached: Place | null } | null = null
  return async (
    after: Position,
    limit: number,
  ): Promise<E.Either<ReadFailure, ReadonlyArray<LogEntry>>> => {
    const start = foreign?.after === after ? foreign.reached : placeOf(after)
    const walked = await walk(connection.forOneCall(), { after: start, limit, isOurs })
    if (E.isLeft(walked)) return walked
    const { events, reached } = walked.right
    const last = events.at(-1)
    if (events.length < limit) {
      foreign = { after: last === undefined ? after : positionOf(last.place), reached }
    }
    return E.right(events.map(entryOf))
  }
}
