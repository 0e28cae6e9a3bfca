/** A database of read models in one file of SQLite, for those who want no server. */
import { existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { mutex } from '@carmkit/store'
import { Kysely, SqliteDialect } from 'kysely'
import { type Database, type Dialect, names } from '../database.js'
import { SqlError } from '../failure.js'
import { schemaVersionBy } from '../schema-version.js'
import { type Connection, connect } from './driver.js'
import { sessionOn } from './session.js'

/** "CRMR" in ASCII, as SQLite's application id: the file says what it holds. */
export const applicationId = 0x43524d52

const dialect: Dialect = {
  typeOf: ({ kind, nullable }) =>
    `${kind === 'number' || kind === 'money' || kind === 'flag' ? 'INTEGER' : 'TEXT'}${nullable ? '' : ' NOT NULL'}`,
  tableOptions: ' STRICT, WITHOUT ROWID',
  forUpdate: '',
  // A transaction that writes is alone from its begin, and readers stay with what they have begun to see.
  lockMigrations: null,
  lockReaders: [],
  replacing: null,
  isClaimed: `SELECT 1 FROM sqlite_schema WHERE name = '${names.schema}'`,
  version: `SELECT version FROM ${names.schema}`,
  claim: async (session) => {
    await session.run(`PRAGMA application_id = ${applicationId}`)
  },
}

/** One statement, hence one moment: another process may be making the tables right now. */
const markings = `SELECT application_id AS application, EXISTS (SELECT 1 FROM sqlite_schema) AS used
  FROM pragma_application_id`

/**
 * Whose the file is, without touching it: `ours`, `nobody's` where there is none or an empty one, or
 * `somebody's`. Throws `SqlError` where it is no database.
 */
export const ownerOf = (file: string): 'ours' | "nobody's" | "somebody's" => {
  if (!existsSync(dirname(file))) throw new SqlError('missing', 'there is no such folder')
  if (!existsSync(file)) return "nobody's"
  if (!statSync(file).isFile()) throw new SqlError('damaged', 'it is no file')
  // What was written last may still stand beside the file, which is then in use.
  const isInUse = existsSync(`${file}-wal`)
  if (!isInUse && statSync(file).size === 0) return "nobody's"
  const connection = connect(file, isInUse ? 'read' : 'inspect')
  try {
    const [row] = connection.rows(markings, [])
    if (row?.['application'] === applicationId) return 'ours'
    return row?.['application'] === 0 && row['used'] === 0 ? "nobody's" : "somebody's"
  } finally {
    connection.close()
  }
}

export interface SqliteOptions {
  readonly file: string
  readonly shown: string
  readonly readonly: boolean
  /** How long a lock is waited for, in milliseconds. */
  readonly patience: number
}

/** Throws `SqlError`. */
export const openSqlite = ({ file, shown, readonly, patience }: SqliteOptions): Database => {
  const writer = readonly ? null : writerOn(file)
  const readers = readersOn(file)
  return {
    kind: 'sqlite',
    address: shown,
    dialect,
    writing: writer === null ? null : writingOn(writer, patience),
    reading: (work) =>
      readers.with(({ queries }) =>
        queries.transaction().execute((transaction) => work(transaction as never)),
      ),
    schemaVersion: () =>
      readers.with(({ rows }) => schemaVersionBy(dialect, async (text) => rows(text, []))),
    close: async () => {
      readers.close()
      writer?.close()
    },
  }
}

/** A connection of its own for each reading that is under way: none waits for another. */
interface Readers {
  readonly with: <A>(work: (reader: Reader) => Promise<A>) => Promise<A>
  readonly close: () => void
}

interface Reader extends Connection {
  readonly queries: Kysely<unknown>
}

/** How many connections are kept for the readings to come. */
const mostIdle = 4

const readersOn = (file: string): Readers => {
  const all = new Set<Reader>()
  const opened = (): Reader => {
    const connection = connect(file, 'read')
    const queries = new Kysely<unknown>({
      dialect: new SqliteDialect({ database: connection.forKysely }),
    })
    const reader = { ...connection, queries }
    all.add(reader)
    return reader
  }
  // A file that cannot be read is told at once.
  const idle = [opened()]
  const giveBack = (reader: Reader) => {
    if (idle.length < mostIdle && !reader.inTransaction()) return void idle.push(reader)
    all.delete(reader)
    reader.close()
  }
  return {
    with: async (work) => {
      const reader = idle.pop() ?? opened()
      try {
        return await work(reader)
      } finally {
        giveBack(reader)
      }
    },
    close: () => {
      for (const reader of all) reader.close()
    },
  }
}

const writerOn = (file: string): Connection => {
  const writer = connect(file, 'write')
  writer.exec('PRAGMA journal_mode = WAL')
  // A power cut may take the last commits, whole ones: the runner goes on from the checkpoint that is
  // left, since nothing stands here that the log does not say. So no commit waits for the disk.
  writer.exec('PRAGMA synchronous = NORMAL')
  // From here on the write lock waits asleep: who holds it may live in this very process.
  writer.exec('PRAGMA busy_timeout = 0')
  return writer
}

/** Longest pause between two tries to get the lock, in milliseconds. */
const longestPause = 8

const writingOn = (writer: Connection, patience: number): NonNullable<Database['writing']> => {
  const alone = mutex()
  const session = sessionOn(writer)
  return (work) =>
    alone(async () => {
      await begin(writer, patience)
      try {
        const done = await work(session)
        writer.exec('COMMIT')
        return done
      } finally {
        if (writer.inTransaction()) writer.exec('ROLLBACK')
      }
    })
}

const begin = async (writer: Connection, patience: number): Promise<void> => {
  if (hasBegun(writer)) return
  const deadline = performance.now() + patience
  for (let pause = 1; ; pause = Math.min(pause * 2, longestPause)) {
    await sleep(Math.random() * pause)
    if (hasBegun(writer, performance.now() > deadline)) return
  }
}

/** False where somebody else holds the lock, unless it was waited for long enough. */
const hasBegun = (writer: Connection, isLast = false): boolean => {
  try {
    writer.exec('BEGIN IMMEDIATE')
    return true
  } catch (error) {
    if (!isLast && error instanceof SqlError && error.kind === 'busy') return false
    throw error
  }
}
