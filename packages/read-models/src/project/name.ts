/** Rows by the values of a few columns, as keys of maps. */
import type { PlainRow } from './rows.js'

/** One text for the values of a few columns. */
export const nameOf = (columns: ReadonlyArray<string>, row: PlainRow): string => {
  const [only] = columns
  if (columns.length === 1 && only !== undefined) return String(row[only] ?? '\0')
  let name = ''
  for (const column of columns) {
    const value = row[column]
    // The length says where a text ends, whatever is in it.
    name += typeof value === 'string' ? `${value.length}:${value}` : `${value ?? null};`
  }
  return name
}
