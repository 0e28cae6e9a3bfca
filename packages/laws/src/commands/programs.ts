/** Arbitrary commands about program accounts: enrolled, mirrored, kept up, suspended, closed. */
import type { Bn9 } from '@carmkit/core'
import fc from 'fast-check'
import { anyBusiness, importer } from '../cast.js'
import {
  by,
  byNamed,
  clock,
  cra,
  fromActor,
  officer,
  often,
  personal,
  reaction,
  reference,
  sentBy,
  usually,
} from './form.js'

export const anyAccount: fc.Arbitrary<string> = fc
  .tuple(anyBusiness, reference)
  .map((parts) => parts.join(''))

const account = fc.record({ bn15: anyAccount })
const documents = fc.constantFrom<ReadonlyArray<string>>([], ['BSF900'])
const businessOf = (bn15: string): Bn9 => bn15.slice(0, 9) as Bn9

const byItsPeople = (type: string, data: fc.Arbitrary<{ readonly bn15: string }>) =>
  sentBy(
    type,
    data.map((one) => by(businessOf(one.bn15))(one)),
  )

const mirrored = {
  programType: often('Importer', 'Exporter'),
  openedOn: often('2019-05-06', '2024-06-01'),
  origin: often('cra', 'cbsaForm', 'portal'),
}

const subProgram = fc.record({ bn15: anyAccount, subProgram: fc.constant('CSA') })

export const programCommands = {
  StartProgramEnrolment: byNamed(
    'StartProgramEnrolment',
    'bn9',
    fc.record({
      bn9: anyBusiness,
      programType: often('Importer', 'Exporter', 'ImporterExporter'),
    }),
  ),
  MirrorExistingRm: fromActor(
    'MirrorExistingRm',
    usually(cra),
    fc.record({
      bn9: anyBusiness,
      reference: fc.constantFrom('RM0002', 'RM0004', 'RM9999'),
      ...mirrored,
    }),
  ),
  OpenEnrolment: fromActor(
    'OpenEnrolment',
    usually(reaction),
    fc.constant({ bn15: `${importer}RM0001`, programType: 'Importer' }),
  ),
  OpenMirroredAccount: fromActor(
    'OpenMirroredAccount',
    usually(reaction),
    fc.record({ bn15: fc.constant(`${importer}RM0001`), ...mirrored }),
  ),
  SubmitEnrolment: byItsPeople(
    'SubmitEnrolment',
    fc.record({ bn15: anyAccount, recordsLocation: often('canada', 'elsewhere'), documents }),
  ),
  RequestMissingDocuments: fromActor(
    'RequestMissingDocuments',
    usually(officer),
    fc.record({ bn15: anyAccount, documents: fc.constant(['BSF900']) }),
  ),
  SupplyDocuments: byItsPeople('SupplyDocuments', fc.record({ bn15: anyAccount, documents })),
  WithdrawEnrolment: byItsPeople('WithdrawEnrolment', account),
  ApproveEnrolment: fromActor('ApproveEnrolment', usually(officer), account),
  RejectEnrolment: fromActor(
    'RejectEnrolment',
    usually(officer),
    fc.record({ bn15: anyAccount, reason: fc.constant('NotEligible') }),
  ),
  UpdateProgramContact: byItsPeople(
    'UpdateProgramContact',
    fc.record({ bn15: anyAccount, contact: personal, language: often('EN', 'FR') }),
  ),
  EnrolSubProgram: byItsPeople('EnrolSubProgram', subProgram),
  LeaveSubProgram: byItsPeople('LeaveSubProgram', subProgram),
  SuspendProgramAccount: fromActor(
    'SuspendProgramAccount',
    usually(officer),
    fc.record({ bn15: anyAccount, reason: fc.constant('UnderReview') }),
  ),
  LiftSuspension: fromActor('LiftSuspension', usually(officer), account),
  MarkDormant: fromActor('MarkDormant', usually(clock), account),
  ReactivateProgramAccount: fromActor('ReactivateProgramAccount', usually(officer), account),
  CloseProgramAccount: byItsPeople('CloseProgramAccount', account),
  RecordProgramClosure: fromActor(
    'RecordProgramClosure',
    usually(officer),
    fc.record({ bn15: anyAccount, reason: often('Compliance', 'Amalgamation', 'BnCeased') }),
  ),
}
