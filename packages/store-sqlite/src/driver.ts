/**
 * The one place that knows libsql: a connection in four verbs, and its errors in four kinds.
 * Separate so that the store above speaks SQL only, and another SQLite can take its place here.
 */
import { pathToFileURL } from 'node:url'
import Database from 'libsql'

type Value = string | number | bigint | null
/** By the names of its columns. */
export type Row = Readonly<Record<string, Value>>
/** In the order of its columns. */
export type ListRow = ReadonlyArray<Value>

/** One connection to one file. Every verb throws {@link SqlError} and nothing else. */
export interface Connection {
  /** Runs statements that take no values and whose rows do not matter. */
  readonly exec: (sql: string) => void
  /** All rows of a query; whole numbers come as `bigint`. */
  readonly rows: (sql: string, ...values: ReadonlyArray<Value>) => ReadonlyArray<Row>
  /** The same rows without names, in less time: for what reads events by the thousand. */
  readonly lists: (sql: string, ...values: ReadonlyArray<Value>) => ReadonlyArray<ListRow>
  readonly run: (sql: string, ...values: ReadonlyArray<Value>) => void
  readonly inTransaction: () => boolean
  readonly close: () => void
}

/**
 * `busy`: somebody else holds the lock. `full`: no room, and nothing was written. `damaged`: the
 * file is no database, or a broken one. `other`: all else, such as a disk that does not answer.
 */
export type SqlErrorKind = 'busy' | 'full' | 'damaged' | 'other'

export class SqlError extends Error {
  constructor(
    readonly kind: SqlErrorKind,
    message: string,
  ) {
    super(message)
  }
}

/**
 * `write` makes the file when it is missing. `read` takes part in locking and may leave `-wal` and
 * `-shm` beside the file. `inspect` touches nothing at all and sees no `-wal`: for files that may
 * be somebody else's.
 */
export type Access = 'write' | 'read' | 'inspect'

/** How long SQLite itself waits for a lock, in milliseconds; nothing else runs meanwhile. */
const busyTimeout = 1_000

export const connect = (path: string, access: Access): Connection => {
  const database = attempt(() => new Database(addressOf(path, access)))
  // First of all: the switch to WAL fails at once without it when two processes open together.
  attempt(() => database.exec(`PRAGMA busy_timeout = ${busyTimeout}`))
  database.defaultSafeIntegers(true)
  // Preparing again for each call makes memory grow.
  const prepared = new Map<string, Statement>()
  const listing = new Map<string, Statement>()
  const prepare = (sql: string): Statement => {
    const statement = prepared.get(sql) ?? database.prepare(sql)
    prepared.set(sql, statement)
    return statement
  }
  const prepareLists = (sql: string): Statement => {
    const statement = listing.get(sql) ?? database.prepare(sql).raw()
    listing.set(sql, statement)
    return statement
  }
  return {
    exec: (sql) => attempt(() => void database.exec(sql)),
    rows: (sql, ...values) => attempt(() => prepare(sql).all(...values) as Row[]),
    lists: (sql, ...values) => attempt(() => prepareLists(sql).all(...values) as ListRow[]),
    run: (sql, ...values) => attempt(() => void prepare(sql).run(...values)),
    inTransaction: () => database.inTransaction,
    close: () => {
      prepared.clear()
      listing.clear()
      database.close()
    },
  }
}

type Statement = Database.Statement<unknown[]>

/** libsql ignores its own option for reading only; SQLite's address does not. */
const addressOf = (path: string, access: Access): string => {
  if (access === 'write') return path
  return `${pathToFileURL(path).href}?mode=ro${access === 'inspect' ? '&immutable=1' : ''}`
}

const attempt = <A>(action: () => A): A => {
  try {
    return action()
  } catch (error) {
    throw sqlErrorOf(error)
  }
}

const kinds: Readonly<Record<number, SqlErrorKind>> = {
  5: 'busy',
  6: 'busy',
  11: 'damaged',
  13: 'full',
  26: 'damaged',
}

/** SQLite's extended codes hold the primary code in their lowest byte. */
const sqlErrorOf = (error: unknown): SqlError => {
  const message = error instanceof Error ? error.message : String(error)
  const rawCode = error instanceof Database.SqliteError ? (error.rawCode ?? 0) : 0
  return new SqlError(kinds[rawCode & 0xff] ?? 'other', message)
}

/** Text of a column; empty where it holds none. */
export const textOf = (row: Row, column: string): string => textIn(row[column])

export const textIn = (value: Value | undefined): string =>
  typeof value === 'string' ? value : String(value ?? '')

export const numberOf = (row: Row, column: string): number => numberIn(row[column])

export const numberIn = (value: Value | undefined): number => Number(value ?? 0)
