/** Rows as no history makes them: few values that meet often, and texts that databases order differently. */
import fc from 'fast-check'
import { type AnyTable, type Column, models, type Tables } from '../../src/index.js'
import { stillKnown } from '../../src/models/authority/tables/index.js'

const businesses = ['123456782', '700123458']
const references = ['RM0001', 'RM9999']
const accounts = businesses.flatMap((bn9) => references.map((reference) => `${bn9}${reference}`))
const texts = ['a', 'B', 'é', 'zz', '\u{1f600}', '\uff1d', "it's", '100%']
const days = ['2026-03-07', '2026-03-08', '2026-03-09', '2026-11-01']

/** Around the two midnights of Toronto, in winter and in summer. */
const instants = [
  '2026-03-08T04:59:59.999Z',
  '2026-03-08T05:00:00.000Z',
  '2026-03-09T03:59:59.999Z',
  '2026-03-09T04:00:00.000Z',
  '2026-11-01T04:00:00.000Z',
]

const named: Readonly<Record<string, ReadonlyArray<string>>> = {
  bn9: businesses,
  client: businesses,
  provider: businesses,
  owned_by: businesses,
  bn15: accounts,
  importer: accounts,
  applicant: accounts,
  appellant: accounts,
  scope: ['business', 'RM0001', 'RM9999'],
  status: ['Submitted', 'Decided'],
  'access_request.status': ['Open', 'Rejected'],
  'business_history.status': [...Array.from({ length: 9 }, () => 'Active'), 'Ceased'],
  'deadline.status': ['Waiting', 'Met'],
  'declaration.status': ['Draft', 'Accepted'],
  'delegation_request.status': ['Open', 'Rejected'],
  'membership.status': ['Current', 'Left'],
  'receivable.status': ['Open', 'Collections', 'Settled'],
  mode: ['CutOff', 'RunOff'],
  // A grant leaves one right, and has none while it stands.
  'grant_history.grant_id': ['a', 'é', '\uff1d', "it's"],
  'run_off_history.grant_id': ['B', 'zz', '\u{1f600}', '100%'],
  kind: ['offer', 'request'],
  cad_type: ['AB', 'C'],
  statement: ['2026-03', '2026-04'],
  transaction_number: [
    '10000000000017',
    '10000000000025',
    '19000000000017',
    '20000000000019',
    '20000000000027',
    '20000000000035',
  ],
}

const valueOf = (
  table: string,
  name: string,
  { kind, nullable }: Column,
): fc.Arbitrary<string | number | null> => {
  const value = plainValueOf(table, name, kind)
  return nullable ? fc.option(value, { freq: 3 }) : value
}

const plainValueOf = (
  table: string,
  name: string,
  kind: Column['kind'],
): fc.Arbitrary<string | number> => {
  switch (kind) {
    case 'flag':
      // Most grants are in force, so that a provider has many.
      return table === 'grant_history' ? fc.constantFrom(0, 0, 0, 1) : fc.constantFrom(0, 1)
    case 'number':
      return fc.nat(name === 'position' ? 15 : 5)
    case 'money':
      return fc.constantFrom(-150, 0, 5, 9_007_199_254_740)
    case 'date':
      return fc.constantFrom(...days)
    case 'instant':
      return name === 'known_until'
        ? fc.oneof(fc.constantFrom(...instants), fc.constant(stillKnown))
        : fc.constantFrom(...(name === 'known_from' ? instants.slice(0, 3) : instants))
    case 'json':
      return fc.constantFrom('[]', '{"a":"\\n"}')
    case 'text':
      return fc.constantFrom(...(named[`${table}.${name}`] ?? named[name] ?? texts))
  }
}

/** What else than the key no two rows share: at no moment are two of them known. */
const alone: Readonly<Record<string, ReadonlyArray<string>>> = {
  business_history: ['bn9'],
  grant_history: ['client', 'provider', 'scope'],
  program_history: ['bn15'],
  run_off_history: ['grant_id'],
}

/** Many of them leave no grant. */
const few: ReadonlyArray<string> = [
  'business_history',
  'provider_revocation_history',
  'program_history',
]

type PlainRow = Readonly<Record<string, string | number | null>>

const rowsOf = (table: AnyTable): fc.Arbitrary<ReadonlyArray<PlainRow>> => {
  const columns = Object.entries(table.columns as Record<string, Column>)
  const row = fc.record(
    Object.fromEntries(columns.map(([name, column]) => [name, valueOf(table.name, name, column)])),
  )
  const another = alone[table.name]
  const rows = fc.uniqueArray(row, {
    maxLength: few.includes(table.name) ? 2 : 12,
    size: 'max',
    comparator: (one, other) =>
      [table.key as ReadonlyArray<string>, ...(another === undefined ? [] : [another])].some(
        (names) => names.every((name) => one[name] === other[name]),
      ),
  })
  // Stretches of cover do not overlap.
  if (table.name !== 'security_cover') return rows
  return rows.map((some) => some.map((one) => ({ ...one, last_day: one['first_day'] ?? null })))
}

const read: ReadonlyArray<string> = [
  'access_request',
  'allocation',
  'amount_due',
  'appeal',
  'audit_event',
  'balance',
  'business_history',
  'credit',
  'deadline',
  'declaration',
  'declaration_version',
  'delegation',
  'delegation_request',
  'event_party',
  'grant_history',
  'mass_case',
  'membership',
  'payment',
  'program_account',
  'program_history',
  'provider_revocation_history',
  'receivable',
  'release',
  'ruling',
  'run_off_history',
  'security_account',
  'security_cover',
  'security_instrument',
  'statement',
  'statement_line',
]

/** Of every table that a naive answer reads. */
export const randomTables: fc.Arbitrary<Tables> = fc.record(
  Object.fromEntries(
    models
      .flatMap((model): ReadonlyArray<AnyTable> => model.tables)
      .filter(({ name }) => read.includes(name))
      .map((table) => [table.name, rowsOf(table)]),
  ),
)
