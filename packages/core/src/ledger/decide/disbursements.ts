/** Money paid out: only free money, and nothing while a due debt is open (TXN-29). */
import {
  type Cents,
  centsOf,
  inOrder,
  lesser,
  type Money,
  minus,
  moneyOf,
  noCents,
  plus,
  valueIn,
} from '../../values/index.js'
import { dueDebts } from '../allocation/plan.js'
import type { On } from '../command/index.js'
import { type FundId, maxAllocations } from '../content.js'
import type { LedgerContext } from '../context.js'
import { Disbursed, DisbursementRequested, DisbursementReturned } from '../event/index.js'
import { firstBearing } from '../interest/unassessed.js'
import type { LedgerRejection } from '../rejection.js'
import { type Disbursement, fundIn, type Ledger, outstandingOf } from '../state.js'
import { periodOf, recorded, refused, tooLarge, type Verdict } from './verdict.js'

export const requestDisbursement = (
  { data }: On<'RequestDisbursement'>,
  state: Ledger,
  context: LedgerContext,
): Verdict => {
  const amount = centsOf(data.amount)
  if (amount <= 0) return refused({ name: 'AmountNotPositive', rule: 'CK-56', amount: data.amount })
  const unfit = unfitPayout(state, { amount, context })
  return unfit === null
    ? recorded(DisbursementRequested.make({ ...data, disbursement: state.requests + 1 }))
    : refused(unfit)
}

export const disburse = (
  { data }: On<'Disburse'>,
  state: Ledger,
  context: LedgerContext,
): Verdict => payingOut(data, state, { context, from: 'Requested' })

export const reissueDisbursement = (
  { data }: On<'ReissueDisbursement'>,
  state: Ledger,
  context: LedgerContext,
): Verdict => payingOut(data, state, { context, from: 'Returned' })

const payingOut = (
  { bn15, disbursement: id }: On<'Disburse'>['data'],
  state: Ledger,
  { context, from }: { readonly context: LedgerContext; readonly from: 'Requested' | 'Returned' },
): Verdict =>
  withDisbursement(state, { id, from }, ({ amount }) => {
    const { today } = context
    const unfit = unfitPayout(state, { amount, context })
    if (unfit !== null) return refused(unfit)
    return recorded(
      Disbursed.make({
        bn15,
        disbursement: id,
        amount: moneyOf(amount),
        funds: payoutsOf(state, amount),
        disbursedOn: today,
        reissued: from === 'Returned',
        billingPeriod: periodOf(today),
      }),
    )
  })

export const returnDisbursement = (
  { data: { bn15, disbursement: id } }: On<'ReturnDisbursement'>,
  state: Ledger,
  { today }: LedgerContext,
): Verdict =>
  withDisbursement(state, { id, from: 'Disbursed' }, ({ amount, funds }) => {
    const excess = tooLarge(state, { unallocated: amount })
    return excess === null
      ? recorded(
          DisbursementReturned.make({
            bn15,
            disbursement: id,
            amount: moneyOf(amount),
            funds,
            returnedOn: today,
            billingPeriod: periodOf(today),
          }),
        )
      : refused(excess)
  })

const withDisbursement = (
  state: Ledger,
  { id, from }: { readonly id: number; readonly from: Disbursement['status'] },
  answer: (disbursement: Disbursement) => Verdict,
): Verdict => {
  const disbursement = valueIn(state.disbursements, String(id))
  if (disbursement === undefined) {
    return refused({ name: 'UnknownDisbursement', rule: 'CK-71', disbursement: id })
  }
  const { status } = disbursement
  return status === from
    ? answer(disbursement)
    : refused({ name: 'NotAwaiting', rule: 'CK-71', status })
}

/**
 * The whole ledger is the scope within which debts stand against a payout (CK-71); interest that is
 * still to be assessed on them does too, of debts that were paid late (CK-138).
 */
const unfitPayout = (
  state: Ledger,
  {
    amount,
    context: { today, tables },
  }: { readonly amount: Cents; readonly context: LedgerContext },
): LedgerRejection | null => {
  let due = noCents
  for (const debt of dueDebts(state, { order: 'oldestDueFirst', today })) {
    due = plus(due, outstandingOf(debt))
  }
  if (due > 0) return { name: 'DebtOutstanding', rule: 'TXN-29', due: moneyOf(due) }
  const bearing = firstBearing(state, { waivers: tables.interestWaivers, through: today })
  if (bearing !== null) return { name: 'InterestUnassessed', rule: 'CK-138', debt: bearing.id }
  const free = payable(state)
  return amount > free ? { name: 'NoFreeCredit', rule: 'TXN-29', free: moneyOf(free) } : null
}

/** What one payout can take: as much as fits its event. */
const payable = (state: Ledger): Cents =>
  freeFunds(state).reduce((sum, { free }) => plus(sum, free), noCents)

const payoutsOf = (
  state: Ledger,
  amount: Cents,
): ReadonlyArray<{ readonly fund: FundId; readonly amount: Money }> => {
  let left = amount
  return freeFunds(state).flatMap(({ id, free }) => {
    const taken = lesser(left, free)
    left = minus(left, taken)
    return taken > 0 ? [{ fund: id, amount: moneyOf(taken) }] : []
  })
}

const freeFunds = (state: Ledger): ReadonlyArray<{ readonly id: FundId; readonly free: Cents }> => {
  const funds: Array<{ readonly id: FundId; readonly free: Cents }> = []
  for (const id of inOrder(state.free)) {
    if (funds.length === maxAllocations) break
    funds.push({ id, free: fundIn(state, id)?.free ?? noCents })
  }
  return funds
}
