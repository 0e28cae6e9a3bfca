/** What a recorded event means for a business account. */
import { absurd } from '@carmkit/kernel'
import type { UserId } from '../values/index.js'
import type { BusinessAccountEvent } from './event.js'
import type { Active, BusinessAccount } from './state.js'

export const evolve = (state: BusinessAccount, event: BusinessAccountEvent): BusinessAccount => {
  switch (event.type) {
    case 'BnIssued':
      return state.status === 'Active'
        ? state
        : { status: 'BnIssued', applicant: event.data.applicant }
    case 'BusinessRegistered':
      return {
        status: 'Active',
        members: new Map(),
        requests: new Map(),
        references: [],
        licence: null,
      }
    case 'BamAppointed':
    case 'AccessRequested':
    case 'AccessApproved':
    case 'AccessEnded':
    case 'LicenceRecorded':
    case 'ProgramReferenceReserved':
      return state.status === 'Active' ? evolveActive(state, event) : state
    default:
      return absurd(event)
  }
}

type ActiveEvent = Exclude<BusinessAccountEvent, { type: 'BnIssued' | 'BusinessRegistered' }>

const evolveActive = (state: Active, event: ActiveEvent): Active => {
  switch (event.type) {
    case 'BamAppointed': {
      const member = { assignment: { role: 'BAM' }, until: null } as const
      return { ...state, members: withKey(state.members, event.data.user, member) }
    }
    case 'AccessRequested':
      return { ...state, requests: withKey(state.requests, event.data.user, event.data.lapsesAt) }
    case 'AccessApproved': {
      const { user, assignment, until } = event.data
      return {
        ...state,
        requests: withoutKey(state.requests, user),
        members: withKey(state.members, user, { assignment, until }),
      }
    }
    case 'AccessEnded':
      return { ...state, members: withoutKey(state.members, event.data.user) }
    case 'LicenceRecorded':
      return { ...state, licence: event.data }
    case 'ProgramReferenceReserved':
      return { ...state, references: [...state.references, event.data.reference] }
    default:
      return absurd(event)
  }
}

const withKey = <A>(map: ReadonlyMap<UserId, A>, key: UserId, value: A): ReadonlyMap<UserId, A> =>
  new Map(map).set(key, value)

const withoutKey = <A>(map: ReadonlyMap<UserId, A>, key: UserId): ReadonlyMap<UserId, A> => {
  const copy = new Map(map)
  copy.delete(key)
  return copy
}
