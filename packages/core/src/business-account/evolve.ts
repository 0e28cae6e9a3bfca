/** What a recorded event means for a business account. */
import { absurd } from '@carmkit/kernel'
import {
  everybody,
  type Licence,
  type Membership,
  nobody,
  personIn,
  type UserId,
  withLicencePeriod,
  withLicenceRestored,
  withLicenceSuspended,
  withoutPerson,
  withPerson,
  withRevocation,
} from '../values/index.js'
import type { BusinessAccountEvent } from './event.js'
import type { BusinessAccount, Registered } from './state.js'

export const evolve = (state: BusinessAccount, event: BusinessAccountEvent): BusinessAccount => {
  switch (event.type) {
    case 'BnIssued':
      return 'members' in state ? state : { status: 'BnIssued', applicant: event.data.applicant }
    case 'BusinessRegistered':
      return { ...nothingYet, applicant: applicantOf(state) }
    case 'BusinessCeased':
      return 'members' in state
        ? { ...state, status: 'Ceased', members: nobody, requests: nobody, invitations: nobody }
        : { ...nothingYet, status: 'Ceased', applicant: applicantOf(state) }
    case 'BamAppointed':
    case 'BusinessContactUpdated':
    case 'LegalCorrectionRequested':
    case 'BusinessSuspended':
    case 'BusinessReinstated':
    case 'BusinessOrphaned':
    case 'AccessRequested':
    case 'UserInvited':
    case 'AccessApproved':
    case 'AccessRejected':
    case 'AccessWithdrawn':
    case 'AccessLapsed':
    case 'RoleChanged':
    case 'AccessEndSet':
    case 'AccessSuspended':
    case 'AccessResumed':
    case 'AccessEnded':
    case 'LicenceRecorded':
    case 'LicenceSuspended':
    case 'LicenceRestored':
    case 'ProviderBlocked':
    case 'ProviderUnblocked':
    case 'ProviderRevoked':
    case 'ProgramReferenceReserved':
    case 'ProgramMirrored':
      return 'members' in state ? evolveRegistered(state, event) : state
    default:
      return absurd(event)
  }
}

/** With every field, so that the copies are as small as they can be. */
const nothingYet: Registered = {
  orphaned: false,
  claimant: null,
  members: nobody,
  requests: nobody,
  invitations: nobody,
  spells: 0,
  contact: null,
  references: [],
  licence: null,
  blocks: {},
  revocations: {},
  status: 'Active',
  applicant: null,
}

const applicantOf = (state: BusinessAccount): UserId | null =>
  state.status === 'Unknown' ? null : state.applicant

type Later<Type extends BusinessAccountEvent['type']> = Extract<
  BusinessAccountEvent,
  { type: Type }
>

type RegisteredEvent = Exclude<
  BusinessAccountEvent,
  { type: 'BnIssued' | 'BusinessRegistered' | 'BusinessCeased' }
>
type PeopleEvent = Later<
  | 'AccessRequested'
  | 'UserInvited'
  | 'AccessApproved'
  | 'AccessRejected'
  | 'AccessWithdrawn'
  | 'AccessLapsed'
  | 'RoleChanged'
  | 'AccessEndSet'
  | 'AccessSuspended'
  | 'AccessResumed'
  | 'AccessEnded'
>

const evolveRegistered = (state: Registered, event: RegisteredEvent): Registered => {
  switch (event.type) {
    case 'BamAppointed':
      return appointed(state, event)
    case 'BusinessContactUpdated': {
      const { contact, language } = event.data
      return { ...state, contact: { contact, language } }
    }
    case 'LegalCorrectionRequested':
      return state
    case 'BusinessSuspended':
      return { ...state, status: 'Suspended' }
    case 'BusinessReinstated':
      return { ...state, status: state.orphaned ? 'Orphaned' : 'Active' }
    case 'BusinessOrphaned':
      return orphaned(state)
    case 'LicenceRecorded':
    case 'LicenceSuspended':
    case 'LicenceRestored':
      return { ...state, licence: evolveLicence(state.licence, event) }
    case 'ProviderBlocked': {
      const { provider, until } = event.data
      return { ...state, blocks: { ...state.blocks, [provider]: until } }
    }
    case 'ProviderUnblocked': {
      const { [event.data.provider]: _lifted, ...blocks } = state.blocks
      return { ...state, blocks }
    }
    case 'ProviderRevoked': {
      const { provider, mode, at } = event.data
      const known = withRevocation(state.revocations[provider] ?? [], { mode, at })
      return { ...state, revocations: { ...state.revocations, [provider]: known } }
    }
    case 'ProgramReferenceReserved':
    case 'ProgramMirrored':
      return { ...state, references: [...state.references, event.data.reference] }
    case 'AccessRequested':
    case 'UserInvited':
    case 'AccessApproved':
    case 'AccessRejected':
    case 'AccessWithdrawn':
    case 'AccessLapsed':
    case 'RoleChanged':
    case 'AccessEndSet':
    case 'AccessSuspended':
    case 'AccessResumed':
    case 'AccessEnded':
      return evolvePeople(state, event)
    default:
      return absurd(event)
  }
}

/** A suspension of the business outlasts the loss; nobody is left to stand by an invitation. */
const orphaned = (state: Registered): Registered => ({
  ...state,
  status: state.status === 'Suspended' ? 'Suspended' : 'Orphaned',
  orphaned: true,
  invitations: nobody,
})

/** Recovery makes an orphaned business Active again; a registration is Active already. */
const appointed = (
  state: Registered,
  { data: { user, basis } }: Later<'BamAppointed'>,
): Registered => {
  const before = basis === 'recovery' ? withBamsSuspended(state) : state
  return {
    ...withAccess(before, user, { assignment: { role: 'BAM' }, until: null }),
    status: 'Active',
    orphaned: false,
    claimant: basis === 'claim' ? user : state.claimant,
  }
}

/**
 * Whoever cannot sign in is not somebody who can manage: else the new BAM could leave at once, and
 * the business would be lost again (USR-10). The new BAM may resume them (assumed CK-32).
 */
const withBamsSuspended = (state: Registered): Registered =>
  everybody(state.members)
    .filter(([, { assignment }]) => assignment.role === 'BAM')
    .reduce((some, [bam]) => changed(some, bam, { suspended: true }), state)

const evolvePeople = (state: Registered, event: PeopleEvent): Registered => {
  const { user } = event.data
  switch (event.type) {
    case 'AccessRequested':
      return { ...state, requests: withPerson(state.requests, user, event.data.lapsesAt) }
    case 'UserInvited': {
      const { user: _invited, ...invitation } = event.data
      return { ...state, invitations: withPerson(state.invitations, user, invitation) }
    }
    case 'AccessApproved': {
      const { assignment, until } = event.data
      return withAccess(state, user, { assignment, until })
    }
    case 'AccessRejected':
      return {
        ...state,
        requests: withoutPerson(state.requests, user),
        invitations: withoutPerson(state.invitations, user),
      }
    case 'AccessWithdrawn':
    case 'AccessLapsed':
      return { ...state, requests: withoutPerson(state.requests, user) }
    case 'RoleChanged':
      return changed(state, user, { assignment: event.data.after })
    case 'AccessEndSet':
      return changed(state, user, { until: event.data.until })
    case 'AccessSuspended':
      return changed(state, user, { suspended: true })
    case 'AccessResumed':
      return changed(state, user, { suspended: false })
    case 'AccessEnded':
      return { ...state, members: withoutPerson(state.members, user) }
    default:
      return absurd(event)
  }
}

/** A new spell of access: nothing that named an earlier one of this person names this one. */
const withAccess = (
  state: Registered,
  user: UserId,
  { assignment, until }: Pick<Membership, 'assignment' | 'until'>,
): Registered => {
  const spell = state.spells + 1
  return {
    ...state,
    spells: spell,
    requests: withoutPerson(state.requests, user),
    invitations: withoutPerson(state.invitations, user),
    members: withPerson(state.members, user, { assignment, until, suspended: false, spell }),
  }
}

const changed = (state: Registered, user: UserId, change: Partial<Membership>): Registered => {
  const member = personIn(state.members, user)
  return member === undefined
    ? state
    : { ...state, members: withPerson(state.members, user, laidOut({ ...member, ...change })) }
}

/** Spread objects that differ in form are slow to read, and every question reads memberships (P8). */
const laidOut = ({ assignment, until, suspended, spell }: Membership): Membership => ({
  assignment,
  until,
  suspended,
  spell,
})

/** A licence that is stated anew stays suspended: only the agency's own word restores it. */
const evolveLicence = (
  licence: Licence | null,
  event: Later<'LicenceRecorded' | 'LicenceSuspended' | 'LicenceRestored'>,
): Licence | null => {
  if (event.type === 'LicenceRecorded') return withLicencePeriod(licence, event.data)
  if (licence === null) return null
  return event.type === 'LicenceSuspended'
    ? withLicenceSuspended(licence, event.data.from)
    : withLicenceRestored(licence, event.data.from)
}
