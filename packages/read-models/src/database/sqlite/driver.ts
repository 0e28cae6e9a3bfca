/**
 * The one place that knows libsql: connections to one file, and its errors in our kinds. Separate so
 * that another SQLite can take its place here.
 */
import { pathToFileURL } from 'node:url'
import type { SqliteDatabase, SqliteStatement } from 'kysely'
import Database from 'libsql'
import type { PlainRow } from '../../project/rows.js'
import type { Value } from '../database.js'
import { SqlError, type SqlErrorKind } from '../failure.js'

/** Every verb throws {@link SqlError} and nothing else. */
export interface Connection {
  readonly exec: (sql: string) => void
  readonly rows: (sql: string, values: ReadonlyArray<Value>) => ReadonlyArray<PlainRow>
  /** Answers with the number of rows that were changed. */
  readonly run: (sql: string, values: ReadonlyArray<Value>) => number
  readonly inTransaction: () => boolean
  readonly close: () => void
  /** The same connection, as Kysely wants it. */
  readonly forKysely: SqliteDatabase
}

/**
 * `write` makes the file when it is missing. `read` may leave `-wal` and `-shm` beside the file;
 * `inspect` touches nothing at all, for files that may be somebody else's.
 */
export type Access = 'write' | 'read' | 'inspect'

/** How long SQLite itself waits for a lock, in milliseconds; nothing else runs meanwhile. */
const busyTimeout = 1_000

/** How many statements a connection keeps. */
const mostPrepared = 1_000

export const connect = (file: string, access: Access): Connection => {
  const database = attempt(() => new Database(addressOf(file, access)))
  attempt(() => database.exec(`PRAGMA busy_timeout = ${busyTimeout}`))
  // Preparing again for each call makes memory grow.
  const prepared = new Map<string, Database.Statement>()
  const prepare = (sql: string): Database.Statement => {
    const known = prepared.get(sql)
    if (known !== undefined) return known
    // Statements of tables that are gone, and of queries that nobody asks any more, stay no longer.
    if (prepared.size >= mostPrepared) prepared.clear()
    const statement = database.prepare(sql)
    prepared.set(sql, statement)
    return statement
  }
  const close = () => {
    prepared.clear()
    database.close()
  }
  return {
    exec: (sql) => attempt(() => void database.exec(sql)),
    rows: (sql, values) => attempt(() => exact(prepare(sql).all(values) as PlainRow[])),
    run: (sql, values) => attempt(() => prepare(sql).run(values).changes),
    inTransaction: () => database.inTransaction,
    close,
    forKysely: { close, prepare: (sql) => attempt(() => forKysely(prepare(sql))) },
  }
}

const forKysely = (statement: Database.Statement): SqliteStatement => ({
  reader: statement.reader,
  all: (values) => attempt(() => [...exact(statement.all(values) as PlainRow[])]),
  run: (values) => attempt(() => statement.run(values)),
  // Nobody is promised rows one by one: libsql has read them all by then.
  iterate: (values) => attempt(() => exact(statement.all(values) as PlainRow[]).values()),
})

/** libsql rounds what no number holds, and what it rounds is never a safe integer. */
const exact = (rows: ReadonlyArray<PlainRow>): ReadonlyArray<PlainRow> => {
  for (const row of rows) {
    for (const name in row) {
      const value = row[name]
      if (typeof value === 'number' && !Number.isSafeInteger(value)) {
        throw new SqlError('other', `${name} holds a number beyond 2^53, or a broken one`)
      }
    }
  }
  return rows
}

/** libsql ignores its own option for reading only; SQLite's address does not. */
const addressOf = (file: string, access: Access): string => {
  if (access === 'write') return file
  return `${pathToFileURL(file).href}?mode=ro${access === 'inspect' ? '&immutable=1' : ''}`
}

export const attempt = <A>(action: () => A): A => {
  try {
    return action()
  } catch (error) {
    throw error instanceof SqlError ? error : sqlErrorOf(error)
  }
}

/** By SQLite's primary codes, which its extended ones hold in their lowest byte. */
const kinds: Readonly<Record<number, SqlErrorKind>> = {
  3: 'denied',
  5: 'busy',
  6: 'busy',
  8: 'denied',
  11: 'damaged',
  13: 'full',
  14: 'missing',
  23: 'denied',
  26: 'damaged',
}

const sqlErrorOf = (error: unknown): SqlError => {
  const message = error instanceof Error ? error.message : String(error)
  const rawCode = error instanceof Database.SqliteError ? (error.rawCode ?? 0) : 0
  return new SqlError(kinds[rawCode & 0xff] ?? 'other', message)
}
