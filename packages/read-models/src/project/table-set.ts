/** The part of a working set that one table has: its rows by their keys, and the lists of its lookups. */
import { type LookupSet, lookupSet } from './lookup-set.js'
import { nameOf } from './name.js'
import type { NamesSeen } from './names-seen.js'
import { byKey } from './order.js'
import type { PlainRow } from './rows.js'
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

export interface TableSet {
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

/** @param seen as for the working set */
export const tableSet = (table: AnyTable, seen: NamesSeen | null): TableSet => {
  const key = table.key as ReadonlyArray<string>
  const inOrder = byKey(table)
  const keysSeen = seen?.(table.name)
  const lookups = (table.lookups as ReadonlyArray<ReadonlyArray<string>>).map((columns) =>
    lookupSet(columns, seen?.(`${table.name} ${columns.join()}`) ?? null),
  )
  const base = new Map<string, PlainRow | null>()
  const changed = new Map<string, Touched>()
  const stored = (name: string): PlainRow | null | undefined => {
    const row = base.get(name)
    if (row !== undefined || keysSeen?.mayHold(name) !== false) return row
    base.set(name, null)
    return null
  }
  const current = (name: string): PlainRow | null | undefined => {
    const touched = changed.get(name)
    return touched === undefined ? stored(name) : touched.row
  }
  return {
    get: (values) => current(nameOf(key, values)),
    where: (values) => {
      const { columns, keysOf } = lookupOf(table, lookups, values)
      const name = nameOf(columns, values)
      const keys = keysOf(name, changed)
      if (keys === undefined) return undefined
      const rows: PlainRow[] = []
      for (const one of keys) {
        const row = current(one)
        if (row != null && nameOf(columns, row) === name) rows.push(row)
      }
      return rows.sort(inOrder)
    },
    apply: (values, row) => {
      const name = nameOf(key, values)
      changed.set(name, { key: values, row, before: stored(name) })
      if (row !== null) for (const lookup of lookups) lookup.joined(name, row)
    },
    fetched: ({ by, values }, rows) => {
      for (const row of rows) base.set(nameOf(key, row), row)
      if (by === 'key') {
        if (rows.length === 0) base.set(nameOf(key, values), null)
        return
      }
      const { columns, fetched } = lookupOf(table, lookups, values)
      fetched(
        nameOf(columns, values),
        rows.map((row) => nameOf(key, row)),
      )
    },
    rewind: () => {
      changed.clear()
      for (const { rewind } of lookups) rewind()
    },
    touched: () => [...changed.values()],
    settle: () => {
      for (const { settle } of lookups) settle(changed)
      for (const [name, { row, before }] of changed) {
        base.set(name, row)
        // What was there before was noted when it came.
        if (row !== null && before == null) keysSeen?.add(name)
      }
      changed.clear()
    },
    size: () => lookups.reduce((total, { size }) => total + size(), base.size),
  }
}

/** The lookup by the columns of these values. */
const lookupOf = (
  { name }: AnyTable,
  lookups: ReadonlyArray<LookupSet>,
  values: PlainRow,
): LookupSet => {
  const asked = Object.keys(values)
  const lookup = lookups.find(
    ({ columns }) =>
      columns.length === asked.length && columns.every((column) => Object.hasOwn(values, column)),
  )
  if (lookup === undefined) throw new Error(`${name} is not looked up by ${asked.join(', ')}`)
  return lookup
}
