/**
 * The days with release prior to payment. Whatever is recorded replaces what was planned from its day
 * on; what was before stays. So the answer for a day of release never depends on a clock that came
 * late.
 */
import { startOfEasternDay } from '../../calendar/index.js'
import { addDays, type Cents, type CivilDate } from '../../values/index.js'
import { type ByForm, coverOf, rppTransition, type Transition } from '../content/index.js'
import type { Enrolled, FinancialSecurity, Required, Stretch, Stretches } from './model.js'
import { heldOn, isActiveOn, isHeldOff, requiredOn, shortfallOn, totalOn } from './standing.js'

/**
 * Whether goods released on that Eastern day were released prior to payment: at some moment of the
 * day the account was enrolled and secured (assumed CK-88), or the transition ran.
 */
export const rppAt = (
  state: FinancialSecurity,
  day: CivilDate,
  transition: Transition = rppTransition,
): boolean =>
  isWithin(transition, day) || (state.status !== 'NotEnrolled' && isAmong(state.days, day))

const isWithin = ({ from, until }: Transition, day: CivilDate): boolean =>
  startOfEasternDay(day) < until && from < startOfEasternDay(addDays(day, 1))

const isAmong = (stretches: Stretches, day: CivilDate): boolean => {
  for (let one = stretches; one !== null; one = one.before) {
    if (one.from <= day) return one.through === null || day <= one.through
  }
  return false
}

/** The state with the days from this one on as they follow from it. */
export const replanned = (state: Enrolled, today: CivilDate): Enrolled => ({
  ...state,
  days: plannedFrom(state, today).reduce(withStretch, until(state.days, today)),
})

/** What was planned for later days is left out; today stays, it has been true for a while. */
const until = (stretches: Stretches, today: CivilDate): Stretches => {
  let last = stretches
  while (last !== null && last.from > today) last = last.before
  if (last === null || (last.through !== null && last.through <= today)) return last
  return { ...last, through: today }
}

const withStretch = (stretches: Stretches, next: Stretch): Stretches =>
  stretches !== null && stretches.through !== null && addDays(stretches.through, 1) >= next.from
    ? { ...stretches, through: next.through }
    : { ...next, before: stretches }

/** The first day from this one on on which what is held meets what is required; null for none. */
export const firstCoveredDay = (state: Enrolled, today: CivilDate): CivilDate | null =>
  turningDays(state, today).find((day) => shortfallOn(state, day) === 0) ?? null

/** The most of all forms together that counts on some day from this one on. */
export const highestTotal = (state: Enrolled, today: CivilDate): Cents =>
  Math.max(...turningDays(state, today).map((day) => totalOn(state, day))) as Cents

/** Days in a row with what is held, what is required, and how far the one meets the other. */
export interface CoverStretch extends Stretch {
  readonly held: ByForm
  readonly required: Required
  /** What is held, in terms of cash (CK-89). */
  readonly cover: Cents
  readonly shortfall: Cents
}

/** From this day on, as far as is known: for whoever shows cover by days. */
export const coverFrom = (state: Enrolled, today: CivilDate): ReadonlyArray<CoverStretch> =>
  stretchesFrom(state, today).map((stretch) => {
    const held = heldOn(state, stretch.from)
    const required = requiredOn(state, stretch.from)
    const shortfall = shortfallOn(state, stretch.from)
    return { ...stretch, held, required, cover: coverOf(held, required), shortfall }
  })

const plannedFrom = (state: Enrolled, today: CivilDate): ReadonlyArray<Stretch> =>
  stretchesFrom(state, today).filter(({ from }) => stands(state, from))

/** Between two turning days nothing changes, so that each stands for all until the next. */
const stretchesFrom = (state: Enrolled, today: CivilDate): ReadonlyArray<Stretch> => {
  const days = turningDays(state, today)
  return days.map((from, index) => {
    const next = days[index + 1]
    return { from, through: next === undefined ? null : addDays(next, -1) }
  })
}

/** TXN-39: cover, or the agency's discretion. */
const stands = (state: Enrolled, day: CivilDate): boolean =>
  isActiveOn(state, day) && (shortfallOn(state, day) === 0 || isHeldOff(state, day))

/** Today, and each later day on which requirement, cover, discretion or activity change. */
const turningDays = (
  { raised, held, heldOffUntil, activeFrom }: Enrolled,
  today: CivilDate,
): ReadonlyArray<CivilDate> => {
  const dayAfter = (day: CivilDate | null): ReadonlyArray<CivilDate> =>
    day === null ? [] : [addDays(day, 1)]
  const days = [
    ...(raised === null ? [] : [raised.from]),
    ...(activeFrom === null ? [] : [activeFrom]),
    ...dayAfter(heldOffUntil),
    ...held.flatMap((one) =>
      one.form === 'bond' ? [one.posted.inForceFrom, ...dayAfter(one.endsOn)] : [],
    ),
  ]
  return [...new Set([today, ...days.filter((day) => day > today)])].toSorted()
}
