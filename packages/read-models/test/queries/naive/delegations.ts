/** What is told of businesses and of who acts for whom, by plain filters. */
import { afterElsewhere, type Instant, runOffsLeft, withRevocation } from '@carmkit/core'
import { type DelegationStanding, grantOf, runOffOf } from '../../../src/who-can/standing.js'
import { dayOf, flag, is, type Naive, plain, type Row, type RowsOf } from './filter.js'

/** Rows of joints as they were known at a moment. */
const knownOf = (rows: RowsOf, table: string, at: string): ReadonlyArray<Row> =>
  rows(table).filter((row) => row['known_from'] <= at && at < (row['known_until'] ?? never))

const never = '9999-12-31T23:59:59.999Z'

/** What the core says of each delegation, whatever its parties have with others. */
const delegationsAt = (rows: RowsOf, at: Instant): ReadonlyArray<Row> =>
  rows('delegation').flatMap((slot) => {
    const { client, provider, scope } = slot
    const isOfSlot = (row: Row) => slotColumns.every((name) => row[name] === slot[name])
    const [granted] = knownOf(rows, 'grant_history', at).filter(isOfSlot)
    const [program] = knownOf(rows, 'program_history', at).filter(
      ({ bn15 }) => bn15 === `${client}${scope}`,
    )
    const revoked = knownOf(rows, 'provider_revocation_history', at)
      .filter((row) => row['client'] === client && row['provider'] === provider)
      .toSorted((one, other) => one['revision'] - other['revision'])
      .map((row) => ({ mode: row['mode'], at: row['revoked_at'] }))
    const recorded = {
      grant: granted === undefined ? null : grantOf(granted as never),
      runOffs: knownOf(rows, 'run_off_history', at)
        .filter(isOfSlot)
        .toSorted((one, other) => one['revision'] - other['revision'])
        .map((row) => runOffOf(row as never)),
    }
    const left = afterElsewhere(recorded as never as DelegationStanding, {
      revocations: revoked.reduce<Parameters<typeof withRevocation>[0]>(withRevocation, []),
      closedAt: program?.['closed_at'] ?? null,
      ceased: isCeased(rows, slot, at),
    })
    const standing = left.grant === null ? 'Elsewhere' : standingOf(granted ?? {}, dayOf(at))
    return [
      ...(granted === undefined
        ? []
        : [{ ...granted, runs_off: 0, standing, run_off_until: null }]),
      ...runOffsLeft(left, at).map(({ grantId, capacity, until }) => ({
        client,
        provider,
        scope,
        grant_id: grantId,
        runs_off: 1,
        standing: 'RunOff',
        capacity,
        visibility: null,
        valid_from: null,
        valid_until: null,
        run_off_until: until,
      })),
    ]
  })

const isCeased = (rows: RowsOf, { client, provider }: Row, at: string): boolean =>
  knownOf(rows, 'business_history', at).some(
    ({ bn9, status }) => status === 'Ceased' && (bn9 === client || bn9 === provider),
  )

/** What ended after it was made and before the moment took it along. */
const isFallen = (rows: RowsOf, request: Row, at: string): boolean =>
  isCeased(rows, request, at) ||
  knownOf(rows, 'provider_revocation_history', at).some(
    ({ client, provider, revoked_at }) =>
      client === request['client'] &&
      provider === request['provider'] &&
      request['asked_at'] < revoked_at,
  ) ||
  knownOf(rows, 'program_history', at).some(
    ({ bn15, closed_at }) =>
      bn15 === `${request['client']}${request['scope']}` &&
      closed_at !== null &&
      request['asked_at'] < closed_at,
  )

const slotColumns = ['client', 'provider', 'scope']

const standingOf = ({ suspended, valid_from, valid_until }: Row, day: string): string => {
  if (valid_until !== null && valid_until < day) return 'Over'
  if (suspended === 1) return 'Suspended'
  return valid_from > day ? 'NotYet' : 'InForce'
}

const delegationOrder = ['client', 'provider', 'scope', 'grant_id', 'runs_off']

const livingOf = (side: 'client' | 'provider'): Naive => ({
  by: delegationOrder,
  answer: (rows, { business, at }) =>
    delegationsAt(rows, at as Instant).filter(
      (row) => row[side] === business && ['InForce', 'RunOff'].includes(row['standing']),
    ),
})

export const delegations: Readonly<Record<string, Naive>> = {
  'my-clients': livingOf('provider'),
  'my-providers': livingOf('client'),
  'delegation-report': {
    by: delegationOrder,
    answer: (rows, { business, at }) =>
      delegationsAt(rows, at as Instant).filter(
        ({ client, provider }) => client === business || provider === business,
      ),
  },
  'delegation-requests': {
    by: ['request_id'],
    answer: (rows, { business, at }) =>
      rows('delegation_request')
        .filter(
          (row) =>
            (row['client'] === business || row['provider'] === business) &&
            row['status'] === 'Open' &&
            row['lapses_at'] > (at ?? '') &&
            !isFallen(rows, row, at ?? ''),
        )
        .map((row) => ({
          ...row,
          to_answer: flag((row['kind'] === 'offer' ? row['provider'] : row['client']) === business),
        })),
  },
  people: {
    by: ['spell'],
    answer: (rows, { business, at, former }) =>
      rows('membership')
        .filter(
          ({ bn9, status }) => bn9 === business && (status === 'Current') === (former !== 'yes'),
        )
        .map((row) => ({
          ...row,
          usable: flag(
            row['status'] === 'Current' &&
              row['suspended'] === 0 &&
              (row['ends_on'] === null || row['ends_on'] >= dayOf(at ?? '')),
          ),
        })),
  },
  'access-requests': {
    by: ['asked_revision'],
    answer: (rows, { business, at }) =>
      rows('access_request').filter((row) => {
        const { bn9, status, lapses_at, inviter_spell } = row
        if (bn9 !== business || status !== 'Open' || lapses_at <= (at ?? '')) return false
        return (
          inviter_spell === null ||
          rows('membership').some(
            (one) =>
              one['bn9'] === bn9 &&
              one['spell'] === inviter_spell &&
              one['status'] === 'Current' &&
              (one['ends_on'] === null || one['ends_on'] >= dayOf(at ?? '')),
          )
        )
      }),
  },
  'program-accounts': {
    by: ['bn15'],
    answer: plain(
      'program_account',
      (row, { business, status }) => row['bn9'] === business && is(row['status'], status),
    ),
  },
}
