/** What the records of release prior to payment change: begun, suspended, reinstated, ended. */
import { centsOf } from '@carmkit/core'
import type { Projected } from '../../../project/model.js'
import { type Change, put, type Rows } from '../../../project/rows.js'
import { rppEnrolment, rppSuspension, suspensionHoldOff } from '../tables/index.js'
import { decided, stated } from './requirement.js'
import type { Stored } from './stored.js'
import { accountOf, type Of, type Tell, type Told } from './told.js'

export const requested: Tell<'RppEnrolmentRequested'> = (projected, before) => {
  const { data, revision } = projected.event
  const { account, changes } = stated(projected, before, 'Enrolment')
  return {
    account: { ...account, enrolment: revision },
    changes: [
      ...changes,
      put(rppEnrolment, {
        bn15: data.bn15,
        enrolment: revision,
        requested_on: data.on,
        active_from: null,
        ended_on: null,
        ended_by: null,
        end_reason: null,
        revision,
      }),
    ],
  }
}

export const activated: Tell<'RppActivated'> = ({ event }, before, rows) => ({
  changes: enrolmentChanges(before, rows, {
    active_from: event.data.from,
    revision: event.revision,
  }),
})

const enrolmentChanges = (
  before: Stored,
  rows: Rows,
  change: {
    readonly active_from?: string
    readonly ended_on?: string
    readonly ended_by?: string
    readonly end_reason?: string | null
    readonly revision: number
  },
): ReadonlyArray<Change> => {
  const { bn15, enrolment } = accountOf(before)
  const row = rows.get(rppEnrolment, { bn15, enrolment })
  if (row === null) throw new Error(`${bn15} has no enrolment ${enrolment}`)
  return [put(rppEnrolment, { ...row, ...change })]
}

export const heldOff: Tell<'SuspensionHeldOff'> = ({ event: { data, revision } }) => ({
  changes: [
    put(suspensionHoldOff, {
      bn15: data.bn15,
      revision,
      decided_on: data.on,
      until: data.until,
      reason: data.reason,
    }),
  ],
})

export const suspended: Tell<'RppSuspended'> = ({ event: { data, revision } }) => ({
  account: { suspension: revision },
  changes: [
    put(rppSuspension, {
      bn15: data.bn15,
      suspension: revision,
      suspended_on: data.on,
      short_by: centsOf(data.shortBy),
      ended_on: null,
      ended_by: null,
      revision,
    }),
  ],
})

export const reinstated: Tell<'RppReinstated'> = ({ event: { data, revision } }, before, rows) => ({
  account: { suspension: null },
  changes: suspensionEnded(before, rows, {
    ended_on: data.on,
    ended_by: 'Reinstated',
    revision,
  }),
})

/** The suspension that stands; an enrolment may end without one. */
const suspensionEnded = (
  before: Stored,
  rows: Rows,
  end: { readonly ended_on: string; readonly ended_by: string; readonly revision: number },
): ReadonlyArray<Change> => {
  const { bn15, suspension } = accountOf(before)
  const row = suspension === null ? null : rows.get(rppSuspension, { bn15, suspension })
  return row === null ? [] : [put(rppSuspension, { ...row, ...end })]
}

export const withdrawn: Tell<'RppWithdrawn'> = (projected, before, rows) =>
  ended(projected, { before, rows, by: 'Withdrawn', reason: null })

export const revoked: Tell<'RppRevoked'> = (projected, before, rows) =>
  ended(projected, { before, rows, by: 'Revoked', reason: projected.event.data.reason })

/** Nothing waits for a decision any more. */
const ended = (
  { event: { data, revision } }: Projected<Of<'RppWithdrawn' | 'RppRevoked'>>,
  {
    before,
    rows,
    by,
    reason,
  }: {
    readonly before: Stored
    readonly rows: Rows
    readonly by: string
    readonly reason: string | null
  },
): Told => {
  const end = { ended_on: data.on, ended_by: by, revision }
  return {
    account: { reduction: null, suspension: null },
    changes: [
      ...enrolmentChanges(before, rows, { ...end, end_reason: reason }),
      ...suspensionEnded(before, rows, end),
      ...decided(before, rows, { status: 'Void', decided_on: null, revision }),
    ],
  }
}
