/**
 * One transaction of SQLite and its failures as answers. Separate because it has two users: work that
 * is alone in it, and writes that share one.
 */
import type { ConnectionLost, StoreUnavailable } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { whenFree } from './busy.js'
import { type Connection, SqlError } from './driver.js'

/** @param patience how long another process may hold the lock, in milliseconds */
export const begin = async (
  connection: Connection,
  patience: number,
): Promise<E.Either<StoreUnavailable, void>> => {
  try {
    return E.right(await whenFree(() => connection.exec('BEGIN IMMEDIATE'), patience))
  } catch (error) {
    return E.left(unavailable(sqlErrorFrom(error)))
  }
}

/**
 * `StoreUnavailable`: nothing was kept. `ConnectionLost`: the disk failed while the transaction was
 * being sealed, and only reading again can tell how it ended.
 */
export const commit = (
  connection: Connection,
): E.Either<StoreUnavailable | ConnectionLost, void> => {
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

/** Nothing where the transaction has ended already, by a commit or by itself. */
export const rollBack = (connection: Connection): void => {
  if (connection.inTransaction()) connection.exec('ROLLBACK')
}

/** SQLite's errors are answers; others are bugs and pass on. */
export const sqlErrorFrom = (error: unknown): SqlError => {
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
