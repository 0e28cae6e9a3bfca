/**
 * What a refund gives back of money that was paid, and how long the agency had it: each part bears
 * the prescribed rate from the day after its payment to the day of the decision (s.66 of the Act).
 *
 * Told from what pays the debts of the declaration: the last payment is given back first, and what
 * earlier credits of the declaration gave back is not given back again (CK-140).
 */
import { addDays, entriesOf, lesser, minus, noCents, plus } from '../../values/index.js'
import { creditIdOf, debtIdOf, type SourceVersion } from '../content.js'
import { debtIn, type Fund, fundIn, type Ledger } from '../state.js'
import type { Bearing } from './bearing.js'

/** In the order of the payments, the last one first; none where nothing had been paid. */
export const refundedParts = (
  state: Ledger,
  { credit, source }: { readonly credit: Fund; readonly source: SourceVersion },
): ReadonlyArray<Bearing> => {
  let given = creditedBefore(state, source)
  let left = credit.amount
  const parts: Bearing[] = []
  for (const { valueOn, amount } of paymentsOf(state, source)) {
    const passed = lesser(given, amount)
    given = minus(given, passed)
    const principal = lesser(left, minus(amount, passed))
    left = minus(left, principal)
    const from = addDays(valueOn, 1)
    if (principal > 0 && from <= credit.valueOn) parts.push({ principal, from, to: credit.valueOn })
  }
  return parts
}

/** What earlier versions gave back, as it was posted. */
const creditedBefore = (state: Ledger, { transactionNumber, version }: SourceVersion) => {
  let sum = noCents
  for (let earlier = 1; earlier < version; earlier++) {
    const credit = fundIn(state, creditIdOf({ transactionNumber, version: earlier }))
    sum = plus(sum, credit?.amount ?? noCents)
  }
  return sum
}

/** Of the declaration's debts up to that version, the last one first. */
const paymentsOf = (state: Ledger, { transactionNumber, version }: SourceVersion) => {
  const payments: { valueOn: Fund['valueOn']; sequence: number; amount: Fund['amount'] }[] = []
  for (let earlier = 1; earlier <= version; earlier++) {
    const debt = debtIn(state, debtIdOf({ transactionNumber, version: earlier }))
    for (const [id, amount] of entriesOf(debt?.paidBy ?? null)) {
      const fund = fundIn(state, id)
      if (fund?.kind !== 'payment') continue
      payments.push({ valueOn: fund.valueOn, sequence: fund.sequence, amount })
    }
  }
  return payments.toSorted((one, another) => another.sequence - one.sequence)
}
