/** The answer of a program account: one function for each command, one case for each status. */
import { absurd } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { requireGrant } from '../authority/index.js'
import type { On, ProgramAccountCommand } from './command.js'
import type { ProgramAccountContext } from './context.js'
import {
  EnrolmentStarted,
  EnrolmentSubmitted,
  type ProgramAccountEvent,
  ProgramAccountOpened,
} from './event.js'
import type { ProgramAccountRejection } from './rejection.js'
import type { ProgramAccount } from './state.js'

type Verdict = E.Either<ProgramAccountRejection, ReadonlyArray<ProgramAccountEvent>>

export const decide = (
  command: ProgramAccountCommand,
  state: ProgramAccount,
  context: ProgramAccountContext,
): Verdict => {
  requireGrant(command, context)
  switch (command.type) {
    case 'OpenEnrolment':
      return openEnrolment(command, state)
    case 'SubmitEnrolment':
      return submitEnrolment(command, state)
    case 'ApproveEnrolment':
      return approveEnrolment(command, state)
    default:
      return absurd(command)
  }
}

const wrongState = ({ status }: ProgramAccount): Verdict =>
  E.left({ name: 'WrongState', rule: 'PRG-15', status })

/** A reaction may deliver twice; what is open stays open. */
const openEnrolment = ({ data }: On<'OpenEnrolment'>, state: ProgramAccount): Verdict => {
  switch (state.status) {
    case 'Absent':
      return E.right([EnrolmentStarted.make(data)])
    case 'Draft':
    case 'Submitted':
    case 'Active':
      return E.right([])
    default:
      return absurd(state)
  }
}

const submitEnrolment = ({ data }: On<'SubmitEnrolment'>, state: ProgramAccount): Verdict => {
  switch (state.status) {
    case 'Absent':
    case 'Submitted':
    case 'Active':
      return wrongState(state)
    case 'Draft': {
      const missing = data.recordsLocation === 'elsewhere' && !data.documents.includes('BSF900')
      return missing
        ? E.left({ name: 'MissingDocuments', rule: 'PRG-09', documents: ['BSF900'] })
        : E.right([EnrolmentSubmitted.make(data)])
    }
    default:
      return absurd(state)
  }
}

const approveEnrolment = (
  { data: { bn15 } }: On<'ApproveEnrolment'>,
  state: ProgramAccount,
): Verdict => {
  switch (state.status) {
    case 'Absent':
    case 'Draft':
    case 'Active':
      return wrongState(state)
    case 'Submitted':
      return E.right([ProgramAccountOpened.make({ bn15, programType: state.programType })])
    default:
      return absurd(state)
  }
}
