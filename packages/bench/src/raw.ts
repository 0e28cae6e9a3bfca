/**
 * The physical limit beside which carmkit is measured: the same driver and durability, one stream
 * read, folded and appended to by hand, with no validation, authority, envelope or hash.
 */
import Database from 'libsql'

export interface RawLog {
  readonly database: Database.Database
  readonly read: (stream: string) => ReadonlyArray<RawEvent>
  readonly insert: (event: RawEvent) => void
  /** Everything that `work` inserts is one durable commit. */
  readonly commit: (work: () => void) => void
  readonly close: () => void
}

export interface RawEvent {
  readonly stream: string
  readonly revision: number
  readonly type: string
  readonly data: object
}

export const openRaw = (file: string): RawLog => {
  const database = new Database(file)
  for (const pragma of ['busy_timeout = 5000', 'journal_mode = WAL', 'synchronous = FULL']) {
    database.exec(`PRAGMA ${pragma}`)
  }
  database.exec(`CREATE TABLE IF NOT EXISTS events (
    position INTEGER PRIMARY KEY AUTOINCREMENT, stream TEXT NOT NULL, revision INTEGER NOT NULL,
    body TEXT NOT NULL, UNIQUE (stream, revision))`)
  const select = database.prepare('SELECT body FROM events WHERE stream = ? ORDER BY revision')
  const insert = database.prepare('INSERT INTO events (stream, revision, body) VALUES (?, ?, ?)')
  return {
    database,
    read: (stream) =>
      (select.all(stream) as { body: string }[]).map(({ body }) => JSON.parse(body) as RawEvent),
    insert: (event) => {
      insert.run(event.stream, event.revision, JSON.stringify(event))
    },
    commit: (work) => {
      database.exec('BEGIN IMMEDIATE')
      work()
      database.exec('COMMIT')
    },
    close: () => {
      database.close()
    },
  }
}

/** About 500 bytes of JSON, as a delegation's events have. */
const payload = (n: number): object => ({
  client: '123456782',
  provider: '700123458',
  scope: 'RM0001',
  grantId: `delegation-123456782.700123458.RM0001#${n}`,
  terms: { visibility: 'Program', validFrom: '2025-06-13', validUntil: null },
  note: 'x'.repeat(280),
})

/** Load, fold to a count, append: one command of the raw handler, inside a commit of the caller's. */
export const rawCommand = (log: RawLog, stream: string): void => {
  const state = log.read(stream).reduce((count, event) => count + (event.revision >= 0 ? 1 : 0), 0)
  log.insert({ stream, revision: state, type: 'Changed', data: payload(state) })
}
