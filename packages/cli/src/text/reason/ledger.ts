/** Refusals about money owed and paid in words. */
import type {
  BusinessAccountRejection,
  LedgerRejection,
  ProgramAccountRejection,
} from '@carmkit/core'
import type { Rest, Texts } from './texts.js'

export const ledgers: Texts<
  Rest<LedgerRejection, BusinessAccountRejection | ProgramAccountRejection>
> = {
  UnknownDebt: ({ debt }) => `no debt ${debt} stands in the ledger`,
  UnknownPayment: ({ fund }) => `no ${fund} stands in the ledger`,
  UnknownNotice: ({ noticeNumber }) => `no penalty was assessed under the notice ${noticeNumber}`,
  Duplicate: ({ field }) => `the bank reported this reference before with another ${field}`,
  TermsDiffer: ({ field }) => `it was posted before with another ${field}`,
  NewerVersionPosted: ({ latest }) => `version ${latest} of the declaration was posted before`,
  AdjustmentPosted: ({ version }) =>
    `version ${version} has a posting of its own, which a correction cannot replace`,
  TooEarly: ({ on, earliest }) => `${on} is before ${earliest}`,
  OffsetPending: () => 'free money pays what is due first',
  NotCancellable: ({ debt }) => `${debt} is no charge that the agency can cancel`,
  NotOfDeclaration: ({ debt }) => `${debt} is no debt of a declaration`,
  AlreadyReversed: ({ debt }) => `the debt ${debt} was cancelled`,
  AlreadySettled: ({ debt }) => `nothing is left to pay of ${debt}`,
  AlreadyReturned: ({ fund }) => `${fund} was returned already`,
  NotReturned: ({ fund }) => `${fund} was not returned`,
  AlreadyCharged: ({ fund }) => `the return of ${fund} was charged already`,
  NotInArrears: ({ dueDate }) => `the debt was due on ${dueDate}, arrears begin 30 days later`,
  SecurityStands: ({ debt }) => `security was given in place of payment of ${debt}`,
  PastDueDate: ({ dueDate }) => `after the due date ${dueDate} a change is an adjustment`,
  InterestAssessed: ({ debt }) => `interest was assessed on ${debt}`,
  NotOverdue: ({ dueDate }) => `no interest runs: the debt is or was due on ${dueDate}`,
  AlreadyAccrued: ({ through }) => `interest is assessed up to ${through}`,
  NothingToWaive: ({ debt }) => `${debt} is no interest that stands`,
  NothingRefunded: ({ fund }) => `${fund} gave nothing back that bore interest`,
  AlreadyIssued: ({ period }) => `the statement of ${period}, or a later one, was issued before`,
  UnknownCode: ({ code }) => `no penalty has the code ${code}`,
  CoveredByOtherCode: ({ code }) => `a penalty ${code} stands for the document already`,
  NoticeInUse: ({ noticeNumber }) => `another penalty has the notice ${noticeNumber}`,
  UnknownDisbursement: ({ disbursement }) => `nothing was requested as number ${disbursement}`,
  NotAwaiting: ({ status }) => `the disbursement is ${status}`,
  EarlierPeriodOpen: ({ period }) => `the statement of ${period} comes first`,
  PostingsBehind: ({ postedThrough, needed }) =>
    `postings have arrived up to ${postedThrough}, the statement needs them up to ${needed}`,
  WaiverActive: ({ through }) => `interest is waived on every day up to ${through}`,
  RateUnknown: ({ quarter }) => `the interest rate of ${quarter} is not known`,
  DebtOutstanding: ({ due }) => `${due} is due and not paid`,
  InterestUnassessed: ({ debt }) => `interest of ${debt} is still to be assessed`,
  NoFreeCredit: ({ free }) => `only ${free} is free to be paid out`,
  EarlierThanCurrent: ({ dueDate }) => `a debt was posted as due later, on ${dueDate}`,
  CurrencyNotCanadian: ({ currency }) => `only Canadian dollars are taken, not ${currency}`,
  AmountNotPositive: ({ amount }) => `${amount} is not more than nothing`,
  AmountTooLarge: ({ most }) => `amounts of one account stay within ${most}`,
  TooManyAtOnce: ({ most }) =>
    `one command changes at most ${most}: release allocations first, or name fewer days`,
  CardLimitExceeded: ({ room }) => `cards may pay ${room} more`,
  NothingToOffset: () => 'no free money meets a debt that is due',
  PartialNotAllowed: ({ debt, outstanding }) =>
    `${debt} is settled by ${outstanding}, all or nothing`,
  InsufficientCredit: ({ free }) => `only ${free} is free`,
}
