/** What a recorded event means for a program account. */
import { absurd } from '@carmkit/kernel'
import type { ProgramAccountEvent } from './event.js'
import type { ProgramAccount } from './state.js'

export const evolve = (state: ProgramAccount, event: ProgramAccountEvent): ProgramAccount => {
  switch (event.type) {
    case 'EnrolmentStarted':
      return { status: 'Draft', programType: event.data.programType }
    case 'EnrolmentSubmitted':
      return state.status === 'Absent'
        ? state
        : { status: 'Submitted', programType: state.programType }
    case 'ProgramAccountOpened':
      return { status: 'Active', programType: event.data.programType }
    default:
      return absurd(event)
  }
}
