/** Debts that the agency invoices by hand: interest that a wrong reason code escaped, say. */
import { centsOf } from '../../values/index.js'
import type { On } from '../command/index.js'
import { invoiceIdOf } from '../content.js'
import type { LedgerContext } from '../context.js'
import { MiscellaneousInvoicePosted } from '../event/index.js'
import { type Debt, debtIn, type Ledger } from '../state.js'
import { periodOf, recorded, refused, tooLarge, type Verdict } from './verdict.js'

/** Due when the invoice says so, which no rule of the billing cycle decides (CK-135). */
export const postMiscellaneousInvoice = (
  { data }: On<'PostMiscellaneousInvoice'>,
  state: Ledger,
  { today }: LedgerContext,
): Verdict => {
  const { invoice, amount, dueDate } = data
  const debt = invoiceIdOf(invoice)
  const known = debtIn(state, debt)
  if (known !== undefined) {
    const field = differing(known, data)
    if (field !== null) return refused({ name: 'TermsDiffer', rule: 'CK-55', field })
    return known.reversed ? refused({ name: 'AlreadyReversed', rule: 'CK-73', debt }) : recorded()
  }
  if (dueDate < today) {
    return refused({ name: 'TooEarly', rule: 'CK-135', on: dueDate, earliest: today })
  }
  const cents = centsOf(amount)
  if (cents <= 0) return refused({ name: 'AmountNotPositive', rule: 'CK-56', amount })
  const excess = tooLarge(state, { owed: cents })
  return excess === null
    ? recorded(MiscellaneousInvoicePosted.make({ ...data, debt, billingPeriod: periodOf(today) }))
    : refused(excess)
}

/** By the day that it was posted with: a deferral may have moved it since. What is cancelled has no amount. */
const differing = (
  known: Debt,
  { amount, dueDate }: On<'PostMiscellaneousInvoice'>['data'],
): string | null => {
  if (!known.reversed && known.amount !== centsOf(amount)) return 'amount'
  return known.originallyDue === dueDate ? null : 'dueDate'
}
