/**
 * The whole log as far as it is ours. The server is asked for streams that begin like ours, so that what belongs
 * to others does not come here; what stands in a stream of ours and is no event of ours is told in its place.
 */
import type { LogEntry, Position, ReadFailure } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import type { Connection } from './connection.js'
import { type Fault, readFailureOf } from './fault.js'
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

/** What of the log is ours. */
export interface Ours {
  readonly isOurs: IsOurs
  /** How the names of our streams begin: what the server looks for, which lets others pass too. */
  readonly prefixes: ReadonlyArray<string>
}

export const oursAmong = (categories: ReadonlyArray<string>): Ours => ({
  isOurs: oursIn(categories),
  prefixes: categories,
})

/** What a walk over the log has found so far, and where it stands. */
export interface Stage {
  readonly events: ReadonlyArray<StoredEvent>
  readonly reached: Place | null
}

/** What was found stays found, also where the walk did not come to its end: the next one goes on there. */
export interface Walked extends Stage {
  readonly failure: ReadFailure | null
}

/** Whose events are wanted, and how many together with those that were found before. */
interface Sought {
  readonly limit: number
  readonly ours: Ours
}

/** On from a stage to `limit` events in streams of ours or to the end of the log, in as many calls as it takes. */
export const walk = async (
  connection: Connection,
  { from, ...sought }: Sought & { readonly from: Stage },
): Promise<Walked> => {
  // Asked for before what is ours: all of that up to here is found then, and what is not is passed over for good.
  const end = await connection.readLast(null)
  if (E.isLeft(end)) return { ...from, failure: readFailureOf(end.left, '$all') }
  const place = end.right?.place
  if (place === undefined || isBehind(place, from.reached)) return { ...from, failure: null }
  const walker = { events: [...from.events], reached: from.reached }
  const fault = await search(connection, walker, { ...sought, end: place })
  return { ...walker, failure: fault === null ? null : readFailureOf(fault, '$all') }
}

/** Nothing stands at the place or before it that was not reached. */
const isBehind = (place: Place, reached: Place | null): boolean =>
  reached !== null && place.commit <= reached.commit

/** A stage that moves: the events of a long log are not copied for each page. */
interface Walker {
  readonly events: StoredEvent[]
  reached: Place | null
}

/** How many events one call asks for, at least and at most. */
const leastPage = 256
const mostPage = 10_000

/** In pages of what the server found to be ours. One that takes it too long is walked through here. */
const search = async (
  connection: Connection,
  walker: Walker,
  sought: Sought & { readonly end: Place },
): Promise<Fault | null> => {
  const { limit, ours, end } = sought
  while (walker.events.length < limit) {
    // One more, for the event at the place itself, which has been seen.
    const count = Math.min(limit - walker.events.length + 1, mostPage)
    const found: StoredEvent[] = []
    const { prefixes } = ours
    const page = await connection.searchAll({ from: walker.reached, count, prefixes }, found)
    take(walker, found, sought)
    if (E.isLeft(page)) {
      return page.left.name === 'Lost' ? walkThrough(connection, walker, sought) : page.left
    }
    if (found.length < count) {
      if (!isBehind(end, walker.reached)) walker.reached = end
      return null
    }
  }
  return null
}

/** In pages of everything, which grow: the next call need not pass again over what one has passed over. */
const walkThrough = async (
  connection: Connection,
  walker: Walker,
  sought: Sought,
): Promise<Fault | null> => {
  for (let count = leastPage; walker.events.length < sought.limit; ) {
    const page = await connection.readAll(walker.reached, count)
    if (E.isLeft(page)) return page.left
    take(walker, page.right, sought)
    if (page.right.length < count) return null
    count = Math.min(2 * count, mostPage)
  }
  return null
}

/** What was found, up to as much as is wanted of it. */
const take = (walker: Walker, found: ReadonlyArray<StoredEvent>, { limit, ours }: Sought): void => {
  for (const event of found) {
    if (walker.events.length === limit) return
    if (isBehind(event.place, walker.reached)) continue
    walker.reached = event.place
    if (ours.isOurs(event.stream)) walker.events.push(event)
  }
}

/** What stands behind a position, as far as it was read. */
interface Known extends Stage {
  readonly after: Position
}

/** Reads the log, and remembers how far it came: what belongs to others is read once, not at every question. */
export const logReader = (connection: Connection, ours: Ours) => {
  let known: Known = { after: 0, events: [], reached: null }
  return async (
    after: Position,
    limit: number,
  ): Promise<E.Either<ReadFailure, ReadonlyArray<LogEntry>>> => {
    const call = connection.forOneCall()
    const from = await confirmed(call, stageBehind(after, known))
    const start = from ?? { events: [], reached: placeOf(after) }
    const { events, reached, failure } = await walk(call, { from: start, limit, ours })
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
