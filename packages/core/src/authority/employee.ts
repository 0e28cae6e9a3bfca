/** Authority of a person in the own business: a role, its reach, and the state of the business. */
import * as E from 'fp-ts/lib/Either.js'
import { isAbove, type Membership, programsOf } from '../values/index.js'
import { type Denial, stranger } from './denial.js'
import { memberAt } from './liveness.js'
import type { Answer, Question } from './question.js'
import type { BusinessStanding, World } from './world.js'

export const employeeProof = (question: Question, world: World): Answer => {
  const { asked } = question
  const business = world.acting
  const member = business === null ? null : memberAt(business.is, asked.user.userId, asked.now)
  if (business === null || member === null) return E.left([stranger])
  const { role } = member.assignment
  let denials = suspensionDenials(member)
  denials = and(denials, statusDenials(question, business.is))
  denials = and(denials, roleDenials(question, member))
  denials = and(denials, approvalDenials(question, member))
  if (denials.length > 0) return E.left(denials)
  return E.right({ role, rules: [question.row.rule], delegation: null, pins: [business.pin] })
}

/** Shared, since most questions find nothing against them. */
export const none: ReadonlyArray<Denial> = []

/** Both lists as one; a question that nothing is against makes no list at all. */
export const and = (
  denials: ReadonlyArray<Denial>,
  others: ReadonlyArray<Denial>,
): ReadonlyArray<Denial> => {
  if (others.length === 0) return denials
  return denials.length === 0 ? others : [...denials, ...others]
}

/** A person whose access is suspended keeps its place and holds no power. */
export const suspensionDenials = ({ suspended }: Membership): ReadonlyArray<Denial> =>
  suspended ? [{ name: 'AccessSuspended', rule: 'USR-10' }] : none

/** A Suspended business reads only (a03), an Orphaned one keeps its transactions going (f9). */
export const statusDenials = (
  { row }: Question,
  business: BusinessStanding,
): ReadonlyArray<Denial> => {
  const { bn9, status } = business
  const denied = (rule: 'BUS-13' | 'USR-11'): ReadonlyArray<Denial> => [
    { name: 'BusinessNotActive', rule, business: bn9, status },
  ]
  switch (status) {
    case 'Active':
      return none
    case 'Suspended':
      return row.reads ? none : denied('BUS-13')
    case 'Orphaned':
      return row.reads || row.whileOrphaned ? none : denied('USR-11')
    case 'Unclaimed':
    case 'Ceased':
      return denied('BUS-13')
  }
}

const roleDenials = (
  { row, asked: { target } }: Question,
  { assignment }: Membership,
): ReadonlyArray<Denial> => {
  const { role } = assignment
  const letter = row.cells[role]
  if (letter === 'Y') return none
  if (letter !== 'P') return [{ name: row.denial, rule: row.rule, role }]
  const within =
    target.programs.length > 0 &&
    target.programs.every((one) => programsOf(assignment).includes(one))
  return within ? none : [{ name: 'OutOfScope', rule: 'USR-19', role }]
}

const approvalDenials = (
  { asked: { user, approval } }: Question,
  { assignment }: Membership,
): ReadonlyArray<Denial> => {
  if (approval === undefined) return none
  const { approves, gives, subject } = approval
  if (approves === null && gives === null) return none
  const isAboveOwn = gives !== null && isAbove(gives.role, assignment.role)
  const denials: Denial[] = []
  if (approves === user.userId) denials.push({ name: 'SelfApproval', rule: 'USR-17' })
  if (isAboveOwn && subject === user.userId) {
    denials.push({ name: 'SelfPromotion', rule: 'USR-17', role: gives.role })
  }
  if (isAboveOwn) {
    denials.push({ name: 'RoleAboveApprover', rule: 'USR-08', role: gives.role })
  }
  return denials
}
