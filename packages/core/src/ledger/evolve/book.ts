/**
 * The two changes that every event of money is made of: a debt becomes another, a fund becomes
 * another. Totals and orders follow here and nowhere else.
 */
import {
  centsOf,
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
  amountOf,
  newStrand,
  paidStrands,
  releasedParts,
  reopenedStrands,
} from '../interest/strand.js'
import {
  bearsInterest,
  type Debt,
  debtIn,
  type Fund,
  fundIn,
  type Ledger,
  outstandingOf,
  placeOf,
  placeOfFund,
} from '../state.js'
import { changed } from './changed.js'

/** What only some kinds of debts have. */
type Particulars = Pick<Debt, 'id' | 'kind' | 'amount' | 'dueDate' | 'billingPeriod'> &
  Partial<Pick<Debt, 'version' | 'amounts' | 'terms'>>

/** Puts a new debt in. */
export const withNewDebt = (state: Ledger, particulars: Particulars): Ledger => {
  const { id, kind, version = null, amounts = [], terms = null } = particulars
  const { amount, dueDate, billingPeriod } = particulars
  const bears = bearsInterest(particulars) && amount > 0
  return withDebt(state, {
    id,
    kind,
    version,
    amounts,
    terms,
    amount,
    paid: noCents,
    paidBy: null,
    dueDate,
    billingPeriod,
    sequence: state.events,
    strands: bears ? [newStrand(amount, dueDate)] : [],
    interestAssessed: false,
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
  particulars: Pick<Fund, 'id' | 'kind' | 'amount' | 'valueOn' | 'method' | 'received' | 'terms'>,
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
  allocations.reduce((ledger, { debt: debtId, amount: money }) => {
    const amount = centsOf(money)
    const fund = knownFund(ledger, id)
    const debt = knownDebt(ledger, debtId)
    const paid = paidStrands(debt.strands, { amount, paidOn: fund.valueOn })
    const parts = [...(valueIn(fund.pays, debtId) ?? []), ...paid.parts]
    return withFund(
      withDebt(ledger, {
        ...debt,
        paid: plus(debt.paid, amount),
        paidBy: withValue(debt.paidBy, id, amountOf(parts)),
        strands: paid.strands,
      }),
      {
        ...fund,
        free: minus(fund.free, amount),
        pays: withValue(fund.pays, debtId, parts),
      },
    )
  }, state)

/** The fund pays so much less of the debts, which bear interest again from when it had paid them. */
export const released = (state: Ledger, id: FundId, allocations: Allocations): Ledger =>
  allocations.reduce((ledger, { debt: debtId, amount: money }) => {
    const amount = centsOf(money)
    const fund = knownFund(ledger, id)
    const debt = knownDebt(ledger, debtId)
    const parts = releasedParts(valueIn(fund.pays, debtId) ?? [], amount)
    const isOver = parts.kept.length === 0
    return withFund(
      withDebt(ledger, {
        ...debt,
        paid: minus(debt.paid, amount),
        paidBy: isOver
          ? withoutValue(debt.paidBy, id)
          : withValue(debt.paidBy, id, amountOf(parts.kept)),
        strands: reopenedStrands(debt.strands, parts.released),
      }),
      {
        ...fund,
        free: plus(fund.free, amount),
        pays: isOver ? withoutValue(fund.pays, debtId) : withValue(fund.pays, debtId, parts.kept),
      },
    )
  }, state)

/** Another amount for a debt that has borne no interest: what is left bears from its due date on. */
export const restated = (
  debt: Debt,
  change: Pick<Debt, 'amount' | 'amounts' | 'version'>,
): Debt => {
  const left = minus(change.amount, debt.paid)
  const closed = debt.strands.filter(({ until }) => until !== null)
  return {
    ...debt,
    ...change,
    strands: left > 0 ? [...closed, newStrand(left, debt.dueDate)] : closed,
  }
}
