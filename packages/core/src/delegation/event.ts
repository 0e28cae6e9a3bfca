/** What is recorded of a delegation. Storage contract: add a version, never edit one. */
import { bool, closed, type EventIn, event, eventSchema, nullable } from '@carmkit/kernel'
import {
  Bn9,
  Capacity,
  CivilDate,
  Instant,
  PersonalRef,
  ProgramReference,
  RejectionReason,
  RevocationMode,
  Scope,
  SlotId,
  UserId,
  Visibility,
} from '../values/index.js'

const identity = { client: Bn9, provider: Bn9, scope: Scope }

/** `validUntil` is the last day, null for none. */
const Terms = closed('Terms', {
  visibility: Visibility,
  validFrom: CivilDate,
  validUntil: nullable(CivilDate),
})

const requested = {
  ...identity,
  requestId: SlotId,
  /** The person who asked: nobody answers an own request (USR-17). */
  requestedBy: UserId,
  capacity: Capacity,
  visibility: Visibility,
  providerProgram: ProgramReference,
  lapsesAt: Instant,
}

export const DelegationRequested = event(
  'DelegationRequested',
  closed('DelegationRequested', requested),
).next(
  closed('DelegationRequested', { ...requested, comment: nullable(PersonalRef) }),
  (first) => ({ ...first, comment: null }),
)

export const DelegationOffered = event(
  'DelegationOffered',
  closed('DelegationOffered', {
    ...identity,
    offerId: SlotId,
    /** The person who offered: nobody accepts an own offer (USR-17). */
    offeredBy: UserId,
    capacity: Capacity,
    terms: Terms,
    lapsesAt: Instant,
  }),
)

export const RequestApproved = event(
  'RequestApproved',
  closed('RequestApproved', { requestId: SlotId, wished: Visibility, granted: Visibility }),
)

const rejected = { requestId: SlotId, reason: RejectionReason }

/** With `block` the client does not want to be asked again; its business account does that (DEL-22). */
export const RequestRejected = event('RequestRejected', closed('RequestRejected', rejected)).next(
  closed('RequestRejected', { ...rejected, block: bool }),
  (first) => ({ ...first, block: false }),
)

/** `providerProgram` is the account under which the provider acts (DEL-F15). */
export const OfferAccepted = event(
  'OfferAccepted',
  closed('OfferAccepted', { offerId: SlotId, providerProgram: ProgramReference }),
)

export const OfferDeclined = event('OfferDeclined', closed('OfferDeclined', { offerId: SlotId }))

/** Its author took a request or an offer back. */
export const RequestWithdrawn = event(
  'RequestWithdrawn',
  closed('RequestWithdrawn', { requestId: SlotId }),
)

/** Nobody answered a request or an offer in time. */
export const RequestLapsed = event('RequestLapsed', closed('RequestLapsed', { requestId: SlotId }))

/** A request or an offer fell with what it was about. */
export const RequestVoided = event('RequestVoided', closed('RequestVoided', { requestId: SlotId }))

const granted = { ...identity, grantId: SlotId, capacity: Capacity, terms: Terms }

/** `relationship` is the first grant of the unbroken time in which the pair has a live one. */
export const DelegationGranted = event(
  'DelegationGranted',
  closed('DelegationGranted', granted),
).next(
  closed('DelegationGranted', {
    ...granted,
    grantedAt: nullable(Instant),
    relationship: nullable(SlotId),
  }),
  (first) => ({ ...first, grantedAt: null, relationship: null }),
)

/** A later approval replaces the terms of a grant that is still live (catalogue 7.3). */
export const TermsReplaced = event(
  'TermsReplaced',
  closed('TermsReplaced', { grantId: SlotId, capacity: Capacity, before: Terms, after: Terms }),
)

/** The client changed the terms by itself. */
export const TermsAmended = event(
  'TermsAmended',
  closed('TermsAmended', { grantId: SlotId, before: Terms, after: Terms }),
)

export const DelegationSuspended = event(
  'DelegationSuspended',
  closed('DelegationSuspended', { grantId: SlotId }),
)

export const DelegationResumed = event(
  'DelegationResumed',
  closed('DelegationResumed', { grantId: SlotId }),
)

export const DelegationRevoked = event(
  'DelegationRevoked',
  closed('DelegationRevoked', { grantId: SlotId, mode: RevocationMode }),
)

export const DelegationRelinquished = event(
  'DelegationRelinquished',
  closed('DelegationRelinquished', { grantId: SlotId, mode: RevocationMode }),
)

/** Its last day passed; recorded when something next happens, true since `endedAt`. */
export const GrantExpired = event(
  'GrantExpired',
  closed('GrantExpired', { grantId: SlotId, endedAt: Instant }),
)

const begun = { grantId: SlotId, capacity: Capacity, endedAt: Instant, until: Instant }

export const RunOffStarted = event('RunOffStarted', closed('RunOffStarted', begun)).next(
  closed('RunOffStarted', { ...begun, relationship: nullable(SlotId) }),
  (first) => ({ ...first, relationship: null }),
)

/** Nothing is left of it, run-off included. */
export const GrantEnded = event('GrantEnded', closed('GrantEnded', { grantId: SlotId }))

export const events = eventSchema(
  DelegationRequested,
  DelegationOffered,
  RequestApproved,
  RequestRejected,
  OfferAccepted,
  OfferDeclined,
  RequestWithdrawn,
  RequestLapsed,
  RequestVoided,
  DelegationGranted,
  TermsReplaced,
  TermsAmended,
  DelegationSuspended,
  DelegationResumed,
  DelegationRevoked,
  DelegationRelinquished,
  GrantExpired,
  RunOffStarted,
  GrantEnded,
)

export type DelegationEvent = EventIn<typeof events>
