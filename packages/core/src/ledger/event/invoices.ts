/** Debts that the agency invoiced by hand. */
import { closed, event } from '@carmkit/kernel'
import { Bn15, CivilDate, Money } from '../../values/index.js'
import { DebtId, InvoiceNumber, PeriodLabel } from '../content.js'

export const MiscellaneousInvoicePosted = event(
  'MiscellaneousInvoicePosted',
  closed('MiscellaneousInvoicePosted', {
    bn15: Bn15,
    debt: DebtId,
    invoice: InvoiceNumber,
    amount: Money,
    dueDate: CivilDate,
    billingPeriod: PeriodLabel,
  }),
)
