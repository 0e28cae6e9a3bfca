/**
 * What an account owed in duties and GST in each billing period, told from its ledger: the history
 * from which required security is computed (TXN-38).
 *
 * Separate from the decision of security because whoever keeps the log finds the ledger and asks here.
 */
import type { MonthlyDuties } from '../financial-security/context/index.js'
import { bearsInterest, type Debt, type Ledger } from '../ledger/state.js'
import {
  type Cents,
  type CivilDate,
  centsOf,
  entriesOf,
  lesser,
  maxCents,
  moneyOf,
  noCents,
  plus,
  totalOf,
} from '../values/index.js'

/** Debts as they stand, in the periods they were posted in; credits lower no month */
export const monthlyDutiesOf = ({ debts }: Ledger): MonthlyDuties => {
  const months = new Map<string, Cents>()
  for (const [, debt] of entriesOf(debts)) {
    if (!bearsInterest(debt)) continue
    const { billingPeriod } = debt
    months.set(billingPeriod, plus(months.get(billingPeriod) ?? noCents, federalOf(debt)))
  }
  return [...months]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([period, owed]) => ({
      endsOn: `${period}-17` as CivilDate,
      dutiesAndGst: moneyOf(lesser(owed, maxCents)),
    }))
}

/** Provincial tax is neither duty nor GST. */
const federalOf = ({ amounts }: Debt): Cents =>
  totalOf(
    amounts.flatMap(({ account, amount }) => (account === 'provincial' ? [] : [centsOf(amount)])),
  )
