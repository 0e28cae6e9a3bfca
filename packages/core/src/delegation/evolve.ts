/** What a recorded event means for a delegation. */
import { absurd } from '@carmkit/kernel'
import type { RunOff } from '../values/index.js'
import type { DelegationEvent } from './event.js'
import type { Delegation, Identity, LiveGrant, OpenRequest, Present } from './state.js'

export const evolve = (state: Delegation, event: DelegationEvent): Delegation => {
  if (event.type === 'DelegationRequested') {
    const { requestId, requestedBy, capacity, visibility, comment, lapsesAt } = event.data
    const asked = { id: requestId, requestedBy, capacity, visibility, comment, lapsesAt }
    return withRequest(state, { ...event.data, request: { kind: 'Requested', ...asked } })
  }
  if (event.type === 'DelegationOffered') {
    const { offerId, offeredBy, capacity, terms, lapsesAt } = event.data
    const asked = { id: offerId, offeredBy, capacity, terms, lapsesAt }
    return withRequest(state, { ...event.data, request: { kind: 'Offered', ...asked } })
  }
  return state.status === 'Present' ? evolvePresent(state, event) : state
}

interface Asked extends Identity {
  readonly request: OpenRequest
}

const withRequest = (state: Delegation, { client, provider, scope, request }: Asked): Present => {
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

type Later = Exclude<DelegationEvent, { type: 'DelegationRequested' | 'DelegationOffered' }>

const evolvePresent = (state: Present, event: Later): Present => {
  switch (event.type) {
    case 'RequestApproved':
    case 'RequestRejected':
    case 'OfferAccepted':
    case 'OfferDeclined':
    case 'RequestWithdrawn':
    case 'RequestLapsed':
    case 'RequestVoided':
      return { ...state, request: null }
    case 'DelegationGranted': {
      const { grantId, capacity, terms, grantedAt } = event.data
      const relationship = event.data.relationship ?? grantId
      const grant = { id: grantId, capacity, terms, suspended: false, grantedAt, relationship }
      return { ...state, grant, ordinal: state.ordinal + 1, everGranted: true }
    }
    case 'TermsReplaced':
      return changed(state, { capacity: event.data.capacity, terms: event.data.after })
    case 'TermsAmended':
      return changed(state, { terms: event.data.after })
    case 'DelegationSuspended':
      return changed(state, { suspended: true })
    case 'DelegationResumed':
      return changed(state, { suspended: false })
    case 'DelegationRevoked':
    case 'DelegationRelinquished':
      return state
    case 'GrantExpired':
    case 'RunOffStarted':
    case 'GrantEnded':
      return evolveEnding(state, event)
    default:
      return absurd(event)
  }
}

/** Recorded terms and suspensions are always of the grant in the slot. */
const changed = (state: Present, change: Partial<LiveGrant>): Present =>
  state.grant === null ? state : { ...state, grant: { ...state.grant, ...change } }

type Ending = Extract<Later, { type: 'GrantExpired' | 'RunOffStarted' | 'GrantEnded' }>

const evolveEnding = (state: Present, event: Ending): Present => {
  const { grantId } = event.data
  const ended = state.grant?.id === grantId ? { ...state, grant: null } : state
  switch (event.type) {
    case 'GrantExpired':
      return ended
    case 'RunOffStarted': {
      const relationship = event.data.relationship ?? grantId
      return { ...ended, runOffs: withRunOff(state, { ...event.data, relationship }) }
    }
    case 'GrantEnded':
      return { ...ended, runOffs: state.runOffs.filter((one) => one.grantId !== grantId) }
    default:
      return absurd(event)
  }
}

/** Rights that were over when this one began are dropped, so that the list stays short. `concat` leaves no room for more. */
const withRunOff = ({ runOffs }: Present, begun: RunOff): ReadonlyArray<RunOff> =>
  runOffs.filter(({ until }) => until > begun.endedAt).concat(begun)
