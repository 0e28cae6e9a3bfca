/** What a recorded event means for a claim. */
import { absurd } from '@carmkit/kernel'
import type { ClaimEvent } from './event.js'
import type { Begun, Claim } from './state.js'

export const evolve = (state: Claim, event: ClaimEvent): Claim => {
  switch (event.type) {
    case 'ClaimBegun':
      return begun(state, event.data)
    case 'ProfileFailed':
    case 'AffinityFailed':
      return { ...state, failures: event.data.failures }
    case 'ClaimLockStarted': {
      const { until, lockNumber } = event.data
      return { ...state, failures: 0, locks: lockNumber, lock: { until } }
    }
    case 'ClaimUnlocked':
      return { ...state, failures: 0, locks: 0, lock: null }
    case 'ClaimVerified':
      return now(state, 'Verified')
    case 'ClaimRefused':
      return now(state, 'Refused')
    case 'ClaimLapsed':
      return now(state, 'Lapsed')
    default:
      return absurd(event)
  }
}

type BegunEvent = Extract<ClaimEvent, { type: 'ClaimBegun' }>

/** Failed attempts and locks outlive a new beginning, or it would be a way around them. */
const begun = (state: Claim, { reference, questions, lapsesAt }: BegunEvent['data']): Begun => {
  const { failures, locks, lock } = state
  const status = questions.length === 0 ? 'InReview' : 'Claiming'
  return { status, reference, questions, lapsesAt, failures, locks, lock }
}

const now = (state: Claim, status: Begun['status']): Claim =>
  state.status === 'Absent' ? state : { ...state, status }
