/** The joints that stand in the stream of a business: its status, its people, its licence. */
import { column, optional, table } from '../../../project/table.js'
import { known } from './known.js'

const bn9 = column('text', 'The business number of nine characters.')

export const businessHistory = table('business_history', {
  meaning: 'How a registered business stood for some time.',
  columns: {
    bn9,
    status: column(
      'text',
      'Active; Suspended by an officer; Orphaned without a usable BAM (USR-11); Ceased (BUS-13).',
    ),
    orphaned: column('flag', 'No BAM can sign in, also while it is Suspended (USR-11).'),
    accesses: column(
      'number',
      'How many accesses it had given by the end of that time, or so far: numbers the next one.',
    ),
    ...known,
  },
  key: ['bn9', 'revision'],
  lookups: [['bn9', 'known_until']],
})

export const membershipHistory = table('membership_history', {
  meaning: 'What place a person had in a business for some time.',
  columns: {
    bn9,
    user_id: column('text', 'The person.'),
    role: column('text', 'BAM, PAM, Editor or Reader.'),
    programs: column(
      'json',
      'List of the programs that the role reaches; of a BAM empty (USR-13).',
    ),
    last_day: optional('date', 'The last Eastern day of the access; null for no end (USR-16).'),
    suspended: column('flag', 'A manager suspended it: it holds no power until resumed (USR-10).'),
    spell: column(
      'number',
      'Which access of the business it is: what was given in another one does not count (GRP-04).',
    ),
    ...known,
  },
  key: ['bn9', 'user_id', 'revision'],
  lookups: [
    ['bn9', 'known_until'],
    ['bn9', 'user_id', 'known_until'],
    ['bn9', 'role', 'known_until'],
  ],
})

export const licencePeriodHistory = table('licence_period_history', {
  meaning: 'A period of a customs broker licence, as it was stated for some time (DEL-19).',
  columns: {
    bn9,
    valid_from: column('date', 'Its first Eastern day.'),
    valid_until: optional('date', 'Its last Eastern day; null for no end.'),
    ...known,
  },
  key: ['bn9', 'valid_from', 'revision'],
  lookups: [['bn9', 'known_until']],
})

export const licenceSuspensionHistory = table('licence_suspension_history', {
  meaning: 'A suspension of a customs broker licence, as it was stated for some time (DEL-F21).',
  columns: {
    bn9,
    suspended_from: column('date', 'Its first Eastern day.'),
    restored_on: optional('date', 'The Eastern day that counts again; null while there is none.'),
    ...known,
  },
  key: ['bn9', 'suspended_from', 'revision'],
  lookups: [['bn9', 'known_until']],
})

export const providerRevocationHistory = table('provider_revocation_history', {
  meaning: 'A client ended everything that a provider had, in every scope, at once (DEL-25).',
  columns: {
    client: column('text', 'The business that revoked.'),
    provider: column('text', 'The business that lost its grants.'),
    mode: column('text', 'RunOff: what was begun may be finished; CutOff: nothing is left.'),
    revoked_at: column('instant', 'Grants that were made until then ended.'),
    known_from: known.known_from,
    revision: known.revision,
  },
  key: ['client', 'revision'],
  lookups: [['client', 'provider']],
})
