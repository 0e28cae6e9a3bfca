/** What a recorded event means for a business account. */
import { absurd } from '@carmkit/kernel'
import { nobody, withoutPerson, withPerson } from '../values/index.js'
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
        members: nobody,
        requests: nobody,
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
      return { ...state, members: withPerson(state.members, event.data.user, member) }
    }
    case 'AccessRequested':
      return {
        ...state,
        requests: withPerson(state.requests, event.data.user, event.data.lapsesAt),
      }
    case 'AccessApproved': {
      const { user, assignment, until } = event.data
      return {
        ...state,
        requests: withoutPerson(state.requests, user),
        members: withPerson(state.members, user, { assignment, until }),
      }
    }
    case 'AccessEnded':
      return { ...state, members: withoutPerson(state.members, event.data.user) }
    case 'LicenceRecorded':
      return { ...state, licence: event.data }
    case 'ProgramReferenceReserved':
      return { ...state, references: [...state.references, event.data.reference] }
    default:
      return absurd(event)
  }
}
