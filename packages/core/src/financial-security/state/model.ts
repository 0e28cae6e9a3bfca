/** What is kept of one account: requirement, instruments, discretion, and the days with release. */
import type { StreamRef } from '@carmkit/kernel'
import type { Bn15, Cents, CivilDate, Instant, Keyed } from '../../values/index.js'
import type { ByForm } from '../content/index.js'
import type { Instrument } from './instrument.js'

/** Eastern days, both included; null for no end that is known. */
export interface Stretch {
  readonly from: CivilDate
  readonly through: CivilDate | null
}

/** A chain, newest first: a longer one shares all of a shorter one. */
export type Stretches = (Stretch & { readonly before: Stretches }) | null

/** What is required in each form alone, and the basis that it was computed from. */
export interface Required extends ByForm {
  readonly basis: Cents
}

/** A reduction that was asked for and is not decided. */
export interface PendingReduction {
  readonly basis: Cents
  readonly requestedAt: Instant
}

/**
 * An account that enrolled once. Pending has never met what is required since it enrolled; whether an
 * Active one is short is a matter of the day, see `standingOn`.
 */
export interface Enrolled {
  readonly status: 'Pending' | 'Active' | 'Suspended' | 'Withdrawn' | 'Revoked'
  readonly required: Required
  /** A higher requirement that comes into force on a later day. */
  readonly raised: { readonly required: Required; readonly from: CivilDate } | null
  /** First day of the release prior to payment; null until what is required was met once. */
  readonly activeFrom: CivilDate | null
  /** Eastern day on which the requirement was computed last. */
  readonly computedOn: CivilDate
  /** At most {@link maxInstruments}: those that have not ended. */
  readonly held: ReadonlyArray<Instrument>
  /** Ids that are used up, with what stood under them. */
  readonly ended: Keyed<string, Instrument>
  /** Last day on which a shortfall costs nothing; null without such discretion. */
  readonly heldOffUntil: CivilDate | null
  readonly reduction: PendingReduction | null
  /** The days with release prior to payment: those that were, and those that will be as far as is known. */
  readonly days: Stretches
}

export type FinancialSecurity = { readonly status: 'NotEnrolled' } | Enrolled

/** Most instruments of one account that have not ended (assumed CK-85). */
export const maxInstruments = 50

export const initial: FinancialSecurity = { status: 'NotEnrolled' }

export const category = 'security'

export const financialSecurityStream = (bn15: Bn15): StreamRef<FinancialSecurity> => ({
  category,
  name: `${category}-${bn15}`,
})
