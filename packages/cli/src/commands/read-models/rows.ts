/** Rows of a query as texts: of a table, of CSV, of JSON. Amounts are dollars in all of them. */
import { type Cents, totalTextOf } from '@carmkit/core'
import { printable } from '@carmkit/kernel'
import type { AnyQuery, Column } from '@carmkit/read-models'
import Table from 'cli-table3'
import type { Output } from '../../output.js'

type Columns = AnyQuery['columns']
type Value = string | number | null | undefined
type Row = { readonly [column: string]: Value }

export const csvHeader = (columns: Columns): string => Object.keys(columns).join(',')

/** As RFC 4180 has it; null is nothing, and an empty text two quotation marks. */
export const csvLine = (columns: Columns, row: Row): string =>
  Object.entries(columns)
    .map(([name, column]) => {
      const value = row[name] ?? null
      return value === null ? '' : inCsv(textOf(column, value))
    })
    .join(',')

const inCsv = (text: string): string =>
  text === '' || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text

/** Flags as true and false, JSON as what it holds, amounts as texts as in every other command. */
export const jsonLine = (columns: Columns, row: Row): string =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries(columns).map(([name, column]) => [name, inJson(column, row[name] ?? null)]),
    ),
  )

const inJson = ({ kind }: Column, value: string | number | null): unknown => {
  if (value === null) return null
  switch (kind) {
    case 'flag':
      return value === 1
    case 'json':
      return JSON.parse(String(value))
    case 'money':
      return totalTextOf(value as Cents)
    default:
      return value
  }
}

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

/** A table where it is not wider than the terminal; else a block of lines for each row. */
export const tableOf = (columns: Columns, rows: ReadonlyArray<Row>, output: Output): string => {
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
