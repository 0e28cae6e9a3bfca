/** How rows of models are found and written on PostgreSQL: arrays of columns, one statement a table. */
import type pg from 'pg'
import type { PlainRow } from '../../project/rows.js'
import type { Columns } from '../../project/table.js'
import type { Session, StoredTable, Value } from '../database.js'
import { listed, onConflict, oncePerTable, quoted } from '../sql.js'
import { postgresErrorOf } from './error.js'

type Values = ReadonlyArray<Value | ReadonlyArray<Value>>

export const sessionOn = (client: pg.PoolClient): Session => {
  const ask = async (text: string, values: Values): Promise<pg.QueryResult<PlainRow>> => {
    try {
      return await client.query<PlainRow>({ text, values: [...values], name: nameOf(text) })
    } catch (error) {
      throw postgresErrorOf(error)
    }
  }
  const query: Query = async (text, values) => (await ask(text, values)).rows
  return {
    rows: (sql, ...values) => query(numbered(sql), values),
    run: async (sql, ...values) => (await ask(numbered(sql), values)).rowCount ?? 0,
    find: (table, columns, wanted) => find(query, { table, columns, wanted }),
    put: async (table, written) => {
      const rows = written.map(({ row }) => row)
      await query(upsertInto(table), arraysOf(Object.keys(table.columns), rows))
    },
    remove: async (table, keys) => {
      await query(deleteFrom(table), arraysOf(table.key, keys))
    },
  }
}

type Query = (text: string, values: Values) => Promise<ReadonlyArray<PlainRow>>

/** One query for the wanted values without nulls, and one more for each set of columns that are null. */
const find = async (
  query: Query,
  sought: {
    readonly table: StoredTable
    readonly columns: ReadonlyArray<string>
    readonly wanted: ReadonlyArray<PlainRow>
  },
): Promise<ReadonlyArray<PlainRow>> => {
  const { table, columns, wanted } = sought
  const groups = new Map<string, PlainRow[]>()
  for (const values of wanted) {
    const nulls = columns.filter((name) => values[name] === null).join()
    groups.set(nulls, [...(groups.get(nulls) ?? []), values])
  }
  const found: PlainRow[] = []
  for (const values of groups.values()) {
    const given = columns.filter((name) => values[0]?.[name] !== null)
    const text = selectFrom(table, { columns, given })
    found.push(...(await query(text, arraysOf(given, values))))
  }
  return found
}

const selectFrom = (
  { name, columns }: StoredTable,
  by: { readonly columns: ReadonlyArray<string>; readonly given: ReadonlyArray<string> },
): string => {
  const all = Object.keys(columns).map((one) => `stored.${quoted(one)}`)
  const conditions = by.columns.map((one) =>
    by.given.includes(one)
      ? `stored.${quoted(one)} = wanted.${quoted(one)}`
      : `stored.${quoted(one)} IS NULL`,
  )
  const wanted =
    by.given.length === 0 ? '' : `, ${unnested(columns, by.given)} AS wanted (${listed(by.given)})`
  return `SELECT ${all.join(', ')} FROM ${quoted(name)} AS stored${wanted} WHERE ${conditions.join(' AND ')}`
}

const upsertInto = oncePerTable((table) => {
  const columns = Object.keys(table.columns)
  return `INSERT INTO ${quoted(table.name)} (${listed(columns)})
    SELECT * FROM ${unnested(table.columns, columns)} ${onConflict(table)}`
})

const deleteFrom = oncePerTable(({ name, columns, key }) => {
  const conditions = key.map((one) => `stored.${quoted(one)} = gone.${quoted(one)}`)
  return `DELETE FROM ${quoted(name)} AS stored USING ${unnested(columns, key)} AS gone (${listed(key)})
    WHERE ${conditions.join(' AND ')}`
})

const unnested = (columns: Columns, names: ReadonlyArray<string>): string => {
  const arrays = names.map((name, index) => `$${index + 1}::${arrayTypeOf(columns[name]?.kind)}`)
  return `unnest(${arrays.join(', ')})`
}

const arrayTypeOf = (kind: string | undefined): string =>
  kind === 'number' || kind === 'money' || kind === 'flag' ? 'bigint[]' : 'text[]'

const arraysOf = (columns: ReadonlyArray<string>, rows: ReadonlyArray<PlainRow>): Values =>
  columns.map((name) => rows.map((row) => row[name] ?? null))

/** The same statement with the places as PostgreSQL writes them. */
const numbered = (sql: string): string => {
  let place = 0
  return sql.replaceAll('?', () => `$${++place}`)
}

/**
 * Names under which the server keeps prepared statements: each text has one of its own. What is not
 * asked any more, since its tables are gone, goes from here at the limit, and from the server with
 * the connection; no name is given twice.
 */
const statements = new Map<string, string>()
const mostStatements = 1_000
let named = 0

const nameOf = (text: string): string => {
  const known = statements.get(text)
  if (known !== undefined) return known
  if (statements.size >= mostStatements) statements.clear()
  const name = `carmkit_${named++}`
  statements.set(text, name)
  return name
}
