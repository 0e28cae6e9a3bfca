/** The order of rows, in memory as in both databases. */

import type { PlainRow } from './rows.js'
import type { AnyTable } from './table.js'

/** By the columns of the key in turn: numbers by size, texts by code points. */
export const byKey = ({ key }: Pick<AnyTable, 'key'>) => {
  const columns = key as ReadonlyArray<string>
  return (one: PlainRow, other: PlainRow): number => {
    for (const column of columns) {
      const order = compared(one[column] ?? '', other[column] ?? '')
      if (order !== 0) return order
    }
    return 0
  }
}

export const compared = (one: string | number, other: string | number): number => {
  if (one === other) return 0
  const isPlain = typeof one === 'number' || !highest.test(`${one}${other}`)
  if (isPlain) return one < other ? -1 : 1
  return Buffer.compare(Buffer.from(String(one)), Buffer.from(String(other)))
}

/** Where JavaScript, which compares halves of the characters beyond U+FFFF, has another order. */
const highest = /[\ud800-\uffff]/
