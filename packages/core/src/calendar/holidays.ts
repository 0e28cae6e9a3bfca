/**
 * Business days: what an accounting deadline counts. Payment due dates count weekdays instead, so
 * holidays live here and `billing.ts` looks at them only for the accounting deadline.
 */
import { addDays, type CivilDate, civilDate, dayOfWeek, yearOf } from '../values/index.js'

/** A statutory holiday on the day it is observed, never a Saturday or Sunday. */
export interface Holiday {
  readonly date: CivilDate
  readonly name: string
}

interface HolidayRule {
  readonly name: string
  readonly fromYear: number
  readonly dayIn: (year: number) => CivilDate
}

/** Where the days of a rule have no known beginning within the years of {@link CivilDate}. */
const always = 1900

const fixed = (month: number, dayOfMonth: number) => (year: number) =>
  civilDate(year, month, dayOfMonth)

/** The first Monday on or after a day of a month. */
const mondayFrom = (month: number, dayOfMonth: number) => (year: number) => {
  const earliest = civilDate(year, month, dayOfMonth)
  return addDays(earliest, (8 - dayOfWeek(earliest)) % 7)
}

/** Easter Sunday of the Gregorian calendar, by the arithmetic of Meeus, Jones and Butcher. */
const easterSunday = (year: number): CivilDate => {
  const moonYear = year % 19
  const century = Math.floor(year / 100)
  const yearOfCentury = year % 100
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const fullMoon = (19 * moonYear + century - Math.floor(century / 4) - moonCorrection + 15) % 30
  const untilSunday =
    (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - fullMoon - (yearOfCentury % 4)) %
    7
  const lateMoon = Math.floor((moonYear + 11 * fullMoon + 22 * untilSunday) / 451)
  const daysFromMarch22 = fullMoon + untilSunday - 7 * lateMoon
  return addDays(civilDate(year, 3, 22), daysFromMarch22)
}

/**
 * The federal list. Assumed (CK-02): that these are the holidays meant by "statutory", and that
 * one on a weekend is observed on the next weekday that is not a holiday itself.
 */
const holidayRules: ReadonlyArray<HolidayRule> = [
  { name: "New Year's Day", fromYear: always, dayIn: fixed(1, 1) },
  { name: 'Good Friday', fromYear: always, dayIn: (year) => addDays(easterSunday(year), -2) },
  { name: 'Victoria Day', fromYear: always, dayIn: mondayFrom(5, 18) },
  { name: 'Canada Day', fromYear: always, dayIn: fixed(7, 1) },
  { name: 'Labour Day', fromYear: always, dayIn: mondayFrom(9, 1) },
  { name: 'National Day for Truth and Reconciliation', fromYear: 2021, dayIn: fixed(9, 30) },
  { name: 'Thanksgiving Day', fromYear: always, dayIn: mondayFrom(10, 8) },
  { name: 'Remembrance Day', fromYear: always, dayIn: fixed(11, 11) },
  { name: 'Christmas Day', fromYear: always, dayIn: fixed(12, 25) },
  { name: 'Boxing Day', fromYear: always, dayIn: fixed(12, 26) },
]

/** The observed federal holidays of one year, in order of their days. */
export const holidaysOf = (year: number): ReadonlyArray<Holiday> => {
  const named = holidayRules
    .filter((rule) => rule.fromYear <= year)
    .map(({ name, dayIn }) => ({ name, date: dayIn(year) }))
  const taken = new Set(named.map(({ date }) => date).filter(isWeekday))
  const observed = named.map(({ name, date }) => {
    if (isWeekday(date)) return { name, date }
    const moved = nextFreeWeekday(date, taken)
    taken.add(moved)
    return { name, date: moved }
  })
  return observed.sort((first, second) => (first.date < second.date ? -1 : 1))
}

const nextFreeWeekday = (date: CivilDate, taken: ReadonlySet<CivilDate>): CivilDate => {
  const next = addDays(date, 1)
  return isWeekday(next) && !taken.has(next) ? next : nextFreeWeekday(next, taken)
}

/** Monday to Friday, holidays included. */
const isWeekday = (date: CivilDate): boolean => {
  const day = dayOfWeek(date)
  return day !== 0 && day !== 6
}

/** Monday to Friday and no observed federal holiday. */
export const isBusinessDay = (date: CivilDate): boolean =>
  isWeekday(date) && holidaysOf(yearOf(date)).every((holiday) => holiday.date !== date)

/** The last business day before the date. */
export const businessDayBefore = (date: CivilDate): CivilDate => {
  const before = addDays(date, -1)
  return isBusinessDay(before) ? before : businessDayBefore(before)
}

/**
 * The `count`-th business day after the date, which itself never counts; the date for a count of
 * zero. Throws for a count that is negative or not whole.
 */
export const addBusinessDays = (date: CivilDate, count: number): CivilDate => {
  if (!Number.isSafeInteger(count) || count < 0) {
    throw new Error(`not a count of business days: ${count}`)
  }
  let day = date
  for (let counted = 0; counted < count; ) {
    day = addDays(day, 1)
    if (isBusinessDay(day)) counted += 1
  }
  return day
}
