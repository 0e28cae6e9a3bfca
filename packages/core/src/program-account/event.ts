/** What is recorded of a program account. Storage contract: add a version, never edit one. */
import { closed, type EventIn, event, eventSchema, list, nullable } from '@carmkit/kernel'
import {
  Bn15,
  CivilDate,
  Instant,
  Language,
  Origin,
  PersonalRef,
  ProgramType,
  RecordsLocation,
} from '../values/index.js'
import {
  ClosingGuard,
  ClosureReason,
  Documents,
  EnrolmentRejectionReason,
  ProgramSuspensionReason,
  RequestedDocuments,
  SubProgram,
  UnreadableDeclarations,
  WithdrawalReason,
} from './content.js'

export const EnrolmentStarted = event(
  'EnrolmentStarted',
  closed('EnrolmentStarted', { bn15: Bn15, programType: ProgramType }),
)

export const EnrolmentSubmitted = event(
  'EnrolmentSubmitted',
  closed('EnrolmentSubmitted', {
    bn15: Bn15,
    recordsLocation: RecordsLocation,
    documents: Documents,
  }),
)

export const DocumentsRequested = event(
  'DocumentsRequested',
  closed('DocumentsRequested', { bn15: Bn15, documents: RequestedDocuments }),
)

export const DocumentsSupplied = event(
  'DocumentsSupplied',
  closed('DocumentsSupplied', { bn15: Bn15, documents: Documents }),
)

export const EnrolmentWithdrawn = event(
  'EnrolmentWithdrawn',
  closed('EnrolmentWithdrawn', { bn15: Bn15, reason: WithdrawalReason }),
)

export const EnrolmentRejected = event(
  'EnrolmentRejected',
  closed('EnrolmentRejected', { bn15: Bn15, reason: EnrolmentRejectionReason }),
)

/**
 * `openedOn` is the Eastern day, `openedAt` the moment. A mirrored account has a day only; what was
 * recorded in version 1 has neither. From `inUseSince` the days without use count (PRG-10): for a
 * mirrored account not from before it appeared here, what it did until then is not known.
 */
export const ProgramAccountOpened = event(
  'ProgramAccountOpened',
  closed('ProgramAccountOpened', { bn15: Bn15, programType: ProgramType }),
).next(
  closed('ProgramAccountOpened', {
    bn15: Bn15,
    programType: ProgramType,
    origin: Origin,
    openedOn: nullable(CivilDate),
    openedAt: nullable(Instant),
    inUseSince: nullable(CivilDate),
  }),
  (data) => ({
    ...data,
    origin: 'portal' as const,
    openedOn: null,
    openedAt: null,
    inUseSince: null,
  }),
)

export const ProgramContactUpdated = event(
  'ProgramContactUpdated',
  closed('ProgramContactUpdated', { bn15: Bn15, contact: PersonalRef, language: Language }),
)

export const SubProgramEnrolled = event(
  'SubProgramEnrolled',
  closed('SubProgramEnrolled', { bn15: Bn15, subProgram: SubProgram }),
)

export const SubProgramLeft = event(
  'SubProgramLeft',
  closed('SubProgramLeft', { bn15: Bn15, subProgram: SubProgram }),
)

export const ProgramSuspended = event(
  'ProgramSuspended',
  closed('ProgramSuspended', { bn15: Bn15, reason: ProgramSuspensionReason }),
)

export const SuspensionLifted = event(
  'SuspensionLifted',
  closed('SuspensionLifted', { bn15: Bn15 }),
)

/** `unusedSince` is the last day of use, Eastern. */
export const ProgramDormant = event(
  'ProgramDormant',
  closed('ProgramDormant', { bn15: Bn15, unusedSince: CivilDate }),
)

/** `reactivatedOn` is the Eastern day, from which the days without use count anew. */
export const ProgramReactivated = event(
  'ProgramReactivated',
  closed('ProgramReactivated', { bn15: Bn15, reactivatedOn: CivilDate }),
)

/**
 * `unchecked` names the guards whose facts nobody supplied, or not all of them: then `unreadable`
 * names the declarations that could not be read and may be the account's.
 */
export const ProgramClosed = event(
  'ProgramClosed',
  closed(
    'ProgramClosed',
    {
      bn15: Bn15,
      reason: ClosureReason,
      closedAt: Instant,
      unchecked: list(ClosingGuard, { most: 4 }),
    },
    { unreadable: UnreadableDeclarations },
  ),
)

export const events = eventSchema(
  EnrolmentStarted,
  EnrolmentSubmitted,
  DocumentsRequested,
  DocumentsSupplied,
  EnrolmentWithdrawn,
  EnrolmentRejected,
  ProgramAccountOpened,
  ProgramContactUpdated,
  SubProgramEnrolled,
  SubProgramLeft,
  ProgramSuspended,
  SuspensionLifted,
  ProgramDormant,
  ProgramReactivated,
  ProgramClosed,
)

export type ProgramAccountEvent = EventIn<typeof events>
