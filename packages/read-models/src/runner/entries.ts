/** The log as the runner reads it: in pages, decoded, and a page ahead of what is being written. */
import { setImmediate as pause } from 'node:timers/promises'
import { aggregateOfStream, type Domain } from '@carmkit/core'
import type { RecordedEvent } from '@carmkit/kernel'
import type { LogEntry, Position, ReadFailure, Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import type { Stop } from '../database/bookkeeping.js'
import type { Projected } from '../project/model.js'

/** An event in its newest version, or a place that holds none that this program can read. */
export type Entry = Projected | Stop

export interface Entries {
  /** The entries behind `after`, at most so many; none at the end of the log. */
  readonly take: (
    after: Position,
    most: number,
  ) => Promise<E.Either<ReadFailure, ReadonlyArray<Entry>>>
}

/** How many entries are read at once, at least. */
const leastPage = 500

export const entriesOf = (store: Store, domain: Domain): Entries => {
  let page: Page = { after: -1, entries: [], isFull: false }
  /** So many of its entries lie behind us. */
  let taken = 0
  let ahead: {
    readonly after: Position
    readonly page: Promise<E.Either<ReadFailure, Page>>
  } | null = null
  const read = async (after: Position, most: number): Promise<E.Either<ReadFailure, Page>> => {
    if (ahead?.after === after) return ahead.page
    return readPage(store, domain, { after, size: Math.ceil(leastPage / most) * most })
  }
  return {
    take: async (after, most) => {
      if (page.after !== after || taken === page.entries.length) {
        const next = await read(after, most)
        ahead = null
        if (E.isLeft(next)) return next
        page = next.right
        taken = 0
      }
      const entries = page.entries.slice(taken, taken + most)
      taken += entries.length
      const last = entries.at(-1)
      if (last !== undefined) {
        page = { ...page, after: last.position }
        if (taken === page.entries.length && page.isFull) {
          const place = { after: last.position, size: Math.ceil(leastPage / most) * most }
          // Read while the database is at work, and not before it has been given its work.
          ahead = {
            after: last.position,
            page: pause().then(() => readPage(store, domain, place)),
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

const readPage = async (
  store: Store,
  domain: Domain,
  { after, size }: { readonly after: Position; readonly size: number },
): Promise<E.Either<ReadFailure, Page>> => {
  const read = await store.readLog(after, size)()
  return E.map((entries: ReadonlyArray<LogEntry>) => ({
    after,
    entries: entries.map((entry) => decoded(domain, entry)),
    isFull: entries.length === size,
  }))(read)
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
