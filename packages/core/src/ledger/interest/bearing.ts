/**
 * What of a debt bears interest that nobody has assessed, by the days on which it was unpaid.
 *
 * Nothing of it is kept: it follows from the amount, the due date, what is paid and from when, and
 * what is assessed. So it does not matter in which order these became known, and a payment that is
 * returned, a correction or a deferral leave what would have been without them (TXN-30, TXN-35).
 */
import {
  addDays,
  type Cents,
  type CivilDate,
  entriesOf,
  type Keyed,
  minus,
  noCents,
  plus,
} from '../../values/index.js'

/** Days in a row, both ends included, on which the same amount bears. */
export interface Bearing {
  readonly principal: Cents
  readonly from: CivilDate
  readonly to: CivilDate
}

/** In the order of the days, up to `through`. A payment bears until the day it was made. */
export const bearingOf = ({
  amount,
  dueDate,
  payments,
  assessed,
  through,
}: {
  readonly amount: Cents
  readonly dueDate: CivilDate
  readonly payments: ReadonlyArray<{ readonly amount: Cents; readonly valueOn: CivilDate }>
  readonly assessed: Keyed<string, Bearing>
  readonly through: CivilDate
}): ReadonlyArray<Bearing> => {
  const first = addDays(dueDate, 1)
  const changes = new Map<CivilDate, Cents>()
  const change = (on: CivilDate, by: Cents): void => {
    const day = on < first ? first : on
    changes.set(day, plus(changes.get(day) ?? noCents, by))
  }
  change(first, amount)
  for (const payment of payments) change(addDays(payment.valueOn, 1), negative(payment.amount))
  for (const [, { principal, from, to }] of entriesOf(assessed)) {
    change(from, negative(principal))
    change(addDays(to, 1), principal)
  }
  return levelsOf(changes, through)
}

const negative = (amount: Cents): Cents => minus(noCents, amount)

/** The days between two changes bear what all changes up to the first of them come to. */
const levelsOf = (
  changes: ReadonlyMap<CivilDate, Cents>,
  through: CivilDate,
): ReadonlyArray<Bearing> => {
  const days = [...changes.keys()].filter((day) => changes.get(day) !== 0).toSorted()
  const levels: Bearing[] = []
  let principal = noCents
  for (const [index, from] of days.entries()) {
    if (from > through) break
    principal = plus(principal, changes.get(from) ?? noCents)
    const next = days[index + 1]
    const to = next === undefined || next > through ? through : addDays(next, -1)
    if (principal > 0) levels.push({ principal, from, to })
  }
  return levels
}
