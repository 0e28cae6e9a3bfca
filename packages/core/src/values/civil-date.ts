/** A calendar day without a time, and arithmetic on days. */
import { type Codec, text } from '@carmkit/kernel'

/** `YYYY-MM-DD`, a day that exists, in the years 1900 to 2299. Texts compare like the days. */
export type CivilDate = string & { readonly CivilDate: unique symbol }

export const CivilDate: Codec<CivilDate> = text(
  'CivilDate',
  'an existing day as YYYY-MM-DD, 1900 to 2299',
  (value) => dayOfMostYears.test(value) || isLeapDay(value),
)

/** Days that every year of these has: all but one can be told without reckoning. */
const dayOfMostYears =
  /^(19|20|21|22)[0-9]{2}-((0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)$/

const isLeapDay = (value: string): boolean =>
  /^(19|20|21|22)[0-9]{2}-02-29$/.test(value) && dateOf(dayNumber(value as CivilDate)) === value

/** The earliest day that there is here. */
export const firstDay = '1900-01-01' as CivilDate

/** Days since 1970-01-01. */
export const dayNumber = (date: CivilDate): number =>
  daysFromCivil(yearOf(date), monthOf(date), dayOfMonthOf(date))

export const dateOf = (day: number): CivilDate => {
  const { year, month, dayOfMonth } = civilFromDays(day)
  return civilDate(year, month, dayOfMonth)
}

/** From numbers that are known to name an existing day. */
export const civilDate = (year: number, month: number, dayOfMonth: number): CivilDate =>
  `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}` as CivilDate

export const addDays = (date: CivilDate, days: number): CivilDate => {
  const dayOfMonth = dayOfMonthOf(date) + days
  // Every month has these days: most steps stay within one, and need no reckoning of months.
  return dayOfMonth >= 1 && dayOfMonth <= 28
    ? (`${date.slice(0, 8)}${pad(dayOfMonth, 2)}` as CivilDate)
    : dateOf(dayNumber(date) + days)
}

/** 0 is Sunday, 6 is Saturday. */
export const dayOfWeek = (date: CivilDate): number => (((dayNumber(date) + 4) % 7) + 7) % 7

export const yearOf = (date: CivilDate): number => 100 * twoDigitsAt(date, 0) + twoDigitsAt(date, 2)
export const monthOf = (date: CivilDate): number => twoDigitsAt(date, 5)
export const dayOfMonthOf = (date: CivilDate): number => twoDigitsAt(date, 8)

/** Read as characters: cutting the text and parsing the piece takes several times as long. */
const twoDigitsAt = (date: CivilDate, at: number): number =>
  10 * (date.charCodeAt(at) - zero) + date.charCodeAt(at + 1) - zero

const zero = '0'.charCodeAt(0)

export const pad = (value: number, width: number): string => String(value).padStart(width, '0')

/** Proleptic Gregorian calendar counted in eras of 400 years that begin on 1 March. */
const daysFromCivil = (year: number, month: number, dayOfMonth: number): number => {
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + dayOfMonth - 1
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

const civilFromDays = (day: number): { year: number; month: number; dayOfMonth: number } => {
  const shifted = day + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfMonth: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  }
}
