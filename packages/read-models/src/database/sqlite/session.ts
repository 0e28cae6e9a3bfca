/** How rows of models are found and written on SQLite: one prepared statement for each table. */
import type { PlainRow } from '../../project/rows.js'
import type { Session, StoredTable, Value } from '../database.js'
import { listed, onConflict, oncePerTable, quoted } from '../sql.js'
import type { Connection } from './driver.js'

/**
 * Rows are written one by one: within one process a statement costs less than its values do, and
 * several rows in one statement were measured to be no faster.
 */
export const sessionOn = (connection: Connection): Session => ({
  rows: async (sql, ...values) => connection.rows(sql, values),
  run: async (sql, ...values) => connection.run(sql, values),
  find: async (table, columns, wanted) => {
    const sql = `${selectFrom(table)} WHERE ${equal(columns)}`
    return wanted.flatMap((values) => connection.rows(sql, valuesOf(columns, values)))
  },
  put: async (table, rows) => {
    const { columns, upsert, updates } = planOf(table)
    for (const { row, before } of rows) {
      if (before == null) {
        connection.run(upsert, valuesOf(columns, row))
        continue
      }
      // What a row costs is its values: those that stay are not written again.
      const changed = changedIn(columns, row, before)
      if (changed === 0) continue
      const { sql, places } = updates(changed)
      connection.run(sql, valuesOf(places, row))
    }
  },
  remove: async (table, keys) => {
    const sql = `DELETE FROM ${quoted(table.name)} WHERE ${equal(table.key)}`
    for (const key of keys) connection.run(sql, valuesOf(table.key, key))
  },
})

const valuesOf = (columns: ReadonlyArray<string>, row: PlainRow): ReadonlyArray<Value> =>
  columns.map((name) => row[name] ?? null)

/** Also where the value is null. */
const equal = (columns: ReadonlyArray<string>): string =>
  columns.map((name) => `${quoted(name)} IS ?`).join(' AND ')

const selectFrom = oncePerTable(
  ({ name, columns }) => `SELECT ${listed(Object.keys(columns))} FROM ${quoted(name)}`,
)

/** How the rows of a table are written. */
interface Plan {
  readonly columns: ReadonlyArray<string>
  readonly upsert: string
  /** By the columns that change, as bits. */
  readonly updates: (changed: number) => Update
}

/** A statement, and the columns whose values it takes. */
interface Update {
  readonly sql: string
  readonly places: ReadonlyArray<string>
}

const planOf = oncePerTable((table): Plan => {
  const columns = Object.keys(table.columns)
  const places = columns.map(() => '?').join(', ')
  const known = new Map<number, Update>()
  return {
    columns,
    upsert: `INSERT INTO ${quoted(table.name)} (${listed(columns)}) VALUES (${places}) ${onConflict(table)}`,
    updates: (changed) => {
      const update = known.get(changed) ?? updateOf(table, columns.filter(isAmong(changed)))
      known.set(changed, update)
      return update
    },
  }
})

const updateOf = ({ name, key }: StoredTable, changed: ReadonlyArray<string>): Update => ({
  sql: `UPDATE ${quoted(name)} SET ${changed.map((one) => `${quoted(one)} = ?`).join(', ')} WHERE ${equal(key)}`,
  places: [...changed, ...key],
})

/** Exact for as many columns as a safe integer has bits, and no table has as many. */
const changedIn = (columns: ReadonlyArray<string>, row: PlainRow, before: PlainRow): number => {
  let changed = 0
  let bit = 1
  for (const name of columns) {
    if (row[name] !== before[name]) changed += bit
    bit *= 2
  }
  return changed
}

const isAmong =
  (bits: number) =>
  (_: string, index: number): boolean =>
    Math.floor(bits / 2 ** index) % 2 === 1
