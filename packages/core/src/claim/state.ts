/** What decisions need to know of one person's claim to one business number. */
import type { StreamRef } from '@carmkit/kernel'
import type { Bn9, Instant, ProgramReference, UserId } from '../values/index.js'
import type { Question } from './content.js'

export type Claim = Unbegun | Begun

/** Failures and locks of one person, which count before a claim is begun too (BUS-07). */
export interface Attempts {
  /** Profiles and answer sets that failed since the last lock. */
  readonly failures: number
  /** Locks since the first attempt, or since an officer opened the claim. */
  readonly locks: number
  /** The latest lock; its `until` is null when only an officer ends it. */
  readonly lock: { readonly until: Instant | null } | null
}

export interface Unbegun extends Attempts {
  readonly status: 'Absent'
}

export interface Begun extends Attempts {
  /** As recorded: whether a waiting claim has lapsed, or a lock has ended, is a matter of dates. */
  readonly status: 'Claiming' | 'InReview' | 'Verified' | 'Refused' | 'Lapsed'
  readonly reference: ProgramReference
  readonly questions: ReadonlyArray<Question>
  readonly lapsesAt: Instant
}

export const initial: Claim = { status: 'Absent', failures: 0, locks: 0, lock: null }

export const category = 'claim'

/** One for each person, so that nobody can block another's claim (BUS-07). */
export const claimStream = ({
  bn9,
  claimant,
}: {
  readonly bn9: Bn9
  readonly claimant: UserId
}): StreamRef<Claim> => ({ category, name: `${category}-${bn9}.${claimant}` })
