/** A database that holds given rows under the names that readers know. */

import type { Session } from '../../src/database/database.js'
import { createTable } from '../../src/database/model-tables.js'
import { type AnyTable, type Database, models, type Tables } from '../../src/index.js'

const all: ReadonlyArray<AnyTable> = models.flatMap(
  (model): ReadonlyArray<AnyTable> => model.tables,
)

/** Makes all tables, empty. */
export const makeTables = async ({ dialect, writing }: Database): Promise<void> => {
  await writing?.(async (session) => {
    for (const table of all) await createTable({ dialect, session }, table)
  })
}

/** Puts these rows in the place of all others. */
export const fill = async ({ writing }: Database, tables: Tables): Promise<void> => {
  await writing?.(async (session: Session) => {
    for (const table of all) {
      await session.run(`DELETE FROM "${table.name}"`)
      const rows = (tables[table.name] ?? []).map((row) => ({ row, before: null }))
      if (rows.length > 0) await session.put(table, rows)
    }
  })
}
