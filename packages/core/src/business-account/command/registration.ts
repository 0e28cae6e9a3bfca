/** Commands on the business as a whole: its registration, its contact data, its standing, its end. */
import { nullable } from '@carmkit/kernel'
import { defineCommand } from '../../command-definition.js'
import {
  Bn9,
  CivilDate,
  ClaimedPrograms,
  EntityType,
  Language,
  LegalName,
  PersonalRef,
  Residency,
  UserId,
} from '../../values/index.js'
import { CessationReason, CorrectionSubject, SuspensionReason } from '../content.js'
import { alice, bob, importer, reference } from './examples.js'

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

export const RegisterClaimedBusiness = defineCommand({
  type: 'RegisterClaimedBusiness',
  summary:
    'A claim succeeded: its claimant becomes the first BAM, and every program account of the number appears (system.reaction).',
  fields: { bn9: Bn9, claimant: UserId, programs: ClaimedPrograms },
  about: {
    bn9: 'the number claimed',
    claimant: 'the person whose claim succeeded',
    programs: 'all customs accounts that the agency knows of this number (BUS-10)',
  },
  example: {
    bn9: importer,
    claimant: alice,
    programs: [{ reference: 'RM0001', programType: 'Importer', openedOn: '2019-05-06' }],
  },
})

export const UpdateBusinessContact = defineCommand({
  type: 'UpdateBusinessContact',
  summary: 'Changes how the agency reaches the business (user: BAM).',
  fields: { bn9: Bn9, contact: PersonalRef, language: Language },
  about: {
    bn9: 'the business',
    contact: 'reference to the contact person, phone and e-mail, which are personal data',
    language: 'the language of correspondence',
  },
  example: { bn9: importer, contact: reference, language: 'EN' },
})

export const RequestLegalEntityCorrection = defineCommand({
  type: 'RequestLegalEntityCorrection',
  summary: 'Asks the agency to correct what only it may change (user: BAM).',
  fields: { bn9: Bn9, subject: CorrectionSubject, comment: nullable(PersonalRef) },
  about: {
    bn9: 'the business',
    subject: 'what is wrong',
    comment: 'reference to an explanation; null for none',
  },
  example: { bn9: importer, subject: 'address', comment: null },
})

export const SuspendBusiness = defineCommand({
  type: 'SuspendBusiness',
  summary: 'Stops everything but reading until the business is reinstated (officer).',
  fields: { bn9: Bn9, reason: SuspensionReason },
  about: { bn9: 'the business', reason: 'why it is suspended' },
  example: { bn9: importer, reason: 'Compliance' },
})

export const ReinstateBusiness = defineCommand({
  type: 'ReinstateBusiness',
  summary: 'Ends a suspension of the business (officer).',
  fields: { bn9: Bn9 },
  about: { bn9: 'the business' },
  example: { bn9: importer },
})

export const RecordBnCeased = defineCommand({
  type: 'RecordBnCeased',
  summary: 'The number ended; all access and all delegations end with it (external.cra).',
  fields: { bn9: Bn9, on: CivilDate, reason: CessationReason },
  about: { bn9: 'the number', on: 'first day without it, Eastern', reason: 'why it ended' },
  example: { bn9: importer, on: '2026-02-01', reason: 'Dissolved' },
})

export const RecordBnSuperseded = defineCommand({
  type: 'RecordBnSuperseded',
  summary: 'Another number took the place of this one, which ended (external.cra).',
  fields: { bn9: Bn9, by: Bn9, on: CivilDate },
  about: {
    bn9: 'the number that ended',
    by: 'the new number; access and delegations do not follow to it',
    on: 'first day without the old number, Eastern',
  },
  example: { bn9: importer, by: '800000010', on: '2026-02-01' },
})

export const RecordCredentialLoss = defineCommand({
  type: 'RecordCredentialLoss',
  summary: 'No BAM can sign in any more: only recovery is accepted (officer).',
  fields: { bn9: Bn9 },
  about: { bn9: 'the business' },
  example: { bn9: importer },
})

export const AppointRecoveryBam = defineCommand({
  type: 'AppointRecoveryBam',
  summary: 'Gives an orphaned business a BAM, on evidence (officer).',
  fields: { bn9: Bn9, user: UserId },
  about: { bn9: 'the business', user: 'the person who becomes BAM' },
  example: { bn9: importer, user: bob },
})
