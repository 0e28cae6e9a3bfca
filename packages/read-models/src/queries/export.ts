/**
 * The pages of a query as text, piece by piece, for files of any size. Amounts are decimal texts of
 * dollars, `123.45`; flags are 1 and 0; days, moments and texts are as the tables hold them.
 */
import { type Cents, totalTextOf } from '@carmkit/core'
import { type CsvCell, csvLine } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import type { PlainRow } from '../project/rows.js'
import type { Column } from '../project/table.js'
import type { Page, QueryFailure } from './ask.js'
import type { AnyQuery } from './query.js'

type Pages = AsyncIterable<E.Either<QueryFailure, Page>>

/** Text to write as it comes; behind a failure comes nothing, and what was written is not all. */
export type Written = AsyncIterable<E.Either<QueryFailure, string>>

/**
 * Comma-separated values, a row of names first: {@link csvLine}. Null is nothing between the commas, a
 * text of no characters is `""`.
 */
export const csvOf = (query: AnyQuery, pages: Pages): Written => {
  const columns = Object.entries<Column>(query.columns)
  return written(pages, {
    head: csvLine(columns.map(([name]) => name)),
    lineOf: (row) => csvLine(columns.map(([name, column]) => cellOf(column, row[name] ?? null))),
  })
}

/** One JSON object for each row, on a line of its own; columns that hold JSON stand as what they hold. */
export const jsonLinesOf = (query: AnyQuery, pages: Pages): Written => {
  const columns = Object.entries<Column>(query.columns)
  return written(pages, {
    head: '',
    lineOf: (row) => {
      const fields = columns.map(
        ([name, column]) => `${JSON.stringify(name)}:${jsonOf(column, row[name] ?? null)}`,
      )
      return `{${fields.join(',')}}\n`
    },
  })
}

interface Format {
  readonly head: string
  readonly lineOf: (row: PlainRow) => string
}

async function* written(
  pages: Pages,
  { head, lineOf }: Format,
): AsyncGenerator<E.Either<QueryFailure, string>> {
  let isFirst = true
  for await (const page of pages) {
    if (E.isLeft(page)) return yield page
    const text = page.right.rows.map(lineOf).join('')
    yield E.right(isFirst ? head + text : text)
    isFirst = false
  }
}

type Value = PlainRow[string]

const cellOf = (column: Column, value: Value): CsvCell =>
  typeof value === 'number' ? { number: numberOf(column, value) } : value

const jsonOf = (column: Column, value: Value): string => {
  if (value === null) return 'null'
  if (column.kind === 'money') return JSON.stringify(numberOf(column, value as number))
  return column.kind === 'json' ? String(value) : JSON.stringify(value)
}

const numberOf = ({ kind }: Column, value: number): string =>
  kind === 'money' ? totalTextOf(value as Cents) : String(value)
