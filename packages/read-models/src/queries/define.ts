/**
 * How a query is made: of a select over the tables, of subjects that are judged a few at a time, or of
 * an answer that is there as a whole.
 */
import { type Kysely, type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import { byKey, compared } from '../project/order.js'
import type { PlainRow } from '../project/rows.js'
import type { Columns } from '../project/table.js'
import { cursorOf, placeOf } from './cursor.js'
import type { Asked, Parameters, Portioned, Query } from './query.js'
import type { ReadModels } from './read-models.js'

interface Declared<P extends Parameters> {
  readonly name: string
  readonly meaning: string
  readonly parameters: P
  readonly columns: Columns
  /** The columns that its rows are ordered by: together they name one row, and none is nullable. */
  readonly order: ReadonlyArray<string>
}

// oxlint-disable-next-line typescript/no-explicit-any -- of whatever tables and columns
type Select = SelectQueryBuilder<any, any, any>

/** A query whose rows a select finds; it selects each of the columns at least. */
export const selecting = <P extends Parameters>(
  declared: Declared<P> & {
    /** The last of the order comes first. */
    readonly isReversed?: true
    readonly select: (queries: Kysely<ReadModels>, asked: Asked<P>) => Select
  },
): Query<P> => {
  const { select, isReversed = false, ...query } = declared
  const { columns, order } = checked(query)
  const names = Object.keys(columns)
  const places = sql.join(order.map((name) => sql.ref(name)))
  const beyond = sql.raw(isReversed ? '<' : '>')
  return {
    ...query,
    page: async (queries, asked, portion) => {
      // Wrapped, so that order and place may speak of what the select computes.
      let rows: Select = (queries as Kysely<never>)
        .selectFrom((select(queries, asked) as never as Select).as('answer') as never)
        .select(names as never)
      for (const name of order) rows = rows.orderBy(name, isReversed ? 'desc' : 'asc')
      if (portion.after !== null) {
        const place = sql.join(placeOf(order, columns, portion.after))
        rows = rows.where(sql<SqlBool>`(${places}) ${beyond} (${place})`)
      }
      // One more than wanted says whether any follow.
      const found = (await rows.limit(portion.most + 1).execute()) as ReadonlyArray<PlainRow>
      return portioned(order, found, portion.most)
    },
  }
}

/** Subjects that are judged together: as many as fill a page in most cases. */
const judgedTogether = 200

/** A query whose rows are worked out from what a select finds, however much that is, in its order. */
export const judging = <P extends Parameters, Subject extends PlainRow>(
  declared: Declared<P> & {
    /** The first names of the order: they tell one subject from another. */
    readonly subject: ReadonlyArray<string>
    /** Finds what rows are about. */
    readonly select: (queries: Kysely<ReadModels>, asked: Asked<P>) => Select
    /** The rows of these subjects. */
    readonly judge: (
      queries: Kysely<ReadModels>,
      subjects: ReadonlyArray<Subject>,
      asked: Asked<P>,
    ) => Promise<ReadonlyArray<PlainRow>>
  },
): Query<P> => {
  const { subject, select, judge, ...query } = declared
  const { columns, order } = checked(query)
  const names = sql.join(subject.map((name) => sql.ref(name)))
  return {
    ...query,
    page: async (queries, asked, { after, most }) => {
      const place = after === null ? null : placeOf(order, columns, after)
      const rows: PlainRow[] = []
      // The row at the place may have others of its subject behind it.
      let from = place === null ? null : sql`>= (${sql.join(place.slice(0, subject.length))})`
      for (;;) {
        let found: Select = (queries as Kysely<never>)
          .selectFrom((select(queries, asked) as never as Select).as('subject') as never)
          .select(subject as never)
        for (const name of subject) found = found.orderBy(name)
        if (from !== null) found = found.where(sql<SqlBool>`(${names}) ${from}`)
        const subjects = (await found.limit(judgedTogether).execute()) as ReadonlyArray<Subject>
        const judged = await judge(queries, subjects, asked)
        rows.push(...judged.toSorted(byKey({ key: order })).filter(isBehind(order, place)))
        const last = subjects.at(-1)
        if (last === undefined || subjects.length < judgedTogether || rows.length > most)
          return portioned(order, rows, most)
        from = sql`> (${sql.join(subject.map((name) => last[name]))})`
      }
    },
  }
}

/** A query whose answer is worked out as a whole, in its order; only few of its rows may be wanted. */
export const answering = <P extends Parameters>(
  declared: Declared<P> & {
    readonly answer: (
      queries: Kysely<ReadModels>,
      asked: Asked<P>,
    ) => Promise<Pick<Portioned, 'rows' | 'stopped'>>
  },
): Query<P> => {
  const { answer, ...query } = declared
  const { columns, order } = checked(query)
  return {
    ...query,
    page: async (queries, asked, { after, most }) => {
      const place = after === null ? null : placeOf(order, columns, after)
      const { rows, stopped } = await answer(queries, asked)
      return { ...portioned(order, rows.filter(isBehind(order, place)), most), stopped }
    },
  }
}

const isBehind =
  (order: ReadonlyArray<string>, place: ReadonlyArray<unknown> | null) =>
  (row: PlainRow): boolean =>
    place === null || inTurn(order.map((name, index) => [row[name], place[index]])) > 0

const inTurn = (pairs: ReadonlyArray<readonly [unknown, unknown]>): number => {
  for (const [one, other] of pairs) {
    const order = compared(one as string | number, other as string | number)
    if (order !== 0) return order
  }
  return 0
}

const portioned = (
  order: ReadonlyArray<string>,
  found: ReadonlyArray<PlainRow>,
  most: number,
): Portioned => {
  const rows = found.slice(0, most)
  const last = rows.at(-1)
  const next = last === undefined || found.length <= most ? null : cursorOf(order, last)
  return { rows, next, stopped: [] }
}

/** Throws on an order that no cursor could name a place in. */
const checked = <D extends Declared<Parameters>>(declared: D): D => {
  const { name, columns, order } = declared
  const loose = order.find((one) => columns[one]?.nullable !== false)
  if (loose !== undefined) throw new Error(`${name}: ${loose} is no column that orders its rows`)
  return declared
}
