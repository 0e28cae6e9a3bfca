/** Days that commands of ledgers are drawn with: mostly today, now and then one that does not fit. */

/** In milliseconds. */
export const day = 86_400_000

export const valueAt = (index: number, at: string): string => {
  if (index % 12 === 10) return '2027-01-01T17:00:00.000Z'
  if (index % 24 === 9) return '1900-01-01T02:00:00.000Z'
  return index % 3 === 0 ? '2026-02-03T17:00:00.000Z' : at
}

/** Told on the day, or days later; now and then of a day on which nothing was paid yet. */
export const returnedAt = (index: number, at: string): string =>
  index % 3 === 2 ? new Date(Date.parse(at) - (1 + (index % 4)) * day).toISOString() : at

export const monthBefore = (at: string, days: number): string =>
  new Date(Date.parse(at) - days * 25 * day).toISOString().slice(0, 7)
