/** Events played in portions over stored rows, as a runner does it with a database. */
import type { Model, Projected, Tables } from '../src/index.js'
import { play } from '../src/project/play.js'
import type { PlainRow } from '../src/project/rows.js'
import type { AnyTable } from '../src/project/table.js'
import { workingSet } from '../src/project/working-set.js'

/** The tables after all events, of which so many at a time were played and then written; rows in no order. */
export const inPortions = (
  model: Model,
  events: ReadonlyArray<Projected>,
  size: number,
): Tables => {
  const stored = new Map<AnyTable, PlainRow[]>(model.tables.map((table) => [table, []]))
  const rowsOf = (table: AnyTable): PlainRow[] => stored.get(table) ?? []
  for (let from = 0; from < events.length; from += size) {
    const set = workingSet()
    while (!play([model], events.slice(from, from + size), set)) {
      for (const one of set.takeWanted()) {
        set.fetched(
          one,
          rowsOf(one.table).filter((row) => has(row, one.values)),
        )
      }
    }
    for (const [table, touched] of set.touched()) {
      const keys = touched.map(({ key }) => key)
      const kept = rowsOf(table).filter((row) => !keys.some((key) => has(row, key)))
      stored.set(table, [...kept, ...touched.flatMap(({ row }) => (row === null ? [] : [row]))])
    }
  }
  return Object.fromEntries([...stored].map(([table, rows]) => [table.name as string, rows]))
}

const has = (row: PlainRow, values: PlainRow): boolean =>
  Object.entries(values).every(([column, value]) => row[column] === value)
