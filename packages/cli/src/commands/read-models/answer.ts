/** The rows of a query, page by page: a table for people, CSV or JSON for programs, as they come. */
import {
  type Asking,
  type CursorRefused,
  type Database,
  type DatabaseFailure,
  type Page,
  pageOf,
  pagesOf,
} from '@carmkit/read-models'
import * as E from 'fp-ts/lib/Either.js'
import { type ExitCode, exitCodes } from '../../exit-codes.js'
import { tellFailure } from './failure.js'
import { type Asked, type DatabaseOptions, withDatabase } from './open.js'
import { csvHeader, csvLine, jsonLine, tableOf } from './rows.js'

export interface QueryOptions extends DatabaseOptions {
  readonly csv?: boolean
  readonly limit?: number
  /** The cursor of a page before. */
  readonly after?: string
}

/** How many rows people are shown where they do not say. */
const defaultLimit = 100

/**
 * One page where people look or one was asked for, else all rows as they stood at one moment. No rows
 * is nothing found.
 */
export const printPages = (asking: Asking, asked: Asked<QueryOptions>): Promise<ExitCode> =>
  withDatabase(asked, { readonly: true }, async (database) => {
    const { options, output } = asked
    if (options.csv) await output.line(csvHeader(asking.query.columns))
    let rows = 0
    let last: Page | null = null
    for await (const page of pagesFor(database, asking, options)) {
      if (E.isLeft(page)) return tellFailure(page.left, asked)
      last = page.right
      rows += last.rows.length
      await printRows(asking, last, asked)
    }
    if (last !== null) await tellEnd(rows, last, asked)
    return rows === 0 ? exitCodes.refused : exitCodes.ok
  })

type Pages = AsyncIterable<E.Either<DatabaseFailure | CursorRefused, Page>>

const pagesFor = (
  database: Database,
  asking: Asking,
  { csv, json, limit, after }: QueryOptions,
): Pages => {
  const isForPeople = csv !== true && json !== true
  if (!isForPeople && limit === undefined && after === undefined) return pagesOf(database, asking)
  return onePage(database, asking, { after: after ?? null, most: limit ?? defaultLimit })
}

async function* onePage(...[database, asking, portion]: Parameters<typeof pageOf>): Pages {
  yield await pageOf(database, asking, portion)
}

const printRows = async (
  { query: { columns } }: Asking,
  { rows }: Page,
  { options, output }: Asked<QueryOptions>,
): Promise<void> => {
  if (options.csv) for (const row of rows) await output.line(csvLine(columns, row))
  else if (options.json) for (const row of rows) await output.line(jsonLine(columns, row))
  else if (rows.length > 0) await output.line(tableOf(columns, rows, output))
}

/** Of which prefix of the log the rows are, and how to go on; a program learns from it that it has all. */
const tellEnd = async (
  rows: number,
  { position, next }: Page,
  { options, output }: Asked<QueryOptions>,
): Promise<void> => {
  if (options.json) return output.line(JSON.stringify({ end: { rows, position, next } }))
  const more = next === null ? '' : `; more follow: --after ${next}`
  output.note(`${rows} rows, of the log up to position ${position}${more}`)
}
