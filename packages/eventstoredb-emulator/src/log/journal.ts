/**
 * The log on disk, in one SQLite file: read once when the emulator starts, added to before an append
 * is acknowledged. What was acknowledged survives the death of the process; for the death of the
 * machine nothing is forced to the disk, since this is a tool of tests.
 */
import Database from 'libsql'
import type { RecordedEvent } from './event.js'
import { applicationId, inspect } from './inspect.js'

export interface Journal {
  /** Everything written before, in commit order. */
  readonly load: () => Iterable<RecordedEvent>
  /** All of the events or none; throws when the file cannot be written. */
  readonly append: (events: ReadonlyArray<RecordedEvent>) => void
  readonly close: () => void
}

/** For an emulator in memory, which forgets. */
export const noJournal: Journal = {
  load: () => [],
  append: () => undefined,
  close: () => undefined,
}

const schema = `
  BEGIN IMMEDIATE;
  PRAGMA application_id = ${applicationId};
  CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    content_type TEXT NOT NULL,
    created INTEGER NOT NULL,
    data BLOB NOT NULL,
    metadata BLOB NOT NULL
  ) STRICT;
  COMMIT`

const pageLength = 1000

/**
 * Opens the file, or makes it; throws, with its name, when another emulator has it or when it is
 * something else, and leaves it as it is.
 */
export const openJournal = (file: string): Journal => {
  try {
    return journalOf(openedDatabase(file))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`${file} cannot hold the log of an emulator: ${reason}`, { cause: error })
  }
}

const openedDatabase = (file: string): Database.Database => {
  const finding = inspect(file)
  const database = new Database(file)
  try {
    // Exclusive: two emulators on one file would give out the same positions. No WAL, because libsql
    // keeps its files open after closing, and with a WAL the lock as well.
    for (const pragma of [
      'locking_mode = EXCLUSIVE',
      'journal_mode = PERSIST',
      'synchronous = OFF',
    ]) {
      database.exec(`PRAGMA ${pragma}`)
    }
    if (finding === 'new') database.exec(schema)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

const journalOf = (database: Database.Database): Journal => {
  const insert = database.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const page = database.prepare('SELECT * FROM events WHERE position > ? ORDER BY position LIMIT ?')
  const insertAll = (events: ReadonlyArray<RecordedEvent>): void => {
    for (const event of events) insert.run(...columnsOf(event))
  }
  return {
    *load() {
      for (let after = -1; ; ) {
        const rows = page.all(after, pageLength) as Row[]
        yield* rows.map(eventOf)
        const last = rows.at(-1)
        if (last === undefined) return
        after = last.position
      }
    },
    append: (events) => {
      if (events.length === 0) return
      database.exec('BEGIN IMMEDIATE')
      try {
        insertAll(events)
        database.exec('COMMIT')
      } catch (error) {
        if (database.inTransaction) database.exec('ROLLBACK')
        throw error
      }
    },
    close: () => {
      // The lock goes with the first access after the mode was changed.
      database.exec('PRAGMA locking_mode = NORMAL')
      database.exec('SELECT 1 FROM events LIMIT 1')
      database.close()
    },
  }
}

interface Row {
  readonly position: number
  readonly stream: string
  readonly revision: number
  readonly id: string
  readonly type: string
  readonly content_type: string
  readonly created: number
  readonly data: ArrayBuffer
  readonly metadata: ArrayBuffer
}

const columnsOf = (event: RecordedEvent) => [
  event.position,
  event.stream,
  event.revision,
  event.id,
  event.type,
  event.contentType,
  event.created,
  event.data,
  event.metadata,
]

const eventOf = ({ content_type: contentType, data, metadata, ...row }: Row): RecordedEvent => ({
  ...row,
  contentType,
  data: new Uint8Array(data),
  metadata: new Uint8Array(metadata),
})
