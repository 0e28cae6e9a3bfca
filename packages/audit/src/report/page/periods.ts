/** A long time in pieces that can be drawn on a page: one for each calendar year. */
import {
  addHours,
  type CivilDate,
  easternDateOf,
  type Instant,
  startOfEasternDay,
} from '@carmkit/core'
import type { Period } from '../../period.js'

/** Up to these many days stand on one drawing. */
const daysOnOne = 400

/**
 * In order, without a gap: the period itself where it is short, else its years. Where it goes on for
 * long behind the last record, nothing is known to be drawn there.
 */
export const periodsIn = (
  { from, to: asked }: Period,
  recordedUntil: Instant | null,
): ReadonlyArray<Period> => {
  const known = recordedUntil === null ? asked : addHours(recordedUntil, daysOnOne * 24)
  const to = known < asked ? known : asked
  if (to <= from) return []
  if (to <= addHours(from, daysOnOne * 24)) return [{ from, to }]
  const [first, last] = [from, to].map((instant) => Number(easternDateOf(instant).slice(0, 4)))
  if (first === undefined || last === undefined) return []
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    from: index === 0 ? from : beginningOf(first + index),
    to: first + index === last ? to : beginningOf(first + index + 1),
  }))
}

const beginningOf = (year: number): Period['from'] =>
  startOfEasternDay(`${String(year).padStart(4, '0')}-01-01` as CivilDate)
