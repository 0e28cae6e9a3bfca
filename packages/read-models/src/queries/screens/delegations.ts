/**
 * Who acts for whom, as of a moment: what a client granted and what runs off. What ends by a date, or
 * elsewhere than in the delegation itself, is over here from that moment on. Whether a person may do
 * something by it, `who-can` says.
 */
import { type Bn9, easternDateOf, type Instant } from '@carmkit/core'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { delegationPeriod } from '../../models/delegation/tables/index.js'
import { column, optional } from '../../project/table.js'
import { knownAt } from '../../who-can/database.js'
import { selecting } from '../define.js'
import { business, moment } from '../parameters.js'
import type { ReadModels } from '../read-models.js'

const { client, provider, scope, grant_id, capacity, visibility, valid_from, valid_until } =
  delegationPeriod.columns

const columns = {
  client,
  provider,
  scope,
  grant_id,
  runs_off: column(
    'flag',
    '1 for the right to finish what was begun under a grant that ended (DEL-14).',
  ),
  standing: column(
    'text',
    'InForce; Suspended by the client; NotYet: its first day is to come; Over: its last day has passed; Elsewhere: ended by the client for all it had with the provider (DEL-25), or with the program account (DEL-17), before the delegation records it; RunOff for a right that runs off.',
  ),
  capacity,
  visibility: optional('text', `${visibility.meaning} Null for a right that runs off.`),
  valid_from: optional('date', `${valid_from.meaning} Null for a right that runs off.`),
  valid_until,
  run_off_until: optional(
    'instant',
    'From when nothing is left of a right that runs off; null for a grant.',
  ),
}

const order = ['client', 'provider', 'scope', 'grant_id', 'runs_off']

const at = moment('The moment that is reported: what was recorded until then, judged then.')

export const myClients = selecting({
  name: 'my-clients',
  meaning:
    'For whom a provider may act at a moment, and how far: grants in force and rights that run off.',
  parameters: { business, at },
  columns,
  order,
  select: (queries, { business, at }) => living(queries, 'provider', { business, at }),
})

export const myProviders = selecting({
  name: 'my-providers',
  meaning:
    'Who may act for a client at a moment, and how far: grants in force and rights that run off.',
  parameters: { business, at },
  columns,
  order,
  select: (queries, { business, at }) => living(queries, 'client', { business, at }),
})

export const delegationReport = selecting({
  name: 'delegation-report',
  meaning:
    'All delegations of a business as they stood at a moment, as client and as provider, also those that gave nothing then.',
  parameters: { business, at },
  columns,
  order,
  select: (queries, { business, at }) =>
    standing(queries, 'client', { business, at }).unionAll(
      queries
        .selectFrom(standing(queries, 'provider', { business, at }).as('standing'))
        .where('client', '!=', business)
        .selectAll(),
    ),
})

interface Reported {
  readonly business: Bn9
  readonly at: Instant
}

type Side = 'client' | 'provider'

const living = (queries: Kysely<ReadModels>, side: Side, reported: Reported) =>
  queries
    .selectFrom(standing(queries, side, reported).as('standing'))
    .where('standing', 'in', ['InForce', 'RunOff'])
    .selectAll()

const standing = (queries: Kysely<ReadModels>, side: Side, { business, at }: Reported) =>
  queries
    .selectFrom('delegation_period as period')
    .where(side, '=', business)
    .where('in_force_from', '<=', at)
    .where((where) =>
      where.or([where('in_force_until', 'is', null), where('in_force_until', '>', at)]),
    )
    .select(['client', 'provider', 'scope', 'grant_id', sql<0 | 1>`0`.as('runs_off')])
    .select(standingAt(at).as('standing'))
    .select(['capacity', sql<string | null>`visibility`.as('visibility')])
    .select([sql<string | null>`valid_from`.as('valid_from'), 'valid_until'])
    .select(none.as('run_off_until'))
    .unionAll(runningOff(queries, side, { business, at }))

const none = sql<string | null>`cast(null as text)`

const runningOff = (queries: Kysely<ReadModels>, side: Side, { business, at }: Reported) =>
  queries
    .selectFrom('run_off_history')
    .where(side, '=', business)
    .where(knownAt('run_off_history', at))
    .where('run_off_until', '>', at)
    .select(['client', 'provider', 'scope', 'grant_id', sql<0 | 1>`1`.as('runs_off')])
    .select(sql<string>`'RunOff'`.as('standing'))
    .select(['capacity', none.as('visibility'), none.as('valid_from'), none.as('valid_until')])
    .select(sql<string | null>`run_off_until`.as('run_off_until'))

/** Of a row of `period`. */
const standingAt = (at: Instant): RawBuilder<string> => {
  const day = easternDateOf(at)
  const revoked = sql`select 1 from provider_revocation as revoked where revoked.client = period.client
    and revoked.provider = period.provider and revoked.revoked_at between period.granted_at and ${at}`
  const closed = sql`select 1 from program_history as closed where closed.bn15 = period.client || period.scope
    and ${knownAt('closed', at)} and closed.closed_at between period.granted_at and ${at}`
  return sql`case when exists (${revoked}) or exists (${closed}) then 'Elsewhere'
    when suspended = 1 then 'Suspended' when valid_from > ${day} then 'NotYet'
    when valid_until < ${day} then 'Over' else 'InForce' end`
}
