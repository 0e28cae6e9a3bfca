/** What is recorded of a business account. Storage contract: add a version, never edit one. */
import { closed, type EventIn, event, eventSchema, nullable, oneOf } from '@carmkit/kernel'
import {
  Bn9,
  CivilDate,
  EntityType,
  Instant,
  LegalName,
  ProgramReference,
  ProgramType,
  Residency,
  RoleAssignment,
  UserId,
} from '../values/index.js'

export const BnIssued = event('BnIssued', closed('BnIssued', { bn9: Bn9, applicant: UserId }))

export const BusinessRegistered = event(
  'BusinessRegistered',
  closed('BusinessRegistered', {
    bn9: Bn9,
    entityType: EntityType,
    residency: Residency,
    legalName: nullable(LegalName),
  }),
)

export const BamAppointed = event(
  'BamAppointed',
  closed('BamAppointed', { user: UserId, basis: oneOf('Basis', ['registration']) }),
)

export const AccessRequested = event(
  'AccessRequested',
  closed('AccessRequested', { user: UserId, lapsesAt: Instant }),
)

export const AccessApproved = event(
  'AccessApproved',
  closed('AccessApproved', {
    user: UserId,
    assignment: RoleAssignment,
    until: nullable(CivilDate),
  }),
)

export const AccessEnded = event(
  'AccessEnded',
  closed('AccessEnded', { user: UserId, assignment: RoleAssignment }),
)

export const LicenceRecorded = event(
  'LicenceRecorded',
  closed('LicenceRecorded', { bn9: Bn9, validFrom: CivilDate, validUntil: nullable(CivilDate) }),
)

export const ProgramReferenceReserved = event(
  'ProgramReferenceReserved',
  closed('ProgramReferenceReserved', {
    bn9: Bn9,
    reference: ProgramReference,
    programType: ProgramType,
  }),
)

export const events = eventSchema(
  BnIssued,
  BusinessRegistered,
  BamAppointed,
  AccessRequested,
  AccessApproved,
  AccessEnded,
  LicenceRecorded,
  ProgramReferenceReserved,
)

export type BusinessAccountEvent = EventIn<typeof events>
