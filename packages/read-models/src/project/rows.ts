/** What a projection may see of the tables, and what it may ask to be changed. */
import type { AnyTable, KeyOf, Row } from './table.js'

/** A row of whatever table: values by the names of columns. */
export type PlainRow = Readonly<Record<string, string | number | null>>

/** The rows as they stand before the event. */
export interface Rows {
  /** The row of that key, or null. */
  readonly get: <T extends AnyTable>(table: T, key: KeyOf<T>) => Row<T> | null
  /**
   * All rows with these values, in the order of their keys. The columns are those of one of the
   * table's lookups.
   */
  readonly where: <T extends AnyTable>(table: T, values: Partial<Row<T>>) => ReadonlyArray<Row<T>>
}

/** One change of one row: the whole row as it is from now on, or null where it is no more. */
export interface Change {
  readonly table: AnyTable
  readonly key: Readonly<Record<string, unknown>>
  readonly row: Readonly<Record<string, unknown>> | null
}

/**
 * The row of that key is this one from now on, whatever it was. Throws on a value that not every
 * database holds: what one of them took would be lost on the other.
 */
export const put = <T extends AnyTable>(table: T, row: Row<T>): Change => {
  const values = row as Readonly<Record<string, unknown>>
  for (const name in values) {
    const value = values[name]
    const isHeld = typeof value === 'number' ? Number.isSafeInteger(value) : isText(value)
    if (!isHeld) throw new Error(`${table.name}: ${name} would hold ${faultOf(value)}`)
  }
  return { table, key: keyIn(table, values), row: values }
}

/** Whatever is neither text nor number is not looked at. */
const isText = (value: unknown): boolean => typeof value !== 'string' || !value.includes('\0')

const faultOf = (value: unknown): string =>
  typeof value === 'number' ? 'a number beyond 2^53, or a broken one' : 'the character U+0000'

/** There is no such row from now on. */
export const remove = <T extends AnyTable>(table: T, key: KeyOf<T>): Change => ({
  table,
  key: key as Readonly<Record<string, unknown>>,
  row: null,
})

const keyIn = (
  { key }: AnyTable,
  row: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> => {
  const values: Record<string, unknown> = {}
  for (const name of key as ReadonlyArray<string>) values[name] = row[name]
  return values
}
