/**
 * How long the agency has had an application, or a request to modify: what its service standard of
 * 120 days is measured by. Nothing follows when they are over, so no command records it.
 */
import { easternDateOf } from '../../calendar/index.js'
import { addDays, type CivilDate, dayNumber, type Instant } from '../../values/index.js'
import type { Clock, Ruling } from './state/index.js'

/** Eastern days, for applications and for modifications alike (catalogue 6). */
const serviceDays = 120

export interface ServiceClock {
  /** Days since it was asked, without those that information was waited for. */
  readonly daysElapsed: number
  /** The last day within the standard; it moves on while the clock is paused. */
  readonly dueOn: CivilDate
  readonly paused: boolean
}

/**
 * Null while the agency owes no answer. Civil days are counted, that of the request being day 0; the
 * days from a question to its answer do not count (assumed CK-78).
 */
export const serviceClock = (state: Ruling, now: Instant): ServiceClock | null => {
  if (!awaitsDecision(state)) return null
  const { startedOn, pausedDays, pausedOn } = state.clock
  const today = dayNumber(easternDateOf(now))
  const waiting = pausedOn === null ? 0 : today - dayNumber(pausedOn)
  const notCounted = pausedDays + waiting
  return {
    daysElapsed: today - dayNumber(startedOn) - notCounted,
    dueOn: serviceEnd({ startedOn, pausedDays: notCounted }),
    paused: pausedOn !== null,
  }
}

/** The last day within the standard of a clock that runs, with the days that it did not count. */
export const serviceEnd = ({
  startedOn,
  pausedDays,
}: Pick<Clock, 'startedOn' | 'pausedDays'>): CivilDate =>
  addDays(startedOn, serviceDays + pausedDays)

const waitingStatuses: ReadonlyArray<Ruling['status']> = [
  'Submitted',
  'Assigned',
  'InfoRequested',
  'ModificationPending',
]

const awaitsDecision = (state: Ruling): state is Exclude<Ruling, { status: 'Absent' }> =>
  waitingStatuses.includes(state.status)
