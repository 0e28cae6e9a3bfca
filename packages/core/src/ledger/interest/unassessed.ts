/** What of a debt bears interest that is not assessed: read from the ledger, for decisions and proofs alike. */
import { type CivilDate, entriesOf } from '../../values/index.js'
import { bearsInterest, type Debt, fundIn, type Ledger } from '../state.js'
import { type Bearing, bearingOf } from './bearing.js'

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
