/** What a recorded event means for an appeal. */
import { absurd } from '@carmkit/kernel'
import type { AppealEvent } from './event.js'
import type { Appeal, Filed } from './state.js'

export const evolve = (state: Appeal, event: AppealEvent): Appeal => {
  switch (event.type) {
    case 'AppealTimeExtended': {
      const { appellant, kind, noticedOn, until } = event.data
      return { ...state, extension: { appellant, kind, noticedOn, until } }
    }
    case 'AppealFiled': {
      const { appellant, subjects } = event.data
      const { extension } = state
      return { status: 'Filed', appellant, extension, subjects, outcome: null, court: null }
    }
    case 'AppealRejectedForForm':
      return whenFiled(state, { status: 'RejectedForForm' })
    case 'AppealTakenUnderReview':
      return whenFiled(state, { status: 'UnderReview' })
    case 'AppealDecided':
      return whenFiled(state, { status: 'Decided', outcome: event.data.outcome })
    case 'ExternalAppealRecorded':
      return whenFiled(state, { status: 'External', court: event.data.court })
    default:
      return absurd(event)
  }
}

const whenFiled = (state: Appeal, change: Partial<Filed>): Appeal =>
  state.status === 'Absent' ? state : { ...state, ...change }
