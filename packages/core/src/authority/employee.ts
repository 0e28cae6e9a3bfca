/** Authority of a person in the own business: a role, its reach, and the state of the business. */
import * as E from 'fp-ts/lib/Either.js'
import { isAbove, type Membership, programsOf } from '../values/index.js'
import { type Denial, stranger } from './denial.js'
import { memberAt } from './liveness.js'
import type { Answer, Question } from './question.js'
import type { BusinessStanding, World } from './world.js'

export const employeeProof = (question: Question, world: World): Answer => {
  const business = world.acting
  const member =
    business === null ? null : memberAt(business.is, question.user.userId, question.now)
  if (business === null || member === null) return E.left([stranger])
  const { role } = member.assignment
  const denials = [
    ...statusDenials(question, business.is),
    ...roleDenials(question, member),
    ...approvalDenials(question, member),
  ]
  if (denials.length > 0) return E.left(denials)
  return E.right({ role, rules: [question.row.rule], delegation: null, pins: [business.pin] })
}

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
      return []
    case 'Suspended':
      return row.reads ? [] : denied('BUS-13')
    case 'Orphaned':
      return row.reads || row.whileOrphaned ? [] : denied('USR-11')
    case 'Unclaimed':
    case 'Ceased':
      return denied('BUS-13')
  }
}

const roleDenials = (
  { row, target }: Question,
  { assignment }: Membership,
): ReadonlyArray<Denial> => {
  const { role } = assignment
  const letter = row.cells[role]
  if (letter === 'Y') return []
  if (letter !== 'P') return [{ name: row.denial, rule: row.rule, role }]
  const within =
    target.programs.length > 0 &&
    target.programs.every((one) => programsOf(assignment).includes(one))
  return within ? [] : [{ name: 'OutOfScope', rule: 'USR-19', role }]
}

const approvalDenials = (
  { user, intent }: Question,
  { assignment }: Membership,
): ReadonlyArray<Denial> => {
  const { approves, gives } = intent
  const denials: Denial[] = []
  if (approves === user.userId) denials.push({ name: 'SelfApproval', rule: 'USR-17' })
  if (gives !== null && isAbove(gives.role, assignment.role)) {
    denials.push({ name: 'RoleAboveApprover', rule: 'USR-08', role: gives.role })
  }
  return denials
}
