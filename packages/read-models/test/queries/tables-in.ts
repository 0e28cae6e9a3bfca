/** A database that holds given rows under the names that readers know. */

import type { Session } from '../../src/database/database.js'
import { createTable } from '../../src/database/model-tables.js'
import { type AnyTable, type Database, models, type Tables } from '../../src/index.js'

const all: ReadonlyArray<AnyTable> = models.flatMap(
  (model): ReadonlyArray<AnyTable> => model.tables,
)

/** Makes the tables, all unless others are named, empty, as if a runner had made them. */
export const makeTables = async ({ dialect, writing }: Database, some = all): Promise<void> => {
  await writing?.(async (session) => {
    for (const table of some) await createTable({ dialect, session }, table)
    for (const [id, { name, version }] of models.entries()) {
      const build = 'INSERT INTO read_model_build (id, model, version, tables, checkpoint)'
      await session.run(`${build} VALUES (?, ?, ?, '[]', 'live')`, id, name, version)
    }
  })
}

/** Puts these rows in the place of all others. */
export const fill = async (
  { writing }: Database,
  tables: Tables,
  some: ReadonlyArray<AnyTable> = all,
): Promise<void> => {
  await writing?.(async (session: Session) => {
    for (const table of some) {
      await session.run(`DELETE FROM "${table.name}"`)
      const rows = (tables[table.name] ?? []).map((row) => ({ row, before: null }))
      if (rows.length > 0) await session.put(table, rows)
    }
  })
}
