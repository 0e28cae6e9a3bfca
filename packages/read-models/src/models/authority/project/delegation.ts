/** What each event of a delegation changes in the joints of authority. */
import { delegation, delegationNamed } from '@carmkit/core'
import type { EventIn } from '@carmkit/kernel'
import { type Projected, type Projection, source, unchanged } from '../../../project/model.js'
import type { Change, Rows } from '../../../project/rows.js'
import type { Row } from '../../../project/table.js'
import { grantHistory, runOffHistory } from '../tables/index.js'
import { begun, changed, ended, standing, type Untimed } from './timed.js'

type DelegationEvent = EventIn<typeof delegation.events>
type Terms = Extract<DelegationEvent, { readonly type: 'DelegationGranted' }>['data']['terms']

/** Client, provider and scope: the stream is named after them. */
const identityOf = ({ event: { stream } }: Projected) => {
  const named = delegationNamed(stream)
  if (named === null) throw new Error(`${stream} is no delegation`)
  return named
}

/** The grant in the slot: there is one at most. */
const grantIn = (projected: Projected, rows: Rows): Row<typeof grantHistory> | undefined =>
  standing(rows, grantHistory, identityOf(projected))[0]

const termsOf = ({ visibility, validFrom, validUntil }: Terms) => ({
  visibility,
  valid_from: validFrom,
  valid_until: validUntil,
})

/** Recorded terms and suspensions are always of the grant in the slot. */
const ofGrant =
  <Event extends DelegationEvent>(
    to: (event: Projected<Event>['event']) => Partial<Untimed<typeof grantHistory>>,
  ): Projection<Event> =>
  (projected, rows) => {
    const grant = grantIn(projected, rows)
    return grant === undefined ? [] : changed(grantHistory, grant, to(projected.event), projected)
  }

type Ending = Extract<
  DelegationEvent,
  { readonly type: 'GrantExpired' | 'RunOffStarted' | 'GrantEnded' }
>

/** The slot may hold a later grant already. */
const grantEnded = (projected: Projected<Ending>, rows: Rows): ReadonlyArray<Change> => {
  const grant = grantIn(projected, rows)
  return grant?.grant_id === projected.event.data.grantId
    ? [ended(grantHistory, grant, projected)]
    : []
}

export const delegations = source(delegation, {
  DelegationGranted: (projected, rows) => {
    const { grantId, capacity, terms, grantedAt, relationship } = projected.event.data
    const before = grantIn(projected, rows)
    const granted = {
      ...identityOf(projected),
      grant_id: grantId,
      capacity,
      ...termsOf(terms),
      suspended: 0 as const,
      granted_at: grantedAt,
      relationship: relationship ?? grantId,
    }
    return [
      ...(before === undefined ? [] : [ended(grantHistory, before, projected)]),
      begun(grantHistory, granted, projected),
    ]
  },
  TermsReplaced: ofGrant(({ data }) => ({ capacity: data.capacity, ...termsOf(data.after) })),
  TermsAmended: ofGrant(({ data }) => termsOf(data.after)),
  DelegationSuspended: ofGrant(() => ({ suspended: 1 })),
  DelegationResumed: ofGrant(() => ({ suspended: 0 })),
  GrantExpired: grantEnded,
  RunOffStarted: (projected, rows) => {
    const { grantId, capacity, endedAt, until, relationship } = projected.event.data
    const right = {
      ...identityOf(projected),
      grant_id: grantId,
      capacity,
      ended_at: endedAt,
      run_off_until: until,
      relationship: relationship ?? grantId,
    }
    return [...grantEnded(projected, rows), begun(runOffHistory, right, projected)]
  },
  GrantEnded: (projected, rows) => [
    ...grantEnded(projected, rows),
    ...standing(rows, runOffHistory, { grant_id: projected.event.data.grantId }).map((right) =>
      ended(runOffHistory, right, projected),
    ),
  ],
  DelegationRequested: unchanged,
  DelegationOffered: unchanged,
  RequestApproved: unchanged,
  RequestRejected: unchanged,
  OfferAccepted: unchanged,
  OfferDeclined: unchanged,
  RequestWithdrawn: unchanged,
  RequestLapsed: unchanged,
  RequestVoided: unchanged,
  DelegationRevoked: unchanged,
  DelegationRelinquished: unchanged,
})
