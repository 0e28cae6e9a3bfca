/** Rows of a query for people, in the width that they have. */
import { type Cents, totalTextOf } from '@carmkit/core'
import { printable } from '@carmkit/kernel'
import type { AnyQuery, Column, Page } from '@carmkit/read-models'
import Table from 'cli-table3'
import type { Output } from '../../output.js'

type Columns = AnyQuery['columns']
type Rows = Page['rows']

/** A table where it is not wider than the terminal; else a block of lines for each row. */
export const tableOf = (columns: Columns, rows: Rows, output: Output): string => {
  const names = Object.keys(columns)
  const cells = rows.map((row) =>
    Object.entries(columns).map(([name, column]) => {
      const value = row[name] ?? null
      return value === null ? '' : printable(textOf(column, value))
    }),
  )
  const widths = names.map((name, index) =>
    Math.max(name.length, ...cells.map((row) => row[index]?.length ?? 0)),
  )
  const width = widths.reduce((sum, one) => sum + one + borders, 1)
  return width <= output.columns
    ? wide(columns, cells, output)
    : cells.map((row) => tall(names, row, output)).join('\n\n')
}

/** Characters that stand beside the content of a cell. */
const borders = 3

const wide = (
  columns: Columns,
  cells: ReadonlyArray<ReadonlyArray<string>>,
  { colors }: Output,
): string => {
  const table = new Table({
    head: Object.keys(columns).map((name) => colors.bold(name)),
    colAligns: Object.values(columns).map(({ kind }) =>
      kind === 'money' || kind === 'number' ? 'right' : 'left',
    ),
    style: { head: [], border: [], compact: true },
  })
  for (const row of cells) table.push([...row])
  return table.toString()
}

/** What is null is left out: of many columns, most often most. */
const tall = (
  names: ReadonlyArray<string>,
  row: ReadonlyArray<string>,
  { colors }: Output,
): string => {
  const longest = Math.max(...names.map((name) => name.length))
  return names
    .flatMap((name, index) => {
      const text = row[index] ?? ''
      return text === '' ? [] : [`${colors.bold(name.padEnd(longest))}  ${text}`]
    })
    .join('\n')
}

/** Amounts are dollars, and flags say yes or no. */
const textOf = ({ kind }: Column, value: string | number): string => {
  switch (kind) {
    case 'flag':
      return value === 1 ? 'yes' : 'no'
    case 'money':
      return totalTextOf(value as Cents)
    default:
      return String(value)
  }
}
