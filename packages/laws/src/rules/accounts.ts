/** Laws of businesses, their people and their program accounts. */
import type { Bn9, UserId } from '@carmkit/core'
import {
  dataOf,
  eventsIn,
  openAccessRequests,
  ownershipOf,
  type Place,
  placeAt,
  placesIn,
} from '../auditor.js'
import { businesses } from '../cast.js'
import type { Log, Step } from '../log.js'
import { eventRule, type Rule, rule, stepRule } from './rule.js'

/** The person who sent a command, and for whom; null for senders that are no people. */
export const senderIn = ({ sent }: Step): { user: UserId; business: Bn9 } | null => {
  const { actor } = sent
  return actor.kind === 'user' && actor.actingFor !== null
    ? { user: actor.userId, business: actor.actingFor }
    : null
}

/** The place of the sender in the business acted for, as the log before the step tells it. */
export const senderPlace = (step: Step): Place | null => {
  const sender = senderIn(step)
  return sender === null ? null : placeAt(step.before, { ...sender, now: step.sent.at })
}

const isRegistered = (log: Log, business: Bn9): boolean =>
  eventsIn(log, `businessAccount-${business}`).some(({ type }) => type === 'BusinessRegistered')

/** Businesses that have lost their last lasting BAM. */
export const withoutLastingBam = (log: Log): ReadonlyArray<Bn9> =>
  businesses.filter(
    (business) =>
      isRegistered(log, business) &&
      ![...placesIn(log, business).values()].some(
        ({ role, until }) => role === 'BAM' && until === null,
      ),
  )

interface Access {
  readonly bn9: Bn9
  readonly user: UserId
  readonly assignment: { readonly role: Place['role']; readonly programs?: ReadonlyArray<string> }
}

const bus11 = rule(
  'BUS-11: an Active business keeps a BAM without end date',
  function* ({ steps }) {
    for (const { after, sent } of steps) {
      for (const business of withoutLastingBam(after))
        yield `${business} has none after ${sent.type}`
    }
  },
)

const bus12 = eventRule(
  'BUS-12: a BAM arises from registration by the applicant or from a BAM, and from nothing else',
  ['BamAppointed', 'AccessApproved'],
  (event, step) => {
    const { user, assignment } = dataOf<Access>(event)
    if (event.type === 'AccessApproved') {
      const place = senderPlace(step)
      return assignment.role !== 'BAM' || place?.role === 'BAM'
        ? null
        : `by ${place?.role ?? 'nobody'}`
    }
    const [issued] = eventsIn(step.before, step.stream)
    const applicant = issued === undefined ? null : dataOf<{ applicant: UserId }>(issued).applicant
    const { actor } = step.sent
    return actor.kind === 'user' && actor.userId === applicant && user === applicant
      ? null
      : 'not the applicant'
  },
)

const usr13 = eventRule(
  'USR-13: one role per person, and a BAM holds no program role',
  ['AccessApproved'],
  (event, step) => {
    const { user, assignment } = dataOf<Access>(event)
    const { bn9 } = dataOf<Access>(step.command as never)
    const programs = assignment.programs ?? []
    if (placeAt(step.before, { business: bn9, user, now: step.sent.at }) !== null) {
      return 'is a member already'
    }
    if ((assignment.role === 'BAM') !== (programs.length === 0)) return 'role and programs differ'
    return new Set(programs).size === programs.length ? null : 'a program twice'
  },
)

const usr15 = eventRule(
  'USR-15: at most one open access request per person and business',
  ['AccessRequested'],
  (event, { before, command, sent }) => {
    const { user } = dataOf<Access>(event)
    const { bn9 } = dataOf<Access>(command as never)
    return openAccessRequests(before, bn9, sent.at).has(user) ? 'another one is open' : null
  },
)

/** What a command concerns: programs, or the whole business. */
const concerned = ({ command, before, stream }: Step): ReadonlyArray<string> | 'business' => {
  const data = command.data as {
    readonly bn9: Bn9
    readonly user: UserId
    readonly scope: string
    readonly assignment: Access['assignment']
    readonly importer: string
  }
  switch (command.type) {
    case 'ApproveAccess':
      return data.assignment.programs ?? 'business'
    case 'RemoveUser': {
      const place = placesIn(before, data.bn9).get(data.user)
      return place === undefined || place.role === 'BAM' ? 'business' : place.programs
    }
    case 'ApproveDelegation':
    case 'RejectDelegation':
    case 'RevokeDelegation':
      return data.scope === 'business' ? 'business' : [data.scope]
    case 'OpenDraft':
      return [data.importer.slice(9)]
    case 'EditDraft':
    case 'DiscardDraft':
    case 'SubmitDeclaration':
      return [ownershipOf(before, stream)?.importer.slice(9) ?? '']
    default:
      return 'business'
  }
}

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

const usr20 = stepRule('USR-20: a Reader changes nothing', (step) =>
  senderPlace(step)?.role === 'Reader' && isByRole(step) ? 'by a Reader' : null,
)

const p02 = stepRule(
  'P02: who acts in a role has a place in the business acted for, on that day',
  (step) => (isByRole(step) && senderPlace(step) === null ? 'by somebody without a place' : null),
)

/** The matrix decided, not the sender table alone. */
const openTypes = ['RegisterNewBusiness', 'RequestAccess']
const isByRole = ({ sent, command }: Step): boolean =>
  sent.actor.kind === 'user' && !openTypes.includes(command.type)

const actsForAnother = (step: Step): boolean => step.grant?.delegation !== null

const prg14 = rule(
  'PRG-14: references of a business are distinct, each the highest known plus one',
  function* ({ end }) {
    for (const business of businesses) {
      const references = eventsIn(end, `businessAccount-${business}`)
        .filter(({ type }) => type === 'ProgramReferenceReserved')
        .map((event) => Number(dataOf<{ reference: string }>(event).reference.slice(2)))
      const expected = references.map((_, index) => index + 1)
      if (String(references) !== String(expected)) yield `${business} has ${references.join(', ')}`
    }
  },
)

export const accountRules: ReadonlyArray<Rule> = [
  bus11,
  bus12,
  usr13,
  usr15,
  usr19,
  usr20,
  p02,
  prg14,
]
