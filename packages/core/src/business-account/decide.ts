/** The answer of a business account: one function for each command, one case for each status. */
import { absurd } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { isOver, requireGrant } from '../authority/index.js'
import { easternDateOf } from '../calendar/index.js'
import {
  addHours,
  everybody,
  type Instant,
  ProgramReference,
  personIn,
  type UserId,
} from '../values/index.js'
import type { BusinessAccountCommand, On } from './command.js'
import type { BusinessAccountContext } from './context.js'
import {
  AccessApproved,
  AccessEnded,
  AccessRequested,
  BamAppointed,
  BnIssued,
  type BusinessAccountEvent,
  BusinessRegistered,
  LicenceRecorded,
  ProgramReferenceReserved,
} from './event.js'
import type { BusinessAccountRejection } from './rejection.js'
import type { Active, BusinessAccount } from './state.js'

type Verdict = E.Either<BusinessAccountRejection, ReadonlyArray<BusinessAccountEvent>>

/** A pending access request lapses after 30 days (USR-14). */
const accessRequestHours = 30 * 24

export const decide = (
  command: BusinessAccountCommand,
  state: BusinessAccount,
  context: BusinessAccountContext,
): Verdict => {
  requireGrant(command, context)
  switch (command.type) {
    case 'RecordBnIssued':
      return recordBnIssued(command, state)
    case 'RegisterNewBusiness':
      return registerNewBusiness(command, state, context)
    case 'RequestAccess':
      return whileActive(command, state, (active) => requestAccess(active, context))
    case 'ApproveAccess':
      return whileActive(command, state, (active) => approveAccess(command, active, context))
    case 'RemoveUser':
      return whileActive(command, state, (active) => removeUser(command, active, context))
    case 'RecordLicence':
      return whileActive(command, state, (active) => recordLicence(command, active))
    case 'StartProgramEnrolment':
      return whileActive(command, state, (active) => startProgramEnrolment(command, active))
    default:
      return absurd(command)
  }
}

const whileActive = (
  { data: { bn9 } }: BusinessAccountCommand,
  state: BusinessAccount,
  answer: (active: Active) => Verdict,
): Verdict => {
  switch (state.status) {
    case 'Unknown':
    case 'BnIssued':
      return E.left({ name: 'BusinessNotActive', rule: 'BUS-13', bn9 })
    case 'Active':
      return answer(state)
    default:
      return absurd(state)
  }
}

const recordBnIssued = ({ data }: On<'RecordBnIssued'>, state: BusinessAccount): Verdict => {
  switch (state.status) {
    case 'Unknown':
      return E.right([BnIssued.make(data)])
    case 'BnIssued':
      return state.applicant === data.applicant
        ? E.right([])
        : E.left({ name: 'BnAlreadyIssued', rule: 'BN-10', bn9: data.bn9 })
    case 'Active':
      return E.left({ name: 'BnAlreadyIssued', rule: 'BN-10', bn9: data.bn9 })
    default:
      return absurd(state)
  }
}

const registerNewBusiness = (
  { data }: On<'RegisterNewBusiness'>,
  state: BusinessAccount,
  { actor }: BusinessAccountContext,
): Verdict => {
  const { bn9, entityType } = data
  const applicant = actor.kind === 'user' ? actor.userId : null
  switch (state.status) {
    case 'Unknown':
      return E.left({ name: 'BnNotIssuedToActor', rule: 'BUS-12', bn9 })
    case 'Active':
      return E.left({ name: 'AlreadyRegistered', rule: 'BUS-09', bn9 })
    case 'BnIssued':
      if (applicant !== state.applicant)
        return E.left({ name: 'BnNotIssuedToActor', rule: 'BUS-12', bn9 })
      if (data.residency === 'nonResident') return E.left({ name: 'NonResident', rule: 'PRG-08' })
      if (entityType === 'trust' || entityType === 'other') {
        return E.left({ name: 'EntityTypeNeedsCra', rule: 'PRG-07', entityType })
      }
      if ((data.legalName === null) !== (entityType === 'soleProprietor')) {
        return E.left({ name: 'LegalNameUnsuitable', rule: 'CK-11', entityType })
      }
      return E.right([
        BusinessRegistered.make(data),
        BamAppointed.make({ user: state.applicant, basis: 'registration' }),
      ])
    default:
      return absurd(state)
  }
}

const requestAccess = (state: Active, { actor, now }: BusinessAccountContext): Verdict => {
  if (actor.kind !== 'user') throw new Error('the sender table lets users only ask for access')
  const user = actor.userId
  if (isMember(state, user, now)) return E.left({ name: 'AlreadyMember', rule: 'USR-13', user })
  if (hasOpenRequest(state, user, now)) return E.left({ name: 'RequestOpen', rule: 'USR-15', user })
  return E.right([AccessRequested.make({ user, lapsesAt: addHours(now, accessRequestHours) })])
}

const approveAccess = (
  { data }: On<'ApproveAccess'>,
  state: Active,
  { now, inactivePrograms }: BusinessAccountContext,
): Verdict => {
  const { user, assignment, until } = data
  const [program] = inactivePrograms
  const today = easternDateOf(now)
  if (!hasOpenRequest(state, user, now))
    return E.left({ name: 'NoOpenRequest', rule: 'USR-21', user })
  if (program !== undefined) return E.left({ name: 'ProgramNotActive', rule: 'USR-06', program })
  if (until !== null && until < today)
    return E.left({ name: 'EndInPast', rule: 'USR-16', until, today })
  return E.right([AccessApproved.make({ user, assignment, until })])
}

const removeUser = (
  { data: { user } }: On<'RemoveUser'>,
  state: Active,
  { now }: BusinessAccountContext,
): Verdict => {
  const member = personIn(state.members, user)
  if (member === undefined || !isMember(state, user, now)) {
    return E.left({ name: 'NotMember', rule: 'USR-13', user })
  }
  const lasting = everybody(state.members).filter(
    ([, { assignment, until }]) => assignment.role === 'BAM' && until === null,
  )
  if (lasting.length === 1 && lasting[0]?.[0] === user)
    return E.left({ name: 'LastBam', rule: 'USR-10', user })
  return E.right([AccessEnded.make({ user, assignment: member.assignment })])
}

const recordLicence = ({ data }: On<'RecordLicence'>, state: Active): Verdict => {
  const { validFrom, validUntil } = data
  if (validUntil !== null && validUntil < validFrom) {
    return E.left({ name: 'PeriodInvalid', rule: 'CK-19', validFrom, validUntil })
  }
  const known = state.licence?.validFrom === validFrom && state.licence.validUntil === validUntil
  return E.right(known ? [] : [LicenceRecorded.make(data)])
}

/** Highest known plus one (PRG-14). */
const startProgramEnrolment = (
  { data: { bn9, programType } }: On<'StartProgramEnrolment'>,
  { references }: Active,
): Verdict => {
  const highest = references.reduce((most, one) => Math.max(most, Number(one.slice(2))), 0)
  const reference = `RM${String(highest + 1).padStart(4, '0')}`
  return ProgramReference.is(reference)
    ? E.right([ProgramReferenceReserved.make({ bn9, reference, programType })])
    : E.left({ name: 'NoFreeReference', rule: 'BN-08' })
}

const isMember = (state: Active, user: UserId, now: Instant): boolean => {
  const member = personIn(state.members, user)
  return member !== undefined && !isOver(member.until, now)
}

const hasOpenRequest = (state: Active, user: UserId, now: Instant): boolean => {
  const lapsesAt = personIn(state.requests, user)
  return lapsesAt !== undefined && now < lapsesAt
}
