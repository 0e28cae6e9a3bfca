/**
 * The two sides of every recorded event of money. Nothing is stored twice: the postings follow from
 * the event, so a reader may book them wherever it keeps books.
 */
import { type Cents, centsOf, type Money, minus, noCents, plus } from '../../values/index.js'
import type { Allocations, CancelledAmounts, ItemisedAmounts } from '../content.js'
import type { LedgerEvent } from '../event/index.js'
import type { Account } from './chart.js'

/** An amount on an account: debit is positive, credit negative. */
export interface Posting {
  readonly account: Account
  readonly amount: Cents
}

/** What an event moves; empty where it moves no money. The amounts sum to zero (TXN-23). */
export const postingsOf = (event: LedgerEvent): ReadonlyArray<Posting> => {
  switch (event.type) {
    case 'ReceivablePosted':
      return charged(event.data.amounts)
    case 'ReceivableReplaced':
      return [...opposite(charged(event.data.before)), ...charged(event.data.amounts)]
    case 'ReceivableReversed':
      return opposite(charged(event.data.amounts))
    case 'CreditPosted':
      return credited(event.data.amounts)
    case 'PaymentReceived':
      return moved('unallocated', 'bank', event.data.amount)
    case 'CreditAllocated':
      return allocated(event.data.allocations)
    case 'AllocationReversed':
      return opposite(allocated(event.data.allocations))
    case 'PaymentReturned':
      return returned(event.data)
    case 'ReturnFeeCharged':
      return moved('returnFee', 'receivable', event.data.amount)
    case 'InterestAssessed':
      return moved('interest', 'receivable', event.data.amount)
    case 'InterestWaived':
      return moved('receivable', 'interest', event.data.amount)
    case 'RefundInterestCredited':
      return moved('unallocated', 'interest', event.data.amount)
    case 'PenaltyAssessed':
      return moved('penalty', 'receivable', event.data.amount)
    case 'MiscellaneousInvoicePosted':
      return moved('miscellaneous', 'receivable', event.data.amount)
    case 'Disbursed':
      return moved('bank', 'unallocated', event.data.amount)
    case 'DisbursementReturned':
      return moved('unallocated', 'bank', event.data.amount)
    case 'BillingPeriodClosed':
    case 'StatementIssued':
    case 'DisbursementRequested':
    case 'DeferralAnnounced':
    case 'DueDateDeferred':
    case 'SentToCollections':
    case 'PaymentInitiated':
    case 'OffsetPreferenceChanged':
    case 'InterestModeChanged':
      return []
  }
}

/** From one account to another: the first falls, the second rises. */
const moved = (from: Account, to: Account, amount: Money): ReadonlyArray<Posting> => [
  { account: to, amount: centsOf(amount) },
  { account: from, amount: minus(noCents, centsOf(amount)) },
]

const charged = (amounts: CancelledAmounts): ReadonlyArray<Posting> =>
  amounts.flatMap(({ account, amount }) => moved(account, 'receivable', amount))

const credited = (amounts: ItemisedAmounts): ReadonlyArray<Posting> =>
  amounts.flatMap(({ account, amount }) => moved('unallocated', account, amount))

const allocated = (allocations: Allocations): ReadonlyArray<Posting> =>
  allocations.flatMap(({ amount }) => moved('receivable', 'unallocated', amount))

/** What had been paid out of it already is owed; the rest was free again. */
const returned = ({
  amount,
  owed,
}: {
  readonly amount: Money
  readonly owed: Money
}): ReadonlyArray<Posting> => [
  { account: 'bank', amount: minus(noCents, centsOf(amount)) },
  { account: 'receivable', amount: centsOf(owed) },
  { account: 'unallocated', amount: minus(centsOf(amount), centsOf(owed)) },
]

const opposite = (postings: ReadonlyArray<Posting>): ReadonlyArray<Posting> =>
  postings.map(({ account, amount }) => ({ account, amount: minus(noCents, amount) }))

/** Each account with what stands on it after these postings; accounts never posted to are left out. */
export const balancesOf = (postings: Iterable<Posting>): ReadonlyMap<Account, Cents> => {
  const balances = new Map<Account, Cents>()
  for (const { account, amount } of postings) {
    balances.set(account, plus(balances.get(account) ?? noCents, amount))
  }
  return balances
}

/**
 * What an event changes of the net position, that is of what is owed less what is free to pay it:
 * the amount of its line on a statement.
 */
export const netOf = (event: LedgerEvent): Cents =>
  postingsOf(event).reduce(
    (net, { account, amount }) =>
      account === 'receivable' || account === 'unallocated' ? plus(net, amount) : net,
    noCents,
  )
