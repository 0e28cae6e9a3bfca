/**
 * Requirement, cover and shortfall as functions of the day: a date that has come decides, whether or
 * not anything was recorded since.
 */
import type { Cents, CivilDate, Instant } from '../../values/index.js'
import { type ByForm, coverOf, rppTransition, utilizationOf } from '../content/index.js'
import { countsOn, type Instrument } from './instrument.js'
import type { Enrolled, FinancialSecurity, PendingReduction, Required } from './model.js'

/** Where an account stands on a day; all but Shortfall are a status too. */
export type Standing = FinancialSecurity['status'] | 'Shortfall'

export const standingOn = (state: FinancialSecurity, day: CivilDate): Standing => {
  if (state.status !== 'Active') return state.status
  if (!isActiveOn(state, day)) return 'Pending'
  return shortfallOn(state, day) > 0 ? 'Shortfall' : 'Active'
}

/** Activated, and neither suspended nor ended since. */
export const isActiveOn = ({ status, activeFrom }: Enrolled, day: CivilDate): boolean =>
  status === 'Active' && activeFrom !== null && activeFrom <= day

export const requiredOn = ({ required, raised }: Enrolled, day: CivilDate): Required =>
  raised !== null && raised.from <= day ? raised.required : required

/** What was computed last: not in force yet where it was raised. */
export const lastComputed = ({ raised, required }: Enrolled): Required =>
  raised?.required ?? required

/** The instruments of a form that count on that day. */
export const countingOn = (
  { held }: Enrolled,
  form: Instrument['form'],
  day: CivilDate,
): ReadonlyArray<Instrument> => held.filter((one) => one.form === form && countsOn(one, day))

/** Amounts of each form that count on that day. */
export const heldOn = (state: Enrolled, day: CivilDate): ByForm => {
  const sumOf = (form: Instrument['form']): Cents =>
    countingOn(state, form, day).reduce((sum, { amount }) => sum + amount, 0) as Cents
  return { bond: sumOf('bond'), cash: sumOf('cash') }
}

/** All forms together. */
export const totalOn = (state: Enrolled, day: CivilDate): Cents => {
  const { bond, cash } = heldOn(state, day)
  return (bond + cash) as Cents
}

/** What is missing on a day, in terms of cash; zero where nothing is. */
export const shortfallOn = (state: Enrolled, day: CivilDate): Cents =>
  shortfallAgainst(requiredOn(state, day), state, day)

/** The same against another requirement than that of the day. */
export const shortfallAgainst = (required: ByForm, state: Enrolled, day: CivilDate): Cents =>
  Math.max(0, required.cash - coverOf(heldOn(state, day), required)) as Cents

/** By the agency's discretion a shortfall costs nothing on that day. */
export const isHeldOff = ({ heldOffUntil }: Enrolled, day: CivilDate): boolean =>
  heldOffUntil !== null && day <= heldOffUntil

/** Utilization on a day in hundredths of a percent, for the debts that are open; null without cover. */
export const securityUtilization = (
  state: FinancialSecurity,
  day: CivilDate,
  openDebt: Cents,
): number | null =>
  state.status === 'NotEnrolled'
    ? null
    : utilizationOf(openDebt, coverOf(heldOn(state, day), requiredOn(state, day)))

/** What the end of the transition made of a request for a reduction (customs notice 25-22). */
export const openReduction = (
  { reduction }: Enrolled,
  now: Instant,
): PendingReduction | 'Lapsed' | null =>
  reduction !== null && reduction.requestedAt < rppTransition.until && rppTransition.until <= now
    ? 'Lapsed'
    : reduction
