/** What decisions need to know of a program account. */
import type { StreamRef } from '@carmkit/kernel'
import type { Bn15, CivilDate, Instant, Language, ProgramType } from '../values/index.js'
import type { ClosureReason, Documents, SubProgram } from './content.js'

/** The last closing. It stays known after a reactivation: what it ended stays ended (DEL-18). */
export interface Closing {
  readonly reason: ClosureReason
  readonly at: Instant
}

interface Particulars {
  readonly programType: ProgramType
  readonly subPrograms: ReadonlyArray<SubProgram>
  /**
   * Eastern day of the opening, of the appearance here, or of the last reactivation; null before,
   * or where no day was recorded.
   */
  readonly inUseSince: CivilDate | null
  /** Reference of the contact person's data; null until one was named. */
  readonly contact: string | null
  readonly language: Language | null
  /** What the agency waits for; empty unless Incomplete. */
  readonly requested: Documents
}

export type Enrolled = Particulars &
  (
    | {
        readonly status:
          | 'Draft'
          | 'Submitted'
          | 'Incomplete'
          | 'Active'
          | 'Inactive'
          | 'Suspended'
          | 'Rejected'
          | 'Withdrawn'
        readonly closed: Closing | null
      }
    | { readonly status: 'Closed'; readonly closed: Closing }
  )

export type ProgramAccount = { readonly status: 'Absent' } | Enrolled

export type ProgramAccountStatus = ProgramAccount['status']

export const initial: ProgramAccount = { status: 'Absent' }

export const category = 'programAccount'

export const programAccountStream = (bn15: Bn15): StreamRef<ProgramAccount> => ({
  category,
  name: `${category}-${bn15}`,
})
