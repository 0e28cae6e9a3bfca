/** What may be asked about debts that the agency invoices by hand. */
import { defineCommand } from '../../command-definition.js'
import { Bn15, CivilDate, Money } from '../../values/index.js'
import { InvoiceNumber } from '../content.js'
import { bn15, theAccount } from './examples.js'

export const PostMiscellaneousInvoice = defineCommand({
  type: 'PostMiscellaneousInvoice',
  summary: 'The agency invoices by hand what no other posting charges, on form K23 (officer).',
  fields: { bn15: Bn15, invoice: InvoiceNumber, amount: Money, dueDate: CivilDate },
  about: {
    bn15: theAccount,
    invoice: 'the agency’s number of the invoice, its key',
    amount: 'what is owed, more than nothing',
    dueDate: 'last day to pay, as the invoice states it; not before today',
  },
  example: { bn15, invoice: 'K23-0001', amount: '120.00', dueDate: '2026-03-31' },
})
