/** The table of declarations: one row for each transaction number, as it stands now. */
import { column, optional, table } from '../../../project/table.js'
import { headerColumns } from './header.js'

export const declaration = table('declaration', {
  meaning: 'One commercial accounting declaration, or the draft of one, by its transaction number.',
  columns: {
    transaction_number: column('text', 'Its number of fourteen digits.'),
    importer: column('text', 'The program account of the importer (RM).'),
    bn9: column('text', 'The business number of the importer.'),
    cad_type: column('text', 'Type of the declaration: AB, C, F, ...'),
    status: column(
      'text',
      'Draft: open for edits, also after a refused submission. Discarded: its number is free for the same importer. Recorded: filed by another system, and not known to be accepted. Accepted: from then on it only gets further versions (TXN-05).',
    ),
    status_since: column('instant', 'When it came to that status.'),
    opened_for: column('text', 'The business whose user or system began it, for ever (DEL-14).'),
    owned_by: column(
      'text',
      'The business whose user submitted it, or began it where nobody did: the importer, or its broker.',
    ),
    opened_at: column('instant', 'When it was begun; of another system, when it filed it.'),
    channel: optional(
      'text',
      'How it was last submitted here: portal, edi or api; null where nobody said.',
    ),
    submitted_at: optional(
      'instant',
      'When it was last submitted; of another system, when that filed the first version that was told of; null for a draft that never was.',
    ),
    submitted_hash: optional(
      'text',
      'Hash of the content that was last submitted here; null where nothing was.',
    ),
    refused_at: optional(
      'instant',
      'When the last submission was refused; null after a new one, and where none was refused.',
    ),
    ...headerColumns,
    accepted_on: optional(
      'date',
      'Eastern day of the acceptance of the first version, or of the accounting before CARM; null before.',
    ),
    accounting_deadline: optional(
      'date',
      'Last Eastern day to account for the goods in time (TXN-18); null before the acceptance, and for types without one.',
    ),
    late: optional(
      'flag',
      'Whether it was accepted after that deadline; null before the acceptance, and for goods accounted for before CARM.',
    ),
    account_security_number: optional(
      'text',
      'First five digits of the number, which name the security; null before the acceptance.',
    ),
    billing_anchor: optional(
      'text',
      'What placed it in its billing period: act, release or calendarMonth; null before the acceptance, and before CARM.',
    ),
    billing_period: optional(
      'text',
      'Month of its statement, 2026-03; null before the acceptance.',
    ),
    payment_due_date: optional(
      'date',
      'Last Eastern day to pay, as it was recorded; a deferral may have moved it since. Null before the acceptance.',
    ),
    adjustable_until: optional(
      'date',
      'Last Eastern day for adjustments and re-determinations, four years after the acceptance (TXN-09); null before it, and where it cannot be adjusted (CK-130).',
    ),
    current_version: optional(
      'number',
      'The version in effect: the highest accepted one (TXN-04); null while none is.',
    ),
    first_version: optional(
      'number',
      'The lowest accepted version that is known, whose acceptance gave the days; null while none is.',
    ),
    latest_version: optional(
      'number',
      'The highest number given, whatever became of that version (TXN-03); null for a draft.',
    ),
    pending_version: optional(
      'number',
      'The version filed here that waits for the agency (TXN-07); null where none does. Those of other systems are found by the status of their versions.',
    ),
    known_versions: column('number', 'How many versions are known.'),
    missing_versions: column(
      'number',
      'How many numbers up to the latest nobody has told of: changes that did not reach us (B18).',
    ),
    cancelled_by: optional(
      'number',
      'Number of the cancellation, after which nothing is filed; null while there is none.',
    ),
    total_payable: optional(
      'money',
      'What the version in effect comes to as rated here; null while none is, or it cannot be told.',
    ),
    charged_version: optional(
      'number',
      'The version for which a ledger was last told of charges; null before.',
    ),
    charged_payable: optional(
      'money',
      'All that a ledger was told is payable, at whatever time; null before, or where it was not stated.',
    ),
    revision: column('number', 'Of the last event of its stream that is part of this row.'),
  },
  key: ['transaction_number'],
  lookups: [
    ['importer', 'submitted_at'],
    ['importer', 'status', 'submitted_at'],
    ['importer', 'payment_due_date'],
    ['owned_by', 'status', 'submitted_at'],
    ['owned_by', 'payment_due_date'],
  ],
})
