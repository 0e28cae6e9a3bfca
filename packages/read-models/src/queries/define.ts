/** How a query is made of a select over the tables, or of an answer that is there as a whole. */
import { type Kysely, type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import { compared } from '../project/order.js'
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
      const isBehind = (row: PlainRow): boolean =>
        place === null || inTurn(order.map((name, index) => [row[name], place[index]])) > 0
      const { rows, stopped } = await answer(queries, asked)
      return { ...portioned(order, rows.filter(isBehind), most), stopped }
    },
  }
}

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
