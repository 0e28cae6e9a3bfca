/**
 * The table of program accounts by hand: one statement for each event, as a careful author would
 * write it. It reads the data of events as they are; nothing is decoded or checked.
 */
import { bn9Of } from '@carmkit/core'
import type { RecordedEvent } from '@carmkit/kernel'
import type { LoggedEvent } from '@carmkit/store'
import Database from 'libsql'

/** The same columns, key and index as ours; and a checkpoint that tells who was slower. */
const tables = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE program_account (bn15 TEXT NOT NULL, bn9 TEXT NOT NULL, program_type TEXT NOT NULL,
    status TEXT NOT NULL, status_since TEXT NOT NULL, status_reason TEXT, origin TEXT, opened_on TEXT,
    closed_at TEXT, in_use_since TEXT, records_location TEXT, contact TEXT, language TEXT,
    sub_programs TEXT NOT NULL, documents_requested TEXT NOT NULL, revision INTEGER NOT NULL,
    PRIMARY KEY (bn15)) STRICT, WITHOUT ROWID;
  CREATE INDEX program_account_by_1 ON program_account (bn9, bn15);
  CREATE TABLE checkpoint (id INTEGER PRIMARY KEY, position INTEGER NOT NULL, recorded_at TEXT);
  INSERT INTO checkpoint VALUES (1, 0, NULL);
`

export interface RawProjection {
  /** Takes in the entries of one batch, in one transaction. */
  readonly apply: (batch: ReadonlyArray<LoggedEvent>) => void
  readonly close: () => void
}

/** In a new file, with its tables made and its statements prepared. */
export const rawProjection = (file: string): RawProjection => {
  const database = new Database(file)
  database.exec(tables)
  const [begin, commit] = [database.prepare('BEGIN IMMEDIATE'), database.prepare('COMMIT')]
  const move = database.prepare(
    'UPDATE checkpoint SET position = ?, recorded_at = ? WHERE id = 1 AND position = ?',
  )
  const write = writing(database)
  let position = 0
  return {
    apply: (batch) => {
      const last = batch.at(-1)
      if (last === undefined) return
      begin.run()
      insist(move.run([last.position, last.event.metadata.recordedAt, position]))
      for (const { event } of batch) write(event)
      commit.run()
      position = last.position
    },
    close: () => database.close(),
  }
}

const insist = ({ changes }: { readonly changes: number }): void => {
  if (changes !== 1) throw new Error('a row is not there that must be')
}

interface Data {
  readonly [name: string]: string
}

const writing = (database: Database.Database): ((event: RecordedEvent) => void) => {
  const open = database.prepare(`INSERT INTO program_account VALUES
    (?, ?, ?, 'Active', ?, NULL, ?, ?, NULL, ?, NULL, NULL, NULL, '[]', '[]', ?)`)
  const status = database.prepare(
    'UPDATE program_account SET status = ?, status_since = ?, status_reason = ?, revision = ? WHERE bn15 = ?',
  )
  const enrol = database.prepare(
    "UPDATE program_account SET sub_programs = json_insert(sub_programs, '$[#]', ?), revision = ? WHERE bn15 = ?",
  )
  const leave = database.prepare(`UPDATE program_account SET revision = ?, sub_programs =
    (SELECT json_group_array(value) FROM json_each(sub_programs) WHERE value <> ?) WHERE bn15 = ?`)
  return ({ type, data, revision, metadata }) => {
    const {
      bn15 = '',
      reason,
      programType,
      subProgram,
      origin,
      openedOn,
      inUseSince,
    } = data as Data
    const at = metadata.recordedAt
    switch (type) {
      case 'ProgramAccountOpened': {
        const bn9 = bn9Of(bn15 as never)
        return insist(
          open.run([bn15, bn9, programType, at, origin, openedOn, inUseSince, revision]),
        )
      }
      case 'ProgramSuspended':
        return insist(status.run(['Suspended', at, reason, revision, bn15]))
      case 'SuspensionLifted':
        return insist(status.run(['Active', at, null, revision, bn15]))
      case 'SubProgramEnrolled':
        return insist(enrol.run([subProgram, revision, bn15]))
      default:
        return insist(leave.run([revision, subProgram, bn15]))
    }
  }
}
