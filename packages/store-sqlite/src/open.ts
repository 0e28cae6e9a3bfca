/** The way in: from the name of a file to a store, or to a sentence that says what to do. */
import { resolve } from 'node:path'
import type { RandomBytes } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { defaultPatience, whenFree } from './busy.js'
import { type Connection, connect } from './driver.js'
import { findingOf, inspect, type OpenFailure, openFailureOf } from './inspect.js'
import { schemaSteps, schemaVersion } from './schema.js'
import { readOnlyStoreOn, type SqliteStore, storeOn } from './sqlite-store.js'

export interface OpenOptions {
  /** Never writes to the file, which must hold a store; appends answer `StoreUnavailable`. */
  readonly readonly?: boolean
  /** For the salts of personal data; by default the system's. */
  readonly randomBytes?: RandomBytes
}

/**
 * Opens the store in `file`, and makes it when there is no such file or an empty one; a store of an
 * older schema is brought up to this one's when it is opened for writing. Left: the file is left as
 * it is. Beside the file SQLite keeps `-wal` and `-shm`, which belong to it.
 */
export const openSqliteStore = async (
  file: string,
  options: OpenOptions = {},
): Promise<E.Either<OpenFailure, SqliteStore>> => {
  const path = resolve(file)
  try {
    // SQLite waits for a lock by itself, but not where two make the same file at once.
    return await whenFree(() => openOnce(path, options), defaultPatience)
  } catch (error) {
    return E.left(openFailureOf(path, error))
  }
}

const openOnce = (
  path: string,
  { readonly = false, ...options }: OpenOptions,
): E.Either<OpenFailure, SqliteStore> => {
  const found = inspect(path)
  if (E.isLeft(found)) return found
  if (!readonly) return openForWriting(path, options)
  if (found.right > 0) return E.right(readOnlyStoreOn(connect(path, 'read')))
  const reason = `There is no store in ${path}; open it for writing once to make one.`
  return E.left({ name: 'NoSuchStore', file: path, reason })
}

const openForWriting = (
  path: string,
  options: Omit<OpenOptions, 'readonly'>,
): E.Either<OpenFailure, SqliteStore> => {
  const writer = connect(path, 'write')
  let opened = false
  try {
    const prepared = prepare(path, writer)
    opened = E.isRight(prepared)
    return E.map(() => storeOn({ reader: connect(path, 'read'), writer, ...options }))(prepared)
  } finally {
    if (!opened) abandon(writer)
  }
}

const abandon = (writer: Connection): void => {
  if (writer.inTransaction()) writer.exec('ROLLBACK')
  writer.close()
}

/** Sets the connection up, and brings the schema to the present version. */
const prepare = (path: string, writer: Connection): E.Either<OpenFailure, void> => {
  const found = findingOf(path, writer)
  if (E.isLeft(found)) return found
  writer.exec('PRAGMA journal_mode = WAL')
  // Every commit is on the disk before it is acknowledged.
  writer.exec('PRAGMA synchronous = FULL')
  // Personal data that is forgotten leaves no bytes behind.
  writer.exec('PRAGMA secure_delete = ON')
  const ready = found.right === schemaVersion ? E.right(undefined) : makeSchema(path, writer)
  // From here on the write lock waits asleep.
  writer.exec('PRAGMA busy_timeout = 0')
  return ready
}

/** Asks again with the lock held: another process may have been faster. */
const makeSchema = (path: string, writer: Connection): E.Either<OpenFailure, void> => {
  writer.exec('BEGIN IMMEDIATE')
  const found = findingOf(path, writer)
  if (E.isRight(found)) for (const step of schemaSteps.slice(found.right)) writer.exec(step)
  writer.exec('COMMIT')
  return E.map(() => undefined)(found)
}
