/** The table of program accounts. */
import { column, optional, table } from '../../project/table.js'

export const programAccount = table('program_account', {
  meaning: 'One import/export program account (RM) of a business.',
  columns: {
    bn15: column('text', 'Its business number of fifteen characters.'),
    bn9: column('text', 'The business number of the business it belongs to.'),
    program_type: column('text', 'Importer, Broker, ...: what it was enrolled as.'),
    status: column(
      'text',
      'Where it stands in its life: Draft, Submitted, ... Active, ... Closed.',
    ),
    status_since: column('instant', 'When it came to that status.'),
    status_reason: optional(
      'text',
      'Why it is rejected, withdrawn, suspended or closed; null otherwise.',
    ),
    origin: optional('text', 'Who opened it; null until it is opened.'),
    opened_on: optional(
      'date',
      'Eastern day of the opening; null before, or where it is not known.',
    ),
    closed_at: optional('instant', 'Of the last closing; null while there was none.'),
    in_use_since: optional(
      'date',
      'From when days without use count (PRG-10); null where not known.',
    ),
    records_location: optional('text', 'Where its records are kept; null until submitted.'),
    contact: optional('text', 'Reference of the contact person, not the data; null until named.'),
    language: optional('text', 'Language of the contact person; null until named.'),
    sub_programs: column('json', 'List of the sub-programs it takes part in.'),
    documents_requested: column('json', 'List of the documents that the agency waits for.'),
    revision: column('number', 'Of the last event of its stream that is part of this row.'),
  },
  key: ['bn15'],
  lookups: [['bn9']],
})
