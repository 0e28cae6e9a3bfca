/** The joints that stand in the stream of a program account, and in that of a transaction on it. */
import { column, optional, table } from '../../../project/table.js'
import { known } from './known.js'

export const programHistory = table('program_history', {
  meaning: 'How a program account stood for some time, as far as authority tells it apart.',
  columns: {
    bn15: column('text', 'The business number of fifteen characters.'),
    status: column(
      'text',
      'Pending until opened, Absent where that was refused or given up; Active, Inactive, Suspended, Closed.',
    ),
    program_type: column('text', 'Only Importer and ImporterExporter own declarations (PRG-03).'),
    closed_at: optional(
      'instant',
      'Of the last closing: grants on it made until then ended (DEL-17, DEL-18); null for none.',
    ),
    ...known,
  },
  key: ['bn15', 'revision'],
  lookups: [['bn15', 'known_until']],
})

export const transactionHistory = table('transaction_history', {
  meaning: 'Whose a transaction was for some time: what visibility Own and run-off look at.',
  columns: {
    stream: column('text', 'Stream of the declaration or of the ruling.'),
    bn15: column('text', 'The program account that it is made on.'),
    owned_by: column('text', 'Business whose person began it, or submitted it last (DEL-09).'),
    begun_for: column('text', 'Business whose person began it: it may finish it (DEL-14).'),
    begun_at: column('instant', 'When it was begun.'),
    filed: column('flag', 'A version of it was accepted or recorded; of a ruling always.'),
    ...known,
  },
  key: ['stream', 'revision'],
  lookups: [['stream', 'known_until']],
})
