/**
 * When access changes although nothing is recorded: the dates in the states at which a place in a
 * business, a licence, a grant or a run-off begins or ends.
 *
 * Separate from the ways themselves, which say what holds at a moment and not until when. The list is
 * too long rather than too short: whoever uses it asks at each of the moments.
 */
import type { Facts } from '../aggregate.js'
import {
  afterEndings,
  type DelegationStanding,
  endingsOf,
  endOf,
  type World,
} from '../authority/index.js'
import { startOfEasternDay } from '../calendar/index.js'
import {
  addDays,
  type CivilDate,
  type Instant,
  type Licence,
  runOffDays,
  type UserId,
} from '../values/index.js'
import { type Approach, worldsOf } from './ways.js'

/** In order, each once; of the past too. */
export const turningPointsOf = (facts: Facts, approach: Approach): ReadonlyArray<Instant> => [
  ...new Set(
    worldsOf(facts, approach)
      .flatMap(({ world }) => pointsIn(world, approach.user))
      .toSorted(),
  ),
]

const pointsIn = (world: World, user: UserId): ReadonlyArray<Instant> => {
  const { acting, delegations } = world
  return [
    ...ends(acting?.is.members.get(user)?.until ?? null),
    ...licencePoints(acting?.is.licence ?? null),
    ...delegations.flatMap(({ is }) =>
      delegationPoints(afterEndings(is, endingsOf(world, is.scope))),
    ),
  ]
}

const ends = (lastDay: CivilDate | null): ReadonlyArray<Instant> =>
  lastDay === null ? [] : [endOf(lastDay)]

const begins = (day: CivilDate | null): ReadonlyArray<Instant> =>
  day === null ? [] : [startOfEasternDay(day)]

/** The days of a licence at which it begins or stops to be valid. */
export const licencePoints = (licence: Licence | null): ReadonlyArray<Instant> =>
  licence === null
    ? []
    : [
        ...licence.periods.flatMap((one) => [...begins(one.validFrom), ...ends(one.validUntil)]),
        ...licence.suspensions.flatMap((one) => [...begins(one.from), ...begins(one.restored)]),
      ]

/** Of one delegation. A grant that expires runs off without an event (f2). */
export const delegationPoints = ({
  grant,
  runOffs,
}: Pick<DelegationStanding, 'grant' | 'runOffs'>): ReadonlyArray<Instant> => {
  const lastDay = grant?.terms.validUntil ?? null
  return [
    ...begins(grant?.terms.validFrom ?? null),
    ...ends(lastDay),
    ...ends(lastDay === null ? null : addDays(lastDay, runOffDays)),
    ...runOffs.map(({ until }) => until),
  ]
}
