/** What may be asked of a business account. */
import { nullable } from '@carmkit/kernel'
import { type CommandOf, defineCommand } from '../command-definition.js'
import {
  Bn9,
  CivilDate,
  EntityType,
  LegalName,
  ProgramType,
  Residency,
  RoleAssignment,
  UserId,
} from '../values/index.js'

const importer = '123456782'
const alice = 'a11ce000-0000-4000-8000-000000000001'

export const RecordBnIssued = defineCommand({
  type: 'RecordBnIssued',
  summary: 'The revenue agency issued a business number to an applicant (external.cra).',
  fields: { bn9: Bn9, applicant: UserId },
  about: {
    bn9: 'the number issued',
    applicant: 'the person who applied and may register the business',
  },
  example: { bn9: importer, applicant: alice },
})

export const RegisterNewBusiness = defineCommand({
  type: 'RegisterNewBusiness',
  summary:
    'A new resident business registers in the portal; the applicant becomes its first BAM (user).',
  fields: {
    bn9: Bn9,
    entityType: EntityType,
    residency: Residency,
    legalName: nullable(LegalName),
  },
  about: {
    bn9: 'the number that was issued to the actor',
    entityType: 'trusts and other entities go to the revenue agency first (PRG-07)',
    residency: 'non-residents claim an existing number instead (PRG-08)',
    legalName: 'as registered; null for a sole proprietor',
  },
  example: {
    bn9: importer,
    entityType: 'corporation',
    residency: 'resident',
    legalName: 'Maple Bicycles Inc.',
  },
})

export const RequestAccess = defineCommand({
  type: 'RequestAccess',
  summary: 'A person asks a business for access (user).',
  fields: { bn9: Bn9 },
  about: { bn9: 'the business asked' },
  example: { bn9: importer },
})

export const ApproveAccess = defineCommand({
  type: 'ApproveAccess',
  summary: 'A manager answers a request with a role (user: BAM; PAM within its programs).',
  fields: { bn9: Bn9, user: UserId, assignment: RoleAssignment, until: nullable(CivilDate) },
  about: {
    bn9: 'the business',
    user: 'the person who asked',
    assignment: 'BAM for the whole business; PAM, Editor or Reader for the programs named',
    until: 'last day of the access, Eastern; null for no end',
  },
  example: {
    bn9: importer,
    user: 'b0b00000-0000-4000-8000-000000000002',
    assignment: { role: 'Editor', programs: ['RM0001'] },
    until: null,
  },
})

export const RemoveUser = defineCommand({
  type: 'RemoveUser',
  summary:
    'A manager ends the access of a person (user: BAM; PAM where all roles lie in its programs).',
  fields: { bn9: Bn9, user: UserId },
  about: { bn9: 'the business', user: 'the person whose access ends' },
  example: { bn9: importer, user: 'b0b00000-0000-4000-8000-000000000002' },
})

export const RecordLicence = defineCommand({
  type: 'RecordLicence',
  summary: 'The agency states the customs broker licence of a business (external.cbsa).',
  fields: { bn9: Bn9, validFrom: CivilDate, validUntil: nullable(CivilDate) },
  about: {
    bn9: 'the broker',
    validFrom: 'first day, Eastern',
    validUntil: 'last day, Eastern; null for no end',
  },
  example: { bn9: '700123458', validFrom: '2024-10-21', validUntil: null },
})

export const StartProgramEnrolment = defineCommand({
  type: 'StartProgramEnrolment',
  summary: 'Reserves the next reference number for a new customs account (user: BAM).',
  fields: { bn9: Bn9, programType: ProgramType },
  about: { bn9: 'the business', programType: 'one type per account (PRG-02)' },
  example: { bn9: importer, programType: 'Importer' },
})

export const commands = [
  RecordBnIssued,
  RegisterNewBusiness,
  RequestAccess,
  ApproveAccess,
  RemoveUser,
  RecordLicence,
  StartProgramEnrolment,
] as const

export type BusinessAccountCommand = CommandOf<(typeof commands)[number]>
export type On<Type extends BusinessAccountCommand['type']> = Extract<
  BusinessAccountCommand,
  { type: Type }
>
