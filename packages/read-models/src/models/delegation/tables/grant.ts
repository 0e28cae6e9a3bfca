/**
 * The tables of grants: who was given what from when until when. The grants in force as of a moment
 * are a query on {@link delegationPeriod}: the rows with `in_force_from` at or before the moment and
 * `in_force_until` null or behind it, of which the day lies within `valid_from` and `valid_until`
 * and that are not suspended, and for which there is no row of `provider_revocation` of the pair with
 * `revoked_at` between `granted_at` and the moment, both included. What runs off besides, the core says:
 * `my-clients` and its like ask it.
 */
import { column, optional, table } from '../../../project/table.js'

const pair = {
  client: column('text', 'Business number of the client.'),
  provider: column('text', 'Business number of the provider.'),
  scope: column('text', 'business for the whole of the client, or one program reference.'),
}

const terms = {
  capacity: column('text', 'In which the provider acts.'),
  visibility: column('text', 'What it sees: Own, Program or Financial (DEL-10).'),
  valid_from: column('date', 'First day on which it holds.'),
  valid_until: optional('date', 'Last day on which it holds (DEL-12); null for no end.'),
  suspended: column('flag', '1 while the client has suspended it.'),
}

export const delegationGrant = table('delegation_grant', {
  meaning: 'One grant of a client to a provider, from its beginning to the end of its run-off.',
  columns: {
    grant_id: column('text', 'Its id.'),
    ...pair,
    ...terms,
    granted_at: column('instant', 'When it was granted; it holds from valid_from on.'),
    relationship: column(
      'text',
      'First grant of the unbroken time in which the pair has one (GRP-02).',
    ),
    ended_at: optional(
      'instant',
      'From when on it no longer holds: where a date or another stream ended it, that moment is told if the record has it; null while none is recorded.',
    ),
    ended_by: optional(
      'text',
      'Revoked by the client, Relinquished by the provider, Expired, or Elsewhere: the client revoked all of the provider (DEL-25), or a business or program account ended (DEL-17, BUS-13); null while it stands.',
    ),
    run_off_until: optional(
      'instant',
      'Until when what was begun is finished (DEL-14), which decides by itself; null without such a right.',
    ),
    run_off_open: column('flag', '1 while such a right stands by record.'),
    period_revision: column('number', 'Which row of delegation_period is its latest.'),
    revision: column('number', 'Of the last event of the delegation that changed this row.'),
  },
  key: ['grant_id'],
  lookups: [['client', 'provider', 'scope', 'run_off_open'], ['provider']],
})

export const delegationPeriod = table('delegation_period', {
  meaning:
    'A stretch of time in which a grant stood with the same terms, for reports as of a moment.',
  columns: {
    grant_id: column('text', 'The grant.'),
    since_revision: column('number', 'Revision of the event from which on these terms stood.'),
    ...pair,
    ...terms,
    granted_at: column('instant', 'When the grant was made.'),
    in_force_from: column('instant', 'When these terms were recorded.'),
    in_force_until: optional(
      'instant',
      'When others took their place or the grant ended; null while they stand.',
    ),
  },
  key: ['grant_id', 'since_revision'],
  lookups: [['client'], ['provider']],
})
