/** The tables of what a client decided of a provider as a whole, in its own business account. */
import { column, optional, table } from '../../../project/table.js'

const client = column('text', 'Business number of the client.')
const provider = column('text', 'Business number of the provider.')

export const providerStanding = table('provider_standing', {
  meaning: 'What a client decided of a provider as a whole, whatever delegations they have.',
  columns: {
    client,
    provider,
    blocked_until: optional(
      'instant',
      'Until when the provider may not ask for a delegation (DEL-22), which decides by itself; null for no block.',
    ),
    revoked_at: optional(
      'instant',
      'When the client last revoked everything: no grant made until then holds from that moment on (DEL-25), though the delegations record it later; null for never.',
    ),
    revoked_mode: optional(
      'text',
      'CutOff, or RunOff where what was begun may be finished; null for never.',
    ),
    revision: column('number', "Of the last event of the client's business that changed this row."),
  },
  key: ['client', 'provider'],
  lookups: [['provider']],
})

export const providerRevocation = table('provider_revocation', {
  meaning: 'One time at which a client revoked everything that a provider had.',
  columns: {
    client,
    provider,
    revoked_at: column('instant', 'From when on nothing granted until then holds (DEL-25).'),
    mode: column('text', 'CutOff, or RunOff where what was begun may be finished.'),
    revision: column('number', "Of the event in the client's business that tells it."),
  },
  key: ['client', 'provider', 'revision'],
})
