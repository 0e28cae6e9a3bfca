/** Pieces of SQL that both databases understand. */
import type { StoredTable } from './database.js'

/** A name as no word of the language. Names of ours hold no quotation marks. */
export const quoted = (name: string): string => `"${name}"`

export const listed = (columns: ReadonlyArray<string>): string => columns.map(quoted).join(', ')

/** Behind an insert of whole rows: each takes the place of the one with its key. */
export const onConflict = ({ columns, key }: StoredTable): string => {
  const others = Object.keys(columns).filter((name) => !key.includes(name))
  const set = others.map((name) => `${quoted(name)} = excluded.${quoted(name)}`).join(', ')
  return `ON CONFLICT (${listed(key)}) DO ${set === '' ? 'NOTHING' : `UPDATE SET ${set}`}`
}

/** Something for each table that is made once. */
export const oncePerTable = <A>(make: (table: StoredTable) => A) => {
  const made = new WeakMap<StoredTable, A>()
  return (table: StoredTable): A => {
    const known = made.get(table) ?? make(table)
    made.set(table, known)
    return known
  }
}
