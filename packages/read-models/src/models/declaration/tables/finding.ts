/** The table of what was noted about declarations: why one was refused, and what was warned of. */
import { column, optional, table } from '../../../project/table.js'

export const declarationFinding = table('declaration_finding', {
  meaning: 'One thing that was noted about a declaration; it stays when the declaration goes on.',
  columns: {
    transaction_number: column('text', 'The declaration.'),
    revision: column('number', 'Of the event that recorded it.'),
    ordinal: column('number', 'Its place among those of the same event, from 0.'),
    version: optional(
      'number',
      'The version that it is about; null for the submission of a draft.',
    ),
    kind: column(
      'text',
      'refusal: why a submission was refused. rejection: why the agency turned an adjustment down. error, warning, remark: what the agency answered to another system. releaseMismatch, rulingMismatch: a contradiction that was warned of (TXN-42). gap: versions that nobody told of (B18).',
    ),
    name: column('text', 'Which one of that kind, as the event names it.'),
    rule: optional('text', 'Id of the rule that a refusal rests on; null for other kinds.'),
    field: optional('text', 'The field that it is about; null for the whole.'),
    invoice: optional('number', 'The invoice that it is about; null for the whole.'),
    lines: column('json', 'List of the numbers of all lines that have it; empty for the whole.'),
    text: optional(
      'text',
      'What the agency wrote, the ruling that was quoted, or the versions of a gap; null where there is nothing more.',
    ),
    code: optional('text', 'Code that the agency gave for an error; null where it gave none.'),
    level: optional(
      'text',
      'Where an error was found: schema, header, invoice or line; null for other kinds.',
    ),
    noted_at: column('instant', 'When it was recorded.'),
  },
  key: ['transaction_number', 'revision', 'ordinal'],
  lookups: [['transaction_number', 'kind']],
})
