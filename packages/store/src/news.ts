/**
 * Waiting for a log to grow, for whoever lives beside it: projections, and reactions that should not wait to be
 * called. A store that follows its log tells of it, and any other has to be looked at now and then.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import * as E from 'fp-ts/lib/Either.js'
import type { Task } from 'fp-ts/lib/Task.js'
import { bell } from './bell.js'
import type { Position, ReadFailure, Store } from './store.js'

export interface News {
  /**
   * Resolves once there may be something behind the position, which does not go back from call to call, and
   * with the signal. Left: the store refuses, and will not tell.
   */
  readonly behind: (position: Position) => Promise<E.Either<ReadFailure, void>>
  /** To be run when nobody waits any more. */
  readonly end: Task<void>
}

export interface NewsOptions {
  /** Ends the waiting. */
  readonly signal: AbortSignal
  /** Longest pause between two looks at a log that cannot be followed, in milliseconds; default 500. */
  readonly longestPause?: number
}

export const newsOf = ({ follow }: Pick<Store, 'follow'>, options: NewsOptions): News =>
  follow === null ? looking(options) : told(follow, options)

/** Shortest pause between two looks, in milliseconds. */
const shortestPause = 5

/** The one who waits looks: here is only the pause, which grows for as long as there is nothing. */
const looking = ({ signal, longestPause = 500 }: NewsOptions): News => {
  let last: Position | null = null
  let pause = shortestPause
  return {
    behind: async (position) => {
      pause = position === last ? Math.min(pause * 2, longestPause) : shortestPause
      last = position
      await sleep(pause, undefined, { signal }).catch(() => undefined)
      return E.right(undefined)
    },
    end: async () => undefined,
  }
}

/** One following for all of the waiting: what comes while nobody waits is not missed. */
const told = (follow: NonNullable<Store['follow']>, { signal }: NewsOptions): News => {
  const { ring, rung } = bell()
  const ending = new AbortController()
  let listening: Promise<void> | null = null
  let latest: Position = 0
  let failure: ReadFailure | null = null
  /** A connection was lost: whether the store still answers is for the one who waits to find out. */
  let isInterrupted = false
  const onInterruption = (): void => {
    isInterrupted = true
    ring()
  }
  const listen = async (after: Position): Promise<void> => {
    for await (const one of follow({ after, signal: ending.signal, onInterruption })) {
      if (E.isLeft(one)) failure = one.left
      else if (one.right.name === 'event' || one.right.name === 'unreadable') {
        latest = one.right.position
      }
      ring()
    }
  }
  signal.addEventListener('abort', ring)
  return {
    behind: async (position) => {
      listening ??= listen(position)
      while (latest <= position && !isInterrupted && failure === null && !signal.aborted) {
        await rung()
      }
      isInterrupted = false
      return failure === null ? E.right(undefined) : E.left(failure)
    },
    end: async () => {
      signal.removeEventListener('abort', ring)
      ending.abort()
      await listening
    },
  }
}
