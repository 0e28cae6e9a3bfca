/**
 * Does a date still hold? Authority is a function of states and now: the dates are consulted here,
 * never a flag that some scheduler should have moved.
 */
import { easternDateOf, startOfEasternDay } from '../calendar/index.js'
import {
  addDays,
  type Capacity,
  type CivilDate,
  type Instant,
  type Membership,
  type Period,
  type RunOff,
  type UserId,
  type Visibility,
} from '../values/index.js'
import type { BusinessStanding, DelegationStanding } from './world.js'

/** How long a provider may finish what it began: 30 days (catalogue 7.3, f1). */
export const runOffDays = 30

/** First moment after the last day of a period. */
export const endOf = (lastDay: CivilDate): Instant => startOfEasternDay(addDays(lastDay, 1))

export const isOver = (lastDay: CivilDate | null, now: Instant): boolean =>
  lastDay !== null && now >= endOf(lastDay)

export const isWithin = (period: Period, now: Instant): boolean =>
  easternDateOf(now) >= period.validFrom && !isOver(period.validUntil, now)

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
      readonly visibility: Visibility
    }
  | {
      readonly kind: 'RunOff'
      readonly id: string
      readonly capacity: Capacity
      readonly endedAt: Instant
    }
  | { readonly kind: 'Suspended' | 'Scheduled' | 'Ended' | 'None' }

/** Everything that a delegation gives now: an active grant, and run-off rights beside it. */
export const forcesOf = (delegation: DelegationStanding, now: Instant): ReadonlyArray<Force> => {
  const { grant } = delegation
  const expired = expiryRunOff(delegation, now)
  const rights = expired === null ? delegation.runOffs : [...delegation.runOffs, expired]
  const runOffs = rights
    .filter(({ until }) => now < until)
    .map(
      ({ grantId, capacity, endedAt }): Force => ({
        kind: 'RunOff',
        id: grantId,
        capacity,
        endedAt,
      }),
    )
  if (grant === null || isOver(grant.terms.validUntil, now)) {
    if (runOffs.length > 0) return runOffs
    return [{ kind: delegation.everGranted ? 'Ended' : 'None' }]
  }
  if (grant.suspended) return [{ kind: 'Suspended' }, ...runOffs]
  if (easternDateOf(now) < grant.terms.validFrom) return [{ kind: 'Scheduled' }, ...runOffs]
  const { id, capacity, terms } = grant
  return [{ kind: 'Active', id, capacity, visibility: terms.visibility }, ...runOffs]
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
  }
}
