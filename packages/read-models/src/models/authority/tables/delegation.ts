/** The joints that stand in the stream of a delegation: its grant, and what outlives it. */
import { column, optional, table } from '../../../project/table.js'
import { known } from './known.js'

const delegated = {
  client: column('text', 'The business that is acted for.'),
  provider: column('text', 'The business that acts.'),
  scope: column('text', 'business for the whole client, or a program reference as RM0001.'),
  grant_id: column('text', 'Id of the grant.'),
  capacity: column('text', 'CustomsBroker, TradeConsultant or Other (DEL-F2).'),
}

const relationship = column(
  'text',
  'First grant of the unbroken time in which the two have one: assignments of staff name it (GRP-02).',
)

export const grantHistory = table('grant_history', {
  meaning: 'What a client had granted a provider in one scope for some time.',
  columns: {
    ...delegated,
    visibility: column('text', 'Own, Program or Financial: what of the client it shows (DEL-09).'),
    valid_from: column('date', 'Its first Eastern day.'),
    valid_until: optional('date', 'Its last Eastern day; null for no end (DEL-12).'),
    suspended: column('flag', 'By the client, or because the authority behind it had lapsed.'),
    granted_at: optional(
      'instant',
      'When it was granted; null for one from before that was recorded, older than any ending.',
    ),
    relationship,
    ...known,
  },
  key: ['client', 'provider', 'scope', 'revision'],
  lookups: [
    ['client', 'provider', 'scope', 'known_until'],
    ['client', 'scope', 'known_until'],
  ],
})

export const runOffHistory = table('run_off_history', {
  meaning: 'A right to finish what was begun under a grant that ended (DEL-14).',
  columns: {
    ...delegated,
    ended_at: column('instant', 'When the grant ended: only what was begun before goes on.'),
    run_off_until: column('instant', 'From when nothing is left of it.'),
    relationship,
    ...known,
  },
  key: ['client', 'provider', 'scope', 'revision'],
  lookups: [
    ['grant_id', 'known_until'],
    ['client', 'scope', 'known_until'],
  ],
})
