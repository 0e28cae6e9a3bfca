/** What may be asked of a program account. */

import { type CommandOf, defineCommand } from '../command-definition.js'
import {
  Bn15,
  CivilDate,
  Language,
  Origin,
  PersonalRef,
  ProgramType,
  RecordsLocation,
} from '../values/index.js'
import {
  Documents,
  EnrolmentRejectionReason,
  ProgramSuspensionReason,
  RecordedClosureReason,
  RequestedDocuments,
  SubProgram,
} from './content.js'

const bn15 = '123456782RM0001'
const theAccount = 'the account'

export const OpenEnrolment = defineCommand({
  type: 'OpenEnrolment',
  summary: 'Opens the file of an account whose reference was reserved (system.reaction).',
  fields: { bn15: Bn15, programType: ProgramType },
  about: { bn15: theAccount, programType: 'as reserved' },
  example: { bn15, programType: 'Importer' },
})

export const OpenMirroredAccount = defineCommand({
  type: 'OpenMirroredAccount',
  summary: 'An account that was opened elsewhere appears, in use (system.reaction).',
  fields: { bn15: Bn15, programType: ProgramType, openedOn: CivilDate, origin: Origin },
  about: {
    bn15: theAccount,
    programType: 'as the agency knows it',
    openedOn: 'the day on which it was opened, Eastern',
    origin: 'who opened accounts on that day (PRG-06)',
  },
  example: { bn15, programType: 'Importer', openedOn: '2019-05-06', origin: 'cra' },
})

export const SubmitEnrolment = defineCommand({
  type: 'SubmitEnrolment',
  summary: 'Submits the file for review (user: BAM).',
  fields: { bn15: Bn15, recordsLocation: RecordsLocation, documents: Documents },
  about: {
    bn15: theAccount,
    recordsLocation: 'where the books and records are kept',
    documents: 'supporting documents supplied, by form number',
  },
  example: { bn15, recordsLocation: 'canada', documents: [] },
})

export const RequestMissingDocuments = defineCommand({
  type: 'RequestMissingDocuments',
  summary: 'The agency asks for documents before it goes on with the review (officer).',
  fields: { bn15: Bn15, documents: RequestedDocuments },
  about: { bn15: theAccount, documents: 'what is missing, by form number' },
  example: { bn15, documents: ['BSF900'] },
})

export const SupplyDocuments = defineCommand({
  type: 'SupplyDocuments',
  summary: 'Supplies everything that was asked for; the review goes on (user: BAM).',
  fields: { bn15: Bn15, documents: Documents },
  about: { bn15: theAccount, documents: 'supporting documents supplied, by form number' },
  example: { bn15, documents: ['BSF900'] },
})

export const WithdrawEnrolment = defineCommand({
  type: 'WithdrawEnrolment',
  summary: 'Gives the enrolment up before it is decided; its reference stays taken (user: BAM).',
  fields: { bn15: Bn15 },
  about: { bn15: theAccount },
  example: { bn15 },
})

export const ApproveEnrolment = defineCommand({
  type: 'ApproveEnrolment',
  summary: 'The agency opens the account (officer).',
  fields: { bn15: Bn15 },
  about: { bn15: theAccount },
  example: { bn15 },
})

export const RejectEnrolment = defineCommand({
  type: 'RejectEnrolment',
  summary: 'The agency refuses the enrolment for good (officer).',
  fields: { bn15: Bn15, reason: EnrolmentRejectionReason },
  about: { bn15: theAccount, reason: 'why it is refused' },
  example: { bn15, reason: 'NotEligible' },
})

export const UpdateProgramContact = defineCommand({
  type: 'UpdateProgramContact',
  summary: 'Names the contact person and the language of an account (user: BAM, or its PAM).',
  fields: { bn15: Bn15, contact: PersonalRef, language: Language },
  about: {
    bn15: theAccount,
    contact: "reference of the contact person's data",
    language: 'in which the agency writes',
  },
  example: { bn15, contact: 'c0'.repeat(32), language: 'EN' },
})

export const EnrolSubProgram = defineCommand({
  type: 'EnrolSubProgram',
  summary: 'Enrols an importing account in a program within it (user: BAM, or its PAM).',
  fields: { bn15: Bn15, subProgram: SubProgram },
  about: { bn15: theAccount, subProgram: 'customs self-assessment' },
  example: { bn15, subProgram: 'CSA' },
})

export const LeaveSubProgram = defineCommand({
  type: 'LeaveSubProgram',
  summary: 'Leaves a program within the account (user: BAM, or its PAM).',
  fields: { bn15: Bn15, subProgram: SubProgram },
  about: { bn15: theAccount, subProgram: 'customs self-assessment' },
  example: { bn15, subProgram: 'CSA' },
})

export const SuspendProgramAccount = defineCommand({
  type: 'SuspendProgramAccount',
  summary: 'The agency stops the use of an account for a while (officer).',
  fields: { bn15: Bn15, reason: ProgramSuspensionReason },
  about: { bn15: theAccount, reason: 'why it is suspended' },
  example: { bn15, reason: 'UnderReview' },
})

export const LiftSuspension = defineCommand({
  type: 'LiftSuspension',
  summary: 'The agency lets a suspended account be used again (officer).',
  fields: { bn15: Bn15 },
  about: { bn15: theAccount },
  example: { bn15 },
})

export const MarkDormant = defineCommand({
  type: 'MarkDormant',
  summary: 'An account without a filing for 730 days and without a balance sleeps (system.clock).',
  fields: { bn15: Bn15 },
  about: { bn15: theAccount },
  example: { bn15 },
})

export const ReactivateProgramAccount = defineCommand({
  type: 'ReactivateProgramAccount',
  summary: 'The agency wakes a dormant account, or undoes a voluntary closing (officer).',
  fields: { bn15: Bn15 },
  about: { bn15: theAccount },
  example: { bn15 },
})

export const CloseProgramAccount = defineCommand({
  type: 'CloseProgramAccount',
  summary: 'The business closes an account that owes nothing and holds nothing (user: BAM).',
  fields: { bn15: Bn15 },
  about: { bn15: theAccount },
  example: { bn15 },
})

export const RecordProgramClosure = defineCommand({
  type: 'RecordProgramClosure',
  summary: 'An account ends without its wish (officer, external.cra, system.reaction).',
  fields: { bn15: Bn15, reason: RecordedClosureReason },
  about: { bn15: theAccount, reason: 'why it ends, for good' },
  example: { bn15, reason: 'BnCeased' },
})

export const commands = [
  OpenEnrolment,
  OpenMirroredAccount,
  SubmitEnrolment,
  RequestMissingDocuments,
  SupplyDocuments,
  WithdrawEnrolment,
  ApproveEnrolment,
  RejectEnrolment,
  UpdateProgramContact,
  EnrolSubProgram,
  LeaveSubProgram,
  SuspendProgramAccount,
  LiftSuspension,
  MarkDormant,
  ReactivateProgramAccount,
  CloseProgramAccount,
  RecordProgramClosure,
] as const

export type ProgramAccountCommand = CommandOf<(typeof commands)[number]>
export type On<Type extends ProgramAccountCommand['type']> = Extract<
  ProgramAccountCommand,
  { type: Type }
>
