/**
 * The days that their statement says it is of, beside those of the statement that it is compared
 * with. Separate because the month of issue names the statement (CK-102), and the days are only told.
 */
import { addDays, type CivilDate, periodNamed } from '@carmkit/core'
import type { DayRange } from './cause.js'
import { type Difference, lessOurs } from './differences.js'
import type { StatementMessage } from './export.js'

/** None where they state our days, or the calendar month in which these begin (assumed CK-176). */
export const periodDifference = (
  { periodFrom, periodTo }: StatementMessage['body'],
  period: string,
): ReadonlyArray<Difference> => {
  const theirs = { from: periodFrom, to: periodTo }
  const { start, end } = periodNamed(period)
  const ours = { from: start, to: end }
  if ([ours, calendarMonthOf(start)].some((range) => isSame(range, theirs))) return []
  return [
    {
      kind: 'period',
      item: 'period',
      place: periodFrom === start ? 'body.periodTo' : 'body.periodFrom',
      revision: null,
      ours: null,
      theirs: null,
      difference: lessOurs(0, 0),
      cause: { name: 'OtherDays', ours, theirs },
    },
  ]
}

const isSame = (one: DayRange, other: DayRange): boolean =>
  one.from === other.from && one.to === other.to

const calendarMonthOf = (day: CivilDate): DayRange => {
  const from = `${day.slice(0, 7)}-01` as CivilDate
  const later = addDays(from, 31)
  return { from, to: addDays(later, -Number(later.slice(8))) }
}
