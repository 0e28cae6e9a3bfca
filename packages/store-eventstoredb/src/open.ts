/** The way in: from a connection string to a store, or to a sentence that says what to do. */
import * as E from 'fp-ts/lib/Either.js'
import { type Connection, connectionOf } from './connection.js'
import {
  type AddressFailure,
  addressFault,
  deadlineIn,
  withoutSecrets,
} from './connection-string.js'
import { type EventStoreDbStore, storeOn } from './eventstoredb-store.js'
import { type FirstFailure, firstFailureOf } from './first-answer.js'
import { defaultDeadline } from './patience.js'

/** Why there is no store; the reason says what to do, and shows no password. */
export type OpenFailure = AddressFailure | FirstFailure

export interface OpenOptions {
  /** `esdb://user:password@host:2113`, or `esdb+discover://...` for a cluster; TLS unless `tls=false`. */
  readonly connectionString: string
  /**
   * Whose streams are ours: those that are called like a category, or like it with `-` or `.` and more.
   * All others are left alone, and nothing is appended to them.
   */
  readonly categories: ReadonlyArray<string>
  /**
   * How long each call of the store may take, in milliseconds, however often it asks the server; default the
   * `defaultDeadline` of the address, and 10,000 without one.
   */
  readonly deadline?: number
}

/** Opens the store, once the server has answered that it can be read. */
export const openEventStoreDb = async ({
  connectionString,
  categories,
  deadline = deadlineIn(connectionString) ?? defaultDeadline,
}: OpenOptions): Promise<E.Either<OpenFailure, EventStoreDbStore>> => {
  const connection = connect(connectionString, deadline)
  if (E.isLeft(connection)) return connection
  const first = await connection.right.readAll(null, 1)
  if (E.isRight(first)) return E.right(storeOn(connection.right, categories))
  await connection.right.close()
  const { name, reason } = firstFailureOf(first.left, { connectionString })
  const address = withoutSecrets(connectionString)
  return E.left({
    name,
    reason: `no EventStoreDB can be read at ${address}: ${withoutSecrets(reason, connectionString)}`,
  })
}

const connect = (
  connectionString: string,
  deadline: number,
): E.Either<AddressFailure, Connection> => {
  const fault = addressFault(connectionString)
  if (fault !== null) return E.left(fault)
  try {
    return E.right(connectionOf(connectionString, deadline))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return E.left({
      name: 'BadConnectionString',
      reason: withoutSecrets(reason, connectionString),
    })
  }
}
