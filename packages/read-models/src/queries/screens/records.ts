/** The screens that cut across: what is due when, and who did what. */
import { sql } from 'kysely'
import { auditEvent, eventParty } from '../../models/audit-log/tables.js'
import { deadline } from '../../models/deadline/tables.js'
import { column } from '../../project/table.js'
import { selecting } from '../define.js'
import {
  business,
  equals,
  flagged,
  fromDay,
  holds,
  inDays,
  moment,
  optional,
  untilDay,
  Word,
  YesOrNo,
} from '../parameters.js'

export const deadlines = selecting({
  name: 'deadlines',
  meaning: 'What the clock has yet to record of a business, the earliest first.',
  parameters: {
    business,
    at: moment('When it is late or not.'),
    overdue: optional(YesOrNo, 'yes: only what is late; no: only what is not.'),
    type: optional(Word, 'The command, as LapseAccess; left out: each.'),
  },
  columns: {
    ...deadline.columns,
    overdue: column(
      'flag',
      '1 where it was due before or at the moment, and surely has something to record.',
    ),
  },
  order: ['due_at', 'command_id'],
  select: (queries, { business, at, overdue, type }) => {
    const isOverdue = sql<boolean>`(due_at <= ${at} and may_find_nothing = 0)`
    return queries
      .selectFrom('deadline')
      .where('bn9', '=', business)
      .where('status', '=', 'Waiting')
      .where(holds(isOverdue, overdue))
      .where(equals('command_type', type))
      .selectAll()
      .select(flagged(isOverdue).as('overdue'))
  },
})

const { in_account, acted } = eventParty.columns

export const auditLog = selecting({
  name: 'audit-log',
  meaning: 'Who did what in the account of a business or for it, the last first.',
  parameters: {
    business,
    from: fromDay('the record'),
    until: untilDay('the record'),
    actor: optional(Word, 'The user, officer, party or process that did it; left out: whoever.'),
    type: optional(Word, 'What happened, as MemberInvited; left out: whatever.'),
  },
  columns: { ...auditEvent.columns, in_account, acted },
  order: ['position'],
  isReversed: true,
  select: (queries, { business, from, until, actor, type }) =>
    queries
      .selectFrom('event_party')
      .innerJoin('audit_event', 'audit_event.position', 'event_party.position')
      .where('event_party.bn9', '=', business)
      .where(inDays('recorded_at', from, until))
      .where(equals('actor', actor))
      .where(equals('type', type))
      .selectAll('audit_event')
      .select(['in_account', 'acted']),
})
