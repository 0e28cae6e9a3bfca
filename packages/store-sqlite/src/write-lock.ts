/**
 * The right to write: one at a time in this process, and through SQLite's lock in all processes.
 * Separate because appends, exclusive work and the security log all wait in the same line.
 */
import { type ConnectionLost, mutex, type StoreUnavailable } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import type { Connection } from './driver.js'
import { type Answer, sharedCommits, type Write } from './shared-commit.js'
import { begin, commit, rollBack } from './transaction.js'

export interface WriteLock {
  /** Runs `write` in a transaction that it shares with what else waits, each as if it were alone. */
  readonly together: <F, A>(write: Write<F, A>) => Promise<Answer<F, A>>
  /**
   * Runs `work` inside a transaction of its own. It is kept unless `work` throws, which passes on.
   * `ConnectionLost`: see {@link commit}.
   */
  readonly transact: <A>(
    work: () => Promise<A>,
  ) => Promise<E.Either<StoreUnavailable | ConnectionLost, A>>
  /** Runs `work` when all that waited before is done; no transaction. */
  readonly alone: <A>(work: () => A | Promise<A>) => Promise<A>
}

/** @param patience how long another process may hold the lock, in milliseconds */
export const writeLock = (connection: Connection, patience: number): WriteLock => {
  const inLine = mutex()
  const begun = () => begin(connection, patience)
  return {
    together: sharedCommits({ connection, inLine, begin: begun }),
    transact: (work) =>
      inLine(async () => {
        const locked = await begun()
        if (E.isLeft(locked)) return locked
        try {
          const answer = await work()
          return E.map(() => answer)(commit(connection))
        } finally {
          rollBack(connection)
        }
      }),
    alone: (work) => inLine(async () => work()),
  }
}
