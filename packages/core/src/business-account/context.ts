/** What a business account must know from elsewhere, and what its commands want of authority. */
import { absurd } from '@carmkit/kernel'
import { type Decision, type Facts, type Found, type Needs, nothing } from '../aggregate.js'
import { type Intent, isOver, openTo, type Permission, under } from '../authority/index.js'
import { easternDateOf } from '../calendar/index.js'
import {
  channelsIn,
  channelsTable,
  originFits,
  portalOpen,
  portalReleasesName,
  portalReleasesOf,
} from '../dated-rules/index.js'
import { programAccountStream } from '../program-account/state.js'
import {
  bn15Of,
  type CivilDate,
  type Instant,
  type Membership,
  type Origin,
  type ProgramReference,
  personIn,
  programsOf,
  type RoleAssignment,
  type UserId,
} from '../values/index.js'
import type { BusinessAccountCommand, On } from './command/index.js'
import type { BusinessAccount, Invitation } from './state.js'

export interface BusinessAccountContext extends Decision {
  /** Of the programs that a role is newly to reach, those that are not Active. */
  readonly inactivePrograms: ReadonlyArray<ProgramReference>
  /** On this day the portal offers what the command asks of it; true where it asks for no such thing. */
  readonly portalServes: boolean
  /** For each day on which an account is said to have been opened: who opened accounts on it. */
  readonly originsByDay: { readonly [openedOn: string]: ReadonlyArray<Origin> }
}

export const needs = (command: BusinessAccountCommand, state: BusinessAccount): Needs => ({
  ...nothing,
  streams: reachedPrograms(command, state).map(({ ref }) => ref),
  tables: portalTables(command),
})

export const context = (
  command: BusinessAccountCommand,
  { state, facts, decision }: Found<BusinessAccount>,
): BusinessAccountContext => ({
  ...decision,
  inactivePrograms: reachedPrograms(command, state)
    .filter(({ ref }) => facts.stream(ref).state.status !== 'Active')
    .map(({ program }) => program),
  portalServes: servedByPortal(command, facts, easternDateOf(decision.now)),
  originsByDay: Object.fromEntries(
    openingDays(command).map((openedOn) => [openedOn, originsOn(openedOn, facts)]),
  ),
})

const portalTables = ({ type }: BusinessAccountCommand): ReadonlyArray<string> => {
  if (type === 'RegisterNewBusiness') return [portalReleasesName]
  if (type === 'StartProgramEnrolment') return [portalReleasesName, channelsTable]
  return type === 'RegisterClaimedBusiness' || type === 'MirrorExistingRm' ? [channelsTable] : []
}

/** Registering takes an open portal; enrolling takes one that opens accounts (PRG-06). */
const servedByPortal = (
  { type }: BusinessAccountCommand,
  facts: Facts,
  today: CivilDate,
): boolean => {
  if (type !== 'RegisterNewBusiness' && type !== 'StartProgramEnrolment') return true
  const opensAccounts = () => originFits('portal', today, channelsIn(facts))
  return (
    portalOpen(portalReleasesOf(facts), today) &&
    (type === 'RegisterNewBusiness' || opensAccounts())
  )
}

const openingDays = ({ type, data }: BusinessAccountCommand): ReadonlyArray<CivilDate> => {
  if (type === 'RegisterClaimedBusiness') return data.programs.map(({ openedOn }) => openedOn)
  return type === 'MirrorExistingRm' ? [data.openedOn] : []
}

const originsOn = (openedOn: CivilDate, facts: Facts): ReadonlyArray<Origin> => [
  ...new Set(
    channelsIn(facts)
      .filter(({ origin }) => originFits(origin, openedOn, channelsIn(facts)))
      .map(({ origin }) => origin),
  ),
]

const reachedPrograms = (command: BusinessAccountCommand, state: BusinessAccount) =>
  newlyReached(command, state).map((program) => ({
    program,
    ref: programAccountStream(bn15Of(command.data.bn9, program)),
  }))

const newlyReached = (
  { type, data }: BusinessAccountCommand,
  state: BusinessAccount,
): ReadonlyArray<ProgramReference> => {
  if (type === 'InviteUser' || type === 'ApproveAccess') return programsOf(data.assignment)
  if (type === 'AcceptInvitation') {
    const invitation = invitationIn(state, data.user)
    return invitation === undefined ? [] : programsOf(invitation.assignment)
  }
  if (type !== 'ChangeRole') return []
  const held = reachOf(memberIn(state, data.user))
  return programsOf(data.assignment).filter((program) => !held.includes(program))
}

export const intent = (
  command: BusinessAccountCommand,
  state: BusinessAccount,
  now: Instant,
): Intent => {
  switch (command.type) {
    case 'RecordBnIssued':
    case 'RegisterNewBusiness':
    case 'RegisterClaimedBusiness':
    case 'SuspendBusiness':
    case 'ReinstateBusiness':
    case 'RecordBnCeased':
    case 'RecordBnSuperseded':
    case 'RecordCredentialLoss':
    case 'RequestAccess':
    case 'LeaveBusiness':
    case 'RecordLicence':
    case 'SuspendLicence':
    case 'RestoreLicence':
    case 'MirrorExistingRm':
      return openTo(command.type)
    case 'AppointRecoveryBam':
    case 'LapseAccess':
    case 'ExpireAccess':
      return { ...openTo(command.type), subject: command.data.user }
    case 'AcceptInvitation':
      return ownMatter(command, 'NotInvitee')
    case 'WithdrawAccess':
      return ownMatter(command, 'NotRequester')
    case 'UpdateBusinessContact':
      return ofBusiness(command, 'EditBusinessContact')
    case 'RequestLegalEntityCorrection':
      return ofBusiness(command, 'RequestLegalCorrection')
    case 'BlockProvider':
    case 'UnblockProvider':
    case 'RevokeAllForProvider':
      return ofBusiness(command, 'DecideBusinessDelegation')
    case 'StartProgramEnrolment':
      return ofBusiness(command, 'EnrolProgramAccount')
    case 'InviteUser':
    case 'ApproveAccess':
    case 'RejectAccess':
    case 'ChangeRole':
    case 'SetAccessEnd':
    case 'SuspendAccess':
    case 'ResumeAccess':
    case 'RemoveUser':
      return ofEmployee(command, state, now)
    default:
      return absurd(command)
  }
}

/** A matter of the whole business: a PAM has no part in it. */
const ofBusiness = (
  { type, data: { bn9 } }: BusinessAccountCommand,
  permission: Permission,
): Intent => under(type, permission, { business: bn9, programs: [], item: null })

const ownMatter = (
  { type, data: { user } }: On<'AcceptInvitation' | 'WithdrawAccess'>,
  denial: 'NotInvitee' | 'NotRequester',
): Intent => ({ ...openTo(type), subject: user, onlyBy: { user, denial } })

type ManagerCommand = On<
  | 'InviteUser'
  | 'ApproveAccess'
  | 'RejectAccess'
  | 'ChangeRole'
  | 'SetAccessEnd'
  | 'SuspendAccess'
  | 'ResumeAccess'
  | 'RemoveUser'
>

/** What a manager does about a person, and the programs that this touches (USR-07, USR-19). */
const ofEmployee = (command: ManagerCommand, state: BusinessAccount, now: Instant): Intent => {
  const { bn9, user } = command.data
  const held = currentMemberIn(state, user, now)
  const managing = (programs: ReadonlyArray<ProgramReference>): Intent => ({
    ...under(command.type, 'ManageEmployees', { business: bn9, programs, item: null }),
    subject: user,
  })
  switch (command.type) {
    case 'InviteUser': {
      const { assignment } = command.data
      const replaced = invitationIn(state, user)
      const isOpen = replaced !== undefined && now < replaced.lapsesAt
      const reach = reachOfInvitation(isOpen ? replaced : null, assignment)
      return { ...managing(reach), gives: assignment }
    }
    case 'ApproveAccess': {
      const { assignment } = command.data
      return { ...managing(programsOf(assignment)), approves: user, gives: assignment }
    }
    case 'ChangeRole': {
      const { assignment } = command.data
      return { ...managing(reachOfChange(held, assignment)), gives: assignment }
    }
    case 'SetAccessEnd': {
      const prolongs = held !== undefined && isProlonged(held, command.data.until)
      return { ...managing(reachOf(held)), approves: prolongs ? user : null }
    }
    case 'RemoveUser':
      return managing(reachOf(held))
    // A request names no program, and an invitation ends along with it: a matter of the whole
    // business, so only a BAM answers no (assumed CK-31).
    case 'RejectAccess':
    case 'SuspendAccess':
    case 'ResumeAccess':
      return managing([])
    default:
      return absurd(command)
  }
}

const memberIn = (state: BusinessAccount, user: UserId): Membership | undefined =>
  'members' in state ? personIn(state.members, user) : undefined

/** One whose last day has passed is none, recorded or not (USR-16). */
const currentMemberIn = (
  state: BusinessAccount,
  user: UserId,
  now: Instant,
): Membership | undefined => {
  const member = memberIn(state, user)
  return member === undefined || isOver(member.until, now) ? undefined : member
}

const invitationIn = (state: BusinessAccount, user: UserId): Invitation | undefined =>
  'members' in state ? personIn(state.invitations, user) : undefined

/** Whoever invites anew takes the first invitation away, and must be able to give that one too. */
const reachOfInvitation = (
  replaced: Invitation | null,
  assignment: RoleAssignment,
): ReadonlyArray<ProgramReference> =>
  replaced === null
    ? programsOf(assignment)
    : reachOfBoth(programsOf(replaced.assignment), programsOf(assignment))

/** None for a BAM and for nobody: both are matters of the whole business. */
const reachOf = (held: Membership | undefined): ReadonlyArray<ProgramReference> =>
  held === undefined ? [] : programsOf(held.assignment)

/** Programs of the old and the new role; none as soon as one of them is the whole business. */
const reachOfChange = (
  held: Membership | undefined,
  assignment: RoleAssignment,
): ReadonlyArray<ProgramReference> => reachOfBoth(reachOf(held), programsOf(assignment))

const reachOfBoth = (
  before: ReadonlyArray<ProgramReference>,
  after: ReadonlyArray<ProgramReference>,
): ReadonlyArray<ProgramReference> =>
  before.length === 0 || after.length === 0 ? [] : [...new Set([...before, ...after])]

/** A later end, or none any more: nobody approves that for the own access (USR-17, assumed CK-23). */
const isProlonged = (held: Membership, until: Membership['until']): boolean =>
  held.until !== null && (until === null || until > held.until)
