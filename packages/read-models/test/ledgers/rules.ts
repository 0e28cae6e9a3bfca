/** What holds of the tables of a ledger after any of its events, stated by what breaks it. */
import { type Ledger, type LedgerEvent, ledger, linesHashOf, moneyOf } from '@carmkit/core'
import { type Model, type Projected, type Tables, tablesOf } from '../../src/index.js'
import { asStated, inTheState } from './stated.js'

type Told = Readonly<Record<string, unknown>>

/** The first breach of the tables that the model makes of these events; null without any. */
export const breachOf = (model: Model, events: ReadonlyArray<Projected>): string | null => {
  const [first] = events
  if (first === undefined) return null
  const tables = tablesOf([model], events)
  for (const breach of breaches(tables, stateOf(events))) return breach
  return null
}

const stateOf = (events: ReadonlyArray<Projected>): Ledger =>
  events.reduce((state, { event }) => ledger.evolve(state, event as LedgerEvent), ledger.initial)

function* breaches(tables: Tables, state: Ledger): Generator<string, void> {
  for (const [name, stated] of Object.entries(asStated(state))) {
    const difference = differing(rowsAsStated(tables, name, stated), stated)
    if (difference !== null) yield `${name}: ${difference}`
  }
  yield* wrongStatements(tables)
  yield* wrongBooks(tables)
}

/** The rows that stand in the state, each by the columns that the state tells. */
const rowsAsStated = (
  tables: Tables,
  name: string,
  [one]: ReadonlyArray<Told>,
): ReadonlyArray<Told> => {
  const rows = (tables[name] ?? []).filter((row) => inTheState[name]?.(row, tables) ?? true)
  const columns = Object.keys(one ?? {})
  return rows.map((row) => Object.fromEntries(columns.map((column) => [column, row[column]])))
}

const differing = (rows: ReadonlyArray<Told>, stated: ReadonlyArray<Told>): string | null => {
  const told = new Set(rows.map((row) => JSON.stringify(row)))
  const known = new Set(stated.map((row) => JSON.stringify(row)))
  const surplus = [...told].find((row) => !known.has(row))
  const missing = [...known].find((row) => !told.has(row))
  return surplus === undefined && missing === undefined
    ? null
    : `${surplus ?? 'no row'} where the state has ${missing ?? 'none'}`
}

/** TXN-36: the lines of each sealed statement are those whose hash was sealed. */
function* wrongStatements({ statement = [], statement_line = [] }: Tables): Generator<string> {
  for (const sealed of statement) {
    const lines = statement_line
      .filter((line) => line['statement'] === sealed['period'])
      .map(({ revision, type, item, amount, account_security }) => ({
        revision: Number(revision),
        type: String(type),
        item: String(item),
        amount: moneyOf(Number(amount) as Parameters<typeof moneyOf>[0]),
        accountSecurity: account_security as string | null,
      }))
    if (lines.length !== sealed['line_count'])
      yield `${lines.length} lines, sealed ${sealed['line_count']}`
    if (linesHashOf(lines) !== sealed['lines_hash'])
      yield `lines of ${sealed['period']} were not sealed`
  }
}

/** TXN-23: both sides of every event; and the books agree with the rows of what is owed and free. */
function* wrongBooks({
  ledger_entry = [],
  account_balance = [],
  balance = [],
  receivable = [],
  payment = [],
  credit = [],
}: Tables): Generator<string> {
  const standing = new Map(account_balance.map((row) => [row['account'], Number(row['balance'])]))
  if (sumOf([...standing.values()]) !== 0) yield 'the trial balance is not zero'
  for (const revision of new Set(ledger_entry.map((row) => row['revision']))) {
    const entries = ledger_entry.filter((row) => row['revision'] === revision)
    if (sumOf(entries.map(amountIn('amount'))) !== 0) yield `entries of ${revision} are not zero`
  }
  for (const [account, amount] of standing) {
    const entries = ledger_entry.filter((row) => row['account'] === account)
    if (sumOf(entries.map(amountIn('amount'))) !== amount) yield `${account} is not its entries`
  }
  const [sums = {}] = balance
  const owed = sumOf(receivable.map(amountIn('outstanding')))
  const free = sumOf([...payment, ...credit].map(amountIn('unapplied')))
  if (owed !== sums['owed'] || owed !== (standing.get('receivable') ?? 0)) yield `${owed} is owed`
  if (free !== sums['unapplied'] || free !== -(standing.get('unallocated') ?? 0)) {
    yield `${free} is free`
  }
}

const sumOf = (amounts: ReadonlyArray<number>): number =>
  amounts.reduce((sum, amount) => sum + amount, 0)

const amountIn =
  (column: string) =>
  (row: Told): number =>
    Number(row[column])
