/** Columns that most tables of money have. */
import { column, optional } from '../../../project/table.js'

export const bn15 = column('text', 'The program account (RM) whose ledger it stands in.')

export const revision = column('number', 'Of the last event of the ledger that changed this row.')

export const billingPeriod = column(
  'text',
  'Billing period of its line, by the month of the statement: 2026-05.',
)

export const accountSecurity = optional(
  'text',
  'First five digits of the transaction number: the broker whose security the goods were released under sees it; null where only the account itself does.',
)

/** What became of money that came in, whatever it came in as. */
export const fund = {
  allocated: column('money', 'What of it pays receivables.'),
  disbursed: column('money', 'What of it was paid out to the account.'),
  unapplied: column('money', 'What of it is free: it pays nothing yet.'),
}

/** How a fund is named in other tables. */
export const fundId = 'Id of the payment or credit'
