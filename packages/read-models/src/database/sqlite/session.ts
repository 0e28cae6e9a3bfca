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
    const { one, many } = planOf(table).finds(columns)
    const [only] = wanted
    if (only !== undefined && wanted.length === 1) {
      return connection.rows(one, valuesOf(columns, only))
    }
    return connection.rows(many, [JSON.stringify(wanted.map((row) => valuesOf(columns, row)))])
  },
  put: async (table, rows) => {
    const { columns, inserts, updates } = planOf(table)
    for (const { row, before } of rows) {
      // What a row costs is its values: those that stay, or are null at first, are not written.
      const written = changedIn(columns, row, before ?? blank)
      if (written === 0) continue
      const { sql, places } = before == null ? inserts(written) : updates(written)
      connection.run(sql, valuesOf(places, row))
    }
  },
  remove: async (table, keys) => {
    const sql = `DELETE FROM ${quoted(table.name)} WHERE ${equal(table.key)}`
    for (const key of keys) connection.run(sql, valuesOf(table.key, key))
  },
})

/** A row without values. */
const blank: PlainRow = {}

const valuesOf = (columns: ReadonlyArray<string>, row: PlainRow): ReadonlyArray<Value> =>
  columns.map((name) => row[name] ?? null)

/** Also where the value is null. */
const equal = (columns: ReadonlyArray<string>): string =>
  columns.map((name) => `${quoted(name)} IS ?`).join(' AND ')

/** How the rows of a table are found and written. */
interface Plan {
  readonly columns: ReadonlyArray<string>
  readonly finds: (columns: ReadonlyArray<string>) => Select
  /** Both by the columns that have something to be written, as bits. */
  readonly inserts: (written: number) => Write
  readonly updates: (written: number) => Write
}

interface Select {
  /** By the values of one wanted row. */
  readonly one: string
  /** By those of many, as a list of lists in JSON. */
  readonly many: string
}

/** A statement, and the columns whose values it takes. */
interface Write {
  readonly sql: string
  readonly places: ReadonlyArray<string>
}

const planOf = oncePerTable((table): Plan => {
  const columns = Object.keys(table.columns)
  const selects = onceFor((by: string) => selectBy(table, by.split(',')))
  return {
    columns,
    finds: (by) => selects(by.join()),
    inserts: onceFor((written) => insertOf(table, columns.filter(isAmong(written)))),
    updates: onceFor((written) => updateOf(table, columns.filter(isAmong(written)))),
  }
})

const selectBy = ({ name, columns }: StoredTable, by: ReadonlyArray<string>): Select => {
  const all = Object.keys(columns).map((one) => `stored.${quoted(one)}`)
  const select = `SELECT ${all.join(', ')} FROM`
  const same = by.map((one, place) => `stored.${quoted(one)} IS wanted.value ->> ${place}`)
  return {
    one: `${select} ${quoted(name)} AS stored WHERE ${equal(by)}`,
    // The order of a cross join is kept: for each wanted row its own are looked up.
    many: `${select} json_each(?) AS wanted CROSS JOIN ${quoted(name)} AS stored WHERE ${same.join(' AND ')}`,
  }
}

/** Columns that are left out are null, also where there was a row. */
const insertOf = (table: StoredTable, written: ReadonlyArray<string>): Write => ({
  sql: `INSERT INTO ${quoted(table.name)} (${listed(written)}) VALUES (${written.map(() => '?').join(', ')}) ${onConflict(table)}`,
  places: written,
})

const updateOf = ({ name, key }: StoredTable, changed: ReadonlyArray<string>): Write => ({
  sql: `UPDATE ${quoted(name)} SET ${changed.map((one) => `${quoted(one)} = ?`).join(', ')} WHERE ${equal(key)}`,
  places: [...changed, ...key],
})

/** Exact for as many columns as a safe integer has bits, and no table has as many. */
const changedIn = (columns: ReadonlyArray<string>, row: PlainRow, before: PlainRow): number => {
  let changed = 0
  let bit = 1
  for (const name of columns) {
    if (row[name] !== (before[name] ?? null)) changed += bit
    bit *= 2
  }
  return changed
}

/** Something for each answer of a question that is made once. */
const onceFor = <Asked, A>(make: (asked: Asked) => A): ((asked: Asked) => A) => {
  const made = new Map<Asked, A>()
  return (asked) => {
    const known = made.get(asked) ?? make(asked)
    made.set(asked, known)
    return known
  }
}

const isAmong =
  (bits: number) =>
  (_: string, index: number): boolean =>
    Math.floor(bits / 2 ** index) % 2 === 1
