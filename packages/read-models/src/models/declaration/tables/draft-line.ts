/** The table of the lines of drafts, until the draft is accepted or discarded. */
import { column, table } from '../../../project/table.js'

export const draftLine = table('draft_line', {
  meaning: 'One line of a draft as it stands.',
  columns: {
    transaction_number: column('text', 'The draft.'),
    line: column('number', 'Number of the line.'),
    stated: column('json', 'All that it states.'),
    revision: column('number', 'Of the event that stated it last.'),
  },
  key: ['transaction_number', 'line'],
  lookups: [['transaction_number']],
})
