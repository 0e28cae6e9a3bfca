/**
 * The question of the matrix without a command: the last step of `authorize`, and every step of a
 * query about authority, so that both answer in one way.
 */
import * as E from 'fp-ts/lib/Either.js'
import { stranger } from './denial.js'
import { employeeProof } from './employee.js'
import { rowOf } from './matrix.js'
import { providerProof } from './provider.js'
import type { Answer, Inquiry } from './question.js'
import type { World } from './world.js'

/** Left holds at least one reason. Pure: the same question in the same world has the same answer. */
export const inquire = (asked: Inquiry, world: World): Answer => {
  const { user, target } = asked
  if (user.actingFor === null) return E.left([stranger])
  const question = { asked, row: rowOf(asked.permission) }
  return user.actingFor === target.business
    ? employeeProof(question, world)
    : providerProof(question, world)
}
