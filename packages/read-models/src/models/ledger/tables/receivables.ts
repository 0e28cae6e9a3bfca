/** What an account owes: debts, what they were charged for, and penalties. */
import { column, optional, table } from '../../../project/table.js'
import { accountSecurity, billingPeriod, bn15, revision } from './shared.js'

export const receivable = table('receivable', {
  meaning: 'One debt of an account.',
  columns: {
    bn15,
    id: column(
      'text',
      'Its name in the ledger: transaction number and version, or invoice/, interest/, penalty/, fee/, returned/ and a number.',
    ),
    kind: column(
      'text',
      'declaration, adjustment (of a later version by itself), penalty, miscellaneousInvoice, interest, or dishonouredPayment (the fee for a returned payment, and what of it had been paid out).',
    ),
    transaction_number: optional('text', 'Of the declaration; null for other kinds.'),
    version: optional(
      'number',
      'Latest version of the declaration that it stands for; null for other kinds.',
    ),
    interest_on: optional('text', 'The receivable that it is the interest of; null otherwise.'),
    returned_payment: optional('text', 'The payment whose return it comes of; null otherwise.'),
    account_security: accountSecurity,
    billing_period: billingPeriod,
    posted_at: column('instant', 'When it was posted.'),
    posted_revision: column(
      'number',
      'Of the event that posted it: of debts of one due date and kind the earlier is paid first.',
    ),
    original_due_date: column('date', 'The due date that it was posted with.'),
    due_date: column('date', 'Last day on which it is paid in time; a deferral may have moved it.'),
    posted_amount: column('money', 'What was charged at first.'),
    amount: column('money', 'What is charged now: corrections change it, a reversal ends it.'),
    paid_by_payments: column('money', 'What payments pay of it.'),
    paid_by_credits: column('money', 'What credits pay of it.'),
    outstanding: column('money', 'What is left to pay: the amount less what pays it.'),
    status: column(
      'text',
      'Open, Collections (handed to the revenue agency), Settled or Reversed. Whether an open one is overdue or in arrears its due date says on the day that is asked for.',
    ),
    sent_to_collections_on: optional('date', 'Day it was handed over for collection; null before.'),
    reversed_at: optional('instant', 'When it was cancelled or waived; null otherwise.'),
    revision,
  },
  key: ['bn15', 'id'],
  lookups: [
    ['bn15', 'status', 'due_date'],
    ['status', 'due_date'],
    ['bn15', 'interest_on'],
    ['transaction_number'],
  ],
})

export const receivableCharge = table('receivable_charge', {
  meaning: 'What a receivable of a declaration is charged for, by account of the chart.',
  columns: {
    bn15,
    receivable: column('text', 'Id of the receivable.'),
    account: column('text', 'duty, sima, surtax, excise, luxury, gst or provincial.'),
    amount: column('money', 'Of that charge, as it stands now.'),
    revision,
  },
  key: ['bn15', 'receivable', 'account'],
})

export const penalty = table('penalty', {
  meaning:
    'One penalty (AMPS); what is owed for it, and whether it was cancelled, says the receivable of the same id.',
  columns: {
    bn15,
    receivable: column('text', 'Id of the receivable.'),
    code: column('text', 'Of the contravention: C070, or LateAccounting.'),
    level: column('number', 'First, second, third or later, by what is remembered (TXN-48).'),
    document: column('text', "The agency's number of what it is about."),
    notice_number: optional(
      'text',
      'Of the notice that tells of it; null where it was not stated.',
    ),
    issues: column('json', 'How often each issue occurs in the document: a list of numbers.'),
    assessed_on: column('date', 'Eastern day of the assessment.'),
    amount: column('money', 'As it was assessed.'),
    revision,
  },
  key: ['bn15', 'receivable'],
  lookups: [
    ['bn15', 'code'],
    ['bn15', 'document'],
  ],
})
