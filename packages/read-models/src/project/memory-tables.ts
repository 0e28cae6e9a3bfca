/** Tables in memory: what a database of the same events holds, for tests and for a look without one. */
import type { Model, Projected } from './model.js'
import { nothingSeen } from './names-seen.js'
import { byKey } from './order.js'
import { play } from './play.js'
import type { PlainRow } from './rows.js'
import type { AnyTable } from './table.js'
import { workingSet } from './working-set.js'

/** Rows of each table by its name, in the order of their keys. */
export type Tables = { readonly [table: string]: ReadonlyArray<PlainRow> }

/** What the models make of these events. They are those of a log from its begin, in its order. */
export const tablesOf = (
  models: ReadonlyArray<Model>,
  events: ReadonlyArray<Projected>,
): Tables => {
  // Nothing was there before the first event, so that no row is ever missing.
  const set = workingSet(nothingSeen)
  if (!play(models, events, set)) throw new Error('a row is missing where there was none')
  const touched = set.touched()
  const tables = models.flatMap((model): ReadonlyArray<AnyTable> => model.tables)
  return Object.fromEntries(
    tables.map((table) => {
      const rows = (touched.get(table) ?? []).flatMap(({ row }) => (row === null ? [] : [row]))
      return [table.name as string, rows.toSorted(byKey(table))]
    }),
  )
}
