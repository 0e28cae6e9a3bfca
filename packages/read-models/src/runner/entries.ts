/** The log as the runner reads it: in pages, decoded, and a page ahead of what is being written. */
import { setImmediate as pause } from 'node:timers/promises'
import { aggregateOfStream, type Domain } from '@carmkit/core'
import type { RecordedEvent } from '@carmkit/kernel'
import type { LogEntry, Position, ReadFailure, Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import type { Checkpoint, Stop } from '../database/bookkeeping.js'
import type { Projected } from '../project/model.js'
import { type LogDiffers, whatDiffers } from './failure.js'

/** An event in its newest version, or a place that holds none that this program can read. */
export type Entry = Projected | Stop

export interface Entries {
  /**
   * The entries behind that place, at most so many; none at the end of the log. Each page is read from
   * the entry before it on: one that is another now, or gone, shows that the log is not what it was.
   */
  readonly take: (
    place: Place,
    most: number,
  ) => Promise<E.Either<ReadFailure | LogDiffers, ReadonlyArray<Entry>>>
}

/** An entry of the log, and where to read from to meet it again. */
export type Place = Pick<Checkpoint, 'position' | 'before' | 'hash'>

/** How many entries are read at once, at least. */
const leastPage = 500

export const entriesOf = (store: Store, domain: Domain): Entries => {
  let page: Page = { after: -1, entries: [], isFull: false }
  /** So many of its entries lie behind us, up to this position. */
  let taken = 0
  let reached: Position = page.after
  let ahead: {
    readonly after: Position
    readonly page: Promise<PageRead>
  } | null = null
  const read = async (place: Place, most: number): Promise<PageRead> => {
    if (ahead?.after === place.position) return ahead.page
    return readPage(store, domain, { place, size: Math.ceil(leastPage / most) * most })
  }
  return {
    take: async (place, most) => {
      if (reached !== place.position || taken === page.entries.length) {
        const next = await read(place, most)
        ahead = null
        if (E.isLeft(next)) return next
        page = next.right
        taken = 0
        reached = page.after
      }
      const entries = page.entries.slice(taken, taken + most)
      taken += entries.length
      const last = entries.at(-1)
      if (last !== undefined) {
        reached = last.position
        if (taken === page.entries.length && page.isFull) {
          const next = {
            place: placeBehind(place, entries),
            size: Math.ceil(leastPage / most) * most,
          }
          // Read while the database is at work, and not before it has been given its work.
          ahead = {
            after: last.position,
            page: pause().then(() => readPage(store, domain, next)),
          }
        }
      }
      return E.right(entries)
    },
  }
}

interface Page {
  readonly after: Position
  readonly entries: ReadonlyArray<Entry>
  /** More may follow. */
  readonly isFull: boolean
}

type PageRead = E.Either<ReadFailure | LogDiffers, Page>

const readPage = async (
  store: Store,
  domain: Domain,
  { place, size }: { readonly place: Place; readonly size: number },
): Promise<PageRead> => {
  const { position: after } = place
  const isBegin = after === 0
  const read = await store.readLog(isBegin ? 0 : place.before, isBegin ? size : size + 1)()
  if (E.isLeft(read)) return read
  const differs = isBegin ? null : whatDiffers(place, read.right[0])
  if (differs !== null) return E.left(differs)
  const entries = read.right.slice(isBegin ? 0 : 1).map((entry) => decoded(domain, entry))
  return E.right({ after, entries, isFull: entries.length === size })
}

/** The last of these entries, which follow the place. */
export const placeBehind = (place: Place, entries: ReadonlyArray<Entry>): Place => {
  const last = entries.at(-1)
  if (last === undefined) return place
  return {
    position: last.position,
    before: entries.at(-2)?.position ?? place.position,
    hash: 'event' in last ? last.event.metadata.hash : null,
  }
}

const decoded = (domain: Domain, entry: LogEntry): Entry => {
  const { position } = entry
  if ('unreadable' in entry) {
    const { stream, revision, reason } = entry.unreadable
    return { position, stream, revision, reason }
  }
  const { event } = entry
  const aggregate = aggregateOfStream(domain, event.stream)
  const found = aggregate?.events.decode(event)
  if (found !== undefined && E.isRight(found)) {
    return { position, event: found.right as RecordedEvent }
  }
  const [fault] = found?.left ?? []
  return {
    position,
    stream: event.stream,
    revision: event.revision,
    reason:
      fault === undefined ? 'no aggregate reads this stream' : `${fault.path}: ${fault.reason}`,
  }
}
