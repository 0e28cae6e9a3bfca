/** Laws of claims: whose they are, how often they may fail, and what they lead to. */
import type { Bn9, Instant, UserId } from '@carmkit/core'
import type { DomainEvent } from '@carmkit/kernel'
import { dataOf, eventsIn, hoursAfter, ofBusiness, openedAs } from '../auditor.js'
import { businesses, unclaimed } from '../cast.js'
import type { Log, Step } from '../log.js'
import { suppliedTables } from '../tables.js'
import { eventRule, type Rule, rule, stepRule } from './rule.js'

interface Claimed {
  readonly bn9: Bn9
  readonly claimant: UserId
  readonly until: Instant | null
  readonly lockNumber: number
  readonly lapsesAt: Instant
}

interface Attempts {
  readonly failures: number
  readonly locks: number
  readonly until: Instant | null | 'open'
}

/** A profile that is not the one on record counts as a wrong answer does. */
const failing = ['AffinityFailed', 'ProfileFailed']

/** Failed attempts since the last lock, locks since an officer opened it, and the lock itself. */
const attemptsIn = (events: ReadonlyArray<DomainEvent>): Attempts =>
  events.reduce<Attempts>(
    (known, event) => {
      const { until } = dataOf<Claimed>(event)
      if (failing.includes(event.type)) return { ...known, failures: known.failures + 1 }
      if (event.type === 'ClaimLockStarted') return { failures: 0, locks: known.locks + 1, until }
      return event.type === 'ClaimUnlocked' ? { failures: 0, locks: 0, until: 'open' } : known
    },
    { failures: 0, locks: 0, until: 'open' },
  )

const isLocked = ({ until }: Attempts, now: Instant): boolean =>
  until === null || (until !== 'open' && now < until)

const attempts = ['BeginClaim', 'AnswerAffinity']

const lockFault = (step: Step): string | null => {
  const failed = step.events.filter(({ type }) => failing.includes(type)).length
  const { failures, locks } = attemptsIn(eventsIn(step.before, step.stream))
  const started = step.events.find(({ type }) => type === 'ClaimLockStarted')
  if (failures + failed >= 3 !== (started !== undefined)) return `${failures + failed} failures`
  if (started === undefined) return null
  const until = locks + 1 < 3 ? hoursAfter(step.sent.at, 24) : null
  return dataOf<Claimed>(started).until === until ? null : `the lock does not end at ${until}`
}

const bus07 = stepRule(
  'BUS-07: three failures lock a claim of that person, three locks lock it for good',
  (step) => {
    if (!attempts.includes(step.command.type)) return null
    if (isLocked(attemptsIn(eventsIn(step.before, step.stream)), step.sent.at))
      return 'it is locked'
    const { claimant } = step.command.data as Claimed
    const { actor } = step.sent
    if (actor.kind !== 'user' || actor.userId !== claimant) return 'by somebody else'
    return lockFault(step)
  },
)

const bus07Lapsed = eventRule(
  'BUS-07: a claim is answered within seven days of its beginning',
  ['ClaimVerified', 'AffinityFailed', 'ClaimRefused', 'ClaimLapsed'],
  (event, step) => {
    const begun = eventsIn(step.before, step.stream).findLast(({ type }) => type === 'ClaimBegun')
    const isOver = begun !== undefined && dataOf<Claimed>(begun).lapsesAt <= step.sent.at
    return isOver === (event.type === 'ClaimLapsed') ? null : `over: ${isOver}`
  },
)

const verifiedIn = (log: Log, bn9: Bn9): ReadonlyArray<UserId> =>
  [...log.entries()].flatMap(([stream, { events }]) =>
    stream.startsWith(`claim-${bn9}.`) && events.some(({ type }) => type === 'ClaimVerified')
      ? [stream.slice(`claim-${bn9}.`.length) as UserId]
      : [],
  )

const bus08 = eventRule(
  'BUS-08: the first BAM of a claimed business is the person who completed the claim',
  ['BamAppointed'],
  (event, step) => {
    const { user, basis } = dataOf<{ user: UserId; basis: string }>(event)
    if (basis !== 'claim') return null
    const { bn9 } = step.command.data as Claimed
    const hasBam = ofBusiness(step.before, bn9).some(({ type }) => type === 'BamAppointed')
    if (hasBam) return 'it had one before'
    return verifiedIn(step.before, bn9).includes(user) ? null : `${user} completed none`
  },
)

const bus09 = rule('BUS-09: a business is registered once', function* ({ end }) {
  for (const business of [...businesses, ...unclaimed]) {
    const registered = ofBusiness(end, business).filter(({ type }) => type === 'BusinessRegistered')
    if (registered.length > 1) yield `${business}, ${registered.length} times`
  }
})

interface OnRecord {
  readonly programs: ReadonlyArray<{ readonly reference: string; readonly programType: string }>
}

const bus10 = rule(
  'BUS-10: a claimed business shows at once every account that the agency knows of it',
  function* ({ end }) {
    for (const business of unclaimed) {
      const isClaimed = ofBusiness(end, business).some(
        (event) =>
          event.type === 'BusinessRegistered' && dataOf<{ basis: string }>(event).basis === 'claim',
      )
      const record = suppliedTables.get(`agencyRecord-${business}`)?.content as unknown as OnRecord
      for (const { reference, programType } of isClaimed ? record.programs : []) {
        const shown = openedAs(end, `${business}${reference}`)
        if (shown !== programType) yield `${business}${reference} is ${shown}`
      }
    }
  },
)

export const claimRules: ReadonlyArray<Rule> = [bus07, bus07Lapsed, bus08, bus09, bus10]
