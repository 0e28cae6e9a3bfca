/** The way in to a query: what is asked with is checked, and rows are read in pages. */
import { type Fault, faultsOf, faultsUnder, printable } from '@carmkit/kernel'
import type { Position } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import type { Kysely } from 'kysely'
import { whyUnreadable } from '../database/builds.js'
import type { Database } from '../database/database.js'
import type { DatabaseFailure, WrongDatabase } from '../database/failure.js'
import type { DatabaseNewer } from '../database/migrations/index.js'
import { answered, liveCheckpoint, readAll } from '../database/status.js'
import { models } from '../models/index.js'
import { BadCursor } from './cursor.js'
import type { AnyQuery, Asked, Parameters, Portion, Portioned, Query } from './query.js'
import type { ReadModels } from './read-models.js'
import { streamed } from './streamed.js'

/** A query with all that it is asked with. */
export interface Asking<P extends Parameters = Parameters> {
  readonly query: Query<P>
  readonly asked: Asked<P>
}

/** All faults of what is asked with at once: each names its parameter and what is allowed. */
export const ask = <P extends Parameters>(
  query: Query<P>,
  texts: { readonly [name: string]: string | null | undefined },
): E.Either<ReadonlyArray<Fault>, Asking<P>> => {
  const faults = [
    ...Object.entries(query.parameters).flatMap(([name, { codec, isRequired }]) => {
      const text = texts[name] ?? undefined
      if (text === undefined && !isRequired) return []
      const decoded = codec.decode(text)
      return E.isLeft(decoded) ? faultsUnder(name, faultsOf(decoded.left)) : []
    }),
    ...Object.keys(texts)
      .filter((name) => !Object.hasOwn(query.parameters, name))
      .map((name) => unknown(query, name)),
  ]
  if (faults.length > 0) return E.left(faults)
  const names = Object.keys(query.parameters)
  const asked = Object.fromEntries(names.map((name) => [name, texts[name] ?? null]))
  return E.right({ query, asked: asked as Asked<P> })
}

const unknown = ({ name: query, parameters }: AnyQuery, name: string): Fault => ({
  path: printable(name),
  reason: `${query} is not asked with it, but with ${Object.keys(parameters).join(', ') || 'nothing'}`,
})

/** Rows of the tables as they are the fold of the log up to `position`. */
export interface Page extends Portioned {
  readonly position: Position
}

export interface CursorRefused {
  readonly name: 'CursorRefused'
  readonly reason: string
}

/** Why a query has no rows to answer with. */
export type QueryFailure = DatabaseFailure | DatabaseNewer | WrongDatabase

/** One page, of the tables as they stand now. */
export const pageOf = async <P extends Parameters>(
  database: Database,
  { query, asked }: Asking<P>,
  portion: Portion,
): Promise<E.Either<QueryFailure | CursorRefused, Page>> => {
  try {
    return await reading<Page>(database, async (queries, position) => ({
      ...(await query.page(queries, asked, portion)),
      position,
    }))
  } catch (error) {
    if (!(error instanceof BadCursor)) throw error
    return E.left({ name: 'CursorRefused', reason: error.message })
  }
}

/** Rows that are read at once where nobody says how many: some hundred kilobytes. */
const defaultMost = 500

/**
 * All pages, of the tables as they stood at one moment, however long reading them takes: all are of
 * the same prefix of the log. Until its end, or until the reader leaves, the connection is held:
 * whatever else this `Database` is asked waits, so whoever asks or projects between two pages opens
 * another one. A rebuilt model that is to take its place waits, too.
 */
export const pagesOf = <P extends Parameters>(
  database: Database,
  { query, asked }: Asking<P>,
  { most = defaultMost }: { readonly most?: number } = {},
): AsyncIterable<E.Either<QueryFailure, Page>> =>
  streamed(async (give) => {
    const end = await reading<void>(database, async (queries, position) => {
      for (let after: string | null = null; ; ) {
        const page: Portioned = await query.page(queries, asked, { after, most })
        await give(E.right({ ...page, position }))
        if (page.next === null) return
        after = page.next
      }
    })
    if (E.isLeft(end)) await give(end)
  })

/** What stands at one moment in tables that this program knows, and the position that they are of. */
const reading = async <A>(
  database: Database,
  work: (queries: Kysely<ReadModels>, position: Position) => Promise<A>,
): Promise<E.Either<QueryFailure, A>> =>
  E.flatten<QueryFailure, A>(
    await answered(database, () =>
      database.reading<ReadModels, E.Either<QueryFailure, A>>(async (queries) => {
        const { builds } = await readAll(queries as never)
        const unreadable = whyUnreadable(database, { builds, models })
        if (unreadable !== null) return E.left(unreadable)
        const { position } = await liveCheckpoint(queries as never)
        return E.right(await work(queries, position))
      }),
    ),
  )
