/** What a business account must know from elsewhere, and what its commands want of authority. */
import { type Decision, type Found, type Needs, nothing } from '../aggregate.js'
import { type Intent, openTo, under } from '../authority/index.js'
import { programAccountStream } from '../program-account/state.js'
import { bn15Of, type ProgramReference, personIn, programsOf } from '../values/index.js'
import type { BusinessAccountCommand } from './command.js'
import type { BusinessAccount } from './state.js'

export interface BusinessAccountContext extends Decision {
  /** Of the programs that a role is to reach, those that are not Active. */
  readonly inactivePrograms: ReadonlyArray<ProgramReference>
}

export const needs = (command: BusinessAccountCommand): Needs =>
  command.type === 'ApproveAccess'
    ? { ...nothing, streams: reachedPrograms(command).map(({ ref }) => ref) }
    : nothing

export const context = (
  command: BusinessAccountCommand,
  { facts, decision }: Found<BusinessAccount>,
): BusinessAccountContext => ({
  ...decision,
  inactivePrograms: reachedPrograms(command)
    .filter(({ ref }) => facts.stream(ref).state.status !== 'Active')
    .map(({ program }) => program),
})

const reachedPrograms = (command: BusinessAccountCommand) =>
  command.type === 'ApproveAccess'
    ? programsOf(command.data.assignment).map((program) => ({
        program,
        ref: programAccountStream(bn15Of(command.data.bn9, program)),
      }))
    : []

export const intent = (command: BusinessAccountCommand, state: BusinessAccount): Intent => {
  switch (command.type) {
    case 'RecordBnIssued':
    case 'RegisterNewBusiness':
    case 'RequestAccess':
    case 'RecordLicence':
      return openTo(command.type)
    case 'StartProgramEnrolment':
      return under(command.type, 'EnrolProgramAccount', {
        business: command.data.bn9,
        programs: [],
        item: null,
      })
    case 'ApproveAccess': {
      const { bn9, user, assignment } = command.data
      const target = { business: bn9, programs: programsOf(assignment), item: null }
      return {
        ...under(command.type, 'ManageEmployees', target),
        approves: user,
        gives: assignment,
      }
    }
    case 'RemoveUser': {
      const { bn9, user } = command.data
      const held = state.status === 'Active' ? personIn(state.members, user) : undefined
      const programs = held === undefined ? [] : programsOf(held.assignment)
      const target = { business: bn9, programs, item: null }
      return under(command.type, 'ManageEmployees', target)
    }
  }
}
