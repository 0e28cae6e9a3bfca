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
    const columns = Object.keys(table.columns)
    for (const { row, before } of rows) {
      if (before == null) connection.run(upsertInto(table), valuesOf(columns, row))
      else update(connection, table, { row, before })
    }
  },
  remove: async (table, keys) => {
    const sql = `DELETE FROM ${quoted(table.name)} WHERE ${equal(table.key)}`
    for (const key of keys) connection.run(sql, valuesOf(table.key, key))
  },
})

/** What a row costs is its values: those that stay are not written again. */
const update = (
  connection: Connection,
  table: StoredTable,
  { row, before }: { readonly row: PlainRow; readonly before: PlainRow },
): void => {
  const columns = Object.keys(table.columns).filter((name) => row[name] !== before[name])
  if (columns.length === 0) return
  const set = columns.map((name) => `${quoted(name)} = ?`).join(', ')
  connection.run(`UPDATE ${quoted(table.name)} SET ${set} WHERE ${equal(table.key)}`, [
    ...valuesOf(columns, row),
    ...valuesOf(table.key, row),
  ])
}

const valuesOf = (columns: ReadonlyArray<string>, row: PlainRow): ReadonlyArray<Value> =>
  columns.map((name) => row[name] ?? null)

/** Also where the value is null. */
const equal = (columns: ReadonlyArray<string>): string =>
  columns.map((name) => `${quoted(name)} IS ?`).join(' AND ')

const selectFrom = oncePerTable(
  ({ name, columns }) => `SELECT ${listed(Object.keys(columns))} FROM ${quoted(name)}`,
)

const upsertInto = oncePerTable((table) => {
  const columns = Object.keys(table.columns)
  const places = columns.map(() => '?').join(', ')
  return `INSERT INTO ${quoted(table.name)} (${listed(columns)}) VALUES (${places}) ${onConflict(table)}`
})
