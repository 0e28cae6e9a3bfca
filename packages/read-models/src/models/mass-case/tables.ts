/** The tables of mass cases and of the declarations in them. */
import { column, optional, table } from '../../project/table.js'

export const massCase = table('mass_case', {
  meaning: 'One change of many declarations, asked for in one file (TXN-44).',
  columns: {
    mass_case_number: column('text', 'Its case number.'),
    importer: column('text', 'The program account of the importer (RM).'),
    bn9: column('text', 'The business number of the importer.'),
    kind: column('text', 'correction or adjustment: the same for all of its declarations.'),
    status: column(
      'text',
      'Submitted; Processed: with one outcome for each declaration; Rejected: as a whole.',
    ),
    status_since: column('instant', 'When it came to that status.'),
    reason_codes: column('json', 'List of the codes that say why, for all lines.'),
    form: optional('text', 'The form that is attached; null for none.'),
    submitted_for: column('text', 'The business whose user submitted it.'),
    submitted_on: column('date', 'Eastern day of the submission.'),
    declarations: column('number', 'How many declarations are in it.'),
    accepted: optional(
      'number',
      'How many of them were accepted; null until it is processed, and where it was rejected as a whole.',
    ),
    change: optional(
      'json',
      'What each line says instead, a field that is null leaving it as it is; null until it is processed, and where it was not recorded.',
    ),
    gst_registered: optional(
      'flag',
      'Whether the importer was registered for GST at the decision (TXN-34); null as for the change.',
    ),
    reasons: column('json', 'List of why it was rejected as a whole; empty otherwise.'),
    revision: column('number', 'Of the last event of its stream that is part of this row.'),
  },
  key: ['mass_case_number'],
  lookups: [
    ['importer', 'status', 'submitted_on'],
    ['submitted_for', 'status', 'submitted_on'],
  ],
})

export const massCaseDeclaration = table('mass_case_declaration', {
  meaning:
    'One declaration in a mass case. The version that came of it names the case in declaration_version.',
  columns: {
    mass_case_number: column('text', 'The mass case.'),
    transaction_number: column('text', 'The declaration.'),
    outcome: optional(
      'text',
      'accepted or rejected; null until the case is processed, and where it was rejected as a whole.',
    ),
    so_adj_number: optional(
      'text',
      'Number of the statement of an adjustment; null for a correction, and where it was not accepted.',
    ),
    reasons: column('json', 'List of why it was rejected; empty otherwise.'),
    revision: column('number', 'Of the last event of its stream that is part of this row.'),
  },
  key: ['mass_case_number', 'transaction_number'],
  lookups: [['mass_case_number'], ['transaction_number']],
})
