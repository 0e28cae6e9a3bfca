/** What is told of businesses and of who acts for whom, by plain filters. */
import { dayOf, flag, is, type Naive, plain, type Row, type RowsOf } from './filter.js'

const grantsAt = (rows: RowsOf, at: string): ReadonlyArray<Row> =>
  rows('delegation_period')
    .filter(
      (row) =>
        row['in_force_from'] <= at &&
        (row['in_force_until'] === null || at < row['in_force_until']),
    )
    .map((row) => ({
      ...row,
      runs_off: 0,
      run_off_until: null,
      standing: standingOf(rows, row, at),
    }))

const standingOf = (rows: RowsOf, row: Row, at: string): string => {
  const { client, provider, scope, granted_at, suspended, valid_from, valid_until } = row
  const isSince = (moment: string | null) => moment !== null && granted_at <= moment && moment <= at
  const revoked = rows('provider_revocation').some(
    (one) => one['client'] === client && one['provider'] === provider && isSince(one['revoked_at']),
  )
  const closed = rows('program_history').some(
    (one) =>
      one['bn15'] === `${client}${scope}` &&
      one['known_from'] <= at &&
      at < one['known_until'] &&
      isSince(one['closed_at']),
  )
  if (revoked || closed) return 'Elsewhere'
  if (suspended === 1) return 'Suspended'
  if (valid_from > dayOf(at)) return 'NotYet'
  return valid_until !== null && valid_until < dayOf(at) ? 'Over' : 'InForce'
}

const delegationsAt = (rows: RowsOf, at: string): ReadonlyArray<Row> => [
  ...grantsAt(rows, at),
  ...rows('run_off_history')
    .filter(
      (row) => row['known_from'] <= at && at < row['known_until'] && at < row['run_off_until'],
    )
    .map((row) => ({
      ...row,
      runs_off: 1,
      standing: 'RunOff',
      visibility: null,
      valid_from: null,
      valid_until: null,
    })),
]

const delegationOrder = ['client', 'provider', 'scope', 'grant_id', 'runs_off']

const livingOf = (side: 'client' | 'provider'): Naive => ({
  by: delegationOrder,
  answer: (rows, { business, at }) =>
    delegationsAt(rows, at ?? '').filter(
      (row) => row[side] === business && ['InForce', 'RunOff'].includes(row['standing']),
    ),
})

export const delegations: Readonly<Record<string, Naive>> = {
  'my-clients': livingOf('provider'),
  'my-providers': livingOf('client'),
  'delegation-report': {
    by: delegationOrder,
    answer: (rows, { business, at }) =>
      delegationsAt(rows, at ?? '').filter(
        ({ client, provider }) => client === business || provider === business,
      ),
  },
  'delegation-requests': {
    by: ['request_id'],
    answer: (rows, { business, at }) =>
      rows('delegation_request')
        .filter(
          ({ client, provider, status, lapses_at }) =>
            (client === business || provider === business) &&
            status === 'Open' &&
            lapses_at > (at ?? ''),
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
