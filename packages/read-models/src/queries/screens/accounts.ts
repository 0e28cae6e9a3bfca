/** The screens of a business itself: its people, what waits for its answer, and its program accounts. */

import { easternDateOf, type Instant } from '@carmkit/core'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { accessRequest, membership } from '../../models/business/tables/index.js'
import { delegationRequest } from '../../models/delegation/tables/index.js'
import { programAccount } from '../../models/program-account/tables.js'
import { column } from '../../project/table.js'
import { knownAt } from '../../who-can/database.js'
import { selecting } from '../define.js'
import { business, equals, flagged, holds, moment, optional, Word, YesOrNo } from '../parameters.js'

export const people = selecting({
  name: 'people',
  meaning: 'Who has access to a business, in the order in which the accesses began.',
  parameters: {
    business,
    at: moment('When access that ends by its date is looked at.'),
    former: optional(
      YesOrNo,
      'yes: those whose access ended by record; no or left out: the others.',
    ),
  },
  columns: {
    ...membership.columns,
    usable: column(
      'flag',
      '1 where the person can use it at the moment: it is Current, not suspended, and its last day is not over.',
    ),
  },
  order: ['bn9', 'spell'],
  select: (queries, { business, at, former }) => {
    const isCurrent = sql<boolean>`(status = 'Current')`
    const isUsable = sql<boolean>`(status = 'Current' and suspended = 0 and (ends_on is null or ends_on >= ${easternDateOf(at)}))`
    return queries
      .selectFrom('membership')
      .where('bn9', '=', business)
      .where(holds(isCurrent, former === 'yes' ? 'no' : 'yes'))
      .selectAll()
      .select(flagged(isUsable).as('usable'))
  },
})

export const accessRequests = selecting({
  name: 'access-requests',
  meaning:
    'Requests for access and invitations that wait for an answer at a moment, the oldest first. An invitation is over with the access of the manager who invited (CK-33).',
  parameters: { business, at: moment('When they have not lapsed yet.') },
  columns: accessRequest.columns,
  order: ['bn9', 'asked_revision'],
  select: (queries, { business, at }) =>
    queries
      .selectFrom('access_request')
      .leftJoin('membership as inviter', (on) =>
        on
          .onRef('inviter.bn9', '=', 'access_request.bn9')
          .onRef('inviter.spell', '=', 'access_request.inviter_spell'),
      )
      .where('access_request.bn9', '=', business)
      .where('access_request.status', '=', 'Open')
      .where('lapses_at', '>', at)
      .where((where) =>
        where.or([
          where('inviter_spell', 'is', null),
          where.and([
            where('inviter.status', '=', 'Current'),
            where.or([
              where('inviter.ends_on', 'is', null),
              where('inviter.ends_on', '>=', easternDateOf(at)),
            ]),
          ]),
        ]),
      )
      .selectAll('access_request'),
})

export const delegationRequests = selecting({
  name: 'delegation-requests',
  meaning:
    'Requests of providers and offers of clients that wait for an answer at a moment, of a business on either side. One that fell with the program account or a business, or with all that the client revoked, waits no more, recorded or not (DEL-25).',
  parameters: { business, at: moment('When they have neither lapsed nor fallen yet.') },
  columns: {
    ...delegationRequest.columns,
    to_answer: column('flag', '1 where this business is the one that answers it.'),
  },
  order: ['request_id'],
  select: (queries, { business, at }) => {
    const answers = sql<boolean>`(case when kind = 'offer' then provider else client end = ${business})`
    const open = queries
      .selectFrom('delegation_request')
      .where('status', '=', 'Open')
      .where('lapses_at', '>', at)
      .where(unfallen(at))
      .selectAll()
      .select(flagged(answers).as('to_answer'))
    return open
      .where('client', '=', business)
      .unionAll(open.where('provider', '=', business).where('client', '!=', business))
  },
})

/**
 * Of a row of `delegation_request`: nothing that was known at the moment took it along. What happened
 * in the instant in which it was made did not, as the core has it.
 */
const unfallen = (at: Instant): RawBuilder<SqlBool> => {
  const revoked = sql`select 1 from provider_revocation_history as revoked
    where revoked.client = delegation_request.client and revoked.provider = delegation_request.provider
    and revoked.known_from <= ${at} and revoked.revoked_at > delegation_request.asked_at`
  const closed = sql`select 1 from program_history as closed
    where closed.bn15 = delegation_request.client || delegation_request.scope
    and ${knownAt('closed', at)} and closed.closed_at > delegation_request.asked_at`
  const ceased = sql`select 1 from business_history as ceased
    where ceased.bn9 in (delegation_request.client, delegation_request.provider)
    and ${knownAt('ceased', at)} and ceased.status = 'Ceased'`
  return sql`(not exists (${revoked}) and not exists (${closed}) and not exists (${ceased}))`
}

export const programAccounts = selecting({
  name: 'program-accounts',
  meaning: 'The program accounts of a business, in the order of their numbers.',
  parameters: { business, status: optional(Word, 'As Active; left out: in whatever status.') },
  columns: programAccount.columns,
  order: ['bn15'],
  select: (queries, { business, status }) =>
    queries
      .selectFrom('program_account')
      .where('bn9', '=', business)
      .where(equals('status', status))
      .selectAll(),
})
