/** An access that exists: its role, its end, its suspension, and the BAM that always stays. */

import { endOf } from '../../authority/index.js'
import { easternDateOf } from '../../calendar/index.js'
import {
  everybody,
  type Membership,
  personIn,
  programsOf,
  type RoleAssignment,
  type UserId,
} from '../../values/index.js'
import type { On } from '../command/index.js'
import type { BusinessAccountContext } from '../context.js'
import { AccessEnded, AccessEndSet, AccessResumed, AccessSuspended, RoleChanged } from '../event.js'
import type { BusinessAccount, Registered } from '../state.js'
import { alreadyTrue, memberNow, notMember, recorded, refused, type Verdict } from './verdict.js'

export const changeRole = (
  { data: { user, assignment } }: On<'ChangeRole'>,
  state: Registered,
  { now, inactivePrograms: [program] }: BusinessAccountContext,
): Verdict => {
  const member = memberNow(state, user, now)
  if (member === undefined) return notMember(user)
  if (isSameAssignment(member.assignment, assignment))
    return refused({ name: 'NothingChanged', rule: 'USR-13' })
  const lastBam = lastBamFault(state, user, { ...member, assignment })
  if (lastBam !== null) return lastBam
  return program === undefined
    ? recorded(RoleChanged.make({ user, before: member.assignment, after: assignment }))
    : refused({ name: 'ProgramNotActive', rule: 'USR-06', program })
}

export const setAccessEnd = (
  { data: { user, until } }: On<'SetAccessEnd'>,
  state: Registered,
  { now }: BusinessAccountContext,
): Verdict => {
  const member = memberNow(state, user, now)
  if (member === undefined) return notMember(user)
  if (member.until === until) return alreadyTrue
  const lastBam = lastBamFault(state, user, { ...member, until })
  if (lastBam !== null) return lastBam
  const today = easternDateOf(now)
  return until !== null && until < today
    ? refused({ name: 'EndInPast', rule: 'USR-16', until, today })
    : recorded(AccessEndSet.make({ user, until }))
}

export const suspendAccess = (
  { data: { user } }: On<'SuspendAccess'>,
  state: Registered,
  { now }: BusinessAccountContext,
): Verdict => {
  const member = memberNow(state, user, now)
  if (member === undefined) return notMember(user)
  if (member.suspended) return alreadyTrue
  return (
    lastBamFault(state, user, { ...member, suspended: true }) ??
    recorded(AccessSuspended.make({ user }))
  )
}

export const resumeAccess = (
  { data: { user } }: On<'ResumeAccess'>,
  state: Registered,
  { now }: BusinessAccountContext,
): Verdict => {
  const member = memberNow(state, user, now)
  if (member === undefined) return notMember(user)
  return member.suspended ? recorded(AccessResumed.make({ user })) : alreadyTrue
}

/** By a manager, or by the person itself. */
export const endAccess = (
  user: UserId,
  state: Registered,
  { now }: BusinessAccountContext,
): Verdict => {
  const member = memberNow(state, user, now)
  if (member === undefined) return notMember(user)
  return (
    lastBamFault(state, user, null) ??
    recorded(AccessEnded.make({ user, assignment: member.assignment }))
  )
}

export const leaveBusiness = (state: Registered, context: BusinessAccountContext): Verdict => {
  const { actor } = context
  if (actor.kind !== 'user') throw new Error('the sender table lets users only leave')
  return endAccess(actor.userId, state, context)
}

/** The date has decided already; this only records it. An access that is gone needs no end. */
export const expireAccess = (
  { data: { user } }: On<'ExpireAccess'>,
  state: BusinessAccount,
  { now }: BusinessAccountContext,
): Verdict => {
  const member = 'members' in state ? personIn(state.members, user) : undefined
  if (member === undefined) return alreadyTrue
  const dueAt = member.until === null ? null : endOf(member.until)
  return dueAt === null || now < dueAt
    ? refused({ name: 'NotDue', rule: 'USR-16', dueAt })
    : recorded(AccessEnded.make({ user, assignment: member.assignment }))
}

/**
 * An Active business keeps a BAM who is not suspended and has no end date (BUS-11, USR-10): refused
 * where this person is the only one, and would no longer be it.
 */
const lastBamFault = (
  { members }: Registered,
  user: UserId,
  after: Membership | null,
): Verdict | null => {
  if (after !== null && isLastingBam(after)) return null
  const lasting = everybody(members).filter(([, member]) => isLastingBam(member))
  return lasting.every(([other]) => other === user) && lasting.length > 0
    ? refused({ name: 'LastBam', rule: 'USR-10', user })
    : null
}

const isLastingBam = ({ assignment, until, suspended }: Membership): boolean =>
  assignment.role === 'BAM' && until === null && !suspended

const isSameAssignment = (one: RoleAssignment, another: RoleAssignment): boolean => {
  const [programs, others] = [programsOf(one), programsOf(another)]
  return (
    one.role === another.role &&
    programs.length === others.length &&
    programs.every((program) => others.includes(program))
  )
}
