/** How the state of an account changes: used by what is recorded, and by decisions that look ahead. */
import {
  addDays,
  type CivilDate,
  centsOf,
  noEntries,
  valueIn,
  withValue,
} from '../../values/index.js'
import type { Requirement } from '../content/index.js'
import { type Instrument, isOver } from './instrument.js'
import type { Enrolled, FinancialSecurity, Required } from './model.js'
import { requiredOn } from './standing.js'

/** An enrolment from the beginning; what is held from an earlier one counts for it. */
export const enrolledAnew = (
  state: FinancialSecurity,
  requirement: Requirement,
  today: CivilDate,
): Enrolled => {
  const { held, ended, days } =
    state.status === 'NotEnrolled' ? { held: [], ended: noEntries, days: null } : asOf(state, today)
  return {
    status: 'Pending',
    required: requiredOf(requirement),
    raised: null,
    activeFrom: null,
    computedOn: today,
    held,
    ended,
    heldOffUntil: null,
    reduction: null,
    days,
  }
}

export const requiredOf = ({ basis, bond, cash }: Requirement): Required => ({
  basis: centsOf(basis),
  bond: centsOf(bond),
  cash: centsOf(cash),
})

/** The same state with everything put where dates have brought it. */
export const asOf = (state: Enrolled, day: CivilDate): Enrolled => {
  const { raised, held } = state
  const over = held.filter((one) => isOver(one, day))
  return {
    ...state,
    required: requiredOn(state, day),
    raised: raised !== null && raised.from <= day ? null : raised,
    held: over.length === 0 ? held : held.filter((one) => !isOver(one, day)),
    ended: over.reduce((ended, one) => withValue(ended, one.id, one), state.ended),
  }
}

export const instrumentOf = ({ held, ended }: Enrolled, id: string): Instrument | undefined =>
  held.find((one) => one.id === id) ?? valueIn(ended, id)

/** With the instrument added, or in the place of the one with its id. */
export const withInstrument = (state: Enrolled, instrument: Instrument): Enrolled => {
  const { held } = state
  return {
    ...state,
    held: held.some(({ id }) => id === instrument.id)
      ? held.map((one) => (one.id === instrument.id ? instrument : one))
      : [...held, instrument],
  }
}

/** In force the day after `complyBy`, or at once. */
export const withRequirement = (
  state: Enrolled,
  requirement: Requirement,
  complyBy: CivilDate | null,
): Enrolled => {
  const required = requiredOf(requirement)
  return complyBy === null
    ? { ...state, required, raised: null }
    : { ...state, raised: { required, from: addDays(complyBy, 1) } }
}
