/** What a recorded event means for a ruling. */
import { absurd } from '@carmkit/kernel'
import { type CivilDate, dayNumber } from '../../values/index.js'
import type { Terms } from './content.js'
import type { RulingEvent } from './event.js'
import type { Case, Clock, Decided, Ruling } from './state/index.js'

export const evolve = (state: Ruling, event: RulingEvent): Ruling => {
  if (event.type === 'RulingSubmitted') {
    const { applicant, kind, submittedFor, submittedAt, submittedOn } = event.data
    const clock = { startedOn: submittedOn, pausedDays: 0, pausedOn: null }
    return { status: 'Submitted', applicant, kind, submittedFor, submittedAt, clock }
  }
  return state.status === 'Absent' ? state : evolveCase(state, event)
}

type Later = Exclude<RulingEvent, { type: 'RulingSubmitted' }>

const evolveCase = (state: Exclude<Ruling, { status: 'Absent' }>, event: Later): Ruling => {
  switch (event.type) {
    case 'RulingAssigned':
      return { status: 'Assigned', ...caseOf(state) }
    case 'InfoRequested':
      return {
        status: 'InfoRequested',
        ...caseOf(state, paused(state.clock, event.data.requestedOn)),
      }
    case 'InfoProvided':
      return { status: 'Assigned', ...caseOf(state, resumed(state.clock, event.data.providedOn)) }
    case 'RulingWithdrawn':
      return { status: 'Withdrawn', ...caseOf(state) }
    case 'RulingDeclined':
      return { status: 'Declined', ...caseOf(state) }
    case 'RulingIssued':
      return decided(caseOf(state), event.data)
    case 'ModificationRequested':
    case 'RulingModified':
    case 'ModificationRefused':
    case 'RulingRevoked':
    case 'RulingUpheld':
    case 'RulingVaried':
      return 'decision' in state ? evolveDecided(state, event) : state
    default:
      return absurd(event)
  }
}

type OnDecided = Exclude<
  Later,
  {
    type:
      | 'RulingAssigned'
      | 'InfoRequested'
      | 'InfoProvided'
      | 'RulingWithdrawn'
      | 'RulingDeclined'
      | 'RulingIssued'
  }
>

const evolveDecided = (state: Decided, event: OnDecided): Decided => {
  switch (event.type) {
    case 'ModificationRequested': {
      const { ground, requestedOn } = event.data
      const clock = { startedOn: requestedOn, pausedDays: 0, pausedOn: null }
      return { ...state, status: 'ModificationPending', ground, clock }
    }
    case 'RulingModified':
      return decided(caseOf(state), event.data, state.decision)
    case 'ModificationRefused':
      return { ...state, status: 'DecisionRendered', ground: null }
    case 'RulingRevoked':
      return { ...state, status: 'Revoked', ground: null, revokedFrom: event.data.revokedFrom }
    case 'RulingUpheld':
      return state
    case 'RulingVaried': {
      const { status, ground } = state
      return { ...decided(caseOf(state), event.data, state.decision), status, ground }
    }
    default:
      return absurd(event)
  }
}

const caseOf = (
  { applicant, kind, submittedFor, submittedAt, clock }: Case,
  changed: Clock = clock,
): Case => ({ applicant, kind, submittedFor, submittedAt, clock: changed })

const decided = (
  ruled: Case,
  { terms, decidedOn }: { readonly terms: Terms; readonly decidedOn: CivilDate },
  earlier: Decided['decision'] | null = null,
): Decided => ({
  status: 'DecisionRendered',
  ...ruled,
  decision: { ...terms, decidedOn, earlier },
  ground: null,
  revokedFrom: null,
})

const paused = (clock: Clock, requestedOn: CivilDate): Clock => ({
  ...clock,
  pausedOn: requestedOn,
})

const resumed = ({ startedOn, pausedDays, pausedOn }: Clock, providedOn: CivilDate): Clock => ({
  startedOn,
  pausedDays: pausedDays + (pausedOn === null ? 0 : dayNumber(providedOn) - dayNumber(pausedOn)),
  pausedOn: null,
})
