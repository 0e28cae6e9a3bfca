/** What is recorded of a business account. Storage contract: add a version, never edit one. */
import {
  closed,
  type EventIn,
  event,
  eventSchema,
  integer,
  list,
  nullable,
  oneOf,
} from '@carmkit/kernel'
import {
  Bn9,
  CivilDate,
  EntityType,
  Instant,
  Language,
  LegalName,
  Origin,
  PersonalRef,
  ProgramReference,
  ProgramType,
  Residency,
  RevocationMode,
  RoleAssignment,
  Scope,
  UserId,
} from '../values/index.js'
import {
  AccessBasis,
  AccessRejectionReason,
  AppointmentBasis,
  Cessation,
  CorrectionSubject,
  RegistrationBasis,
  SuspensionReason,
} from './content.js'

const Spell = integer('Spell', 1, 999_999_999)

export const BnIssued = event('BnIssued', closed('BnIssued', { bn9: Bn9, applicant: UserId }))

/** Version 2 tells how it came about; a claim does not state entity, residency and name. */
export const BusinessRegistered = event(
  'BusinessRegistered',
  closed('BusinessRegistered', {
    bn9: Bn9,
    entityType: EntityType,
    residency: Residency,
    legalName: nullable(LegalName),
  }),
).next(
  closed('BusinessRegistered', {
    bn9: Bn9,
    entityType: nullable(EntityType),
    residency: nullable(Residency),
    legalName: nullable(LegalName),
    basis: RegistrationBasis,
  }),
  (data) => ({ ...data, basis: 'registration' as const }),
)

/** Version 2 knows claims and recoveries too. */
export const BamAppointed = event(
  'BamAppointed',
  closed('BamAppointed', { user: UserId, basis: oneOf('Basis', ['registration']) }),
).next(closed('BamAppointed', { user: UserId, basis: AppointmentBasis }), (data) => data)

export const BusinessContactUpdated = event(
  'BusinessContactUpdated',
  closed('BusinessContactUpdated', { bn9: Bn9, contact: PersonalRef, language: Language }),
)

export const LegalCorrectionRequested = event(
  'LegalCorrectionRequested',
  closed('LegalCorrectionRequested', {
    bn9: Bn9,
    subject: CorrectionSubject,
    comment: nullable(PersonalRef),
  }),
)

export const BusinessSuspended = event(
  'BusinessSuspended',
  closed('BusinessSuspended', { bn9: Bn9, reason: SuspensionReason }),
)

export const BusinessReinstated = event(
  'BusinessReinstated',
  closed('BusinessReinstated', { bn9: Bn9 }),
)

/** Ends all access and every request by itself (BUS-13). `on` is the first day without the number. */
export const BusinessCeased = event(
  'BusinessCeased',
  closed('BusinessCeased', { bn9: Bn9, on: CivilDate, cause: Cessation }),
)

/** No BAM can sign in any more (USR-11). */
export const BusinessOrphaned = event('BusinessOrphaned', closed('BusinessOrphaned', { bn9: Bn9 }))

/** Version 2 has room for what the person says. */
export const AccessRequested = event(
  'AccessRequested',
  closed('AccessRequested', { user: UserId, lapsesAt: Instant }),
).next(
  closed('AccessRequested', { user: UserId, lapsesAt: Instant, comment: nullable(PersonalRef) }),
  (data) => ({ ...data, comment: null }),
)

/** `spell` is the number of the access in which `invitedBy` gave it. */
export const UserInvited = event(
  'UserInvited',
  closed('UserInvited', {
    user: UserId,
    assignment: RoleAssignment,
    until: nullable(CivilDate),
    lapsesAt: Instant,
    invitedBy: UserId,
    spell: Spell,
  }),
)

/** Version 2 tells whether the person had asked or was invited. */
export const AccessApproved = event(
  'AccessApproved',
  closed('AccessApproved', {
    user: UserId,
    assignment: RoleAssignment,
    until: nullable(CivilDate),
  }),
).next(
  closed('AccessApproved', {
    user: UserId,
    assignment: RoleAssignment,
    until: nullable(CivilDate),
    basis: AccessBasis,
  }),
  (data) => ({ ...data, basis: 'request' as const }),
)

export const AccessRejected = event(
  'AccessRejected',
  closed('AccessRejected', { user: UserId, reason: AccessRejectionReason }),
)

export const AccessWithdrawn = event('AccessWithdrawn', closed('AccessWithdrawn', { user: UserId }))

export const AccessLapsed = event('AccessLapsed', closed('AccessLapsed', { user: UserId }))

export const RoleChanged = event(
  'RoleChanged',
  closed('RoleChanged', { user: UserId, before: RoleAssignment, after: RoleAssignment }),
)

/** `until` is the last day, null for no end. */
export const AccessEndSet = event(
  'AccessEndSet',
  closed('AccessEndSet', { user: UserId, until: nullable(CivilDate) }),
)

export const AccessSuspended = event('AccessSuspended', closed('AccessSuspended', { user: UserId }))

export const AccessResumed = event('AccessResumed', closed('AccessResumed', { user: UserId }))

export const AccessEnded = event(
  'AccessEnded',
  closed('AccessEnded', { user: UserId, assignment: RoleAssignment }),
)

export const LicenceRecorded = event(
  'LicenceRecorded',
  closed('LicenceRecorded', { bn9: Bn9, validFrom: CivilDate, validUntil: nullable(CivilDate) }),
)

export const LicenceSuspended = event(
  'LicenceSuspended',
  closed('LicenceSuspended', { bn9: Bn9, from: CivilDate }),
)

export const LicenceRestored = event(
  'LicenceRestored',
  closed('LicenceRestored', { bn9: Bn9, from: CivilDate }),
)

export const ProviderBlocked = event(
  'ProviderBlocked',
  closed('ProviderBlocked', { bn9: Bn9, provider: Bn9, until: Instant }),
)

export const ProviderUnblocked = event(
  'ProviderUnblocked',
  closed('ProviderUnblocked', { bn9: Bn9, provider: Bn9 }),
)

/** Acts at once through authority; `scopes` are all in which the pair may have a delegation. */
export const ProviderRevoked = event(
  'ProviderRevoked',
  closed('ProviderRevoked', {
    client: Bn9,
    provider: Bn9,
    mode: RevocationMode,
    at: Instant,
    scopes: list(Scope, { least: 1, most: 10_000, key: (scope) => scope }),
  }),
)

export const ProgramReferenceReserved = event(
  'ProgramReferenceReserved',
  closed('ProgramReferenceReserved', {
    bn9: Bn9,
    reference: ProgramReference,
    programType: ProgramType,
  }),
)

/** An account that was opened elsewhere. */
export const ProgramMirrored = event(
  'ProgramMirrored',
  closed('ProgramMirrored', {
    bn9: Bn9,
    reference: ProgramReference,
    programType: ProgramType,
    openedOn: CivilDate,
    origin: Origin,
  }),
)

export const events = eventSchema(
  BnIssued,
  BusinessRegistered,
  BamAppointed,
  BusinessContactUpdated,
  LegalCorrectionRequested,
  BusinessSuspended,
  BusinessReinstated,
  BusinessCeased,
  BusinessOrphaned,
  AccessRequested,
  UserInvited,
  AccessApproved,
  AccessRejected,
  AccessWithdrawn,
  AccessLapsed,
  RoleChanged,
  AccessEndSet,
  AccessSuspended,
  AccessResumed,
  AccessEnded,
  LicenceRecorded,
  LicenceSuspended,
  LicenceRestored,
  ProviderBlocked,
  ProviderUnblocked,
  ProviderRevoked,
  ProgramReferenceReserved,
  ProgramMirrored,
)

export type BusinessAccountEvent = EventIn<typeof events>
