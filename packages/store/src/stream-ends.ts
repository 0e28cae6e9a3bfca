/**
 * Where each stream ended before a position of the log. Separate because no store is asked for it:
 * the log is read once for a run, and only when something in it has to be judged again.
 */
import * as E from 'fp-ts/lib/Either.js'
import type { Ports } from './ports.js'
import { pageSize } from './run-log.js'
import type { LogEntry, Position, ReadFailure, Store } from './store.js'

/** Last revision of a stream, -1 where there was none. */
export type EndOf = (stream: string) => number

/**
 * Asked in the order of the log, for ends before a position. An answer holds until the next question.
 */
export type StreamEnds = (position: Position) => Promise<E.Either<ReadFailure, EndOf>>

export const streamEnds = ({ store }: Ports): StreamEnds => {
  const ends = new Map<string, number>()
  const endOf: EndOf = (stream) => ends.get(stream) ?? -1
  let counted: Position = 0
  let read: ReadonlyArray<LogEntry> = []
  let next = 0
  return async (position) => {
    for (;;) {
      for (let one = read[next]; one !== undefined; one = read[next]) {
        if (one.position >= position) return E.right(endOf)
        if ('event' in one) ends.set(one.event.stream, one.event.revision)
        counted = one.position
        next += 1
      }
      const page = await store.readLog(counted, pageSize)()
      if (E.isLeft(page)) return page
      if (page.right.length === 0) return E.right(endOf)
      read = page.right
      next = 0
    }
  }
}

/** The store as it was when its streams ended there. A state that it keeps may be a later one. */
export const storeUntil = (store: Store, endOf: EndOf): Store => ({
  ...store,
  snapshots: null,
  read: (stream, { from = 0, limit = Number.MAX_SAFE_INTEGER } = {}) =>
    store.read(stream, { from, limit: Math.max(0, Math.min(limit, endOf(stream) + 1 - from)) }),
})
