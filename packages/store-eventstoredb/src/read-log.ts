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

/** What a walk over the log has found so far, and where it stands. */
export interface Stage {
  readonly events: ReadonlyArray<StoredEvent>
  readonly reached: Place | null
}

/** What was found stays found, also where the walk did not come to its end: the next one goes on there. */
export interface Walked extends Stage {
  readonly failure: ReadFailure | null
}

/** On from a stage to `limit` events in streams of ours or to the end of the log, in as many calls as it takes. */
export const walk = async (
  connection: Connection,
  {
    from,
    limit,
    isOurs,
  }: { readonly from: Stage; readonly limit: number; readonly isOurs: IsOurs },
): Promise<Walked> => {
  const events = [...from.events]
  let { reached } = from
  while (events.length < limit) {
    // One more, for the event at the place itself, which has been seen.
    const count = Math.min(Math.max(limit - events.length + 1, leastPage), mostPage)
    const page = await connection.readAll(reached, count)
    if (E.isLeft(page)) return { events, reached, failure: readFailureOf(page.left, '$all') }
    for (const event of page.right) {
      if (events.length === limit) break
      if (reached !== null && event.place.commit <= reached.commit) continue
      reached = event.place
      if (isOurs(event.stream)) events.push(event)
    }
    if (page.right.length < count) break
  }
  return { events, reached, failure: null }
}

/** Reads the log, and remembers what it has read behind the last event that it gave. */
export const logReader = (connection: Connection, isOurs: IsOurs) => {
  let remembered: (Stage & { readonly after: Position }) | null = null
  return async (
    after: Position,
    limit: number,
  ): Promise<E.Either<ReadFailure, ReadonlyArray<LogEntry>>> => {
    const from = remembered?.after === after ? remembered : { events: [], reached: placeOf(after) }
    const { events, reached, failure } = await walk(connection.forOneCall(), {
      from,
      limit,
      isOurs,
    })
    if (failure !== null) {
      remembered = { after, events, reached }
      return E.left(failure)
    }
    if (events.length < limit) {
      const last = events.at(-1)
      const given = last === undefined ? after : positionOf(last.place)
      remembered = { after: given, events: [], reached }
    }
    return E.right(events.slice(0, limit).map(entryOf))
  }
}
