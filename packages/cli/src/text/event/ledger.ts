/** The events of ledgers in words: what is owed, what was paid, and what met what. */
import { also, type Descriptions, items, record, text, unchecked } from './words.js'

/** `1.00 duty, 2.00 gst`. */
const amounts = (value: unknown): string =>
  items(value)
    .map((item) => {
      const { account, amount } = record(item)
      return `${text(amount)} ${text(account)}`
    })
    .join(', ')

/** `20.00 of 10000000000017/1`, and how many more. */
const parts = (value: unknown, name: 'debt' | 'fund'): string => {
  const [first, ...more] = items(value)
  const { amount, [name]: of } = record(first)
  const others = more.length > 0 ? ` and ${more.length} more` : ''
  return `${text(amount)} of ${text(of)}${others}`
}

const security = (value: unknown): string => (text(value) === '' ? '' : `, security ${text(value)}`)

export const ledgerTexts: Descriptions = {
  ReceivablePosted: ({ debt, amounts: all, dueDate, accountSecurity }) =>
    `${text(debt)} owes ${amounts(all)}, due ${text(dueDate)}${security(accountSecurity)}`,
  ReceivableReplaced: ({ debt, before, amounts: all }) =>
    `${text(debt)} owes ${amounts(all)} instead of ${amounts(before)}`,
  ReceivableReversed: ({ debt, amounts: all }) => `${text(debt)} owes no more ${amounts(all)}`,
  CreditPosted: ({ fund, amounts: all, accountSecurity }) =>
    `${text(fund)} of ${amounts(all)}${security(accountSecurity)}`,
  DeferralAnnounced: ({ kinds, dueFrom, dueTo, deferredTo }) =>
    `${items(kinds).join(', ')} due ${text(dueFrom)} to ${text(dueTo)} moves to ${text(deferredTo)}`,
  DueDateDeferred: ({ debts, to }) => `${items(debts).length} debts to ${text(to)}`,
  SentToCollections: ({ debt, amount }) => `${text(amount)} of ${text(debt)}`,
  AllocationReversed: ({ fund, allocations, reason }) =>
    `${text(fund)} pays no more ${parts(allocations, 'debt')} (${text(reason)})`,
  PaymentInitiated: ({ method, amount }) => `${text(amount)} by ${text(method)}`,
  PaymentReceived: ({ fund, method, amount, valueOn }) =>
    `${text(fund)} of ${text(amount)} by ${text(method)}, value ${text(valueOn)}`,
  CreditAllocated: ({ fund, allocations, order }) => {
    const chosen = text(order) === '' ? 'as directed' : text(order)
    return `${text(fund)} pays ${parts(allocations, 'debt')}, ${chosen}`
  },
  PaymentReturned: ({ fund, amount, owed, debt }) => {
    const more = text(debt) === '' ? '' : `, ${text(owed)} owed as ${text(debt)}`
    return `${text(fund)} of ${text(amount)}${more}`
  },
  ReturnFeeCharged: ({ debt, fund, amount, dueDate }) =>
    `${text(debt)} of ${text(amount)} for ${text(fund)}, due ${text(dueDate)}`,
  OffsetPreferenceChanged: ({ preference }) => text(preference),
  InterestAssessed: ({ debt, on, principal, from, to, amount }) =>
    `${text(debt)} of ${text(amount)} on ${text(principal)} of ${text(on)}, ${text(from)} to ${text(to)}`,
  InterestModeChanged: ({ debt, ground, mode, from }) =>
    `${text(debt)} bears ${text(mode)} from ${text(from)} (${text(ground)})`,
  InterestWaived: ({ debt, amount, days }) =>
    `${text(debt)} of ${text(amount)}, its days ${days === 'openAgain' ? 'open again' : 'forgiven'}`,
  RefundInterestCredited: ({ fund, on, amount }) =>
    `${text(fund)} of ${text(amount)} on ${text(on)}`,
  BillingPeriodClosed: ({ period }) => text(period),
  StatementIssued: ({ period, opening, closing, lineCount, unchecked: names }) =>
    `${text(period)} from ${text(opening)} to ${text(closing)}, ${text(lineCount)} lines${unchecked(names)}`,
  PenaltyAssessed: ({ debt, code, level, document, amount, noticeNumber }) =>
    `${text(debt)} of ${text(amount)}, ${text(code)} level ${text(level)} for ${text(document)}${also(noticeNumber)}`,
  MiscellaneousInvoicePosted: ({ debt, amount, dueDate }) =>
    `${text(debt)} of ${text(amount)}, due ${text(dueDate)}`,
  DisbursementRequested: ({ disbursement, amount }) =>
    `${text(amount)} as number ${text(disbursement)}`,
  Disbursed: ({ disbursement, amount, reissued }) =>
    `${text(amount)} of number ${text(disbursement)}${reissued === true ? ', again' : ''}`,
  DisbursementReturned: ({ disbursement, amount }) =>
    `${text(amount)} of number ${text(disbursement)}`,
}
