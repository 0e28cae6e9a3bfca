/** The way to an access: who asks, who is invited, what answers them, and what time does to both. */
import { easternDateOf } from '../../calendar/index.js'
import {
  addHours,
  type CivilDate,
  type Instant,
  personIn,
  programsOf,
  type UserId,
} from '../../values/index.js'
import type { On } from '../command/index.js'
import type { BusinessAccountContext } from '../context.js'
import {
  AccessApproved,
  AccessLapsed,
  AccessRejected,
  AccessRequested,
  AccessWithdrawn,
  UserInvited,
} from '../event.js'
import type { BusinessAccount, Invitation, Registered } from '../state.js'
import { alreadyTrue, memberNow, recorded, refused, type Verdict } from './verdict.js'

/** A pending access request lapses after 30 days (USR-14). */
const requestHours = 30 * 24
/** An invitation may be accepted within 14 days (catalogue 5.3). */
const invitationHours = 14 * 24

export const requestAccess = (
  { data: { comment } }: On<'RequestAccess'>,
  state: Registered,
  { actor, now }: BusinessAccountContext,
): Verdict => {
  if (actor.kind !== 'user') throw new Error('the sender table lets users only ask for access')
  const user = actor.userId
  const lapsesAt = addHours(now, requestHours)
  return (
    strangerFault(state, user, now) ?? recorded(AccessRequested.make({ user, lapsesAt, comment }))
  )
}

export const inviteUser = (
  { data: { user, assignment, until } }: On<'InviteUser'>,
  state: Registered,
  context: BusinessAccountContext,
): Verdict => {
  const lapsesAt = addHours(context.now, invitationHours)
  return (
    strangerFault(state, user, context.now) ??
    roleFault(until, context) ??
    recorded(UserInvited.make({ user, assignment, until, lapsesAt, ...giverOf(state, context) }))
  )
}

/** The access in which somebody invites. */
const giverOf = (state: Registered, { actor, now }: BusinessAccountContext) => {
  const giver = actor.kind === 'user' ? memberNow(state, actor.userId, now) : undefined
  if (actor.kind !== 'user' || giver === undefined)
    throw new Error('authority lets members only invite')
  return { invitedBy: actor.userId, spell: giver.spell }
}

export const acceptInvitation = (
  { data: { user } }: On<'AcceptInvitation'>,
  state: Registered,
  context: BusinessAccountContext,
): Verdict => {
  const invitation = personIn(state.invitations, user)
  if (invitation === undefined) return refused({ name: 'NoInvitation', rule: 'USR-05', user })
  const { assignment, until, lapsesAt } = invitation
  if (context.now >= lapsesAt)
    return refused({ name: 'InvitationLapsed', rule: 'USR-05', lapsedAt: lapsesAt })
  if (!isStillGiven(invitation, state, context.now))
    return refused({ name: 'InvitationLapsed', rule: 'USR-05', lapsedAt: null })
  return (
    roleFault(until, context) ??
    recorded(AccessApproved.make({ user, assignment, until, basis: 'invitation' }))
  )
}

/** Nobody hands out by a letter of old what the giver could not give today (assumed CK-33). */
const isStillGiven = (
  { assignment, invitedBy, spell }: Invitation,
  state: Registered,
  now: Instant,
): boolean => {
  const giver = memberNow(state, invitedBy, now)
  if (giver === undefined || giver.suspended || giver.spell !== spell) return false
  if (giver.assignment.role === 'BAM') return true
  const [own, given] = [programsOf(giver.assignment), programsOf(assignment)]
  return (
    giver.assignment.role === 'PAM' &&
    given.length > 0 &&
    given.every((program) => own.includes(program))
  )
}

export const approveAccess = (
  { data: { user, assignment, until } }: On<'ApproveAccess'>,
  state: Registered,
  context: BusinessAccountContext,
): Verdict =>
  noOpenRequest(state, user, context.now) ??
  roleFault(until, context) ??
  recorded(AccessApproved.make({ user, assignment, until, basis: 'request' }))

/** Turns a request down, and takes an invitation back. */
export const rejectAccess = (
  { data: { user, reason } }: On<'RejectAccess'>,
  state: Registered,
  { now }: BusinessAccountContext,
): Verdict => {
  const invitation = personIn(state.invitations, user)
  const isInvited = invitation !== undefined && now < invitation.lapsesAt
  return isInvited || hasOpenRequest(state, user, now)
    ? recorded(AccessRejected.make({ user, reason }))
    : refused({ name: 'NoOpenRequest', rule: 'USR-21', user })
}

export const withdrawAccess = (
  { data: { user } }: On<'WithdrawAccess'>,
  state: Registered,
  { now }: BusinessAccountContext,
): Verdict => noOpenRequest(state, user, now) ?? recorded(AccessWithdrawn.make({ user }))

/** The date has decided already; this only records it. A request that is gone needs no end. */
export const lapseAccess = (
  { data: { user } }: On<'LapseAccess'>,
  state: BusinessAccount,
  { now }: BusinessAccountContext,
): Verdict => {
  const dueAt = 'members' in state ? personIn(state.requests, user) : undefined
  if (dueAt === undefined) return alreadyTrue
  return now < dueAt
    ? refused({ name: 'NotDue', rule: 'USR-14', dueAt })
    : recorded(AccessLapsed.make({ user }))
}

/** Only who is no member and waits for no answer may ask or be asked (USR-13, USR-15). */
const strangerFault = (state: Registered, user: UserId, now: Instant): Verdict | null => {
  if (memberNow(state, user, now) !== undefined)
    return refused({ name: 'AlreadyMember', rule: 'USR-13', user })
  return hasOpenRequest(state, user, now)
    ? refused({ name: 'RequestOpen', rule: 'USR-15', user })
    : null
}

const noOpenRequest = (state: Registered, user: UserId, now: Instant): Verdict | null =>
  hasOpenRequest(state, user, now) ? null : refused({ name: 'NoOpenRequest', rule: 'USR-21', user })

const hasOpenRequest = ({ requests }: Registered, user: UserId, now: Instant): boolean => {
  const lapsesAt = personIn(requests, user)
  return lapsesAt !== undefined && now < lapsesAt
}

/** A role reaches programs that are Active, for at least today. */
const roleFault = (
  until: CivilDate | null,
  { inactivePrograms: [program], now }: BusinessAccountContext,
): Verdict | null => {
  if (program !== undefined) return refused({ name: 'ProgramNotActive', rule: 'USR-06', program })
  const today = easternDateOf(now)
  return until !== null && until < today
    ? refused({ name: 'EndInPast', rule: 'USR-16', until, today })
    : null
}
