/** What a recorded event means for a mass case. */
import { absurd } from '@carmkit/kernel'
import type { MassCaseEvent } from './event.js'
import type { Decision, MassCase, Submitted } from './state.js'

export const evolve = (state: MassCase, event: MassCaseEvent): MassCase => {
  switch (event.type) {
    case 'MassCaseSubmitted': {
      const { importer, kind, declarations, reasonCodes, submittedFor, submittedOn } = event.data
      return {
        status: 'Submitted',
        importer,
        kind,
        declarations,
        reasonCodes,
        submittedFor,
        submittedOn,
        decision: null,
      }
    }
    case 'MassCaseProcessed':
      return decided(state, { status: 'Processed', decision: decisionOf(event) })
    case 'MassCaseRejected':
      return decided(state, { status: 'Rejected' })
    default:
      return absurd(event)
  }
}

const decided = (state: MassCase, change: Partial<Submitted>): MassCase =>
  state.status === 'Absent' ? state : { ...state, ...change }

const decisionOf = ({
  data: { change, gstRegistered, outcomes },
}: Extract<MassCaseEvent, { type: 'MassCaseProcessed' }>): Decision => ({
  change,
  gstRegistered,
  accepted: new Map(
    outcomes.flatMap((one) =>
      one.outcome === 'accepted' ? [[one.transactionNumber, one.soAdjNumber] as const] : [],
    ),
  ),
})
