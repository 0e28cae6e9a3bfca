/** What is recorded of a delegation. Storage contract: add a version, never edit one. */
import {
  type Codec,
  closed,
  type EventIn,
  event,
  eventSchema,
  nullable,
  text,
} from '@carmkit/kernel'
import {
  Bn9,
  Capacity,
  CivilDate,
  Instant,
  ProgramReference,
  RejectionReason,
  RevocationMode,
  Scope,
  UserId,
  Visibility,
} from '../values/index.js'

const identity = { client: Bn9, provider: Bn9, scope: Scope }

/** Id of a request or a grant: `{stream}#{ordinal}`, never used twice (P17). */
const SlotId: Codec<string> = text('SlotId', 'stream, #, ordinal', (value) =>
  /^delegation-[^#]{20,40}#[1-9][0-9]*$/.test(value),
)

/** `validUntil` is the last day, null for none. */
const Terms = closed('Terms', {
  visibility: Visibility,
  validFrom: CivilDate,
  validUntil: nullable(CivilDate),
})

export const DelegationRequested = event(
  'DelegationRequested',
  closed('DelegationRequested', {
    ...identity,
    requestId: SlotId,
    /** The person who asked: nobody answers an own request (USR-17). */
    requestedBy: UserId,
    capacity: Capacity,
    visibility: Visibility,
    providerProgram: ProgramReference,
    lapsesAt: Instant,
  }),
)

export const RequestApproved = event(
  'RequestApproved',
  closed('RequestApproved', { requestId: SlotId, wished: Visibility, granted: Visibility }),
)

export const RequestRejected = event(
  'RequestRejected',
  closed('RequestRejected', { requestId: SlotId, reason: RejectionReason }),
)

export const DelegationGranted = event(
  'DelegationGranted',
  closed('DelegationGranted', { ...identity, grantId: SlotId, capacity: Capacity, terms: Terms }),
)

/** A later approval replaces the terms of a grant that is still live (catalogue 7.3). */
export const TermsReplaced = event(
  'TermsReplaced',
  closed('TermsReplaced', { grantId: SlotId, capacity: Capacity, before: Terms, after: Terms }),
)

export const DelegationRevoked = event(
  'DelegationRevoked',
  closed('DelegationRevoked', { grantId: SlotId, mode: RevocationMode }),
)

/** Its last day passed; recorded when something next happens, true since `endedAt`. */
export const GrantExpired = event(
  'GrantExpired',
  closed('GrantExpired', { grantId: SlotId, endedAt: Instant }),
)

export const RunOffStarted = event(
  'RunOffStarted',
  closed('RunOffStarted', {
    grantId: SlotId,
    capacity: Capacity,
    endedAt: Instant,
    until: Instant,
  }),
)

/** Nothing is left of it, run-off included. */
export const GrantEnded = event('GrantEnded', closed('GrantEnded', { grantId: SlotId }))

export const RequestVoided = event('RequestVoided', closed('RequestVoided', { requestId: SlotId }))

export const events = eventSchema(
  DelegationRequested,
  RequestApproved,
  RequestRejected,
  DelegationGranted,
  TermsReplaced,
  DelegationRevoked,
  GrantExpired,
  RunOffStarted,
  GrantEnded,
  RequestVoided,
)

export type DelegationEvent = EventIn<typeof events>
