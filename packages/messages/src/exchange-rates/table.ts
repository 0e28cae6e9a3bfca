/**
 * Exchange rates by currency and day: the form in which rating and imports are given them.
 *
 * Pure data: the domain never asks the agency, it is handed a table.
 */
import type { CivilDate } from '@carmkit/core'
import * as E from 'fp-ts/lib/Either.js'
import type { ExchangeRate } from './response.js'

/** The rates of each currency, the earliest day first, one for each day of effect. */
export type RateTable = ReadonlyMap<string, ReadonlyArray<ExchangeRate>>

/** Two rates of one currency take effect on one day, and differ. */
export interface ConflictingRates {
  readonly name: 'ConflictingRates'
  readonly currency: string
  readonly day: CivilDate
}

/** The same row may come twice, since pages of a changing list overlap. */
export const rateTable = (
  rates: ReadonlyArray<ExchangeRate>,
): E.Either<ConflictingRates, RateTable> => {
  const byCurrency = new Map<string, Map<CivilDate, ExchangeRate>>()
  for (const rate of rates) {
    const { currency, day } = rate
    const days = byCurrency.get(currency) ?? new Map<CivilDate, ExchangeRate>()
    byCurrency.set(currency, days)
    const before = days.get(day)
    if (before !== undefined && (before.rate !== rate.rate || before.until !== rate.until)) {
      return E.left({ name: 'ConflictingRates', currency, day })
    }
    days.set(day, rate)
  }
  return E.right(
    new Map(
      [...byCurrency].map(([currency, days]) => [
        currency,
        [...days.values()].sort((one, other) => (one.day < other.day ? -1 : 1)),
      ]),
    ),
  )
}

/** The rate in force on a day: the latest that had taken effect, unless it has expired; else null. */
export const rateOn = (table: RateTable, currency: string, day: CivilDate): ExchangeRate | null => {
  const rates = table.get(currency) ?? []
  let from = 0
  let to = rates.length
  while (from < to) {
    const middle = (from + to) >> 1
    if ((rates[middle] as ExchangeRate).day <= day) from = middle + 1
    else to = middle
  }
  const latest = rates[from - 1]
  return latest !== undefined && day <= latest.until ? latest : null
}
