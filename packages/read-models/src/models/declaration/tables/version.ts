/** The table of versions: each is a complete snapshot of what was declared, with what became of it. */
import { column, optional, table } from '../../../project/table.js'
import { chargeColumns } from './charges.js'
import { headerColumns } from './header.js'

export const declarationVersion = table('declaration_version', {
  meaning: 'One version of a declaration: never altered, but for its status and the answers to it.',
  columns: {
    transaction_number: column('text', 'The declaration.'),
    version: column('number', 'Its number, from 1.'),
    kind: column(
      'text',
      'original, correction, adjustment or redetermination as made here; imported: another system filed it; asDeclared: accounted for before CARM.',
    ),
    status: column(
      'text',
      'accepted, pending, rejected or withdrawn; of another system also recorded (without an answer) and refused (turned down as a message).',
    ),
    based_on: optional(
      'number',
      'The version in effect when it was made; null for the first, and where another system made it.',
    ),
    filed_for: optional(
      'text',
      'The business whose user or system filed it; null where the agency made it.',
    ),
    filed_by_kind: column('text', 'What sent it: user, officer, system.import, ...'),
    filed_by: optional('text', 'Id of the user or officer who sent it; null for a machine.'),
    submitted_at: column('instant', 'When it was submitted, or filed with another system.'),
    accepted_at: optional('instant', 'When it was accepted or approved; null while it was not.'),
    accepted_on: optional('date', 'Eastern day of the acceptance; null while there is none.'),
    refused_at: optional(
      'instant',
      'When another system was told that the message is wrong; null while it was not.',
    ),
    withdrawn_at: optional('instant', 'When its filer withdrew it; null where nobody did.'),
    decision: optional(
      'text',
      'approved or rejected by the agency; null where it decided nothing.',
    ),
    decided_at: optional('instant', 'When the agency decided; null where it decided nothing.'),
    decided_on: optional('date', 'Eastern day of the decision; null where there is none.'),
    so_adj_number: optional(
      'text',
      'Number of the statement of adjustment; null where there is none.',
    ),
    direction: optional(
      'text',
      'What an adjustment asks for: refund, owing or neutral; null for other kinds.',
    ),
    basis: optional(
      'text',
      'On what the agency re-determined: section59, verification or appeal; null for other kinds.',
    ),
    appeal_number: optional('text', 'The appeal that it carries out; null where it does not.'),
    mass_case_number: optional('text', 'The mass case that made it; null where none did.'),
    gst_registered: optional(
      'flag',
      'Whether the importer was registered for GST at the decision (TXN-34); null where none says so.',
    ),
    evidence: optional('flag', 'Whether evidence was attached; null where it was not asked.'),
    reason_codes: column(
      'json',
      'List of the codes that say why lines were changed, each once (TXN-10).',
    ),
    unchecked: column(
      'json',
      'List of the edits that were not made because their tables were not supplied.',
    ),
    filed_as: optional(
      'text',
      'original, correction or adjustment as found here by the dates of another system; null until it is accepted.',
    ),
    stated_as: optional(
      'text',
      'The same as the other system stated it; null where it did not, or it was filed here.',
    ),
    content_hash: column(
      'text',
      'Names header and lines; equal hashes are equal content (TXN-05).',
    ),
    document_hash: optional(
      'text',
      'Names the imported document; null for a version that was filed here.',
    ),
    line_count: column('number', 'How many lines it has.'),
    ...headerColumns,
    ...chargeColumns,
    payable_change: optional(
      'money',
      'What is payable more (or less, negative) than was charged before it; null for a first version, and of another system.',
    ),
    billing_period: optional(
      'text',
      'Month of the statement that its charges fall in; null while nothing is owed for it.',
    ),
    payment_due_date: optional(
      'date',
      'Last Eastern day to pay them, as it was recorded; null while nothing is owed for it.',
    ),
    revision: column('number', 'Of the last event of its stream that is part of this row.'),
  },
  key: ['transaction_number', 'version'],
  lookups: [['transaction_number'], ['appeal_number'], ['mass_case_number']],
})
