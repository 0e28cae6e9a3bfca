/** Which schema a database has. Separate because it is asked for before the tables may be there. */
import type { PlainRow } from '../project/rows.js'
import type { Dialect } from './database.js'

/** Version of the schema; 0 where there is nothing of ours yet. */
export const schemaVersionBy = async (
  dialect: Dialect,
  rows: (sql: string) => Promise<ReadonlyArray<PlainRow>>,
): Promise<number> => {
  const found = await rows(dialect.isClaimed)
  if (found.length === 0) return 0
  const [row] = await rows(dialect.version)
  return Number(row?.['version'])
}
