/** What a penalty means: a debt, and something that is remembered. */
import { centsOf, valueIn, withValue } from '../../values/index.js'
import type { LedgerEvent } from '../event/index.js'
import { longestPause, mostLevels } from '../penalty/codes.js'
import type { Ledger } from '../state.js'
import { withNewDebt } from './book.js'
import { changed } from './changed.js'

/** Of one code only those are kept that a level can turn on: one a day of a pause, and each level. */
const mostRemembered = longestPause + mostLevels

export const penalised = (
  state: Ledger,
  { data }: Extract<LedgerEvent, { type: 'PenaltyAssessed' }>,
): Ledger => {
  const { debt, code, level, document, amount, assessedOn, dueDate, billingPeriod } = data
  const earlier = valueIn(state.penalties, code) ?? []
  const codes = valueIn(state.penalised, document) ?? []
  const isKnown = earlier.some((one) => one.on === assessedOn && one.level === level)
  const remembered = isKnown
    ? earlier
    : [...earlier, { on: assessedOn, level }].slice(-mostRemembered)
  const ledger = withNewDebt(state, {
    id: debt,
    kind: 'penalty',
    amount: centsOf(amount),
    dueDate,
    billingPeriod,
  })
  return changed(ledger, {
    penalties: withValue(state.penalties, code, remembered),
    penalised: codes.includes(code)
      ? state.penalised
      : withValue(state.penalised, document, [...codes, code]),
  })
}
