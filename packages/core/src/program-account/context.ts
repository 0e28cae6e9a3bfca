/** What a program account must know from elsewhere, and what its commands want of authority. */
import { type Decision, type Found, type Needs, nothing } from '../aggregate.js'
import { type Intent, openTo, under } from '../authority/index.js'
import { bn9Of } from '../values/index.js'
import type { ProgramAccountCommand } from './command.js'
import type { ProgramAccount } from './state.js'

export type ProgramAccountContext = Decision

export const needs = (): Needs => nothing

export const context = (
  _command: ProgramAccountCommand,
  { decision }: Found<ProgramAccount>,
): ProgramAccountContext => decision

/** Enrolling is a matter of the whole business (row 6): a PAM of other programs has no part in it. */
export const intent = (command: ProgramAccountCommand): Intent => {
  switch (command.type) {
    case 'OpenEnrolment':
    case 'ApproveEnrolment':
      return openTo(command.type)
    case 'SubmitEnrolment':
      return under(command.type, 'EnrolProgramAccount', {
        business: bn9Of(command.data.bn15),
        programs: [],
        item: null,
      })
  }
}
