/** What decisions need to know of a delegation: three slots that live side by side. */
import type { StreamRef } from '@carmkit/kernel'
import type {
  Bn9,
  Capacity,
  GrantTerms,
  Instant,
  RunOff,
  Scope,
  UserId,
  Visibility,
} from '../values/index.js'

export type Delegation = { readonly status: 'Absent' } | Present

/** The pair has a history in this scope. Which slot is live at a moment is a matter of dates. */
export interface Present {
  readonly status: 'Present'
  readonly identity: Identity
  readonly request: OpenRequest | null
  readonly grant: LiveGrant | null
  readonly runOffs: ReadonlyArray<RunOff>
  /** Ids given so far in this stream. */
  readonly ordinal: number
  readonly everGranted: boolean
}

export interface Identity {
  readonly client: Bn9
  readonly provider: Bn9
  readonly scope: Scope
}

/** One side asked the other: the provider with a request, or the client with an offer. */
export type OpenRequest = Requested | Offered

export interface Requested {
  readonly kind: 'Requested'
  readonly id: string
  readonly requestedBy: UserId
  readonly capacity: Capacity
  readonly visibility: Visibility
  /** What the requester wrote to the client, kept as personal data; null for nothing. */
  readonly comment: string | null
  readonly lapsesAt: Instant
}

export interface Offered {
  readonly kind: 'Offered'
  readonly id: string
  readonly offeredBy: UserId
  readonly capacity: Capacity
  readonly terms: GrantTerms
  readonly lapsesAt: Instant
}

export interface LiveGrant {
  readonly id: string
  readonly capacity: Capacity
  readonly terms: GrantTerms
  readonly suspended: boolean
  /** Null for grants recorded before this was: they are older than any ending. */
  readonly grantedAt: Instant | null
  /** The unbroken time in which the pair has some live grant, by the id of its first one. */
  readonly relationship: string
}

export const initial: Delegation = { status: 'Absent' }

export const category = 'delegation'

/** Identity is (client, provider, scope): `delegation-123456782.700123458.RM0001`. */
export const delegationStream = ({ client, provider, scope }: Identity): StreamRef<Delegation> => ({
  category,
  name: `${category}-${client}.${provider}.${scope}`,
})

/** The request or offer in its slot, unless its 60 days are over. */
export const unlapsed = (state: Delegation, now: Instant): OpenRequest | null =>
  state.status === 'Present' && state.request !== null && now < state.request.lapsesAt
    ? state.request
    : null
