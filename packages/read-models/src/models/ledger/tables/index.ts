/** All tables of ledgers. */
import { accountBalance, amountDue, balance, ledgerEntry } from './books.js'
import {
  allocation,
  credit,
  disbursement,
  disbursementPart,
  payment,
  paymentInitiation,
} from './funds.js'
import { interestMode, interestPosting, refundInterest } from './interest.js'
import { penalty, receivable, receivableCharge } from './receivables.js'
import { billingPeriod, statement, statementLine } from './statements.js'

export { accountBalance, amountDue, balance, ledgerEntry } from './books.js'
export {
  allocation,
  credit,
  disbursement,
  disbursementPart,
  payment,
  paymentInitiation,
} from './funds.js'
export { interestMode, interestPosting, refundInterest } from './interest.js'
export { penalty, receivable, receivableCharge } from './receivables.js'
export { billingPeriod, statement, statementLine } from './statements.js'

export const tables = [
  balance,
  amountDue,
  receivable,
  receivableCharge,
  penalty,
  interestPosting,
  interestMode,
  refundInterest,
  paymentInitiation,
  payment,
  credit,
  allocation,
  disbursement,
  disbursementPart,
  billingPeriod,
  statement,
  statementLine,
  ledgerEntry,
  accountBalance,
]
