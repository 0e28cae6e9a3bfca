/** What decisions need to know of a business account. */
import type { StreamRef } from '@carmkit/kernel'
import type {
  Bn9,
  CivilDate,
  Instant,
  Language,
  Licence,
  Membership,
  People,
  ProgramReference,
  Revocation,
  RoleAssignment,
  UserId,
} from '../values/index.js'

export type BusinessAccount = Unknown | BnIssued | Registered

/** No stream yet. */
export interface Unknown {
  readonly status: 'Unknown'
}

/** The number exists, nobody registered it. */
export interface BnIssued {
  readonly status: 'BnIssued'
  readonly applicant: UserId
}

export interface Registered {
  /** Suspended by an officer; Orphaned without a usable BAM (USR-11); Ceased for good (BUS-13). */
  readonly status: 'Active' | 'Suspended' | 'Orphaned' | 'Ceased'
  /** No BAM can sign in, whatever the status: reinstated, it is Orphaned and not Active. */
  readonly orphaned: boolean
  /** Whom the number was issued to; null where nobody told of its issue. */
  readonly applicant: UserId | null
  /** Who registered it by a claim; null where it was registered otherwise. */
  readonly claimant: UserId | null
  readonly members: People<Membership>
  /** Open access requests, and when each lapses (USR-14). */
  readonly requests: People<Instant>
  readonly invitations: People<Invitation>
  /** How many accesses were ever given: the number of the latest spell. */
  readonly spells: number
  readonly contact: Contact | null
  /** Every reference ever known, in order of arrival; never reused (BN-08). */
  readonly references: ReadonlyArray<ProgramReference>
  readonly licence: Licence | null
  /** As a client: until when a provider may not ask, by the provider's number (DEL-22). */
  readonly blocks: { readonly [provider: string]: Instant }
  /**
   * As a client: when it revoked everything of a provider, by the provider's number, the newest
   * last. What a newer one makes meaningless is not kept.
   */
  readonly revocations: { readonly [provider: string]: ReadonlyArray<Revocation> }
}

/** What an invited person may accept, and until when (catalogue 5.3). */
export interface Invitation {
  readonly assignment: RoleAssignment
  readonly until: CivilDate | null
  readonly lapsesAt: Instant
  /** Who gave it, and in which access of this person: it ends with that access (assumed CK-33). */
  readonly invitedBy: UserId
  readonly spell: number
}

/** How the agency reaches the business. */
export interface Contact {
  readonly contact: string
  readonly language: Language
}

export const initial: BusinessAccount = { status: 'Unknown' }

export const category = 'businessAccount'

export const businessAccountStream = (bn9: Bn9): StreamRef<BusinessAccount> => ({
  category,
  name: `${category}-${bn9}`,
})
