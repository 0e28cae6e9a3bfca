/**
 * What the agency has on record of one business: the table that a claim is held against. Apart from
 * the context because those who supply the table need its codec too.
 */
import { bool, type Codec, closed, list, type Static, text } from '@carmkit/kernel'
import type { Facts } from '../aggregate.js'
import { suppliedTable } from '../dated-rules/index.js'
import {
  type Bn9,
  CivilDate,
  ClaimedPrograms,
  Money,
  NonNegativeMoney,
  TransactionNumber,
} from '../values/index.js'
import { isZero, ProfileText, type Question } from './content.js'

/** The table's name is this and the business number: `agencyRecord-123456782`. */
export const agencyRecordPrefix = 'agencyRecord-'

/**
 * A random text that nobody else knows. The hash of the content is recorded with every decision, and
 * without a salt the few unknown amounts could be found by trying them all.
 */
const Salt: Codec<string> = text('Salt', '16 to 128 random characters', (value) =>
  /^.{16,128}$/u.test(value),
)

const Transaction = closed('RecordedTransaction', {
  transactionNumber: TransactionNumber,
  dutiesAndTaxes: NonNegativeMoney,
})
const Payment = closed('RecordedPayment', { date: CivilDate, amount: NonNegativeMoney })
const Statement = closed('RecordedStatement', { date: CivilDate, balance: Money })

/** Codec of the table's content. */
export const agencyRecord = closed('AgencyRecord', {
  salt: Salt,
  legalName: ProfileText,
  address: ProfileText,
  /** The revenue agency has closed the number. */
  ceased: bool,
  programs: ClaimedPrograms,
  transactions: list(Transaction, {
    most: 10_000,
    key: ({ transactionNumber }) => transactionNumber,
  }),
  payments: list(Payment, { most: 10_000 }),
  statements: list(Statement, { most: 10_000 }),
})
export type AgencyRecord = Static<typeof agencyRecord>

export const agencyRecordName = (bn9: Bn9): string => `${agencyRecordPrefix}${bn9}`

/** Null when the agency has no such number on record. */
export const agencyRecordOf = (facts: Facts, bn9: Bn9): AgencyRecord | null =>
  suppliedTable(facts, agencyRecordName(bn9), agencyRecord)

/** Questions that somebody who knows the business can answer (BUS-04). */
export const questionsOf = (record: AgencyRecord): ReadonlyArray<Question> => {
  const known: ReadonlyArray<readonly [Question, boolean]> = [
    ['transaction', record.transactions.length > 0],
    ['payment', record.payments.length > 0],
    ['statement', record.statements.some(({ balance }) => !isZero(balance))],
  ]
  return known.filter(([, answerable]) => answerable).map(([question]) => question)
}
