/**
 * What a query is: one screen of the portal, asked of the tables. Callers list it, check what is asked
 * with by `ask`, and read its rows by `pageOf` or `pagesOf`.
 */
import type { Codec } from '@carmkit/kernel'
import type { Kysely } from 'kysely'
import type { PlainRow } from '../project/rows.js'
import type { Columns } from '../project/table.js'
import type { ReadModels } from './read-models.js'

/** One thing to ask with. It is a text, as it comes from a command line: a day, a number, a choice. */
export interface Parameter<A extends string = string, IsRequired extends boolean = boolean> {
  readonly codec: Codec<A>
  /** What it chooses and, where it may be left out, what its absence means. */
  readonly meaning: string
  readonly isRequired: IsRequired
  /**
   * What a caller who has a clock may put in where nobody says it: this moment, or the Eastern day.
   * Queries themselves read no clock, so for them it is required.
   */
  readonly defaultsTo: 'now' | 'today' | null
}

// oxlint-disable-next-line typescript/no-explicit-any -- a query is asked with parameters of any kind
export type Parameters = { readonly [name: string]: Parameter<any> }

/** The parameters with their values, none of which is at fault; null for what was left out. */
export type Asked<P extends Parameters = Parameters> = {
  readonly [Name in keyof P]: P[Name] extends Parameter<infer A, infer IsRequired>
    ? A | (IsRequired extends true ? never : null)
    : never
}

/** From where on rows are wanted, and how many. */
export interface Portion {
  /** The cursor of a page before; null for the begin. */
  readonly after: string | null
  readonly most: number
}

export interface Portioned {
  readonly rows: ReadonlyArray<PlainRow>
  /** The cursor behind the last of them; null where no row follows. */
  readonly next: string | null
  /**
   * Streams that the answer hangs on and that hold an entry which cannot be read, by queries that know
   * of them: also where there are no rows, what these say behind it may be missing.
   */
  readonly stopped: ReadonlyArray<string>
}

export interface Query<P extends Parameters = Parameters> {
  /** As in `carmkit query my-clients`. */
  readonly name: string
  /** What one row is, and in which order they come. */
  readonly meaning: string
  readonly parameters: P
  /** In the order in which they are shown. */
  readonly columns: Columns
  /**
   * A page of its rows, of the tables as they stand at one moment. A cursor names a place in the
   * order and no count of rows, so rows that come in before it move nothing. Throws `SqlError`, and
   * `BadCursor` for a cursor that no page of this query has.
   */
  readonly page: (
    queries: Kysely<ReadModels>,
    asked: Asked<P>,
    portion: Portion,
  ) => Promise<Portioned>
}

// oxlint-disable-next-line typescript/no-explicit-any -- a list holds queries of any parameters
export type AnyQuery = Query<any>
