/**
 * The rows of one batch in memory: those that projections asked for, as the events so far left them.
 * What a projection asks for and is not here yet ends its call with {@link notAtHand}; the rows are
 * then fetched, all that are missing at once, and the events played again. So models need not say
 * beforehand what they read, and a batch costs few queries however long it is.
 */
import { nameOf } from './name.js'
import type { NamesSeen } from './names-seen.js'
import type { Change, PlainRow, Rows } from './rows.js'
import type { AnyTable } from './table.js'
import { type TableSet, type Touched, tableSet, type Wanted } from './table-set.js'

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

/**
 * @param seen what was written so far to tables that were empty at first: of a row that was not among
 * it, nobody needs to fetch that it is not there
 */
export const workingSet = (seen: NamesSeen | null = null): WorkingSet => {
  const tables = new Map<AnyTable, TableSet>()
  const wanted = new Map<string, Wanted>()
  const setOf = (table: AnyTable): TableSet => {
    const known = tables.get(table)
    if (known !== undefined) return known
    const made = tableSet(table, seen)
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

/** The columns whose values are wanted. */
export const columnsOf = ({ table, by, values }: Wanted): ReadonlyArray<string> =>
  by === 'key' ? table.key : Object.keys(values)
