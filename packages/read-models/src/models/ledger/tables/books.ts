/** The books: both sides of every event of money, and the sums of an account. */
import { column, optional, table } from '../../../project/table.js'
import { bn15, revision } from './shared.js'

const chart =
  'Account of the chart: receivable, unallocated, bank, or what was charged (duty, gst, interest, ...)'

export const ledgerEntry = table('ledger_entry', {
  meaning:
    'What one event moved on one account of the chart; the entries of an event sum to zero (TXN-23).',
  columns: {
    bn15,
    revision: column('number', 'Of the event in the ledger: with it, any amount is traced.'),
    account: column('text', `${chart}.`),
    type: column('text', 'Type of the event.'),
    amount: column('money', 'Debit positive, credit negative.'),
    recorded_at: column('instant', 'When it was recorded.'),
    effective_at: column('instant', 'When it holds from: of payments the time that the bank says.'),
  },
  key: ['bn15', 'revision', 'account'],
  lookups: [['bn15', 'account']],
})

export const accountBalance = table('account_balance', {
  meaning:
    'What stands on one account of the chart; those of a ledger sum to zero: its trial balance.',
  columns: {
    bn15,
    account: column('text', `${chart}.`),
    balance: column('money', 'Debit positive, credit negative.'),
    revision,
  },
  key: ['bn15', 'account'],
})

export const balance = table('balance', {
  meaning: 'What one account owes and is owed.',
  columns: {
    bn15,
    bn9: column('text', 'The business number of the business it belongs to.'),
    owed: column('money', 'What is outstanding of all receivables, due or not.'),
    unapplied: column('money', 'What is free of payments and credits.'),
    net: column('money', 'Owed less unapplied: the closing of a statement made now.'),
    open_receivables: column('number', 'Receivables with something left to pay.'),
    offset_preference: column(
      'text',
      'How far free money pays by itself: everything, paymentsOnly or directedOnly (CK-58).',
    ),
    last_closed_period: optional('text', 'Last billing period that was closed; null before.'),
    last_statement: optional('text', 'Period of the last statement; null before.'),
    last_closing: optional('money', 'Closing balance of the last statement; null before.'),
    revision,
  },
  key: ['bn15'],
  lookups: [['bn9']],
})

export const amountDue = table('amount_due', {
  meaning:
    'What one account owes by one due date; the earliest is its oldest debt. Sums over the days say what is overdue, due, or due later on any day.',
  columns: {
    bn15,
    due_date: column('date', 'Last day on which it is paid in time.'),
    outstanding: column('money', 'What is left to pay.'),
    receivables: column('number', 'Receivables with something left to pay.'),
    revision,
  },
  key: ['bn15', 'due_date'],
})
