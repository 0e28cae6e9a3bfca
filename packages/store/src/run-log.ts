/**
 * The log, and how far reactions have come in it, as one run asks for them. Most reactions stand at the same place
 * most of the time, and where the store is a server each question costs a way there and back.
 */
import * as E from 'fp-ts/lib/Either.js'
import type { LogEntry, Position, ReactionProgress, ReadFailure, Store } from './store.js'

/** How many events are read from the log at once. */
export const pageSize = 500

export interface RunLog {
  /** The events behind a position. What was read is not read again until it {@link RunLog.mayHaveGrown}. */
  readonly pageBehind: (
    position: Position,
  ) => Promise<E.Either<ReadFailure, ReadonlyArray<LogEntry>>>
  /** Behind this position there was nothing when it was read last; 0 before it was. */
  readonly end: () => Position
  /** A command was sent, or another round begins, which sees what other processes have appended. */
  readonly mayHaveGrown: () => void
  /** Read once for each reaction; from then on it is what this run has saved, whatever others save. */
  readonly progressOf: (reaction: string) => Promise<E.Either<ReadFailure, ReactionProgress | null>>
  readonly saveReactionProgress: Store['saveReactionProgress']
}

export const runLog = (store: Store): RunLog => {
  const known = new Map<string, ReactionProgress | null>()
  let last: { readonly position: Position; readonly page: ReadonlyArray<LogEntry> } | null = null
  let end: Position = 0
  return {
    pageBehind: async (position) => {
      if (last?.position === position) return E.right(last.page)
      const page = await store.readLog(position, pageSize)()
      if (E.isRight(page)) last = { position, page: page.right }
      if (E.isRight(page) && page.right.length === 0) end = position
      return page
    },
    end: () => end,
    mayHaveGrown: () => {
      last = null
    },
    progressOf: async (reaction) => {
      const progress = known.get(reaction)
      if (progress !== undefined) return E.right(progress)
      const read = await store.reactionProgress(reaction)()
      if (E.isRight(read)) known.set(reaction, read.right)
      return read
    },
    saveReactionProgress: (reaction, saved) => async () => {
      const done = await store.saveReactionProgress(reaction, saved)()
      if (E.isRight(done)) known.set(reaction, saved.progress)
      return done
    },
  }
}
