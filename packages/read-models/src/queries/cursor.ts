/** A place in the order of a query's rows as a text: the values by which the row before it is ordered. */
import { parseJson } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import type { Value } from '../database/database.js'
import type { PlainRow } from '../project/rows.js'
import type { Column, Columns } from '../project/table.js'

/** What was given as a cursor is none of the query. */
export class BadCursor extends Error {}

/** Longer than that of any row. */
const maxLength = 2_000

export const cursorOf = (order: ReadonlyArray<string>, row: PlainRow): string =>
  Buffer.from(JSON.stringify(order.map((name) => row[name]))).toString('base64url')

/** The values that a cursor holds, one for each column of the order. Throws `BadCursor`. */
export const placeOf = (
  order: ReadonlyArray<string>,
  columns: Columns,
  cursor: string,
): ReadonlyArray<Value> => {
  const text = cursor.length > maxLength ? '' : Buffer.from(cursor, 'base64url').toString()
  const parsed = parseJson(text)
  const values = E.isRight(parsed) && Array.isArray(parsed.right) ? parsed.right : []
  const fits = order.every((name, index) => isOf(columns[name], values[index]))
  if (!fits || values.length !== order.length)
    throw new BadCursor('expected the cursor of a page of this query')
  return values as ReadonlyArray<Value>
}

const isOf = (column: Column | undefined, value: unknown): boolean => {
  switch (column?.kind) {
    case 'number':
    case 'money':
    case 'flag':
      return Number.isSafeInteger(value)
    default:
      return typeof value === 'string'
  }
}
