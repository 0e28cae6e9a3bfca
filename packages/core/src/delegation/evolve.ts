/** What a recorded event means for a delegation. */
import { absurd } from '@carmkit/kernel'
import type { RunOff } from '../values/index.js'
import type { DelegationEvent } from './event.js'
import type { Delegation, Present } from './state.js'

export const evolve = (state: Delegation, event: DelegationEvent): Delegation => {
  if (event.type === 'DelegationRequested') return requested(state, event.data)
  return state.status === 'Present' ? evolvePresent(state, event) : state
}

type Requested = Extract<DelegationEvent, { type: 'DelegationRequested' }>

const requested = (state: Delegation, data: Requested['data']): Present => {
  const { client, provider, scope, requestId, requestedBy, capacity, visibility, lapsesAt } = data
  const request = { id: requestId, requestedBy, capacity, visibility, lapsesAt }
  if (state.status === 'Present') return { ...state, request, ordinal: state.ordinal + 1 }
  return {
    status: 'Present',
    identity: { client, provider, scope },
    request,
    grant: null,
    runOffs: [],
    ordinal: 1,
    everGranted: false,
  }
}

const evolvePresent = (state: Present, event: Exclude<DelegationEvent, Requested>): Present => {
  switch (event.type) {
    case 'RequestApproved':
    case 'RequestRejected':
    case 'RequestVoided':
      return { ...state, request: null }
    case 'DelegationGranted': {
      const { grantId, capacity, terms } = event.data
      return {
        ...state,
        grant: { id: grantId, capacity, terms },
        ordinal: state.ordinal + 1,
        everGranted: true,
      }
    }
    case 'TermsReplaced': {
      const { grantId, capacity, after } = event.data
      return { ...state, grant: { id: grantId, capacity, terms: after } }
    }
    case 'DelegationRevoked':
      return state
    case 'GrantExpired':
      return withoutGrant(state, event.data.grantId)
    case 'RunOffStarted':
      return { ...withoutGrant(state, event.data.grantId), runOffs: withRunOff(state, event.data) }
    case 'GrantEnded': {
      const { grantId } = event.data
      const runOffs = state.runOffs.filter((one) => one.grantId !== grantId)
      return { ...withoutGrant(state, grantId), runOffs }
    }
    default:
      return absurd(event)
  }
}

const withoutGrant = (state: Present, grantId: string): Present =>
  state.grant?.id === grantId ? { ...state, grant: null } : state

/** Rights that were over when this one began are dropped, so that the list stays short. */
const withRunOff = ({ runOffs }: Present, begun: RunOff): ReadonlyArray<RunOff> => [
  ...runOffs.filter(({ until }) => until > begun.endedAt),
  begun,
]
