/** What decisions need to know of a business account. */
import type { StreamRef } from '@carmkit/kernel'
import type {
  Bn9,
  Instant,
  Membership,
  People,
  Period,
  ProgramReference,
  UserId,
} from '../values/index.js'

export type BusinessAccount = Unknown | BnIssued | Active

/** No stream yet. */
export interface Unknown {
  readonly status: 'Unknown'
}

/** The number exists, nobody registered it. */
export interface BnIssued {
  readonly status: 'BnIssued'
  readonly applicant: UserId
}

export interface Active {
  readonly status: 'Active'
  readonly members: People<Membership>
  /** Open access requests, and when each lapses (USR-14). */
  readonly requests: People<Instant>
  /** Every reference ever given, in order; never reused (BN-08). */
  readonly references: ReadonlyArray<ProgramReference>
  readonly licence: Period | null
}

export const initial: BusinessAccount = { status: 'Unknown' }

export const category = 'businessAccount'

export const businessAccountStream = (bn9: Bn9): StreamRef<BusinessAccount> => ({
  category,
  name: `${category}-${bn9}`,
})
