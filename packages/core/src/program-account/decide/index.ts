/** The answer of a program account: one function for each command, by family. */
import { absurd } from '@carmkit/kernel'
import { requireGrant } from '../../authority/index.js'
import type { ProgramAccountCommand } from '../command.js'
import type { ProgramAccountContext } from '../context/index.js'
import type { ProgramAccount } from '../state.js'
import { closeProgramAccount, recordProgramClosure } from './closing.js'
import {
  approveEnrolment,
  openEnrolment,
  openMirroredAccount,
  rejectEnrolment,
  requestMissingDocuments,
  submitEnrolment,
  supplyDocuments,
  withdrawEnrolment,
} from './enrolment.js'
import { liftSuspension, markDormant, reactivate, suspend } from './life.js'
import { enrolSubProgram, leaveSubProgram, updateProgramContact } from './profile.js'
import type { Verdict } from './verdict.js'

export const decide = (
  command: ProgramAccountCommand,
  state: ProgramAccount,
  context: ProgramAccountContext,
): Verdict => {
  requireGrant(command, context)
  switch (command.type) {
    case 'OpenEnrolment':
      return openEnrolment(command, state)
    case 'OpenMirroredAccount':
      return openMirroredAccount(command, state, context)
    case 'SubmitEnrolment':
      return submitEnrolment(command, state)
    case 'RequestMissingDocuments':
      return requestMissingDocuments(command, state)
    case 'SupplyDocuments':
      return supplyDocuments(command, state)
    case 'WithdrawEnrolment':
      return withdrawEnrolment(command, state)
    case 'ApproveEnrolment':
      return approveEnrolment(command, state, context)
    case 'RejectEnrolment':
      return rejectEnrolment(command, state)
    case 'UpdateProgramContact':
      return updateProgramContact(command, state)
    case 'EnrolSubProgram':
      return enrolSubProgram(command, state)
    case 'LeaveSubProgram':
      return leaveSubProgram(command, state)
    case 'SuspendProgramAccount':
      return suspend(command, state)
    case 'LiftSuspension':
      return liftSuspension(command, state, context)
    case 'MarkDormant':
      return markDormant(command, state, context)
    case 'ReactivateProgramAccount':
      return reactivate(command, state, context)
    case 'CloseProgramAccount':
      return closeProgramAccount(command, state, context)
    case 'RecordProgramClosure':
      return recordProgramClosure(command, state, context)
    default:
      return absurd(command)
  }
}
