/** Laws of people: how an access comes to be, who decides about it, and how it ends. */
import type { Bn9, Instant, UserId } from '@carmkit/core'
import type { DomainEvent } from '@carmkit/kernel'
import { dataOf, dayOf, programAt } from '../auditor.js'
import {
  openAccessRequests,
  openInvitations,
  type Place,
  placeAt,
  placesIn,
} from '../auditor-places.js'
import { person } from '../cast.js'
import { type Step, send } from '../log.js'
import { eventRule, type Rule, rule, stepRule } from './rule.js'
import { actsForAnother, concerned, isByRole, senderIn, senderPlace } from './sender.js'

interface Access {
  readonly bn9: Bn9
  readonly user: UserId
  readonly basis: string
  readonly until: string | null
  readonly lapsesAt: Instant
  readonly assignment: { readonly role: Place['role']; readonly programs?: ReadonlyArray<string> }
  readonly after: Access['assignment']
}

const bn9In = ({ command }: Step): Bn9 => (command.data as Access).bn9
const senderOf = ({ sent: { actor } }: Step): UserId | null =>
  actor.kind === 'user' ? actor.userId : null

/** The role that an event gives. */
const givenBy = (event: DomainEvent): Access['assignment'] =>
  event.type === 'RoleChanged' ? dataOf<Access>(event).after : dataOf<Access>(event).assignment
const giving = ['AccessApproved', 'UserInvited', 'RoleChanged']

const usr04 = eventRule(
  'USR-04: a request is taken back by the person who asked',
  ['AccessWithdrawn'],
  (event, step) => {
    const { user } = dataOf<Access>(event)
    return senderOf(step) === user ? null : `by ${senderOf(step)}`
  },
)

const usr05 = eventRule(
  'USR-05, USR-14: nobody is let in without an own step that still holds',
  ['AccessApproved'],
  (event, step) => {
    const { user, basis, assignment } = dataOf<Access>(event)
    const { at } = step.sent
    if (basis === 'request') {
      return openAccessRequests(step.before, bn9In(step), at).has(user) ? null : 'no open request'
    }
    const invited = openInvitations(step.before, bn9In(step), at).get(user)
    if (invited === undefined) return 'no open invitation'
    if (senderOf(step) !== user) return `taken by ${senderOf(step)}`
    return invited.assignment.role === assignment.role ? null : 'another role than offered'
  },
)

const usr06 = eventRule(
  'USR-06: a role reaches programs that are Active when it is given',
  giving,
  (event, step) => {
    const bn9 = bn9In(step)
    const { user } = dataOf<Access>(event)
    const before = placesIn(step.before, bn9).get(user)?.programs ?? []
    const strange = (givenBy(event).programs ?? []).find(
      (one) =>
        !(event.type === 'RoleChanged' && before.includes(one)) &&
        programAt(step.before, `${bn9}${one}`) !== 'Active',
    )
    return strange === undefined ? null : `${strange} is not Active`
  },
)

const byBamAlone = ['SuspendAccess', 'ResumeAccess', 'RejectAccess']
const byManagers = ['InviteUser', 'ApproveAccess', 'ChangeRole', 'SetAccessEnd', 'RemoveUser']

const usr07 = stepRule(
  'USR-07: a BAM decides about people, a PAM about those of its programs',
  (step) => {
    const role = senderPlace(step)?.role
    const { type } = step.command
    if (byBamAlone.includes(type) && role !== 'BAM') return `by ${role ?? 'nobody'}`
    return byManagers.includes(type) && role !== 'BAM' && role !== 'PAM' ? `by ${role}` : null
  },
)

const usr08 = eventRule(
  'USR-08: nobody gives a role above the own one',
  ['AccessApproved', 'UserInvited', 'RoleChanged'],
  (event, step) => {
    const place = senderPlace(step)
    if (place === null) return null
    const { role, programs = [] } = givenBy(event)
    if (place.role === 'BAM') return null
    if (role === 'BAM') return `a ${place.role} gives BAM`
    return programs.every((one) => place.programs.includes(one)) ? null : 'beyond its programs'
  },
)

/** A person who may do everything there, and had no part in what was asked. */
const lastingBamOf = ({ before, sent, command }: Step, business: Bn9): UserId | null => {
  const places = [...placesIn(before, business)]
  const { user } = command.data as { readonly user?: UserId }
  const found = places.find(
    ([one, { role, until, suspended }]) =>
      role === 'BAM' && until === null && !suspended && one !== user,
  )
  return sent.actor.kind === 'user' ? (found?.[0] ?? null) : null
}

/** Whoever asked may not approve, whatever its role. */
const wasAskedBy = ({ before, stream }: Step, user: UserId): boolean => {
  const asked = before.get(stream)?.events ?? []
  return asked.some(({ data }) => {
    const { requestedBy, offeredBy } = data as { requestedBy?: UserId; offeredBy?: UserId }
    return requestedBy === user || offeredBy === user
  })
}

const usr12 = stepRule('USR-12: a BAM may whatever a PAM may', (step, { domain }) => {
  const sender = senderIn(step)
  if (sender === null || actsForAnother(step) || senderPlace(step)?.role !== 'PAM') return null
  const bam = lastingBamOf(step, sender.business)
  if (bam === null || wasAskedBy(step, bam)) return null
  const asked = { ...step.sent, actor: person(bam, sender.business) }
  const { outcome, reasons } = send(domain, step.before, asked)
  return outcome === 'denied' ? `denied to a BAM: ${reasons.join(', ')}` : null
})

const usr13 = eventRule(
  'USR-13: one role per person, and a BAM holds no program role',
  giving,
  (event, step) => {
    const { user } = dataOf<Access>(event)
    const { role, programs = [] } = givenBy(event)
    const business = bn9In(step)
    const isMember = placeAt(step.before, { business, user, now: step.sent.at }) !== null
    if (isMember !== (event.type === 'RoleChanged')) {
      return isMember ? 'is a member already' : 'is no member'
    }
    if ((role === 'BAM') !== (programs.length === 0)) return 'role and programs differ'
    return new Set(programs).size === programs.length ? null : 'a program twice'
  },
)

const usr14 = eventRule(
  'USR-14: a request lapses when its 30 days are over, and not before',
  ['AccessRequested', 'AccessLapsed'],
  (event, step) => {
    const { user, lapsesAt } = dataOf<Access>(event)
    if (event.type === 'AccessLapsed') {
      const isOpen = openAccessRequests(step.before, bn9In(step), step.sent.at).has(user)
      return isOpen ? 'before its time' : null
    }
    const days = (Date.parse(lapsesAt) - Date.parse(step.sent.at)) / 86_400_000
    return days === 30 ? null : `after ${days} days`
  },
)

const usr15 = eventRule(
  'USR-15: at most one open access request per person and business',
  ['AccessRequested'],
  (event, step) => {
    const { user } = dataOf<Access>(event)
    const open = openAccessRequests(step.before, bn9In(step), step.sent.at)
    return open.has(user) ? 'another one is open' : null
  },
)

const usr16 = eventRule(
  'USR-16: no access ends in the past, and the clock ends none before its day',
  ['AccessApproved', 'UserInvited', 'AccessEndSet', 'AccessEnded'],
  (event, step) => {
    const { user, until } = dataOf<Access>(event)
    const today = dayOf(step.sent.at)
    if (event.type !== 'AccessEnded') {
      return until !== null && until < today ? `${until} is past` : null
    }
    if (step.command.type !== 'ExpireAccess') return null
    const end = placesIn(step.before, bn9In(step)).get(user)?.until ?? null
    return end !== null && end < today ? null : `its last day is ${end}`
  },
)

const rank: ReadonlyArray<Place['role']> = ['Reader', 'Editor', 'PAM', 'BAM']

const usr17 = eventRule(
  'USR-17: nobody raises the own role or prolongs the own access',
  ['RoleChanged', 'AccessEndSet'],
  (event, step) => {
    const { user, until } = dataOf<Access>(event)
    const place = placesIn(step.before, bn9In(step)).get(user)
    if (senderOf(step) !== user || place === undefined) return null
    if (event.type === 'AccessEndSet') {
      const prolongs = place.until !== null && (until === null || until > place.until)
      return prolongs ? `until ${until} instead of ${place.until}` : null
    }
    const role = givenBy(event).role
    return rank.indexOf(role) > rank.indexOf(place.role) ? `${place.role} to ${role}` : null
  },
)

const usr19 = stepRule(
  'USR-19: a PAM touches its own programs, never the business level',
  (step) => {
    const place = senderPlace(step)
    if (place?.role !== 'PAM' || !isByRole(step) || actsForAnother(step)) return null
    const programs = concerned(step)
    if (programs === 'business') return 'it is about the business'
    const outside = programs.filter((one) => !place.programs.includes(one))
    return outside.length === 0 ? null : `outside its programs: ${outside.join(', ')}`
  },
)

const usr20 = stepRule('USR-20: a Reader changes nothing, but may leave', (step) => {
  const isReader = senderPlace(step)?.role === 'Reader'
  return isReader && isByRole(step) && !actsForAnother(step) ? 'by a Reader' : null
})

const usr21 = rule(
  'USR-21: an approval, sent again once the access has ended, lets nobody in',
  function* ({ domain, steps }) {
    const approvals = steps.filter(
      ({ command, events }) => command.type === 'ApproveAccess' && events.length > 0,
    )
    for (const { after, events, command, sent } of steps) {
      const ended = events.find(({ type }) => type === 'AccessEnded')
      if (ended === undefined) continue
      for (const approval of approvals) {
        const { bn9, user } = approval.command.data as Access
        const isSame = bn9 === (command.data as Access).bn9 && user === dataOf<Access>(ended).user
        if (!isSame || approval.sent.at > sent.at) continue
        const again = send(domain, after, { ...approval.sent, at: sent.at })
        if (again.events.length > 0) yield `${user} is in again`
      }
    }
  },
)

export const peopleRules: ReadonlyArray<Rule> = [
  usr04,
  usr05,
  usr06,
  usr07,
  usr08,
  usr12,
  usr13,
  usr14,
  usr15,
  usr16,
  usr17,
  usr19,
  usr20,
  usr21,
]
