/** What a penalty means: a debt, and something that is remembered. */
import { centsOf, withValue } from '../../values/index.js'
import type { LedgerEvent } from '../event/index.js'
import type { Ledger } from '../state.js'
import { withNewDebt } from './book.js'
import { changed } from './changed.js'

export const penalised = (
  state: Ledger,
  { data }: Extract<LedgerEvent, { type: 'PenaltyAssessed' }>,
): Ledger => {
  const { debt, code, level, document, amount, assessedOn, dueDate, billingPeriod } = data
  const { noticeNumber } = data
  const ledger = withNewDebt(state, {
    id: debt,
    kind: 'penalty',
    amount: centsOf(amount),
    dueDate,
    billingPeriod,
  })
  const penalty = { code, document, on: assessedOn, level }
  return changed(ledger, {
    penalties: withValue(state.penalties, debt, penalty),
    notices:
      noticeNumber === undefined ? state.notices : withValue(state.notices, noticeNumber, debt),
  })
}
