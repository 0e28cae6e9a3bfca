/**
 * Eastern time: the day and the clock by which deadlines and periods are read.
 *
 * Separate because an instant is UTC and a deadline is a day in America/Toronto; every step from
 * one to the other goes through this file, and no platform clock or time-zone table is consulted.
 */
import {
  addDays,
  type CivilDate,
  civilDate,
  dayNumber,
  dayOfWeek,
  type Instant,
  instantOf,
  millisecondsOf,
  monthOf,
  yearOf,
} from '../values/index.js'

/** A Sunday named by its place in a month. */
interface SundayOfMonth {
  readonly month: number
  readonly place: 'first' | 'second' | 'last'
}

/** Daylight time between two Sundays of each year; both clock changes happen at 02:00 local. */
interface ClockChangeRule {
  readonly fromYear: number
  readonly begins: SundayOfMonth
  readonly ends: SundayOfMonth
  readonly source: string
}

/**
 * Newest first. Assumed (CK-01): the hour of 02:00, the rule before 2007, its use for the years
 * before 2000 too, and that the rule of 2007 stays.
 */
const clockChangeRules: readonly [ClockChangeRule, ClockChangeRule] = [
  {
    fromYear: 2007,
    begins: { month: 3, place: 'second' },
    ends: { month: 11, place: 'first' },
    source: 'http://www.attorneygeneral.jus.gov.on.ca/english/news/2008/20080307-dst-nr.asp',
  },
  {
    fromYear: 2000,
    begins: { month: 4, place: 'first' },
    ends: { month: 10, place: 'last' },
    source: 'Time Act of Ontario as it stood before 2007; assumed CK-01',
  },
]

const millisecondsPerHour = 3_600_000
const millisecondsPerDay = 24 * millisecondsPerHour
const standardOffset = -5 * millisecondsPerHour
const daylightOffset = -4 * millisecondsPerHour

/** The calendar day in Toronto at that instant. */
export const easternDateOf = (instant: Instant): CivilDate => {
  const date = instant.slice(0, 10) as CivilDate
  // Toronto is four or five hours behind: only in one hour of the day does it matter which.
  const hour = instant.slice(11, 13)
  if (hour >= '05') return date
  return hour === '04' && startsInDaylight(date) ? date : addDays(date, -1)
}

/** The first instant of the day in Toronto: 00:00 Eastern, which no clock change touches. */
export const startOfEasternDay = (date: CivilDate): Instant =>
  instantOf(
    dayNumber(date) * millisecondsPerDay -
      (startsInDaylight(date) ? daylightOffset : standardOffset),
  )

/** Whether its midnight is of daylight time: clocks change two hours later. */
const startsInDaylight = (date: CivilDate): boolean => {
  const [year, month] = [yearOf(date), monthOf(date)]
  const { begins, ends } = ruleOf(year)
  if (month < begins.month || month > ends.month) return false
  if (month > begins.month && month < ends.month) return true
  return month === begins.month ? sundayOf(year, begins) < date : date <= sundayOf(year, ends)
}

/** For display, `YYYY-MM-DD HH:mm` in Toronto. Not reversible: one hour in autumn occurs twice. */
export const easternTime = (instant: Instant): string =>
  easternClock(instant).slice(0, 16).replace('T', ' ')

/** What the clock on the wall shows, in the form of an instant. */
const easternClock = (instant: Instant): string => {
  const milliseconds = millisecondsOf(instant)
  const { begins, ends } = daylightTimeOf(Number(instant.slice(0, 4)))
  const isDaylight =
    milliseconds >= twoOClock(begins, standardOffset) &&
    milliseconds < twoOClock(ends, daylightOffset)
  return instantOf(milliseconds + (isDaylight ? daylightOffset : standardOffset))
}

const twoOClock = (date: CivilDate, offset: number): number =>
  dayNumber(date) * millisecondsPerDay + 2 * millisecondsPerHour - offset

const daylightTimeOf = (year: number): { readonly begins: CivilDate; readonly ends: CivilDate } => {
  const rule = ruleOf(year)
  return { begins: sundayOf(year, rule.begins), ends: sundayOf(year, rule.ends) }
}

const ruleOf = (year: number): ClockChangeRule => {
  const [newest, oldest] = clockChangeRules
  return year >= newest.fromYear ? newest : oldest
}

const sundayOf = (year: number, { month, place }: SundayOfMonth): CivilDate => {
  if (place === 'last') {
    const firstOfNextMonth = civilDate(year, month + 1, 1)
    return addDays(firstOfNextMonth, -(dayOfWeek(firstOfNextMonth) || 7))
  }
  const firstOfMonth = civilDate(year, month, 1)
  const untilSunday = (7 - dayOfWeek(firstOfMonth)) % 7
  return addDays(firstOfMonth, untilSunday + (place === 'second' ? 7 : 0))
}
