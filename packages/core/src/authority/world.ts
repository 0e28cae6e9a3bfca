/**
 * What authority knows: a few facts of accounts and delegations, each with the stream it came from.
 *
 * Plain types of its own, so that arrows run from the aggregates to authority and never back.
 */
import type {
  AssignedRole,
  Bn9,
  Capacity,
  GrantTerms,
  Instant,
  Licence,
  Membership,
  ProgramReference,
  Revocation,
  RunOff,
  Scope,
  UserId,
} from '../values/index.js'

/** A stream that a decision relied on, at the position it was read. `hash` is zeros when absent. */
export interface Pin {
  readonly stream: string
  readonly revision: number | 'absent'
  readonly hash: string
}

/** Something known, and the stream that says so. */
export interface Known<A> {
  readonly is: A
  readonly pin: Pin
}

export type BusinessStatus = 'Unclaimed' | 'Active' | 'Suspended' | 'Orphaned' | 'Ceased'

export interface BusinessStanding {
  readonly bn9: Bn9
  readonly status: BusinessStatus
  readonly members: { readonly get: (user: UserId) => Membership | undefined }
  /** Customs broker licence, null when none was recorded. */
  readonly licence: Licence | null
  /** As a client: the times at which it revoked everything of a provider, the newest last. */
  readonly revocations: { readonly get: (provider: Bn9) => ReadonlyArray<Revocation> | undefined }
}

export type ProgramStatus = 'Absent' | 'Pending' | 'Active' | 'Inactive' | 'Suspended' | 'Closed'

export interface ProgramStanding {
  readonly status: ProgramStatus
  /** May own declarations: type Importer or ImporterExporter (PRG-03). */
  readonly importing: boolean
  /** The last time it closed: grants on it that were made until then ended with it (DEL-17, DEL-18). */
  readonly closedAt: Instant | null
}

export interface DelegationStanding {
  readonly client: Bn9
  readonly provider: Bn9
  readonly scope: Scope
  readonly grant: {
    readonly id: string
    readonly capacity: Capacity
    readonly terms: GrantTerms
    readonly suspended: boolean
    /** Null for grants recorded before this was: they are older than any ending. */
    readonly grantedAt: Instant | null
    /** The unbroken time in which the pair has some live grant; assignments of staff name it. */
    readonly relationship: string
  } | null
  /** Rights that outlived earlier grants; a later approval leaves them standing. */
  readonly runOffs: ReadonlyArray<RunOff>
  /** There was a grant once: its provider may know that it ended. */
  readonly everGranted: boolean
}

/** What a provider's manager gave its staff, for its clients (DEL-F17, GRP-05). */
export interface ClientAccessStanding {
  /** Role of a person, in this spell of access, for a client in this relationship; null without one. */
  readonly roleOf: (asked: {
    readonly user: UserId
    readonly spell: number
    readonly client: Bn9
    readonly relationship: string
  }) => AssignedRole | null
}

/** An existing transaction: whose it is, and since when. */
export interface Item {
  /** Stream of the transaction. */
  readonly stream: string
  /** The business whose user began it, or submitted it last. */
  readonly ownedBy: Bn9
  /** The business whose user began it: only that one may finish it in run-off (DEL-14). */
  readonly begunFor: Bn9
  readonly begunAt: Instant
}

/** What is acted on. */
export interface Target {
  readonly business: Bn9
  /** The programs concerned; none means the business level. */
  readonly programs: ReadonlyArray<ProgramReference>
  /** The transaction concerned; null where the action is about none, or begins one. */
  readonly item: Item | null
}

/** Everything that {@link authorize} looks at. What does not apply is null or empty. */
export interface World {
  /** The business that the actor acts for. */
  readonly acting: Known<BusinessStanding> | null
  /** The business acted on. */
  readonly target: Known<BusinessStanding> | null
  /** The one program acted on. */
  readonly program: Known<ProgramStanding> | null
  /** Delegations from the target business to the acting one that could cover the action. */
  readonly delegations: ReadonlyArray<Known<DelegationStanding>>
  /** Assignments of the acting business; null where its actor is a manager or acts for itself. */
  readonly clientAccess: Known<ClientAccessStanding> | null
}

export const emptyWorld: World = {
  acting: null,
  target: null,
  program: null,
  delegations: [],
  clientAccess: null,
}
