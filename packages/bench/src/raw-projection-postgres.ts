/**
 * The table of program accounts by hand on PostgreSQL: the rows of a batch in one query, the events
 * folded in memory, and one `unnest` upsert, as a careful author would write it. Nothing is decoded.
 */
import { bn9Of } from '@carmkit/core'
import type { RecordedEvent } from '@carmkit/kernel'
import type { LoggedEvent } from '@carmkit/store'
import pg from 'pg'

const columns = [
  'bn15',
  'bn9',
  'program_type',
  'status',
  'status_since',
  'status_reason',
  'origin',
  'opened_on',
  'closed_at',
  'in_use_since',
  'records_location',
  'contact',
  'language',
  'sub_programs',
  'documents_requested',
  'revision',
] as const

type AccountRow = { -readonly [Name in (typeof columns)[number]]: string | number | null }

const typeOf = (name: string): string => (name === 'revision' ? 'bigint' : 'text')

/** The same types, key and index as ours; and a checkpoint that tells who was slower. */
const tables = `
  CREATE TABLE program_account (${columns
    .map((name) => `${name} ${name === 'revision' ? 'BIGINT' : 'TEXT COLLATE "C"'}`)
    .join(', ')}, PRIMARY KEY (bn15));
  CREATE INDEX program_account_by_1 ON program_account (bn9, bn15);
  CREATE TABLE checkpoint (id INTEGER PRIMARY KEY, position BIGINT NOT NULL, recorded_at TEXT);
  INSERT INTO checkpoint VALUES (1, 0, NULL);
`

const statements = {
  move: 'UPDATE checkpoint SET position = $1, recorded_at = $2 WHERE id = 1 AND position = $3',
  select: 'SELECT * FROM program_account WHERE bn15 = ANY ($1::text[])',
  upsert: `INSERT INTO program_account
    SELECT * FROM unnest(${columns.map((name, index) => `$${index + 1}::${typeOf(name)}[]`).join(', ')})
    ON CONFLICT (bn15) DO UPDATE SET ${columns
      .slice(1)
      .map((name) => `${name} = excluded.${name}`)
      .join(', ')}`,
}

export interface RawPostgresProjection {
  /** Takes in the entries of one batch, in one transaction. */
  readonly apply: (batch: ReadonlyArray<LoggedEvent>) => Promise<void>
  readonly close: () => Promise<void>
}

/** In a new database, with its tables made. */
export const rawPostgresProjection = async (url: string): Promise<RawPostgresProjection> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(tables)
  const run = (name: keyof typeof statements, values: unknown[]) =>
    client.query<AccountRow>({ name, text: statements[name], values })
  let position = 0
  return {
    apply: async (batch) => {
      const last = batch.at(-1)
      if (last === undefined) return
      await client.query('BEGIN')
      const moved = await run('move', [last.position, last.event.metadata.recordedAt, position])
      if (moved.rowCount !== 1) throw new Error('somebody else was faster')
      const keys = new Set(batch.map(({ event }) => dataOf(event)['bn15']))
      const found = await run('select', [[...keys]])
      const rows = new Map(found.rows.map((row) => [row.bn15, row]))
      for (const { event } of batch) fold(rows, event)
      const all = [...rows.values()]
      await run(
        'upsert',
        columns.map((name) => all.map((row) => row[name])),
      )
      await client.query('COMMIT')
      position = last.position
    },
    close: () => client.end(),
  }
}

const dataOf = ({ data }: RecordedEvent) => data as { readonly [name: string]: string }

/** Changes the row of the event's account. */
const fold = (rows: Map<AccountRow['bn15'], AccountRow>, event: RecordedEvent): void => {
  const { bn15 = '', reason, programType = '', origin, openedOn, inUseSince } = dataOf(event)
  const at = event.metadata.recordedAt
  const row = rows.get(bn15) ?? begun(bn15, programType)
  rows.set(bn15, row)
  row.revision = event.revision
  switch (event.type) {
    case 'ProgramAccountOpened':
      row.status_since = at
      row.origin = origin ?? null
      row.opened_on = openedOn ?? null
      row.in_use_since = inUseSince ?? null
      break
    case 'ProgramSuspended':
      Object.assign(row, { status: 'Suspended', status_since: at, status_reason: reason })
      break
    case 'SuspensionLifted':
      Object.assign(row, { status: 'Active', status_since: at, status_reason: null })
      break
    default:
      row.sub_programs = subPrograms(row, event)
  }
}

const subPrograms = (row: AccountRow, event: RecordedEvent): string => {
  const { subProgram = '' } = dataOf(event)
  const others = (JSON.parse(String(row.sub_programs)) as string[]).filter(
    (one) => one !== subProgram,
  )
  return JSON.stringify(event.type === 'SubProgramEnrolled' ? [...others, subProgram] : others)
}

const begun = (bn15: string, programType: string): AccountRow => ({
  bn15,
  bn9: bn9Of(bn15 as never),
  program_type: programType,
  status: 'Active',
  status_since: null,
  status_reason: null,
  origin: null,
  opened_on: null,
  closed_at: null,
  in_use_since: null,
  records_location: null,
  contact: null,
  language: null,
  sub_programs: '[]',
  documents_requested: '[]',
  revision: 0,
})
