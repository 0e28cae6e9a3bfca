/** What a recorded event means for a program account. */
import { absurd } from '@carmkit/kernel'
import type { ProgramType } from '../values/index.js'
import type { ProgramAccountEvent } from './event.js'
import type { Enrolled, ProgramAccount } from './state.js'

type First = 'EnrolmentStarted' | 'ProgramAccountOpened'

export const evolve = (state: ProgramAccount, event: ProgramAccountEvent): ProgramAccount => {
  if (event.type === 'EnrolmentStarted') return begun(event.data.programType)
  if (event.type === 'ProgramAccountOpened') {
    const { programType, inUseSince } = event.data
    const before = state.status === 'Absent' ? begun(programType) : state
    return { ...before, status: 'Active', programType, inUseSince }
  }
  return state.status === 'Absent' ? state : continued(state, event)
}

const begun = (programType: ProgramType): Enrolled => ({
  status: 'Draft',
  programType,
  subPrograms: [],
  inUseSince: null,
  contact: null,
  language: null,
  requested: [],
  closed: null,
})

const continued = (
  state: Enrolled,
  event: Exclude<ProgramAccountEvent, { type: First }>,
): Enrolled => {
  switch (event.type) {
    case 'EnrolmentSubmitted':
      return { ...state, status: 'Submitted' }
    case 'DocumentsRequested':
      return { ...state, status: 'Incomplete', requested: event.data.documents }
    case 'DocumentsSupplied':
      return { ...state, status: 'Submitted', requested: [] }
    case 'EnrolmentWithdrawn':
      return { ...state, status: 'Withdrawn', requested: [] }
    case 'EnrolmentRejected':
      return { ...state, status: 'Rejected' }
    case 'ProgramContactUpdated':
      return { ...state, contact: event.data.contact, language: event.data.language }
    case 'SubProgramEnrolled':
      return { ...state, subPrograms: [...state.subPrograms, event.data.subProgram] }
    case 'SubProgramLeft': {
      const left = event.data.subProgram
      return { ...state, subPrograms: state.subPrograms.filter((one) => one !== left) }
    }
    case 'ProgramSuspended':
      return { ...state, status: 'Suspended' }
    case 'SuspensionLifted':
      return { ...state, status: 'Active' }
    case 'ProgramDormant':
      return { ...state, status: 'Inactive' }
    case 'ProgramReactivated':
      return { ...state, status: 'Active', inUseSince: event.data.reactivatedOn }
    // The programs within it end too, as grants on it do; assumed (CK-27).
    case 'ProgramClosed': {
      const { reason, closedAt } = event.data
      return { ...state, status: 'Closed', subPrograms: [], closed: { reason, at: closedAt } }
    }
    default:
      return absurd(event)
  }
}
