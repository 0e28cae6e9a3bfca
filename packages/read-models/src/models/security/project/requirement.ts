/** What the records of the requirement change: stated, confirmed, asked to be reduced. */
import { type Actor, addDays, centsOf, senderOf } from '@carmkit/core'
import type { Projected } from '../../../project/model.js'
import { put, type Rows } from '../../../project/rows.js'
import { reductionRequest, securityRequirement, securityReview } from '../tables/index.js'
import type { Stored } from './stored.js'
import { accountOf, type Of, type Tell, type Told } from './told.js'

type Stating = Of<'RppEnrolmentRequested' | 'RequirementChanged' | 'ReductionGranted'>

/** A requirement takes the place of the one before, at once or later; one still to come is void. */
export const stated = (
  { event: { data, revision } }: Projected<Stating>,
  { requirement: former, raised }: Stored,
  origin: string,
): Required<Pick<Told, 'account' | 'changes'>> => {
  const { bn15, on, requirement } = data
  const isLater = 'complyBy' in data && data.complyBy !== null
  const first_day = isLater ? addDays(data.complyBy, 1) : on
  const ended = [
    ...(former === null ? [] : [{ ...former, last_day: addDays(first_day, -1) }]),
    ...(raised === null ? [] : [{ ...raised, last_day: dayBefore(raised.first_day) }]),
  ]
  return {
    account: isLater
      ? { raised_requirement: revision }
      : { requirement: revision, raised_requirement: null },
    changes: [
      ...ended.map((row) => put(securityRequirement, { ...row, revision })),
      put(securityRequirement, {
        bn15,
        requirement: revision,
        origin,
        basis: centsOf(requirement.basis),
        basis_source: requirement.source,
        bond: centsOf(requirement.bond),
        cash: centsOf(requirement.cash),
        stated_on: on,
        first_day,
        last_day: null,
        revision,
      }),
    ],
  }
}

const dayBefore = (day: string): string => addDays(day as Parameters<typeof addDays>[0], -1)

export const changed: Tell<'RequirementChanged'> = (projected, before) => {
  const { account, changes } = stated(projected, before, 'Recomputed')
  return { account, changes: [...changes, reviewOf(projected, projected.event.data.complyBy)] }
}

export const confirmed: Tell<'RequirementConfirmed'> = (projected) => ({
  changes: [reviewOf(projected, null)],
})

const reviewOf = (
  {
    event: { type, data, revision, metadata },
  }: Projected<Of<'RequirementChanged' | 'RequirementConfirmed'>>,
  complyBy: string | null,
) =>
  put(securityReview, {
    bn15: data.bn15,
    revision,
    computed_on: data.on,
    asked_by: senderOf(metadata.actor as unknown as Actor),
    outcome: type === 'RequirementChanged' ? 'Changed' : 'Confirmed',
    comply_by: complyBy,
  })

/** One that still waits by now lapsed with the transition, or there could not be another. */
export const reductionRequested: Tell<'ReductionRequested'> = ({ event }, before, rows) => {
  const { data, revision } = event
  const { bn15, basis, rationale, requestedAt } = data
  return {
    account: { reduction: revision },
    changes: [
      ...decided(before, rows, { status: 'Lapsed', decided_on: null, revision }),
      put(reductionRequest, {
        bn15,
        request: revision,
        requested_at: requestedAt,
        basis: centsOf(basis),
        rationale,
        status: 'Pending',
        decided_on: null,
        revision,
      }),
    ],
  }
}

export const reductionGranted: Tell<'ReductionGranted'> = (projected, before, rows) => {
  const { data, revision } = projected.event
  const { account, changes } = stated(projected, before, 'ReductionGranted')
  const decision = { status: 'Granted', decided_on: data.on, revision }
  return {
    account: { ...account, reduction: null },
    changes: [...changes, ...decided(before, rows, decision)],
  }
}

export const reductionRefused: Tell<'ReductionRefused'> = ({ event }, before, rows) => ({
  account: { reduction: null },
  changes: decided(before, rows, {
    status: 'Refused',
    decided_on: event.data.on,
    revision: event.revision,
  }),
})

/** What becomes of the request that waits; nothing where none does. */
export const decided = (
  before: Stored,
  rows: Rows,
  decision: {
    readonly status: string
    readonly decided_on: string | null
    readonly revision: number
  },
) => {
  const { bn15, reduction } = accountOf(before)
  const row = reduction === null ? null : rows.get(reductionRequest, { bn15, request: reduction })
  return row === null ? [] : [put(reductionRequest, { ...row, ...decision })]
}
