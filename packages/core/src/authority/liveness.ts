/**
 * Does a date still hold? Authority is a function of states and now: the dates are consulted here,
 * never a flag that some scheduler should have moved.
 */
import { easternDateOf, startOfEasternDay } from '../calendar/index.js'
import {
  addDays,
  addHours,
  type Capacity,
  type CivilDate,
  type Instant,
  isSuspendedOn,
  type Licence,
  type Membership,
  type Period,
  type Revocation,
  type RunOff,
  runOffDays,
  type UserId,
  type Visibility,
} from '../values/index.js'
import type { BusinessStanding, DelegationStanding } from './world.js'

/** First moment after the last day of a period. */
export const endOf = (lastDay: CivilDate): Instant => startOfEasternDay(addDays(lastDay, 1))

export const isOver = (lastDay: CivilDate | null, now: Instant): boolean =>
  lastDay !== null && easternDateOf(now) > lastDay

export const isWithin = (period: Period, now: Instant): boolean =>
  includes(period, easternDateOf(now))

const includes = ({ validFrom, validUntil }: Period, today: CivilDate): boolean =>
  validFrom <= today && (validUntil === null || today <= validUntil)

/** Within its period, and not suspended on this day (DEL-F21). */
export const isLicensed = (licence: Licence | null, now: Instant): boolean =>
  isLicensedOn(licence, easternDateOf(now))

export const isLicensedOn = (licence: Licence | null, today: CivilDate): boolean => {
  if (licence === null) return false
  const { periods, suspensions } = licence
  return (
    periods.some((period) => includes(period, today)) &&
    !suspensions.some((one) => isSuspendedOn(one, today))
  )
}

/** The person's place in the business now; null when there is none or it ended (USR-16, a14). */
export const memberAt = (
  business: BusinessStanding,
  userId: UserId,
  now: Instant,
): Membership | null => {
  const member = business.members.get(userId)
  return member === undefined || isOver(member.until, now) ? null : member
}

/** What a delegation gives at one moment. */
export type Force =
  | {
      readonly kind: 'Active'
      readonly id: string
      readonly capacity: Capacity
      readonly relationship: string
      readonly visibility: Visibility
    }
  | {
      readonly kind: 'RunOff'
      readonly id: string
      readonly capacity: Capacity
      readonly relationship: string
      readonly endedAt: Instant
    }
  | { readonly kind: 'Suspended' | 'Scheduled' | 'Ended' | 'None' }

/** An instant with its day in Toronto, which is reckoned once for a question and not per grant. */
export interface Moment {
  readonly now: Instant
  readonly today: CivilDate
}

export const momentOf = (now: Instant): Moment => ({ now, today: easternDateOf(now) })

/** Everything that a delegation gives now: an active grant, and run-off rights beside it. */
export const forcesOf = (delegation: DelegationStanding, now: Instant): ReadonlyArray<Force> =>
  forcesAt(delegation, momentOf(now))

export const forcesAt = (delegation: DelegationStanding, moment: Moment): ReadonlyArray<Force> => {
  const { grant } = delegation
  const { now, today } = moment
  const isPast = grant !== null && grant.terms.validUntil !== null && today > grant.terms.validUntil
  const runOffs = runOffsAt(delegation, { now, isPast })
  if (grant === null || isPast) {
    if (runOffs.length > 0) return runOffs
    return [{ kind: delegation.everGranted ? 'Ended' : 'None' }]
  }
  if (grant.suspended) return [{ kind: 'Suspended' }, ...runOffs]
  if (today < grant.terms.validFrom) return [{ kind: 'Scheduled' }, ...runOffs]
  const { id, capacity, relationship, terms } = grant
  const active: Force = {
    kind: 'Active',
    id,
    capacity,
    relationship,
    visibility: terms.visibility,
  }
  return runOffs.length === 0 ? [active] : [active, ...runOffs]
}

const noForces: ReadonlyArray<Force> = []

const runOffsAt = (
  delegation: DelegationStanding,
  { now, isPast }: { readonly now: Instant; readonly isPast: boolean },
): ReadonlyArray<Force> => {
  if (!isPast && delegation.runOffs.length === 0) return noForces
  return runOffsLeft(delegation, now).map(
    ({ grantId, capacity, endedAt, relationship }): Force => ({
      kind: 'RunOff',
      id: grantId,
      capacity,
      relationship,
      endedAt,
    }),
  )
}

/** The rights to finish that hold now, also that of a grant whose end no event has recorded (f2). */
export const runOffsLeft = (slots: Slots, now: Instant): ReadonlyArray<RunOff> => {
  const expired = expiryRunOff(slots, now)
  const rights = expired === null ? slots.runOffs : [...slots.runOffs, expired]
  return rights.filter(({ until }) => now < until)
}

/**
 * The run-off of a grant whose last day has passed, which needs no event (f2): 30 civil days from
 * the midnight at which it expired (f1). A suspended grant leaves none.
 */
export const expiryRunOff = (
  { grant }: Pick<DelegationStanding, 'grant'>,
  now: Instant,
): RunOff | null => {
  const lastDay = grant?.terms.validUntil ?? null
  if (grant === null || grant.suspended || lastDay === null || !isOver(lastDay, now)) return null
  return {
    grantId: grant.id,
    capacity: grant.capacity,
    endedAt: endOf(lastDay),
    until: endOf(addDays(lastDay, runOffDays)),
    relationship: grant.relationship,
  }
}

/** What may have ended a grant without an event in its own stream. */
export interface Endings {
  /** The client revoked everything of this provider, the newest last: each ends in its own way. */
  readonly revocations: ReadonlyArray<Revocation>
  /** The program account of the scope closed; null for the whole business. */
  readonly closedAt: Instant | null
}

type Slots = Pick<DelegationStanding, 'grant' | 'runOffs'>

/**
 * The slots once what ended elsewhere is taken out of them: what a reaction will record in the
 * delegation's own stream holds from its instant on, recorded or not.
 */
export const afterEndings = <D extends Slots>(
  delegation: D,
  { revocations, closedAt }: Endings,
): D => {
  if (revocations.length === 0 && closedAt === null) return delegation
  if (closedAt === null) return revocations.reduce(afterRevocation, delegation)
  const closed = afterClosing(
    revocations.filter(({ at }) => at < closedAt).reduce(afterRevocation, delegation),
    closedAt,
  )
  return revocations.filter(({ at }) => at >= closedAt).reduce(afterRevocation, closed)
}

/** A grant of the same instant is revoked too, and CutOff ends earlier run-offs (f3). */
const afterRevocation = <D extends Slots>(slots: D, { mode, at }: Revocation): D => {
  const { grant } = slots
  const runOffs =
    mode === 'CutOff' ? slots.runOffs.filter((one) => one.endedAt > at) : slots.runOffs
  if (grant === null || !wasGrantedBy(grant, at)) return { ...slots, runOffs }
  const expired = expiryRunOff(slots, at)
  const hadBegun = grant.terms.validFrom <= easternDateOf(at)
  if (mode === 'CutOff' || (!hadBegun && expired === null))
    return { ...slots, grant: null, runOffs }
  if (isOver(grant.terms.validUntil, at)) {
    return { ...slots, grant: null, runOffs: expired === null ? runOffs : [...runOffs, expired] }
  }
  const { id, capacity, relationship } = grant
  const until = addHours(at, runOffDays * 24)
  const begun: RunOff = { grantId: id, capacity, endedAt: at, until, relationship }
  return { ...slots, grant: null, runOffs: [...runOffs, begun] }
}

/** Nothing on a closed program is finished, and reopening it restores nothing (DEL-17, DEL-18). */
const afterClosing = <D extends Slots>(slots: D, closedAt: Instant): D => ({
  ...slots,
  grant: slots.grant !== null && wasGrantedBy(slots.grant, closedAt) ? null : slots.grant,
  runOffs: slots.runOffs.filter(({ endedAt }) => endedAt > closedAt),
})

const wasGrantedBy = (
  { grantedAt }: { readonly grantedAt: Instant | null },
  instant: Instant,
): boolean => grantedAt === null || grantedAt <= instant
