/** What to ask queries with: of what the rows hold, so that most questions have an answer. */
import { models, type Query, type Tables } from '../../src/index.js'
import { stillKnown } from '../../src/models/authority/tables/index.js'
import type { AnyTable, Column } from '../../src/project/table.js'

/** Columns that hold what a parameter asks for, by the name of the query before that of all. */
const columnsFor: Readonly<Record<string, ReadonlyArray<string>>> = {
  business: ['bn9', 'client', 'provider'],
  owner: ['owned_by'],
  account: ['bn15', 'importer'],
  of: ['bn15', 'bn9', 'importer', 'applicant', 'appellant'],
  status: ['status'],
  kind: ['kind'],
  type: ['cad_type'],
  'deadlines.type': ['command_type'],
  'audit-log.type': ['type'],
  actor: ['actor'],
  fund: ['fund'],
  receivable: ['receivable'],
  period: ['statement'],
  transaction: ['transaction_number'],
  number: ['transaction_number'],
}

const kindsFor: Readonly<Record<string, Column['kind']>> = {
  at: 'instant',
  on: 'date',
  from: 'date',
  until: 'date',
}

/** Draws from a number what a query is asked with; parameters that may be left out sometimes are. */
export const askedFor = (
  { name, parameters }: Pick<Query, 'name' | 'parameters'>,
  tables: Tables,
  seed: number,
): Readonly<Record<string, string | null>> => {
  const next = numbersFrom(seed)
  return Object.fromEntries(
    Object.entries(parameters).map(([parameter, { isRequired, codec }]) => {
      const found = candidates(tables, `${name}.${parameter}`, parameter).filter(codec.is)
      if (!isRequired && (next() % 3 > 0 || found.length === 0)) return [parameter, null]
      const value = found[next() % Math.max(1, found.length)] ?? instead[parameter] ?? ''
      return [parameter, parameter === 'number' ? value.slice(0, 1 + (next() % 14)) : value]
    }),
  )
}

/** Numbers below 2^32 that look like chance, the same for the same seed (mulberry32). */
const numbersFrom = (seed: number) => {
  let state = seed
  return (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
}

/** Where the tables hold nothing of the kind. */
const instead: Readonly<Record<string, string>> = {
  at: '2026-03-01T17:00:00.000Z',
  on: '2026-03-01',
  business: '123456782',
  account: '123456782RM0001',
  of: '123456782',
  owner: '123456782',
  transaction: '10000000000017',
  period: '2026-03',
}

const candidates = (tables: Tables, full: string, parameter: string): ReadonlyArray<string> => {
  if (parameter === 'overdue' || parameter === 'former') return ['yes', 'no']
  const columns = columnsFor[full] ?? columnsFor[parameter] ?? []
  const kind = kindsFor[parameter]
  const values = new Set<string>()
  for (const table of models.flatMap((model): ReadonlyArray<AnyTable> => model.tables))
    for (const [column, declared] of Object.entries(table.columns as Record<string, Column>))
      if (columns.includes(column) || declared.kind === kind)
        for (const row of tables[table.name] ?? []) values.add(String(row[column]))
  return [...values].filter((value) => value !== stillKnown).toSorted()
}
