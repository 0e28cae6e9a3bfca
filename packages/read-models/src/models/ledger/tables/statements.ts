/** Billing periods, sealed statements, and the lines of sealed and open ones. */
import { column, table } from '../../../project/table.js'
import { accountSecurity, bn15, billingPeriod as ofPeriod, revision } from './shared.js'

export const billingPeriod = table('billing_period', {
  meaning: 'A billing period that was closed for one account.',
  columns: {
    bn15,
    period: column('text', 'By the month of its statement: 2026-05.'),
    first_day: column('date', 'The 18th of the month before.'),
    last_day: column('date', 'The 17th.'),
    statement_date: column('date', 'The 25th.'),
    closed_on: column('date', 'Eastern day on which it was closed.'),
    revision,
  },
  key: ['bn15', 'period'],
})

export const statement = table('statement', {
  meaning: 'A sealed statement of account: it never changes (TXN-36).',
  columns: {
    bn15,
    period: column('text', 'Its billing period, by the month of the statement: 2026-05.'),
    opening: column('money', 'Closing of the statement before; what is owed is positive.'),
    debits: column('money', 'Sum of the lines that raise what is owed.'),
    credits: column('money', 'Sum of the lines that lower it, as a positive amount.'),
    closing: column('money', 'Opening and all lines.'),
    line_count: column('number', 'How many lines it has.'),
    lines_hash: column('text', 'Hash over its lines in their order, as it was sealed.'),
    through_revision: column('number', 'Of the last event that could stand on it.'),
    issued_on: column('date', 'Eastern day on which it was issued.'),
    issued_at: column('instant', 'When it was issued.'),
    postings_unchecked: column(
      'flag',
      '1 where nobody supplied how far postings had come, so that late ones may stand on the next (CK-70).',
    ),
    revision,
  },
  key: ['bn15', 'period'],
  lookups: [['period']],
})

export const statementLine = table('statement_line', {
  meaning:
    'A line of a statement: one event that changes what is owed less what is free. Its statement is sealed once there is one of its period; until then it is open.',
  columns: {
    bn15,
    revision: column('number', 'Of its event in the ledger; lines stand in this order.'),
    statement: column(
      'text',
      'Period of the statement that lists it: the first that was not sealed, and not earlier than its own (TXN-37).',
    ),
    billing_period: ofPeriod,
    type: column('text', 'Type of the event.'),
    item: column('text', 'The receivable, payment, credit or disbursement that it is about.'),
    amount: column('money', 'What is owed positive, what is owed back negative.'),
    account_security: accountSecurity,
    recorded_at: column('instant', 'When it was recorded.'),
  },
  key: ['bn15', 'revision'],
  lookups: [
    ['bn15', 'statement'],
    ['bn15', 'item'],
  ],
})
