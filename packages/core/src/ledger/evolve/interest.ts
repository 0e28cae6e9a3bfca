/** What assessments and waivers of interest mean. */
import {
  centsOf,
  entriesOf,
  noCents,
  plus,
  valueIn,
  withoutValue,
  withValue,
} from '../../values/index.js'
import type { DebtId } from '../content.js'
import type { LedgerEvent } from '../event/index.js'
import { type InterestSoFar, type Ledger, noInterest } from '../state.js'
import { knownDebt, withDebt, withNewDebt, withNewFund } from './book.js'

type Data<Type extends LedgerEvent['type']> = Extract<LedgerEvent, { type: Type }>['data']

/** These days of the debt are assessed; the interest is a debt of its own. */
export const assessed = (state: Ledger, data: Data<'InterestAssessed'>): Ledger => {
  const debt = knownDebt(state, data.on)
  const { from, to, exact } = data
  const bearing = { principal: centsOf(data.principal), from, to }
  const interest: InterestSoFar = {
    ...debt.interest,
    assessed: withValue(debt.interest.assessed, data.debt, bearing),
    exact,
  }
  return withNewDebt(withDebt(state, { ...debt, interest }), {
    id: data.debt,
    kind: 'interest',
    interestOn: data.on,
    amount: centsOf(data.amount),
    dueDate: data.dueDate,
    billingPeriod: data.billingPeriod,
  })
}

export const modeChanged = (state: Ledger, data: Data<'InterestModeChanged'>): Ledger => {
  const debt = knownDebt(state, data.debt)
  const grounds = withValue(debt.interest.grounds, data.from, data.ground)
  return withDebt(state, { ...debt, interest: { ...debt.interest, grounds } })
}

/** What the agency pays on a refund is a credit like the refund itself. */
export const refundInterestCredited = (
  state: Ledger,
  { fund, amount, creditedOn, billingPeriod }: Data<'RefundInterestCredited'>,
): Ledger =>
  withNewFund(state, {
    id: fund,
    kind: 'credit',
    amount: centsOf(amount),
    valueOn: creditedOn,
    billingPeriod,
    valueAt: null,
    method: null,
    received: null,
    terms: null,
  })

/** Its days are assessed no more; whether they bear again, the waiver says. */
export const waived = (state: Ledger, data: Data<'InterestWaived'>): Ledger => {
  const interest = knownDebt(state, data.debt)
  const ledger = withDebt(state, { ...interest, amount: noCents, reversed: true })
  if (interest.interestOn === null) return ledger
  const debt = knownDebt(ledger, interest.interestOn)
  return withDebt(ledger, { ...debt, interest: withoutAssessment(debt.interest, data) })
}

/** Without any assessment left, interest begins anew. */
const withoutAssessment = (
  interest: InterestSoFar,
  { debt: id, amount, days }: Data<'InterestWaived'>,
): InterestSoFar => {
  const assessed = withoutValue(interest.assessed, id)
  const forgiven = withForgiven(interest, { id, days })
  return entriesOf(assessed).length === 0
    ? { ...noInterest, forgiven, grounds: interest.grounds }
    : { ...interest, assessed, waived: plus(interest.waived, centsOf(amount)), forgiven }
}

const withForgiven = (
  { assessed, forgiven }: InterestSoFar,
  { id, days }: { readonly id: DebtId; readonly days: Data<'InterestWaived'>['days'] },
): InterestSoFar['forgiven'] => {
  const bearing = valueIn(assessed, id)
  return days === 'forgiven' && bearing !== undefined ? withValue(forgiven, id, bearing) : forgiven
}
