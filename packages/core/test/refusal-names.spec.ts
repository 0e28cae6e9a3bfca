/**
 * Every name with which the core can refuse, and a case that is refused with it. A new name breaks
 * the build here until somebody says how it is reached.
 */
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import type { Denial } from '../src/authority/index.js'
import type {
  BusinessAccountRejection,
  ClaimRejection,
  ClientAccessRejection,
  DelegationRejection,
  ProgramAccountRejection,
} from '../src/index.js'
import { ladders } from './ladders/all.js'
import { answerTo } from './ladders/rungs.js'
import { alice, carol, maple, zoe } from './support/actors.js'
import type { Answer } from './support/history.js'
import {
  ofAppeal,
  ofDeclaration,
  ofFinancialSecurity,
  ofLedger,
  ofMassCase,
  ofRuling,
} from './support/refusals-of-transactions.js'
import { mapleStaffed } from './support/story.js'
import {
  authority,
  business,
  employeeWorld,
  item,
  known,
  providerWorld,
  standing,
} from './support/worlds.js'

/** Names as reached, with the outcome that carries them: `denied NotBam`, `rejected WrongState`. */
const namesOf = (answer: Answer): ReadonlyArray<string> =>
  E.isRight(answer) ? [] : answer.left.reasons.map(({ name }) => `${answer.left.outcome} ${name}`)

const fromAuthority = (answer: ReturnType<typeof authority>): ReadonlyArray<string> =>
  E.isRight(answer) ? [] : answer.left.map(({ name }) => `denied ${name}`)

const suspendedGrant = standing({ grant: { ...standing().grant, suspended: true } as never })

const aboveItself = {
  bn9: maple,
  user: zoe.id,
  assignment: { role: 'BAM' },
  until: null,
}

const cases: { readonly [name: string]: () => ReadonlyArray<string> } = {
  ...Object.fromEntries(
    ladders.map((ladder) => [
      ladder.name,
      () => ladder.rungs.flatMap(({ request }) => namesOf(answerTo(ladder, request))),
    ]),
  ),
  'a PAM appoints a BAM': () =>
    namesOf(mapleStaffed.ask(carol.for(maple), 'ApproveAccess', aboveItself)),
  'a PAM makes itself a BAM': () =>
    namesOf(
      mapleStaffed.ask(carol.for(maple), 'ChangeRole', {
        bn9: maple,
        user: carol.id,
        assignment: { role: 'BAM' },
      }),
    ),
  'a suspended business edits': () =>
    fromAuthority(
      authority(employeeWorld({ status: 'Suspended' }), {
        permission: 'EditBusinessContact',
        actor: alice.for(maple),
      }),
    ),
  'a suspended grant is used': () =>
    fromAuthority(
      authority(providerWorld({ delegations: [known(suspendedGrant)] }), {
        permission: 'SubmitFirstDeclaration',
      }),
    ),
}

const denials = {
  SenderNotPermitted: 'OpenDraft by a provider',
  ActsForABusiness: 'RequestAccess',
  NotClaimant: 'BeginClaim',
  NotRequester: 'WithdrawAccess',
  NotInvitee: 'AcceptInvitation',
  NotAuthorized: 'OpenDraft by a provider',
  NotBam: 'StartProgramEnrolment',
  NotManager: 'ApproveAccess',
  NotClientManager: 'ApproveDelegation',
  NotProviderBam: 'RequestDelegation',
  BusinessNotActive: 'a suspended business edits',
  AccessSuspended: 'ResumeAccess',
  OutOfScope: 'ApproveAccess',
  SelfApproval: 'ApproveAccess',
  SelfPromotion: 'a PAM makes itself a BAM',
  RoleAboveApprover: 'a PAM appoints a BAM',
  NotAssigned: 'OpenDraft by a provider',
  AuthorityExpired: 'OpenDraft by a provider',
  GrantSuspended: 'a suspended grant is used',
  GrantNotYetValid: 'OpenDraft by a provider',
  NotBegunBeforeEnd: 'OpenDraft by a provider',
  NotVisible: 'EditDraft',
  NotCustomsBroker: 'OpenDraft by a provider',
  LicenceNotValid: 'OpenDraft by a provider',
  ProgramNotActive: 'OpenDraft by a provider',
  NotImporterAccount: 'OpenDraft by a provider',
} satisfies Record<Denial['name'], string>

const ofClaim = {
  NoClaim: 'AnswerAffinity',
  ClaimLocked: 'BeginClaim',
  NotDue: 'LapseClaim',
  UnknownBn: 'BeginClaim',
  BnCeased: 'BeginClaim',
  AlreadyRegistered: 'BeginClaim',
  NoPortalAccess: 'BeginClaim',
  OriginNotOfThatDay: 'AnswerAffinity',
  QuestionNotOffered: 'AnswerAffinity',
  ZeroSoaNotAccepted: 'AnswerAffinity',
  TooFewAnswers: 'AnswerAffinity',
} satisfies Record<ClaimRejection['name'], string>

const ofBusinessAccount = {
  UnknownBn: 'RecordBnCeased',
  BnAlreadyIssued: 'RecordBnIssued',
  AlreadyRegistered: 'RegisterNewBusiness',
  BusinessNotActive: 'RequestAccess',
  NotActive: 'SuspendBusiness',
  NotOrphaned: 'AppointRecoveryBam',
  AlreadyCeased: 'RecordBnCeased',
  NoPortalAccess: 'RegisterNewBusiness',
  BnNotIssuedToActor: 'RegisterNewBusiness',
  NonResident: 'RegisterNewBusiness',
  EntityTypeNeedsCra: 'RegisterNewBusiness',
  LegalNameUnsuitable: 'RegisterNewBusiness',
  SupersededByItself: 'RecordBnSuperseded',
  NotYet: 'RecordBnCeased',
  NotMember: 'RemoveUser',
  AlreadyMember: 'RequestAccess',
  RequestOpen: 'RequestAccess',
  NoOpenRequest: 'ApproveAccess',
  NoInvitation: 'AcceptInvitation',
  InvitationLapsed: 'AcceptInvitation',
  NotDue: 'LapseAccess',
  NothingChanged: 'ChangeRole',
  LastBam: 'RemoveUser',
  ProgramNotActive: 'ApproveAccess',
  EndInPast: 'ApproveAccess',
  NoLicence: 'SuspendLicence',
  NotSuspended: 'ReinstateBusiness',
  PeriodInvalid: 'RecordLicence',
  SameBusiness: 'RevokeAllForProvider',
  NotBlocked: 'UnblockProvider',
  NoFreeReference: 'StartProgramEnrolment',
  ReferenceInUse: 'MirrorExistingRm',
  OriginNotOfThatDay: 'MirrorExistingRm',
} satisfies Record<BusinessAccountRejection['name'], string>

const ofProgramAccount = {
  WrongState: 'SubmitEnrolment',
  BusinessCeased: 'LiftSuspension',
  IncompleteFile: 'ApproveEnrolment',
  Closed: 'UpdateProgramContact',
  FinalClosure: 'ReactivateProgramAccount',
  AlreadyClosed: 'RecordProgramClosure',
  OriginNotOfThatDay: 'OpenMirroredAccount',
  MissingDocuments: 'SubmitEnrolment',
  NothingChanged: 'UpdateProgramContact',
  NotImporterType: 'EnrolSubProgram',
  AlreadyEnrolled: 'EnrolSubProgram',
  NotEnrolled: 'LeaveSubProgram',
  NotDue: 'MarkDormant',
  OpenBalance: 'CloseProgramAccount',
  UnaccountedReleases: 'CloseProgramAccount',
  OpenDeclarations: 'CloseProgramAccount',
  DeclarationsUnreadable: 'CloseProgramAccount',
  SecurityStillHeld: 'CloseProgramAccount',
} satisfies Record<ProgramAccountRejection['name'], string>

const ofDelegation = {
  SameBusiness: 'RequestDelegation',
  RequestOpen: 'RequestDelegation',
  NoRequest: 'ApproveDelegation',
  NoOffer: 'AcceptOffer',
  NoLiveGrant: 'RevokeDelegation',
  NotActive: 'SuspendDelegation',
  NotSuspended: 'ResumeDelegation',
  NotInRunOff: 'CutOffRunOff',
  NotDue: 'ExpireDelegation',
  NotAffected: 'RecordProgramClosed',
  GrantSuspended: 'ApproveDelegation',
  ClientNotActive: 'RequestDelegation',
  ProviderNotActive: 'OfferDelegation',
  BlockedByClient: 'RequestDelegation',
  ProviderWithoutProgram: 'RequestDelegation',
  UnlicensedBroker: 'RequestDelegation',
  RmNotOfClient: 'RequestDelegation',
  ProgramNotActive: 'ApproveDelegation',
  PeriodInvalid: 'ApproveDelegation',
  NothingChanged: 'AmendDelegation',
} satisfies Record<DelegationRejection['name'], string>

const ofClientAccess = {
  NameTaken: 'CreateGroup',
  NoSuchGroup: 'DeleteGroup',
  NotMember: 'AssignStaff',
  NoLiveGrant: 'AddClient',
  AlreadyIn: 'AddClient',
  NotIn: 'RemoveClient',
  AlreadyAssigned: 'AssignStaff',
  AssignmentUnknown: 'UnassignStaff',
} satisfies Record<ClientAccessRejection['name'], string>

/** Each case is played once: most of them reach many names. */
const played = new Map<string, ReadonlyArray<string>>()
const reachedBy = (name: string): ReadonlyArray<string> => {
  const names = played.get(name) ?? cases[name]?.() ?? []
  played.set(name, names)
  return names
}

describe.each([
  ['denied', denials],
  ['rejected', ofClaim],
  ['rejected', ofBusinessAccount],
  ['rejected', ofProgramAccount],
  ['rejected', ofDelegation],
  ['rejected', ofClientAccess],
  ['rejected', ofDeclaration],
  ['rejected', ofFinancialSecurity],
  ['rejected', ofRuling],
  ['rejected', ofAppeal],
  ['rejected', ofMassCase],
  ['rejected', ofLedger],
])('%s', (outcome, names) => {
  test.each(Object.entries(names))('%s is reached by: %s', (name, reaching) => {
    expect(reachedBy(reaching)).toContain(`${outcome} ${name}`)
  })
})

test('the worlds made by hand are in order but for what each case breaks', () => {
  const drafting = { permission: 'SubmitFirstDeclaration', target: { item: item() } } as const
  expect(E.isRight(authority(providerWorld(), drafting))).toBe(true)
  const own = { permission: 'EditBusinessContact', actor: alice.for(maple) } as const
  expect(E.isRight(authority(employeeWorld(), own))).toBe(true)
  expect(business(maple).status).toBe('Active')
})
