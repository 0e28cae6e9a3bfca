/** The tables of program accounts by hand: one statement for each event, as a careful author would write it. */
import { bn9Of } from '@carmkit/core'
import type { RecordedEvent } from '@carmkit/kernel'
import type { LogEntry } from '@carmkit/store'
import Database from 'libsql'

/** The same columns, key and index as ours. */
export const accountColumns = `bn15 TEXT NOT NULL, bn9 TEXT NOT NULL, program_type TEXT NOT NULL,
  status TEXT NOT NULL, status_since TEXT NOT NULL, status_reason TEXT, origin TEXT, opened_on TEXT,
  closed_at TEXT, in_use_since TEXT, records_location TEXT, contact TEXT, language TEXT,
  sub_programs TEXT NOT NULL, documents_requested TEXT NOT NULL`

const tables = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE program_account (${accountColumns}, revision INTEGER NOT NULL, PRIMARY KEY (bn15))
    STRICT, WITHOUT ROWID;
  CREATE INDEX program_account_by_1 ON program_account (bn9, bn15);
  CREATE TABLE checkpoint (id INTEGER PRIMARY KEY, position INTEGER NOT NULL);
  INSERT INTO checkpoint VALUES (1, 0);
`

interface Data {
  readonly [name: string]: string
}

/** Projects the entries to a new file, so many to a transaction. */
export const rawProjection = (
  file: string,
  entries: ReadonlyArray<LogEntry & { readonly event: RecordedEvent }>,
  batchSize: number,
): number => {
  const database = new Database(file)
  database.exec(tables)
  const [begin, commit] = [database.prepare('BEGIN IMMEDIATE'), database.prepare('COMMIT')]
  const move = database.prepare('UPDATE checkpoint SET position = ? WHERE id = 1')
  const write = statements(database)
  for (let start = 0; start < entries.length; start += batchSize) {
    begin.run()
    const batch = entries.slice(start, start + batchSize)
    for (const { event } of batch) write(event)
    move.run([batch.at(-1)?.position])
    commit.run()
  }
  database.close()
  return entries.length
}

const statements = (database: Database.Database): ((event: RecordedEvent) => void) => {
  const open = database.prepare(`INSERT INTO program_account VALUES
    (?, ?, ?, 'Active', ?, NULL, ?, ?, NULL, ?, NULL, NULL, NULL, '[]', '[]', ?)`)
  const status = database.prepare(
    'UPDATE program_account SET status = ?, status_since = ?, status_reason = ?, revision = ? WHERE bn15 = ?',
  )
  const programs = database.prepare(
    'UPDATE program_account SET sub_programs = ?, revision = ? WHERE bn15 = ?',
  )
  return ({ type, data, revision, metadata }) => {
    const { bn15 = '', reason, programType, origin, openedOn, inUseSince } = data as Data
    const at = metadata.recordedAt
    switch (type) {
      case 'ProgramAccountOpened':
        open.run([
          bn15,
          bn9Of(bn15 as never),
          programType,
          at,
          origin,
          openedOn,
          inUseSince,
          revision,
        ])
        break
      case 'ProgramSuspended':
        status.run(['Suspended', at, reason, revision, bn15])
        break
      case 'SuspensionLifted':
        status.run(['Active', at, null, revision, bn15])
        break
      case 'SubProgramEnrolled':
        programs.run(['["CSA"]', revision, bn15])
        break
      default:
        programs.run(['[]', revision, bn15])
    }
  }
}
