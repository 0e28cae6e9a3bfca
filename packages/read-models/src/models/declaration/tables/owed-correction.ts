/** The table of lines that are believed to be wrong and were not corrected yet (s.32.2). */
import { column, table } from '../../../project/table.js'

export const owedCorrection = table('owed_correction', {
  meaning:
    'One line that must be corrected since there is reason to believe that it is wrong (s.32.2).',
  columns: {
    transaction_number: column('text', 'The declaration.'),
    line: column('number', 'Number of the line.'),
    importer: column('text', 'The program account of the importer.'),
    source: column(
      'text',
      'How one came to know: verification, ruling, supplier or internalReview.',
    ),
    learned_on: column('date', 'Eastern day on which one came to know.'),
    deadline: column('date', 'Last Eastern day to correct it: the earliest one counts.'),
    revision: column('number', 'Of the event that set the deadline.'),
  },
  key: ['transaction_number', 'line'],
  lookups: [['transaction_number'], ['importer', 'deadline']],
})
