/**
 * The rows of one batch in memory: those that projections asked for, as the events so far left them.
 * What a projection asks for and is not here yet ends its call with {@link notAtHand}; the rows are
 * then fetched, all that are missing at once, and the events played again. So models need not say
 * beforehand what they read, and a batch costs few queries however long it is.
 */
import { byKey } from './order.js'
import type { Change, PlainRow, Rows } from './rows.js'
import type { AnyTable } from './table.js'

/** Rows of one table to be fetched: that of a key, or all that have the values of a lookup. */
export interface Wanted {
  readonly table: AnyTable
  readonly by: 'key' | 'lookup'
  readonly values: PlainRow
}

/** A row that is not as it was fetched any more; null where it is no more. */
export interface Touched {
  readonly key: PlainRow
  readonly row: PlainRow | null
  /** As it was fetched, null where there was none; undefined where nobody has asked. */
  readonly before: PlainRow | null | undefined
}

/** What a projection is interrupted with. No error: nobody outside of the batch sees it. */
export const notAtHand: unique symbol = Symbol('a row that was not fetched yet')

export interface WorkingSet {
  /** What projections read. Throws {@link notAtHand}. */
  readonly rows: Rows
  readonly apply: (changes: ReadonlyArray<Change>) => void
  /** What was asked for in vain since the last time, each once. */
  readonly takeWanted: () => ReadonlyArray<Wanted>
  /** Every row that there is of something wanted. */
  readonly fetched: (wanted: Wanted, rows: ReadonlyArray<PlainRow>) => void
  /** Forgets what was applied, and keeps what was fetched. */
  readonly rewind: () => void
  /** What has to be written, by table. */
  readonly touched: () => ReadonlyMap<AnyTable, ReadonlyArray<Touched>>
  /** What was applied has been written, and is from now on as if it had been fetched. */
  readonly settle: () => void
  /** How many answers are at hand: rows, those that are known not to be there, and lookups. */
  readonly size: () => number
}

export const workingSet = (): WorkingSet => {
  const tables = new Map<AnyTable, TableSet>()
  const wanted = new Map<string, Wanted>()
  const setOf = (table: AnyTable): TableSet => {
    const known = tables.get(table)
    if (known !== undefined) return known
    const made = tableSet(table)
    tables.set(table, made)
    return made
  }
  const miss = (one: Wanted): never => {
    const columns = columnsOf(one)
    wanted.set(`${one.table.name} ${columns.join()} ${nameOf(columns, one.values)} ${one.by}`, one)
    throw notAtHand
  }
  return {
    rows: {
      get: (table, key) => {
        const row = setOf(table).get(key as PlainRow)
        return (row === undefined ? miss({ table, by: 'key', values: key }) : row) as never
      },
      where: (table, values) => {
        const found = setOf(table).where(values as PlainRow)
        return (found ?? miss({ table, by: 'lookup', values: values as PlainRow })) as never
      },
    },
    apply: (changes) => {
      for (const { table, key, row } of changes) {
        setOf(table).apply(key as PlainRow, row as PlainRow | null)
      }
    },
    takeWanted: () => {
      const all = [...wanted.values()]
      wanted.clear()
      return all
    },
    fetched: (one, rows) => setOf(one.table).fetched(one, rows),
    rewind: () => {
      for (const set of tables.values()) set.rewind()
    },
    touched: () => new Map([...tables].map(([table, set]) => [table, set.touched()])),
    settle: () => {
      for (const set of tables.values()) set.settle()
    },
    size: () => [...tables.values()].reduce((total, set) => total + set.size(), 0),
  }
}

/** The part of a working set that one table has. */
interface TableSet {
  /** Undefined where nobody knows. */
  readonly get: (key: PlainRow) => PlainRow | null | undefined
  /** Undefined where nobody knows. */
  readonly where: (values: PlainRow) => ReadonlyArray<PlainRow> | undefined
  readonly apply: (key: PlainRow, row: PlainRow | null) => void
  readonly fetched: (wanted: Wanted, rows: ReadonlyArray<PlainRow>) => void
  readonly rewind: () => void
  readonly touched: () => ReadonlyArray<Touched>
  readonly settle: () => void
  readonly size: () => number
}

const tableSet = (table: AnyTable): TableSet => {
  const key = table.key as ReadonlyArray<string>
  const inOrder = byKey(table)
  const lookups = (table.lookups as ReadonlyArray<ReadonlyArray<string>>).map((columns) => ({
    columns,
    /** Keys of the rows that were fetched for these values. */
    found: new Map<string, Set<string>>(),
    /** Keys of the rows that came to have them since; some may have left again. */
    joined: new Map<string, Set<string>>(),
  }))
  const base = new Map<string, PlainRow | null>()
  const changed = new Map<string, Touched>()
  const current = (name: string): PlainRow | null | undefined => {
    const touched = changed.get(name)
    return touched === undefined ? base.get(name) : touched.row
  }
  const rewind = () => {
    changed.clear()
    for (const { joined } of lookups) joined.clear()
  }
  return {
    get: (values) => current(nameOf(key, values)),
    where: (values) => {
      const { columns, found, joined } = lookupOf(table, lookups, values)
      const name = nameOf(columns, values)
      const fetched = found.get(name)
      if (fetched === undefined) return undefined
      const names = new Set([...fetched, ...(joined.get(name) ?? [])])
      const rows = [...names].flatMap((one) => {
        const row = current(one)
        return row != null && nameOf(columns, row) === name ? [row] : []
      })
      return rows.sort(inOrder)
    },
    apply: (values, row) => {
      const name = nameOf(key, values)
      changed.set(name, { key: values, row, before: base.get(name) })
      if (row === null) return
      for (const { columns, found, joined } of lookups) {
        // What nobody has asked yet is fetched first, and then all is played again.
        if (found.size === 0) continue
        const values = nameOf(columns, row)
        if (found.has(values)) add(joined, values, name)
      }
    },
    fetched: ({ by, values }, rows) => {
      for (const row of rows) base.set(nameOf(key, row), row)
      if (by === 'key') {
        if (rows.length === 0) base.set(nameOf(key, values), null)
        return
      }
      const { columns, found } = lookupOf(table, lookups, values)
      found.set(nameOf(columns, values), new Set(rows.map((row) => nameOf(key, row))))
    },
    rewind,
    touched: () => [...changed.values()],
    settle: () => {
      for (const [name, { row }] of changed) base.set(name, row)
      for (const { found, joined } of lookups) {
        for (const [name, keys] of joined) for (const one of keys) found.get(name)?.add(one)
      }
      rewind()
    },
    size: () => lookups.reduce((total, { found }) => total + found.size, base.size),
  }
}

/** The lookup by the columns of these values. */
const lookupOf = <L extends { readonly columns: ReadonlyArray<string> }>(
  { name }: AnyTable,
  lookups: ReadonlyArray<L>,
  values: PlainRow,
): L => {
  const asked = Object.keys(values)
  const lookup = lookups.find(
    ({ columns }) =>
      columns.length === asked.length && columns.every((column) => Object.hasOwn(values, column)),
  )
  if (lookup === undefined) throw new Error(`${name} is not looked up by ${asked.join(', ')}`)
  return lookup
}

/** The columns whose values are wanted. */
export const columnsOf = ({ table, by, values }: Wanted): ReadonlyArray<string> =>
  by === 'key' ? table.key : Object.keys(values)

/** One text for the values of a few columns. */
export const nameOf = (columns: ReadonlyArray<string>, row: PlainRow): string => {
  const [only] = columns
  if (columns.length === 1 && only !== undefined) return String(row[only] ?? '\0')
  let name = ''
  for (const column of columns) {
    const value = row[column]
    // The length says where a text ends, whatever is in it.
    name += typeof value === 'string' ? `${value.length}:${value}` : `${value};`
  }
  return name
}

const add = (sets: Map<string, Set<string>>, name: string, member: string): void => {
  const known = sets.get(name)
  if (known === undefined) sets.set(name, new Set([member]))
  else known.add(member)
}
