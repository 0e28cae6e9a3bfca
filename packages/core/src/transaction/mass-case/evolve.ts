/** What a recorded event means for a mass case. */
import { absurd } from '@carmkit/kernel'
import type { MassCaseEvent } from './event.js'
import type { MassCase, Submitted } from './state.js'

export const evolve = (state: MassCase, event: MassCaseEvent): MassCase => {
  switch (event.type) {
    case 'MassCaseSubmitted': {
      const { importer, declarations } = event.data
      return { status: 'Submitted', importer, declarations }
    }
    case 'MassCaseProcessed':
      return now(state, 'Processed')
    case 'MassCaseRejected':
      return now(state, 'Rejected')
    default:
      return absurd(event)
  }
}

const now = (state: MassCase, status: Submitted['status']): MassCase =>
  state.status === 'Absent' ? state : { ...state, status }
