/** A moment, to the millisecond, in UTC. */
import { type Codec, text } from '@carmkit/kernel'
import { CivilDate, dateOf, dayNumber, pad } from './civil-date.js'

/** `YYYY-MM-DDTHH:mm:ss.sssZ`: always milliseconds, always `Z`. Texts compare like the moments. */
export type Instant = string & { readonly Instant: unique symbol }

const timePattern = /^T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z$/

export const Instant: Codec<Instant> = text(
  'Instant',
  'UTC with milliseconds, like "2026-01-31T17:00:00.000Z"',
  (value) =>
    value.length === 24 && CivilDate.is(value.slice(0, 10)) && timePattern.test(value.slice(10)),
)

const millisecondsPerDay = 86_400_000

/** Milliseconds since 1970-01-01T00:00:00.000Z. */
export const millisecondsOf = (instant: Instant): number =>
  dayNumber(instant.slice(0, 10) as CivilDate) * millisecondsPerDay +
  Number(instant.slice(11, 13)) * 3_600_000 +
  Number(instant.slice(14, 16)) * 60_000 +
  Number(instant.slice(17, 19)) * 1000 +
  Number(instant.slice(20, 23))

export const instantOf = (milliseconds: number): Instant => {
  const day = Math.floor(milliseconds / millisecondsPerDay)
  const rest = milliseconds - day * millisecondsPerDay
  const time = [rest / 3_600_000, (rest / 60_000) % 60, (rest / 1000) % 60].map((part) =>
    pad(Math.floor(part), 2),
  )
  return `${dateOf(day)}T${time.join(':')}.${pad(rest % 1000, 3)}Z` as Instant
}

export const addHours = (instant: Instant, hours: number): Instant =>
  instantOf(millisecondsOf(instant) + hours * 3_600_000)

export const latest = (first: Instant, second: Instant): Instant =>
  first < second ? second : first
