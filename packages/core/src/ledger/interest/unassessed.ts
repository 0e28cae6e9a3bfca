/** What of a debt bears interest that is not assessed: read from the ledger, for decisions and proofs alike. */
import { addDays, type CivilDate, entriesOf } from '../../values/index.js'
import { bearsInterest, type Debt, fundIn, type Ledger } from '../state.js'
import { isForgiven } from './accrual.js'
import { type Bearing, bearingOf } from './bearing.js'
import { type InterestWaiver, isWaived } from './waivers.js'

/** In the order of the days, up to `through`; none for a debt that bears no interest. */
export const unassessed = (
  state: Ledger,
  debt: Debt,
  through: CivilDate,
): ReadonlyArray<Bearing> => {
  if (!bearsInterest(debt)) return []
  const payments = entriesOf(debt.paidBy).flatMap(([id, amount]) => {
    const fund = fundIn(state, id)
    return fund === undefined ? [] : [{ amount, valueOn: fund.valueOn }]
  })
  const { amount, dueDate, interest } = debt
  return bearingOf({ amount, dueDate, payments, assessed: interest.assessed, through })
}

/** The first debt with a day up to `through` that bears, is not assessed, and is neither waived nor forgiven. */
export const firstBearing = (
  state: Ledger,
  {
    waivers,
    through,
  }: { readonly waivers: ReadonlyArray<InterestWaiver>; readonly through: CivilDate },
): Debt | null => {
  const isOpen = (debt: Debt) => {
    const forgiven = entriesOf(debt.interest.forgiven).map(([, days]) => days)
    return unassessed(state, debt, through).some((range) =>
      daysOf(range).some((day) => !isWaived(waivers, day) && !isForgiven(forgiven, day)),
    )
  }
  const bearing = entriesOf(state.debts).flatMap(([, debt]) => (isOpen(debt) ? [debt] : []))
  return bearing.toSorted((one, another) => one.sequence - another.sequence)[0] ?? null
}

const daysOf = ({ from, to }: Bearing): ReadonlyArray<CivilDate> => {
  const days: CivilDate[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  return days
}
