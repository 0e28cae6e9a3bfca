/**
 * Entries that a log once held: where positions count, a lost one leaves a hole. So a tail that was cut
 * off its stream shows, whatever rests on it or does not.
 */
import type { LogEntry, Position, ReadFailure, Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'

/** Entries that are not there, behind a position of the log. */
export interface Lost {
  readonly behind: Position
  readonly entries: number
}

/** More holes than this are not listed; the entries of all are counted. */
export const mostHoles = 100

export interface LostEntries {
  /** In all. */
  readonly entries: number
  /** The first of them, in log order, no more than {@link mostHoles}. */
  readonly holes: ReadonlyArray<Lost>
}

export const nothingLost: LostEntries = { entries: 0, holes: [] }

export interface WatchedLog {
  readonly store: Store
  /** Whether entries are missing before a position that was read. */
  readonly isLostBefore: (position: Position) => boolean
  /** To be asked when the log was read. */
  readonly lost: () => LostEntries
}

/**
 * The same store, which is read once from its begin, and what its log turns out to have lost. Nothing
 * can be said of a store whose positions tell nothing.
 */
export const watchingForHoles = async (
  store: Store,
): Promise<E.Either<ReadFailure, WatchedLog>> => {
  if (store.lastGiven === null) {
    return E.right({ store, isLostBefore: () => false, lost: () => nothingLost })
  }
  // Asked before the log is read, which may grow meanwhile.
  const last = await store.lastGiven()()
  if (E.isLeft(last)) return last
  const holes: Lost[] = []
  let entries = 0
  let reached = 0
  const reach = (position: Position): void => {
    const missing = position - reached - 1
    if (missing > 0) {
      entries += missing
      if (holes.length < mostHoles) holes.push({ behind: reached, entries: missing })
    }
    reached = Math.max(reached, position)
  }
  return E.right({
    store: {
      ...store,
      readLog: (after, limit) => async () =>
        E.map((page: ReadonlyArray<LogEntry>) => {
          for (const { position } of page) if (position > reached) reach(position)
          return page
        })(await store.readLog(after, limit)()),
    },
    isLostBefore: (position) => (holes[0]?.behind ?? position) < position,
    lost: () => {
      if (reached < last.right) reach(last.right + 1)
      return { entries, holes }
    },
  })
}
