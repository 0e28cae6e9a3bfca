/** What queries are asked with, and how each of it narrows a select. */
import { addDays, Bn9, Bn15, CivilDate, Instant, startOfEasternDay } from '@carmkit/core'
import { type Codec, oneOf, text } from '@carmkit/kernel'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Parameter } from './query.js'

export const required = <A extends string>(
  codec: Codec<A>,
  meaning: string,
): Parameter<A, true> => ({ codec, meaning, isRequired: true, defaultsTo: null })

export const optional = <A extends string>(
  codec: Codec<A>,
  meaning: string,
): Parameter<A, false> => ({ codec, meaning, isRequired: false, defaultsTo: null })

/** The moment that the answer is of. */
export const moment = (meaning: string): Parameter<Instant, true> => ({
  ...required(Instant, meaning),
  defaultsTo: 'now',
})

/** The Eastern day that the answer is of. */
export const day = (meaning: string): Parameter<CivilDate, true> => ({
  ...required(CivilDate, meaning),
  defaultsTo: 'today',
})

export const business = required(Bn9, 'The business, by its number of nine digits.')
export const account = required(Bn15, 'The program account, by its number of fifteen characters.')

export const Accounts: Codec<Bn9 | Bn15> = text(
  'business or program account',
  'a business number of nine digits, or of fifteen characters with the program account',
  (value) => Bn9.is(value) || Bn15.is(value),
)

/** Whole businesses are asked for by nine digits, one account of them by fifteen characters. */
export const accounts = required(Accounts, 'The program account, or the business for all it has.')

export const fromDay = (what: string) => optional(CivilDate, `First Eastern day of ${what}.`)
export const untilDay = (what: string) => optional(CivilDate, `Last Eastern day of ${what}.`)

/** Any short text: what stands in a column of an open list. */
export const Word: Codec<string> = text(
  'word',
  'a text of 1 to 100 characters',
  (value) => value !== '' && value.length <= 100,
)

export const YesOrNo = oneOf('yes or no', ['yes', 'no'])

type Condition = RawBuilder<SqlBool>

const anything: Condition = sql`1 = 1`

/** The rows of this account, or of all accounts of this business; by the column of account numbers. */
export const belongsTo = (column: string, asked: Bn9 | Bn15): Condition =>
  Bn9.is(asked)
    ? sql`${sql.ref(column)} between ${`${asked}RM0000`} and ${`${asked}RM9999`}`
    : sql`${sql.ref(column)} = ${asked}`

/** The rows with this value, or all where none was asked for. */
export const equals = (column: string, asked: string | null): Condition =>
  asked === null ? anything : sql`${sql.ref(column)} = ${asked}`

/** The rows that a condition holds for, or those that it does not hold for, or all. */
export const holds = (condition: Condition, asked: 'yes' | 'no' | null): Condition => {
  if (asked === null) return anything
  return asked === 'yes' ? condition : sql`not ${condition}`
}

/** The rows of these days, both included; by a column of days. */
export const onDays = (column: string, first: string | null, last: string | null): Condition =>
  sql`(${first === null ? anything : sql`${sql.ref(column)} >= ${first}`} and ${
    last === null ? anything : sql`${sql.ref(column)} <= ${last}`
  })`

/** The rows of these Eastern days, both included; by a column of moments. */
export const inDays = (
  column: string,
  first: CivilDate | null,
  last: CivilDate | null,
): Condition =>
  sql`(${first === null ? anything : sql`${sql.ref(column)} >= ${startOfEasternDay(first)}`} and ${
    last === null ? anything : sql`${sql.ref(column)} < ${startOfEasternDay(addDays(last, 1))}`
  })`

/** 1 where a condition holds, 0 where it does not. */
export const flagged = (condition: Condition): RawBuilder<0 | 1> =>
  sql`case when ${condition} then 1 else 0 end`
