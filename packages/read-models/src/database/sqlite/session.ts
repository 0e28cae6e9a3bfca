/** How rows of models are found and written on SQLite: with prepared statements, many rows in each. */
import type { PlainRow } from '../../project/rows.js'
import type { Session, StoredTable, Value } from '../database.js'
import { listed, onConflict, oncePerTable, quoted } from '../sql.js'
import type { Connection } from './driver.js'

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
    // What a row costs is its values: those that stay, or are null at first, are not written.
    const [added, changed] = [new Map<number, PlainRow[]>(), new Map<number, PlainRow[]>()]
    for (const { row, before } of rows) {
      const written = changedIn(columns, row, before ?? blank)
      if (written !== 0) gather(before == null ? added : changed, written, row)
    }
    for (const [written, alike] of added) writeAll(connection, inserts(written), alike)
    for (const [written, alike] of changed) writeAll(connection, updates(written), alike)
  },
  remove: async (table, keys) => {
    const sql = `DELETE FROM ${quoted(table.name)} WHERE ${equal(table.key)}`
    for (const key of keys) connection.run(sql, valuesOf(table.key, key))
  },
})

const gather = (groups: Map<number, PlainRow[]>, written: number, row: PlainRow): void => {
  const group = groups.get(written)
  if (group === undefined) groups.set(written, [row])
  else group.push(row)
}

/** How many rows one statement writes; the last is one. */
const together = [32, 4, 1]

/** Rows of which the same columns are written: many in one statement, since each call has its price. */
const writeAll = (
  connection: Connection,
  { sqlOf, places }: Write,
  rows: ReadonlyArray<PlainRow>,
): void => {
  let next = 0
  for (const count of together) {
    while (rows.length - next >= count) {
      const values: Value[] = []
      for (const end = next + count; next < end; next++) {
        for (const name of places) values.push(rows[next]?.[name] ?? null)
      }
      connection.run(sqlOf(count), values)
    }
  }
}

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

/** Statements by the number of rows that they write, and the columns whose values they take of each. */
interface Write {
  readonly sqlOf: (rows: number) => string
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
  sqlOf: onceFor(
    (rows) =>
      `INSERT INTO ${quoted(table.name)} (${listed(written)}) ${valuesFor(rows, written)} ${onConflict(table)}`,
  ),
  places: written,
})

const updateOf = ({ name, key }: StoredTable, changed: ReadonlyArray<string>): Write => {
  const places = [...changed, ...key]
  /** SQLite's own name for a place among values. */
  const given = (column: string) => `given.column${places.indexOf(column) + 1}`
  const update = (value: (column: string) => string, from: string): string => {
    const set = changed.map((one) => `${quoted(one)} = ${value(one)}`).join(', ')
    const same = key.map((one) => `stored.${quoted(one)} = ${value(one)}`).join(' AND ')
    return `UPDATE ${quoted(name)} AS stored SET ${set}${from} WHERE ${same}`
  }
  const sqlOf = (rows: number): string =>
    rows === 1
      ? update(() => '?', '')
      : update(given, ` FROM (${valuesFor(rows, places)}) AS given`)
  return { sqlOf: onceFor(sqlOf), places }
}

const valuesFor = (rows: number, places: ReadonlyArray<string>): string => {
  const row = `(${places.map(() => '?').join(', ')})`
  return `VALUES ${Array.from({ length: rows }, () => row).join(', ')}`
}

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
