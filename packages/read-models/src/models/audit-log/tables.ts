/** The tables of the audit log: nothing in them is ever changed. */
import { column, optional, table } from '../../project/table.js'

export const auditEvent = table('audit_event', {
  meaning:
    'One event: who did what, when, and by which right. What was done stands in the stream, under the same hash.',
  columns: {
    position: column('number', 'Its place in the log, which rises in the order of recording.'),
    event_id: column('text', 'Its id, which follows from its hash.'),
    stream: column('text', 'The stream it stands in.'),
    revision: column('number', 'Its place in the stream, from 0.'),
    type: column('text', 'What happened.'),
    recorded_at: column('instant', 'When it was recorded.'),
    effective_at: column(
      'instant',
      'When it holds from: another moment than recorded_at where another authority fixed it.',
    ),
    actor_kind: column('text', 'user, officer of the agency, external party, or system.'),
    actor: column('text', 'The user, the id of the officer, the party, or the process.'),
    acting_for: optional(
      'text',
      'Business that the user acted for (USR-03); null for none, and for all others.',
    ),
    command_id: column('text', 'The command that brought it; its other events have the same.'),
    command_type: optional(
      'text',
      'What was asked; null for all but the first event of a command.',
    ),
    correlation_id: column('text', 'The first command of the chain of causes.'),
    causation_id: optional(
      'text',
      'The event that a reaction or the clock answered with the command; null where a caller sent it.',
    ),
    role: optional('text', 'Role in which the user acted; null for all others.'),
    rules: column('json', 'List of the rules that allowed it, the deciding one first.'),
    delegation: optional(
      'text',
      'Grant or run-off under which a provider acted; null within the own business.',
    ),
    rule_set: column('text', 'The set of rules that decided.'),
    hash: column('text', 'Its seal, by which it is found again and checked.'),
  },
  key: ['position'],
  lookups: [['stream'], ['command_id'], ['actor']],
})

export const eventParty = table('event_party', {
  meaning:
    'One business that an event concerns: for who did what in my account, in the order of positions.',
  columns: {
    bn9: column('text', 'The business number.'),
    position: column('number', 'The event.'),
    in_account: column(
      'flag',
      '1 where the event stands in a stream that is about the business, as the events up to it say.',
    ),
    acted: column('flag', '1 where the user who caused it acted for the business.'),
  },
  key: ['bn9', 'position'],
})

export const streamParty = table('stream_party', {
  meaning: 'One business that a stream is about, as its events say so far.',
  columns: {
    stream: column('text', 'The stream.'),
    bn9: column('text', 'The business number.'),
  },
  key: ['stream', 'bn9'],
  lookups: [['stream'], ['bn9']],
})
