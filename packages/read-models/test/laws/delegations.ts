/** What rows of delegations must say, told from the streams alone. */
import { type businessAccount, type delegation, easternDateOf, type Instant } from '@carmkit/core'
import type { Log } from '@carmkit/laws'
import { expect } from 'vitest'
import type { Tables } from '../../src/index.js'
import { type Begin, like, type PlainRow, statesOf } from '../support.js'

type Present = Extract<typeof delegation.initial, { readonly status: 'Present' }>
type Account = typeof businessAccount.initial

const idOf = ({ client, provider, scope }: PlainRow): string => `${client}.${provider}.${scope}`

/** What a row and a state both say of a delegation. */
const asStated = ({ request, grant, runOffs, everGranted }: Present) => ({
  standing: standingOf({ grant, runOffs, everGranted }),
  grant_id: grant?.id ?? null,
  capacity: grant?.capacity ?? null,
  visibility: grant?.terms.visibility ?? null,
  valid_from: grant?.terms.validFrom ?? null,
  valid_until: grant?.terms.validUntil ?? null,
  granted_at: grant?.grantedAt ?? null,
  relationship: grant?.relationship ?? null,
  run_off_until:
    runOffs
      .map(({ until }) => until)
      .toSorted()
      .at(-1) ?? null,
  request_id: request?.id ?? null,
  request_kind: request === null ? null : request.kind === 'Requested' ? 'request' : 'offer',
  request_lapses_at: request?.lapsesAt ?? null,
})

const standingOf = ({
  grant,
  runOffs,
  everGranted,
}: Pick<Present, 'grant' | 'runOffs' | 'everGranted'>): string => {
  if (grant !== null) return grant.suspended ? 'Suspended' : 'Granted'
  if (runOffs.length > 0) return 'RunOff'
  return everGranted ? 'Ended' : 'NeverGranted'
}

/** Delegations, what waits in them and what runs off are those that the streams fold to. */
export const expectDelegations = (tables: Tables, log: Log): void => {
  const { delegation: rows = [], delegation_request: requests = [] } = tables
  const states = statesOf(log, 'delegation') as ReadonlyMap<string, Present>
  expect(rows.map(idOf).toSorted()).toEqual([...states.keys()].toSorted())
  for (const row of rows) expect(row).toMatchObject(asStated(states.get(idOf(row)) as Present))
  expect(
    requests
      .filter(({ status }) => status === 'Open')
      .map(like(['request_id', 'capacity', 'asked_by', 'comment'])),
  ).toEqual(
    [...states.values()]
      .flatMap(({ request }) => (request === null ? [] : [request]))
      .map((request) => ({
        request_id: request.id,
        capacity: request.capacity,
        asked_by: 'requestedBy' in request ? request.requestedBy : request.offeredBy,
        comment: 'comment' in request ? request.comment : null,
      }))
      .toSorted((one, other) => (one.request_id < other.request_id ? -1 : 1)),
  )
  expectGrants(tables, [...states.values()])
}

const expectGrants = (
  { delegation_grant: grants = [], delegation_period: periods = [] }: Tables,
  states: ReadonlyArray<Present>,
): void => {
  const standing = states.flatMap(({ grant }) => (grant === null ? [] : [grant.id]))
  const open = grants.filter(({ ended_at }) => ended_at === null).map(({ grant_id }) => grant_id)
  expect(open).toEqual(standing.toSorted())
  expect(
    periods.filter(({ in_force_until }) => in_force_until === null).map(({ grant_id }) => grant_id),
  ).toEqual(open)
  expect(
    grants
      .filter(({ run_off_open }) => run_off_open === 1)
      .map(like(['grant_id', 'capacity', 'ended_at', 'run_off_until', 'relationship'])),
  ).toEqual(
    states
      .flatMap(({ runOffs }) => runOffs)
      .map(({ grantId, capacity, endedAt, until, relationship }) => ({
        grant_id: grantId,
        capacity,
        ended_at: endedAt,
        run_off_until: until,
        relationship,
      }))
      .toSorted((one, other) => (one.grant_id < other.grant_id ? -1 : 1)),
  )
}

/** What clients decided of providers as a whole is what their business accounts fold to. */
export const expectProviderStandings = (
  { provider_standing: rows = [] }: Tables,
  log: Log,
): void => {
  const stated = [...statesOf(log, 'businessAccount')].flatMap(([client, state]) => {
    const account = state as Account
    if (!('blocks' in account)) return []
    const { blocks, revocations } = account
    return [...new Set([...Object.keys(blocks), ...Object.keys(revocations)])].map((provider) => ({
      client,
      provider,
      blocked_until: blocks[provider] ?? null,
      revoked_at: revocations[provider]?.at(-1)?.at ?? null,
    }))
  })
  expect(
    rows
      .filter((row) => row['blocked_until'] !== null || row['revoked_at'] !== null)
      .map(like(['client', 'provider', 'blocked_until', 'revoked_at'])),
  ).toEqual(
    stated.toSorted((one, other) =>
      one.client + one.provider < other.client + other.provider ? -1 : 1,
    ),
  )
}

/** A report as of any moment, asked at the end, is what the streams said then. */
export const expectReports = (tables: Tables, { moments }: Pick<Begin, 'moments'>): void => {
  for (const { at, log } of moments) {
    const states = statesOf(log, 'delegation') as ReadonlyMap<string, Present>
    expect(inForce(tables, at).map(like(['grant_id', 'capacity', 'visibility']))).toEqual(
      [...states.values()]
        .flatMap(({ identity, grant }) =>
          grant === null || !holds(grant, at) || isRevoked(identity, grant, log) ? [] : [grant],
        )
        .map(({ id, capacity, terms }) => ({
          grant_id: id,
          capacity,
          visibility: terms.visibility,
        }))
        .toSorted((one, other) => (one.grant_id < other.grant_id ? -1 : 1)),
    )
  }
}

const holds = (
  { suspended, terms: { validFrom, validUntil } }: NonNullable<Present['grant']>,
  at: Instant,
): boolean => {
  const day = easternDateOf(at)
  return !suspended && validFrom <= day && (validUntil === null || day <= validUntil)
}

/** Also one that was granted in the very instant: that is over at birth (f3). */
const isRevoked = (
  { client, provider }: Present['identity'],
  { grantedAt }: NonNullable<Present['grant']>,
  log: Log,
): boolean => {
  const account = statesOf(log, 'businessAccount').get(client) as Account
  return (
    'revocations' in account &&
    (account.revocations[provider] ?? []).some(({ at }) => grantedAt === null || grantedAt <= at)
  )
}

/** The query that the documentation of the table tells. */
const inForce = (
  { delegation_period: periods = [], provider_revocation: revocations = [] }: Tables,
  at: Instant,
): ReadonlyArray<PlainRow> => {
  const day = easternDateOf(at)
  const isRevokedSince = ({ client, provider, granted_at }: PlainRow): boolean =>
    revocations.some(
      (one) =>
        one['client'] === client &&
        one['provider'] === provider &&
        String(granted_at) <= String(one['revoked_at']) &&
        String(one['revoked_at']) <= at,
    )
  return periods.filter(
    (row) =>
      String(row['in_force_from']) <= at &&
      (row['in_force_until'] === null || at < String(row['in_force_until'])) &&
      String(row['valid_from']) <= day &&
      (row['valid_until'] === null || day <= String(row['valid_until'])) &&
      row['suspended'] === 0 &&
      !isRevokedSince(row),
  )
}
