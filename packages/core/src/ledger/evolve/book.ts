/**
 * The two changes that every event of money is made of: a debt becomes another, a fund becomes
 * another. Totals and orders follow here and nowhere else.
 */
import {
  type Cents,
  centsOf,
  type Keyed,
  minus,
  noCents,
  plus,
  valueIn,
  withOrdered,
  withoutOrdered,
  withoutValue,
  withValue,
} from '../../values/index.js'
import type { Allocations, DebtId, FundId } from '../content.js'
import {
  type Debt,
  debtIn,
  type Fund,
  fundIn,
  type Ledger,
  noInterest,
  outstandingOf,
  placeOf,
  placeOfFund,
} from '../state.js'
import { changed } from './changed.js'

/** What only some kinds of debts have. */
type Particulars = Pick<Debt, 'id' | 'kind' | 'amount' | 'dueDate' | 'billingPeriod'> &
  Partial<Pick<Debt, 'version' | 'amounts' | 'terms' | 'interestOn'>>

/** Puts a new debt in. */
export const withNewDebt = (state: Ledger, particulars: Particulars): Ledger => {
  const { id, kind, version = null, amounts = [], terms = null, interestOn = null } = particulars
  const { amount, dueDate, billingPeriod } = particulars
  return withDebt(state, {
    id,
    kind,
    version,
    amounts,
    terms,
    amount,
    originallyDue: dueDate,
    interestOn,
    paid: noCents,
    paidBy: null,
    dueDate,
    billingPeriod,
    sequence: state.events,
    interest: noInterest,
    reversed: false,
    inCollections: false,
  })
}

/** Puts a debt in the place of the one of its id. */
export const withDebt = (state: Ledger, debt: Debt): Ledger => {
  const before = debtIn(state, debt.id)
  const left = before === undefined ? noCents : outstandingOf(before)
  const vacated =
    before === undefined || left === 0 ? state.open : withoutMoved(state.open, before, debt)
  return changed(state, {
    debts: withValue(state.debts, debt.id, debt),
    open: outstandingOf(debt) > 0 ? withOrdered(vacated, placeOf(debt), debt.id) : vacated,
    owed: plus(state.owed, minus(outstandingOf(debt), left)),
  })
}

/** A debt that stays open where it is keeps its place. */
const withoutMoved = (open: Ledger['open'], before: Debt, after: Debt): Ledger['open'] =>
  outstandingOf(after) > 0 && placeOf(before) === placeOf(after)
    ? open
    : withoutOrdered(open, placeOf(before))

export const withNewFund = (
  state: Ledger,
  particulars: Pick<
    Fund,
    | 'id'
    | 'kind'
    | 'amount'
    | 'valueOn'
    | 'billingPeriod'
    | 'valueAt'
    | 'method'
    | 'received'
    | 'terms'
    | 'ofCorrection'
  >,
): Ledger =>
  withFund(state, {
    ...particulars,
    free: particulars.amount,
    disbursed: noCents,
    pays: null,
    sequence: state.events,
    returned: false,
    returnCharged: false,
  })

/** Puts a fund in the place of the one of its id. */
export const withFund = (state: Ledger, fund: Fund): Ledger => {
  const before = fundIn(state, fund.id)
  const free = before?.free ?? noCents
  const place = placeOfFund(fund)
  return changed(state, {
    funds: withValue(state.funds, fund.id, fund),
    free:
      fund.free > 0 ? withOrdered(state.free, place, fund.id) : withoutOrdered(state.free, place),
    unallocated: plus(state.unallocated, minus(fund.free, free)),
  })
}

/** A recorded event names only what stands in the ledger. */
export const knownDebt = (state: Ledger, id: DebtId): Debt => {
  const debt = debtIn(state, id)
  if (debt === undefined) throw new Error(`no debt ${id}`)
  return debt
}

export const knownFund = (state: Ledger, id: FundId): Fund => {
  const fund = fundIn(state, id)
  if (fund === undefined) throw new Error(`no fund ${id}`)
  return fund
}

/** The fund pays the debts, as of the day from which it counts as paid. */
export const allocated = (state: Ledger, id: FundId, allocations: Allocations): Ledger =>
  allocations.reduce(
    (ledger, { debt, amount }) => paying(ledger, { fund: id, debt, amount: centsOf(amount) }),
    state,
  )

/** The fund pays so much less of the debts, which bear interest as if it never had. */
export const released = (state: Ledger, id: FundId, allocations: Allocations): Ledger =>
  allocations.reduce(
    (ledger, { debt, amount }) =>
      paying(ledger, { fund: id, debt, amount: minus(noCents, centsOf(amount)) }),
    state,
  )

/** So much more of the debt is paid by the fund; less where the amount is negative. */
const paying = (
  state: Ledger,
  { fund: fundId, debt: debtId, amount }: { fund: FundId; debt: DebtId; amount: Cents },
): Ledger => {
  const fund = knownFund(state, fundId)
  const debt = knownDebt(state, debtId)
  const pair = plus(valueIn(fund.pays, debtId) ?? noCents, amount)
  return withFund(
    withDebt(state, {
      ...debt,
      paid: plus(debt.paid, amount),
      paidBy: withAmount(debt.paidBy, fundId, pair),
    }),
    { ...fund, free: minus(fund.free, amount), pays: withAmount(fund.pays, debtId, pair) },
  )
}

const withAmount = <Key extends string>(
  amounts: Keyed<Key, Cents>,
  key: Key,
  amount: Cents,
): Keyed<Key, Cents> =>
  amount === 0 ? withoutValue(amounts, key) : withValue(amounts, key, amount)
