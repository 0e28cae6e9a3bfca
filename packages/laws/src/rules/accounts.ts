/** Laws of businesses: how they come to be, who stays their BAM, and what their standing allows. */
import type { Bn9, Instant, UserId } from '@carmkit/core'
import { dataOf, dayOf, eventsIn, ofBusiness, standingOf } from '../auditor.js'
import { openInvitations, type Place, placeAt, placesIn } from '../auditor-places.js'
import { businesses, instants, unclaimed } from '../cast.js'
import type { Log, Step } from '../log.js'
import { eventRule, type Rule, rule, stepRule } from './rule.js'
import { isByRole, isOwnMatter, senderIn, senderPlace } from './sender.js'

const everyBusiness: ReadonlyArray<Bn9> = [...businesses, ...unclaimed]

const lasts = ({ role, until, suspended }: Place): boolean =>
  role === 'BAM' && until === null && !suspended

/** Active businesses that have lost their last lasting BAM. */
export const withoutLastingBam = (log: Log): ReadonlyArray<Bn9> =>
  everyBusiness.filter(
    (business) =>
      standingOf(log, business) === 'Active' && ![...placesIn(log, business).values()].some(lasts),
  )

const bus11 = rule(
  'BUS-11, USR-10: an Active business keeps a BAM without end date and suspension',
  function* ({ steps }) {
    for (const { after, sent } of steps) {
      for (const business of withoutLastingBam(after))
        yield `${business} has none after ${sent.type}`
    }
  },
)

/** Whether some BAM could sign in and act on that day. */
const hasBamOn = (log: Log, business: Bn9, now: Instant): boolean =>
  [...placesIn(log, business).keys()].some((user) => {
    const place = placeAt(log, { business, user, now })
    return place?.role === 'BAM' && !place.suspended
  })

const p23 = rule(
  'P23, USR-16: no date ever leaves an Active business without a BAM',
  function* ({ end }) {
    for (const business of everyBusiness.filter((one) => standingOf(end, one) === 'Active')) {
      for (const now of [...instants, '2099-01-01T00:00:00.000Z' as Instant]) {
        if (!hasBamOn(end, business, now)) yield `${business} has none on ${dayOf(now)}`
      }
    }
  },
)

interface Access {
  readonly bn9: Bn9
  readonly user: UserId
  readonly basis: string
  readonly assignment: { readonly role: Place['role'] }
  readonly after: { readonly role: Place['role'] }
}

/** How somebody became a BAM without the decision of another one; null where that is right. */
const appointmentFault = (event: Access, step: Step): string | null => {
  const { user, basis } = event
  const { actor } = step.sent
  const { bn9 } = step.command.data as Access
  if (basis === 'recovery') {
    const wasOrphaned = standingOf(step.before, bn9) === 'Orphaned'
    return actor.kind === 'officer' && wasOrphaned ? null : 'no recovery by an officer'
  }
  if (basis === 'claim') {
    const verified = eventsIn(step.before, `claim-${bn9}.${user}`)
    return verified.some(({ type }) => type === 'ClaimVerified') ? null : 'no claim was verified'
  }
  const issued = ofBusiness(step.before, bn9).findLast(({ type }) => type === 'BnIssued')
  const applicant = issued === undefined ? null : dataOf<{ applicant: UserId }>(issued).applicant
  return actor.kind === 'user' && actor.userId === applicant && user === applicant
    ? null
    : 'not the applicant'
}

const bus12 = eventRule(
  'BUS-12: a BAM arises from registration, claim, recovery or a BAM, and from nothing else',
  ['BamAppointed', 'AccessApproved', 'UserInvited', 'RoleChanged'],
  (event, step) => {
    const data = dataOf<Access>(event)
    if (event.type === 'BamAppointed') return appointmentFault(data, step)
    const { role } = event.type === 'RoleChanged' ? data.after : data.assignment
    if (role !== 'BAM') return null
    if (data.basis === 'invitation') {
      const { bn9 } = step.command.data as Access
      const invited = openInvitations(step.before, bn9, step.sent.at).get(data.user)
      return invited?.assignment.role === 'BAM' ? null : 'nobody offered that'
    }
    const place = senderPlace(step)
    return place?.role === 'BAM' ? null : `by ${place?.role ?? 'nobody'}`
  },
)

/** The businesses that a step's people act for, and act on. */
const partiesOf = (step: Step): ReadonlyArray<Bn9> => {
  const sender = senderIn(step)
  const [client] =
    (step.grant?.delegation ?? '').split('#')[0]?.slice('delegation-'.length).split('.') ?? []
  return [
    ...(sender === null ? [] : [sender.business]),
    ...(client === undefined || client === '' ? [] : [client as Bn9]),
  ]
}

const bus13 = stepRule(
  'BUS-13: Ceased is final: nothing more is recorded of it, and nobody acts in its name',
  (step) => {
    const own = everyBusiness.find((one) => step.stream === `businessAccount-${one}`)
    if (own !== undefined && standingOf(step.before, own) === 'Ceased' && step.events.length > 0) {
      return `${step.events.map(({ type }) => type).join(', ')} of ${own}`
    }
    if (!isByRole(step)) return null
    const ended = partiesOf(step).find((one) => standingOf(step.before, one) === 'Ceased')
    return ended === undefined ? null : `${ended} has ceased`
  },
)

/** What is recorded of a business that is not Active, by whatever sender. */
const whileNot: { readonly [S in 'Suspended' | 'Orphaned']: ReadonlyArray<string> } = {
  Suspended: ['BusinessReinstated', 'BusinessCeased', 'BusinessOrphaned'],
  Orphaned: ['BamAppointed', 'BusinessCeased'],
}
const facts = ['LicenceRecorded', 'LicenceSuspended', 'LicenceRestored', 'ProgramMirrored']
const always = [...facts, 'AccessLapsed', 'AccessEnded', 'ProviderBlocked']

const standingRule = (name: string, standing: keyof typeof whileNot): Rule =>
  stepRule(name, (step) => {
    for (const business of everyBusiness) {
      if (standingOf(step.before, business) !== standing) continue
      const isOfIt = step.stream === `businessAccount-${business}`
      const strange = step.events.find(
        ({ type }) => !always.includes(type) && !whileNot[standing].includes(type),
      )
      if (isOfIt && strange !== undefined) return `${strange.type} of ${business}`
      const isWrite = !step.stream.startsWith('transaction') || standing === 'Suspended'
      const isExempt = step.stream.startsWith('clientAccess')
      const acts = isByRole(step) && senderIn(step)?.business === business
      if (acts && isWrite && !(isExempt && standing === 'Orphaned')) return `for ${business}`
    }
    return null
  })

const usr11 = standingRule(
  'USR-11: an Orphaned business takes recovery, and writes nothing but transactions',
  'Orphaned',
)
const suspended = standingRule(
  'BUS-13: a Suspended business writes nothing until it is reinstated',
  'Suspended',
)

const usr03 = stepRule(
  'USR-03: a person acts for one business with every command, or for itself',
  (step) => {
    const { actor } = step.sent
    if (actor.kind !== 'user') return null
    return (actor.actingFor === null) === isOwnMatter(step) ? null : `for ${actor.actingFor}`
  },
)

const p02 = stepRule(
  'P02: who acts in a role has a place in the business acted for, on that day, not suspended',
  (step) => {
    if (!isByRole(step)) return null
    const place = senderPlace(step)
    if (place === null) return 'by somebody without a place'
    return place.suspended ? 'by somebody who is suspended' : null
  },
)

interface Registration {
  readonly basis: string
  readonly residency: string
  readonly entityType: string
  readonly legalName: string | null
}

const prg07 = eventRule(
  'PRG-07, PRG-08: who registers anew is resident, and no trust',
  ['BusinessRegistered'],
  (event) => {
    const { basis, residency, entityType, legalName } = dataOf<Registration>(event)
    if (basis === 'claim') return null
    if (residency !== 'resident') return 'a non-resident'
    if (entityType === 'trust' || entityType === 'other') return `a ${entityType}`
    return (legalName === null) === (entityType === 'soleProprietor') ? null : 'a wrong name'
  },
)

export const accountRules: ReadonlyArray<Rule> = [
  bus11,
  bus12,
  bus13,
  suspended,
  usr03,
  usr11,
  p02,
  p23,
  prg07,
]
