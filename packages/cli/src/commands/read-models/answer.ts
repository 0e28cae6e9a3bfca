/** The rows of a query: a page as a table for people, CSV or JSON for programs, as they come. */
import {
  type Asking,
  csvOf,
  type Database,
  jsonLinesOf,
  type Page,
  pageOf,
  pagesOf,
  type QueryFailure,
} from '@carmkit/read-models'
import * as E from 'fp-ts/lib/Either.js'
import { type ExitCode, exitCodes } from '../../exit-codes.js'
import { type Failure, tellFailure } from './failure.js'
import { type Asked, type DatabaseOptions, withDatabase } from './open.js'
import { tableOf } from './rows.js'

export interface QueryOptions extends DatabaseOptions {
  readonly csv?: boolean
  /** Names of those that are shown, in their order; default: all. */
  readonly columns?: ReadonlyArray<string>
  readonly limit?: number
  /** The cursor of a page before. */
  readonly after?: string
}

/** How many rows people are shown where they do not say. */
const defaultLimit = 100

/** No rows is nothing found; and no whole answer either, where streams that it hangs on break off. */
export const printRows = (asking: Asking, asked: Asked<QueryOptions>): Promise<ExitCode> =>
  withDatabase(asked, { readonly: true }, async (database) => {
    const pages = await pagesFor(database, asking, asked.options)
    if (E.isLeft(pages)) return tellFailure(pages.left, asked)
    const seen: Seen = { rows: 0, last: null }
    for await (const text of textsOf(asking, watched(pages.right, seen), asked)) {
      if (E.isLeft(text)) return tellFailure(text.left, asked)
      if (text.right !== '') await asked.output.line(text.right)
    }
    await tellEnd(seen, asked)
    const isWhole = seen.last === null || seen.last.stopped.length === 0
    return seen.rows > 0 && isWhole ? exitCodes.ok : exitCodes.refused
  })

type Pages = AsyncIterable<E.Either<QueryFailure, Page>>

/** One page where people look or one was asked for, else all rows as they stood at one moment. */
const pagesFor = async (
  database: Database,
  asking: Asking,
  { csv, json, limit, after }: QueryOptions,
): Promise<E.Either<Failure, Pages>> => {
  const isForPeople = csv !== true && json !== true
  if (!isForPeople && limit === undefined && after === undefined)
    return E.right(pagesOf(database, asking))
  const portion = { after: after ?? null, most: limit ?? defaultLimit }
  return E.map(only)(await pageOf(database, asking, portion))
}

async function* only(page: Page): Pages {
  yield E.right(page)
}

/** What was given out so far. */
interface Seen {
  rows: number
  last: Page | null
}

async function* watched(pages: Pages, seen: Seen): Pages {
  for await (const page of pages) {
    if (E.isRight(page)) {
      seen.rows += page.right.rows.length
      seen.last = page.right
    }
    yield page
  }
}

/** Without the end of the last line, which the output sets. */
async function* textsOf(
  { query }: Asking,
  pages: Pages,
  { options, output }: Asked<QueryOptions>,
): AsyncGenerator<E.Either<QueryFailure, string>> {
  if (options.csv || options.json) {
    for await (const text of (options.csv ? csvOf : jsonLinesOf)(query, pages))
      yield E.map((lines: string) => lines.slice(0, -1))(text)
    return
  }
  for await (const page of pages)
    yield E.map(({ rows }: Page) =>
      rows.length === 0 ? '' : tableOf(query.columns, rows, output),
    )(page)
}

/** Of which prefix of the log the rows are, and how to go on; a program learns from it that it has all. */
const tellEnd = async (
  { rows, last }: Seen,
  { options, output }: Asked<QueryOptions>,
): Promise<void> => {
  if (last === null) return
  const { position, next, stopped } = last
  for (const stream of stopped) {
    output.note(
      `carmkit: ${stream} holds an entry that cannot be read: what it says behind that is left out of this answer, and whoever it concerns may be missing; carmkit project status says where`,
    )
  }
  if (options.json) return output.line(JSON.stringify({ end: { rows, position, next, stopped } }))
  const more = next === null ? '' : `; more follow: --after ${next}`
  output.note(`${rows} rows, of the log up to position ${position}${more}`)
}
