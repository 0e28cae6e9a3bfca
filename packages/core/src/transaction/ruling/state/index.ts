/** What decisions need to know of a ruling. */
import type { StreamRef } from '@carmkit/kernel'
import type { Bn9, Bn15, CivilDate, Instant, RulingNumber } from '../../../values/index.js'
import type { Ground, RulingKind, Terms } from '../content.js'

export type Ruling = { readonly status: 'Absent' } | Pending | Closed | Decided

/** Whose ruling it is, and how long the agency has had it. */
export interface Case {
  readonly applicant: Bn15
  readonly kind: RulingKind
  /** The business whose user applied; what it began it may finish in run-off (DEL-14). */
  readonly submittedFor: Bn9
  readonly submittedAt: Instant
  readonly clock: Clock
}

/** Eastern days that the service clock is made of. */
export interface Clock {
  readonly startedOn: CivilDate
  /** Days that information was waited for, up to the last answer. */
  readonly pausedDays: number
  /** The day of the open question; null when the clock runs. */
  readonly pausedOn: CivilDate | null
}

export interface Pending extends Case {
  readonly status: 'Submitted' | 'Assigned' | 'InfoRequested'
}

export interface Closed extends Case {
  readonly status: 'Withdrawn' | 'Declined'
}

export interface Decided extends Case {
  readonly status: 'DecisionRendered' | 'ModificationPending' | 'Revoked'
  /** The latest decision; the ones before govern the days before its own first one. */
  readonly decision: Decision
  /** Why a modification is asked for; null when none is. */
  readonly ground: Ground | null
  /** From this day on it does not hold any more; null while it is not revoked. */
  readonly revokedFrom: CivilDate | null
}

export interface Decision extends Terms {
  /** The Eastern day on which it was given: the recipient knows from then on. */
  readonly decidedOn: CivilDate
  readonly earlier: Decision | null
}

export const initial: Ruling = { status: 'Absent' }

export const category = 'transaction-ruling'

export const rulingStream = (number: RulingNumber): StreamRef<Ruling> => ({
  category,
  name: `${category}.${number}`,
})
