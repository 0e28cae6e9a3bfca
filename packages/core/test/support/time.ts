/** Fixed instants, and steps from one to another. */
import { addHours, type Instant, instantOf, millisecondsOf } from '../../src/values/index.js'

/** Monday, 2 February 2026, 09:00 Eastern: the day on which most stories begin. */
export const monday = '2026-02-02T14:00:00.000Z' as Instant

export const utc = (text: string): Instant => text as Instant

export const hoursAfter = (instant: Instant, hours: number): Instant => addHours(instant, hours)

/** Whole days of 24 hours. */
export const daysAfter = (instant: Instant, days: number): Instant => addHours(instant, days * 24)

/** The last instant before this one. */
export const justBefore = (instant: Instant): Instant => instantOf(millisecondsOf(instant) - 1)
