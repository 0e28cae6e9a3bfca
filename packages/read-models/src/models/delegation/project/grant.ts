/** What the events of grants and of their run-off change. */
import type { GrantTerms } from '@carmkit/core'
import type { RecordedEvent } from '@carmkit/kernel'
import { type Change, put, type Rows } from '../../../project/rows.js'
import type { Row } from '../../../project/table.js'
import { delegation, delegationGrant, delegationPeriod } from '../tables/index.js'
import { begunRow, type DelegationRow, type On, pairOf } from './event.js'

type GrantRow = Row<typeof delegationGrant>
type TermsRow = Pick<
  GrantRow,
  'capacity' | 'visibility' | 'valid_from' | 'valid_until' | 'suspended'
>

export const granted = ({ event }: On<'DelegationGranted'>, rows: Rows): ReadonlyArray<Change> => {
  const { grantId, capacity, terms, grantedAt } = event.data
  const { revision, metadata } = event
  const relationship = event.data.relationship ?? grantId
  const granted_at = grantedAt ?? metadata.recordedAt
  const grant: GrantRow = {
    ...pairOf(event),
    grant_id: grantId,
    capacity,
    ...termsIn(terms),
    suspended: 0,
    granted_at,
    relationship,
    ended_at: null,
    ended_by: null,
    run_off_until: null,
    run_off_open: 0,
    period_revision: revision,
    revision,
  }
  return [
    put(delegation, {
      ...begunRow(event, rows),
      standing: 'Granted',
      grant_id: grantId,
      capacity,
      ...termsIn(terms),
      granted_at,
      relationship,
      revision,
    }),
    put(delegationGrant, grant),
    periodFrom(event, grant),
  ]
}

const termsIn = ({ visibility, validFrom, validUntil }: GrantTerms) => ({
  visibility,
  valid_from: validFrom,
  valid_until: validUntil,
})

export const replaced = (projected: On<'TermsReplaced'>, rows: Rows): ReadonlyArray<Change> => {
  const { capacity, after } = projected.event.data
  return changed(projected, rows, { capacity, ...termsIn(after) })
}

export const amended = (projected: On<'TermsAmended'>, rows: Rows): ReadonlyArray<Change> =>
  changed(projected, rows, termsIn(projected.event.data.after))

export const suspended = (
  projected: On<'DelegationSuspended'>,
  rows: Rows,
): ReadonlyArray<Change> => changed(projected, rows, { suspended: 1 })

export const resumed = (projected: On<'DelegationResumed'>, rows: Rows): ReadonlyArray<Change> =>
  changed(projected, rows, { suspended: 0 })

/** Other terms: one period ends and the next begins. */
const changed = (
  { event }: On<'TermsReplaced' | 'TermsAmended' | 'DelegationSuspended' | 'DelegationResumed'>,
  rows: Rows,
  change: Partial<TermsRow>,
): ReadonlyArray<Change> => {
  const { revision, metadata } = event
  const before = grantOf(event, rows, event.data.grantId)
  const grant = { ...before, ...change, period_revision: revision, revision }
  const { capacity, visibility, valid_from, valid_until } = grant
  return [
    put(delegation, {
      ...begunRow(event, rows),
      standing: grant.suspended === 1 ? 'Suspended' : 'Granted',
      capacity,
      visibility,
      valid_from,
      valid_until,
      revision,
    }),
    put(delegationGrant, grant),
    ...periodUntil(before, rows, metadata.recordedAt),
    periodFrom(event, grant),
  ]
}

/** The side that ends it; what is left of it follows in the next event. */
export const endedBy =
  (side: 'Revoked' | 'Relinquished') =>
  (
    { event }: On<'DelegationRevoked' | 'DelegationRelinquished'>,
    rows: Rows,
  ): ReadonlyArray<Change> => {
    const grant = grantOf(event, rows, event.data.grantId)
    return [
      put(delegation, { ...begunRow(event, rows), revision: event.revision }),
      put(delegationGrant, { ...grant, ended_by: side, revision: event.revision }),
    ]
  }

export const expired = ({ event }: On<'GrantExpired'>, rows: Rows): ReadonlyArray<Change> => {
  const { grantId, endedAt } = event.data
  const grant = grantOf(event, rows, grantId)
  return ended(event, rows, {
    grant: { ...grant, ended_at: endedAt, ended_by: 'Expired' },
    runOffs: runOffsOf(event, rows),
  })
}

/** Rights that were over when this one began are no longer kept. */
export const runOffStarted = (
  { event }: On<'RunOffStarted'>,
  rows: Rows,
): ReadonlyArray<Change> => {
  const { grantId, endedAt, until } = event.data
  const before = grantOf(event, rows, grantId)
  const others = runOffsOf(event, rows)
  const over = others.filter(({ run_off_until }) => (run_off_until ?? endedAt) <= endedAt)
  const grant: GrantRow = {
    ...before,
    ended_at: endedAt,
    ended_by: before.ended_by ?? 'Elsewhere',
    run_off_until: until,
    run_off_open: 1,
  }
  return [
    ...ended(event, rows, { grant, runOffs: others.filter((one) => !over.includes(one)) }),
    ...over.map((one) =>
      put(delegationGrant, { ...one, run_off_open: 0, revision: event.revision }),
    ),
  ]
}

/** Nothing is left of it. Where nothing told of its end before, the record itself is all that does. */
export const nothingLeft = ({ event }: On<'GrantEnded'>, rows: Rows): ReadonlyArray<Change> => {
  const before = grantOf(event, rows, event.data.grantId)
  const grant: GrantRow = {
    ...before,
    ended_at: before.ended_at ?? event.metadata.recordedAt,
    ended_by: before.ended_by ?? 'Elsewhere',
    run_off_open: 0,
  }
  return ended(event, rows, { grant, runOffs: runOffsOf(event, rows) })
}

interface Ended {
  /** As it is from now on. */
  readonly grant: GrantRow
  /** Grants with a right to finish before the event; {@link Ended.grant} may be among them. */
  readonly runOffs: ReadonlyArray<GrantRow>
}

const ended = (
  event: RecordedEvent,
  rows: Rows,
  { grant, runOffs }: Ended,
): ReadonlyArray<Change> => {
  const { revision } = event
  const others = runOffs.filter(({ grant_id }) => grant_id !== grant.grant_id)
  const run_off_until = latestUntil(grant.run_off_open === 1 ? [...others, grant] : others)
  const row = begunRow(event, rows)
  return [
    put(delegation, {
      ...(row.grant_id === null || row.grant_id === grant.grant_id
        ? withoutGrant(row, run_off_until)
        : row),
      run_off_until,
      revision,
    }),
    put(delegationGrant, { ...grant, revision }),
    ...periodUntil(grant, rows, grant.ended_at),
  ]
}

const latestUntil = (runOffs: ReadonlyArray<GrantRow>): string | null =>
  runOffs.reduce<string | null>(
    (latest, { run_off_until }) =>
      run_off_until !== null && (latest === null || latest < run_off_until)
        ? run_off_until
        : latest,
    null,
  )

const withoutGrant = (row: DelegationRow, runOffUntil: string | null): DelegationRow => ({
  ...row,
  standing: runOffUntil === null ? 'Ended' : 'RunOff',
  grant_id: null,
  capacity: null,
  visibility: null,
  valid_from: null,
  valid_until: null,
  granted_at: null,
  relationship: null,
})

const grantOf = (event: RecordedEvent, rows: Rows, grant_id: string): GrantRow => {
  const row = rows.get(delegationGrant, { grant_id })
  if (row === null) throw new Error(`${event.type}: nobody granted ${grant_id}`)
  return row
}

const runOffsOf = (event: RecordedEvent, rows: Rows): ReadonlyArray<GrantRow> =>
  rows.where(delegationGrant, { ...pairOf(event), run_off_open: 1 })

const periodFrom = (event: RecordedEvent, grant: GrantRow): Change => {
  const { grant_id, client, provider, scope } = grant
  const { capacity, visibility, valid_from, valid_until, suspended: isSuspended } = grant
  return put(delegationPeriod, {
    grant_id,
    since_revision: event.revision,
    client,
    provider,
    scope,
    capacity,
    visibility,
    valid_from,
    valid_until,
    suspended: isSuspended,
    granted_at: grant.granted_at,
    in_force_from: event.metadata.recordedAt,
    in_force_until: null,
  })
}

/** A period that has its end keeps it. */
const periodUntil = (
  { grant_id, period_revision }: GrantRow,
  rows: Rows,
  until: string | null,
): ReadonlyArray<Change> => {
  const row = rows.get(delegationPeriod, { grant_id, since_revision: period_revision })
  return row === null || row.in_force_until !== null
    ? []
    : [put(delegationPeriod, { ...row, in_force_until: until })]
}
