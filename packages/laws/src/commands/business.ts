/** Arbitrary commands about a business as a whole: its number, its standing, its licence, its blocks. */
import fc from 'fast-check'
import { anyBusiness, anyDay, anyPerson, broker, businesses, importer, other } from '../cast.js'
import {
  byNamed,
  cbsa,
  cra,
  forItself,
  fromActor,
  officer,
  often,
  optionalDay,
  personal,
  strangers,
  usually,
} from './form.js'

const registration = fc.record({
  bn9: fc.constantFrom(...businesses),
  entityType: often('corporation', 'soleProprietor', 'trust'),
  residency: often('resident', 'nonResident'),
  legalName: often<string | null>('Maple Bicycles Inc.', null),
})

export const revocationMode: fc.Arbitrary<string> = fc.constantFrom('RunOff', 'RunOff', 'CutOff')

const licence = fc.record({
  bn9: often(broker, importer, other),
  validFrom: fc.oneof(fc.constant('2024-10-21'), anyDay),
  validUntil: optionalDay,
})
const fromDay = fc.record({ bn9: often(broker, other), from: anyDay })
const ofBusiness = fc.record({ bn9: anyBusiness })
const ofPair = fc.record({ bn9: anyBusiness, provider: often(broker, importer, other) })

export const businessCommands = {
  RecordBnIssued: fromActor(
    'RecordBnIssued',
    usually(cra),
    fc.record({ bn9: fc.constantFrom(...businesses), applicant: anyPerson }),
  ),
  RegisterNewBusiness: fromActor('RegisterNewBusiness', forItself, registration),
  RegisterClaimedBusiness: fromActor(
    'RegisterClaimedBusiness',
    strangers,
    fc.record({
      bn9: anyBusiness,
      claimant: anyPerson,
      programs: fc.constant([
        { reference: 'RM0001', programType: 'Importer', openedOn: '2019-05-06' },
      ]),
    }),
  ),
  UpdateBusinessContact: byNamed(
    'UpdateBusinessContact',
    'bn9',
    fc.record({ bn9: anyBusiness, contact: personal, language: often('EN', 'FR') }),
  ),
  RequestLegalEntityCorrection: byNamed(
    'RequestLegalEntityCorrection',
    'bn9',
    fc.record({ bn9: anyBusiness, subject: fc.constant('name'), comment: fc.constant(null) }),
  ),
  SuspendBusiness: fromActor(
    'SuspendBusiness',
    usually(officer),
    fc.record({ bn9: anyBusiness, reason: fc.constant('Compliance') }),
  ),
  ReinstateBusiness: fromActor('ReinstateBusiness', usually(officer), ofBusiness),
  RecordBnCeased: fromActor(
    'RecordBnCeased',
    usually(cra),
    fc.record({
      bn9: anyBusiness,
      on: fc.constant('2026-02-01'),
      reason: fc.constant('Dissolved'),
    }),
  ),
  RecordBnSuperseded: fromActor(
    'RecordBnSuperseded',
    usually(cra),
    fc.record({ bn9: anyBusiness, by: often(other, importer), on: fc.constant('2026-02-01') }),
  ),
  RecordCredentialLoss: fromActor('RecordCredentialLoss', usually(officer), ofBusiness),
  AppointRecoveryBam: fromActor(
    'AppointRecoveryBam',
    usually(officer),
    fc.record({ bn9: anyBusiness, user: anyPerson }),
  ),
  RecordLicence: fromActor('RecordLicence', usually(cbsa), licence),
  SuspendLicence: fromActor('SuspendLicence', usually(cbsa), fromDay),
  RestoreLicence: fromActor('RestoreLicence', usually(cbsa), fromDay),
  BlockProvider: byNamed('BlockProvider', 'bn9', ofPair),
  UnblockProvider: byNamed('UnblockProvider', 'bn9', ofPair),
  RevokeAllForProvider: byNamed(
    'RevokeAllForProvider',
    'bn9',
    ofPair.chain((pair) => revocationMode.map((mode) => ({ ...pair, mode }))),
  ),
}
