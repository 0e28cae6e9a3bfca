/** Interest: what was assessed on debts, from when another rate is borne, and what refunds bore. */
import { column, optional, table } from '../../../project/table.js'
import { bn15, revision } from './shared.js'

const mode = 'dailySpecified (six points above the prescribed rate) or dailyPrescribed'
const exact = 'in millionths of a cent, a whole number as text: it passes what a number holds'

export const interestPosting = table('interest_posting', {
  meaning:
    'One assessment of interest; what is owed for it is the receivable of the same id (TXN-30, TXN-31).',
  columns: {
    bn15,
    receivable: column('text', 'Id of the receivable that is the interest.'),
    interest_on: column('text', 'Id of the receivable that bore it.'),
    principal: column('money', 'What was unpaid on these days.'),
    first_day: column('date', 'First day that it is for.'),
    last_day: column('date', 'Last day that it is for.'),
    mode: column('text', `Which rate the days bore: ${mode}.`),
    compounding: column('text', 'daily, or none: whether interest bears interest (CK-65).'),
    rates: column(
      'json',
      'The days that bore, in order, each range with its quarter and the prescribed percent.',
    ),
    carried: column('text', `Interest of that debt before, ${exact}.`),
    exact: column('text', `Interest of that debt with this, ${exact}.`),
    settled: column('money', 'What of the earlier interest was paid or waived by then.'),
    amount: column('money', 'As it was assessed: the new whole cents.'),
    waived_at: optional('instant', 'When it was waived; null while it stands.'),
    waived_days: optional(
      'text',
      'What became of the days: forgiven for good, or openAgain to be assessed anew (CK-111); null while it stands.',
    ),
    revision,
  },
  key: ['bn15', 'receivable'],
  lookups: [['bn15', 'interest_on']],
})

export const interestMode = table('interest_mode', {
  meaning: 'From a day on a receivable bears another rate, until another change of a later day.',
  columns: {
    bn15,
    receivable: column('text', 'Id of the receivable that bears interest.'),
    first_day: column('date', 'First day of it.'),
    mode: column('text', `The rate from that day on: ${mode}.`),
    ground: column(
      'text',
      'Why: voluntaryAmendment, securityGiven or securityEnded, as the agency says (CK-133).',
    ),
    revision,
  },
  key: ['bn15', 'receivable', 'first_day'],
})

export const refundInterest = table('refund_interest', {
  meaning: 'Interest that the agency pays on a credit; it is a credit itself, of the same id.',
  columns: {
    bn15,
    credit: column('text', 'Id of the credit that is the interest.'),
    interest_on: column('text', 'Id of the credit that gave back what bore it.'),
    parts: column(
      'json',
      'What was given back, by the day it had been paid: principal, days and rates.',
    ),
    mode: column('text', `Which rate the days bore: ${mode}.`),
    compounding: column('text', 'daily, or none: whether interest bears interest (CK-65).'),
    exact: column('text', `What all parts bore, ${exact}.`),
    amount: column('money', 'In whole cents.'),
    credited_on: column('date', 'From this day on it counts.'),
    revision,
  },
  key: ['bn15', 'credit'],
  lookups: [['bn15', 'interest_on']],
})
