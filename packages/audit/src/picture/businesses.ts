/** Businesses in a picture, and the people in them. */
import {
  type businessAccount,
  easternDateOf,
  entriesOf,
  type Instant,
  isLicensed,
  type UserId,
  valueIn,
} from '@carmkit/core'
import type { Describing } from './describing.js'
import type { Entry, Fields } from './picture.js'
import { assignmentText, daysText, programsOf } from './words.js'

type Account = typeof businessAccount.initial
type Registered = Extract<Account, { readonly orphaned: boolean }>

export const businessEntries: Describing<typeof businessAccount> = (state, { name, at }) => {
  if (state.status === 'Unknown') return []
  const entry = { section: 'businesses', key: name } as const
  if (state.status === 'BnIssued') {
    const { status, applicant } = state
    return [{ ...entry, fields: { status, applicant } }]
  }
  return [{ ...entry, fields: businessFields(state, at) }, ...peopleIn(state, name, at)]
}

const businessFields = (state: Registered, at: Instant): Fields => ({
  status: state.status,
  orphaned: state.orphaned,
  applicant: state.applicant,
  claimant: state.claimant,
  contact: state.contact?.contact ?? null,
  language: state.contact?.language ?? null,
  programs: [...state.references].toSorted(),
  licensed: isLicensed(state.licence, at),
  licencePeriods: (state.licence?.periods ?? [])
    .map(({ validFrom, validUntil }) => daysText(validFrom, validUntil))
    .toSorted(),
  /** Until the day before it was restored. */
  licenceSuspensions: (state.licence?.suspensions ?? [])
    .map(({ from, restored }) => `${from} to ${restored ?? 'now'}`)
    .toSorted(),
  blockedProviders: Object.entries(state.blocks)
    .flatMap(([provider, until]) => (at < until ? [`${provider} until ${until}`] : []))
    .toSorted(),
  revokedProviders: Object.entries(state.revocations)
    .flatMap(([provider, all]) => all.slice(-1).map((last) => ({ provider, ...last })))
    .map(({ provider, mode, at: instant }) => `${provider} by ${mode} at ${instant}`)
    .toSorted(),
})

/** Everybody with an access, a request or an invitation; what has lapsed by itself is not open. */
const peopleIn = (state: Registered, bn9: string, at: Instant): ReadonlyArray<Entry> => {
  const users = [state.members, state.requests, state.invitations].flatMap((people) =>
    entriesOf<UserId, unknown>(people).map(([user]) => user),
  )
  return [...new Set(users)].flatMap((user): ReadonlyArray<Entry> => {
    const fields = personFields(state, user, at)
    const isThere = fields['role'] !== null || fields['requestOpenUntil'] !== null
    return isThere || fields['invitationOpenUntil'] !== null
      ? [{ section: 'people', key: `${bn9} ${user}`, fields }]
      : []
  })
}

const personFields = (state: Registered, user: UserId, at: Instant): Fields => {
  const member = valueIn(state.members, user)
  const request = valueIn(state.requests, user)
  const invitation = openInvitation(state, user, at)
  const until = member?.until ?? null
  return {
    role: member?.assignment.role ?? null,
    programs: member === undefined ? [] : programsOf(member.assignment),
    until,
    /** Its last day has passed, whether or not the clock has recorded it (USR-16). */
    over: until !== null && until < easternDateOf(at),
    suspended: member?.suspended ?? false,
    access: member?.spell ?? null,
    requestOpenUntil: request !== undefined && at < request ? request : null,
    invitedAs: invitation === null ? null : assignmentText(invitation.assignment),
    invitedUntil: invitation?.until ?? null,
    invitedBy: invitation?.invitedBy ?? null,
    invitationOpenUntil: invitation?.lapsesAt ?? null,
  }
}

/** Null once it has lapsed, or the access in which it was given is over (CK-33). */
const openInvitation = (state: Registered, user: UserId, at: Instant) => {
  const invitation = valueIn(state.invitations, user)
  if (invitation === undefined || at >= invitation.lapsesAt) return null
  const inviter = valueIn(state.members, invitation.invitedBy)
  const isGiven =
    inviter?.spell === invitation.spell &&
    (inviter.until === null || easternDateOf(at) <= inviter.until)
  return isGiven ? invitation : null
}
