/** The table of delegations: what one provider may do for one client in one scope, as it stands. */
import { column, optional, table } from '../../../project/table.js'

export const delegation = table('delegation', {
  meaning:
    'One client, one provider, one scope: what was agreed and what waits for an answer, by record. Dates, provider_standing, and the end of a business or program account decide besides (DEL-17, DEL-25).',
  columns: {
    client: column('text', 'Business number of the client.'),
    provider: column('text', 'Business number of the provider.'),
    scope: column('text', 'business for the whole of the client, or one program reference.'),
    standing: column(
      'text',
      'NeverGranted, Granted, Suspended, RunOff (only what was begun is finished, DEL-14) or Ended.',
    ),
    grant_id: optional('text', 'The grant that stands; null for none.'),
    capacity: optional(
      'text',
      'In which the provider acts, as CustomsBroker; null without a grant.',
    ),
    visibility: optional(
      'text',
      'What it sees: Own, Program or Financial (DEL-10); null without a grant.',
    ),
    valid_from: optional('date', 'First day of the grant; null without one.'),
    valid_until: optional(
      'date',
      'Last day of the grant (DEL-12), which decides by itself; null without one, or for no end.',
    ),
    granted_at: optional('instant', 'When it was granted; null without a grant.'),
    relationship: optional(
      'text',
      'First grant of the unbroken time in which the pair has one (GRP-02); null without a grant.',
    ),
    run_off_until: optional(
      'instant',
      'Until when the provider finishes what it began under grants that ended, which decides by itself; null for none by record.',
    ),
    request_id: optional('text', 'The request or offer that is open by record; null for none.'),
    request_kind: optional(
      'text',
      'request of the provider or offer of the client; null for none.',
    ),
    request_lapses_at: optional(
      'instant',
      'From when on it is no longer open, which decides by itself; null for none.',
    ),
    revision: column('number', 'Of the last event of its stream that is part of this row.'),
  },
  key: ['client', 'provider', 'scope'],
  lookups: [['provider']],
})

export const delegationRequest = table('delegation_request', {
  meaning: 'One request of a provider, or one offer of a client, and what became of it.',
  columns: {
    request_id: column('text', 'Its id.'),
    client: column('text', 'Business number of the client.'),
    provider: column('text', 'Business number of the provider.'),
    scope: column('text', 'business for the whole of the client, or one program reference.'),
    kind: column('text', 'request of the provider (DEL-01), or offer of the client.'),
    status: column(
      'text',
      'Open by record; else Approved, Rejected, Withdrawn, Lapsed or Void (it fell with what it was about).',
    ),
    capacity: column('text', 'In which the provider is to act.'),
    visibility: column('text', 'What it asks to see, or is offered.'),
    valid_from: optional('date', 'First day offered; null for a request, which names none.'),
    valid_until: optional('date', 'Last day offered; null for a request, or for no end.'),
    provider_program: optional(
      'text',
      "Provider's own account under which it acts (DEL-F15); null for an offer that is not accepted.",
    ),
    asked_by: column('text', 'Who asked or offered: that person answers it not (USR-17).'),
    asked_at: column('instant', 'When it was made.'),
    lapses_at: column('instant', 'From when on it is no longer open, which decides by itself.'),
    comment: optional(
      'text',
      'Reference of what was written with it, not the text; null for nothing.',
    ),
    settled_at: optional('instant', 'When its end was recorded; null while it is Open.'),
    reason: optional('text', 'Why it was rejected; null otherwise.'),
    granted_visibility: optional(
      'text',
      'What an approved request was given to see; null otherwise.',
    ),
    revision: column('number', 'Of the last event of the delegation that changed this row.'),
  },
  key: ['request_id'],
  lookups: [
    ['client', 'status'],
    ['provider', 'status'],
  ],
})
