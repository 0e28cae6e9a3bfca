/** The table of releases. Those that are not accounted for are the ones to act on. */
import { column, optional, table } from '../../../project/table.js'

export const release = table('release', {
  meaning: 'The release of the goods of one transaction, as the agency recorded it.',
  columns: {
    transaction_number: column('text', 'The transaction that the goods were released under.'),
    importer: column('text', 'The program account of the importer (RM).'),
    account_security_number: column(
      'text',
      'First five digits of the number: whose security the goods were released under.',
    ),
    release_date: column('date', 'Eastern day of the release.'),
    release_office: column('text', 'Office of the release.'),
    cargo_control_number: optional('text', 'Of the cargo; null where not stated.'),
    released_prior_to_payment: column(
      'flag',
      'Whether they were released before they were paid for.',
    ),
    recorded_at: column('instant', 'When the release was recorded.'),
    accounting_deadline: column(
      'date',
      'Last Eastern day to account for the goods in time: five business days (TXN-18), or that of the type in which they are being declared (CK-172).',
    ),
    accounted: column('flag', 'Whether a declaration under the number was accepted.'),
    due_noted_at: optional(
      'instant',
      'When the missing declaration was warned of; null while it was not.',
    ),
    revision: column('number', 'Of the last event of its stream that is part of this row.'),
  },
  key: ['transaction_number'],
  lookups: [
    ['importer', 'release_date'],
    ['importer', 'accounted', 'accounting_deadline'],
  ],
})
