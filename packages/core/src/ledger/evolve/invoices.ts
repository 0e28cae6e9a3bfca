/** What an invoice means: a debt of its own kind. */
import { centsOf } from '../../values/index.js'
import type { LedgerEvent } from '../event/index.js'
import type { Ledger } from '../state.js'
import { withNewDebt } from './book.js'

export const invoiced = (
  state: Ledger,
  { data }: Extract<LedgerEvent, { type: 'MiscellaneousInvoicePosted' }>,
): Ledger => {
  const { debt, amount, dueDate, billingPeriod } = data
  return withNewDebt(state, {
    id: debt,
    kind: 'miscellaneousInvoice',
    amount: centsOf(amount),
    dueDate,
    billingPeriod,
  })
}
