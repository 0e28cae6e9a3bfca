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

/** What stands behind a position, as far as it was read. */
interface Known extends Stage {
  readonly after: Position
}

/** Reads the log, and remembers how far it came: what belongs to others is read once, not at every question. */
export const logReader = (connection: Connection, isOurs: IsOurs) => {
  let known: Known = { after: 0, events: [], reached: null }
  return async (
    after: Position,
    limit: number,
  ): Promise<E.Either<ReadFailure, ReadonlyArray<LogEntry>>> => {
    const call = connection.forOneCall()
    const from = await confirmed(call, stageBehind(after, known))
    const start = from ?? { events: [], reached: placeOf(after) }
    const { events, reached, failure } = await walk(call, { from: start, limit, isOurs })
    if (failure !== null) {
      known = { after, events, reached }
      return E.left(failure)
    }
    if (events.length < limit) known = endOf({ after, events, reached }, known)
    return E.right(events.slice(0, limit).map(entryOf))
  }
}

/** Null where nothing is known. */
const stageBehind = (after: Position, { after: start, events, reached }: Known): Stage | null => {
  if (start === after) return { events, reached }
  const index = events.findIndex(({ place }) => positionOf(place) === after)
  return index < 0 ? null : { events: events.slice(index + 1), reached }
}

/** Null where the log is not what it was: its last event that is known is asked for again. */
const confirmed = async (call: Connection, stage: Stage | null): Promise<Stage | null> => {
  const last = stage?.events.at(-1)
  if (last === undefined) return stage
  const again = await call.readAll(last.place, 1)
  if (E.isLeft(again)) return stage
  const [found] = again.right
  return found?.id === last.id && found.place.commit === last.place.commit ? stage : null
}

/**
 * The end of the log behind its last event, and that event too: who follows a log asks for it again, to see that
 * it is still the same.
 */
const endOf = ({ after, events, reached }: Known, before: Known): Known => {
  const last = events.at(-1)
  if (last !== undefined) {
    const previous = events.at(-2)
    const start = previous === undefined ? after : positionOf(previous.place)
    return { after: start, events: [last], reached }
  }
  const known = before.events.at(-1)
  const isBehindKnown = known !== undefined && positionOf(known.place) === after
  return isBehindKnown ? { ...before, reached } : { after, events, reached }
}
