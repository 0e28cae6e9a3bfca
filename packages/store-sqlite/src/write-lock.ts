/**
 * The right to write: one at a time in this process, and through SQLite's lock in all processes.
 * Separate because appends, exclusive work and the security log all wait in the same line.
 */
import { type ConnectionLost, mutex, type StoreUnavailable } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { whenFree } from './busy.js'
import { type Connection, SqlError } from './driver.js'

export interface WriteLock {
  /**
   * Runs `work` inside one transaction. It is kept when the answer is right, and undone when it is
   * left or `work` throws, which passes on. `ConnectionLost`: the disk failed while the transaction
   * was being sealed, and only reading again can tell how it ended.
   */
  readonly transact: <F, A>(
    work: () => Promise<E.Either<F, A>>,
  ) => Promise<E.Either<F | StoreUnavailable | ConnectionLost, A>>
  /** Runs `work` when all that waited before is done; no transaction. */
  readonly alone: <A>(work: () => A | Promise<A>) => Promise<A>
}

/** @param patience how long another process may hold the lock, in milliseconds */
export const writeLock = (connection: Connection, patience: number): WriteLock => {
  const inLine = mutex()
  return {
    transact: (work) =>
      inLine(async () => {
        const begun = await begin(connection, patience)
        if (E.isLeft(begun)) return begun
        try {
          const answer = await work()
          return E.isLeft(answer) ? answer : E.map(() => answer.right)(commit(connection))
        } finally {
          if (connection.inTransaction()) connection.exec('ROLLBACK')
        }
      }),
    alone: (work) => inLine(async () => work()),
  }
}

const begin = async (
  connection: Connection,
  patience: number,
): Promise<E.Either<StoreUnavailable, void>> => {
  try {
    return E.right(await whenFree(() => connection.exec('BEGIN IMMEDIATE'), patience))
  } catch (error) {
    return E.left(unavailable(sqlErrorFrom(error)))
  }
}

const commit = (connection: Connection): E.Either<StoreUnavailable | ConnectionLost, void> => {
  if (!connection.inTransaction()) {
    return E.left({ name: 'StoreUnavailable', reason: 'SQLite gave the transaction up' })
  }
  try {
    return E.right(connection.exec('COMMIT'))
  } catch (error) {
    const { kind, message } = sqlErrorFrom(error)
    // Without room the seal was not written. After other errors it may be on the disk or not.
    const name = kind === 'full' ? 'StoreUnavailable' : 'ConnectionLost'
    return E.left({ name, reason: message })
  }
}

/** SQLite's errors are answers; others are bugs and pass on. */
const sqlErrorFrom = (error: unknown): SqlError => {
  if (error instanceof SqlError) return error
  throw error
}

export const unavailable = ({ message }: SqlError): StoreUnavailable => ({
  name: 'StoreUnavailable',
  reason: message,
})

/** For answers that have no word for "perhaps": whoever tries again must read first. */
export const asUnavailable = ({ reason }: StoreUnavailable | ConnectionLost): StoreUnavailable => ({
  name: 'StoreUnavailable',
  reason,
})
