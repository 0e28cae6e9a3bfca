/**
 * The answer of the agency's exchange rate service as rates, from its documented form
 * (https://cbsa-asfc.gc.ca/eservices/api/er-tc-api-eng.html; answers recorded by public clients).
 *
 * Separate from the client so that a stored answer is read by the same code.
 */
import { CivilDate, type Rate, withoutTrailingZeros } from '@carmkit/core'
import { type Codec, closed, type Fault, faultsOf, list, text } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { Currency, PositiveRate } from '../format/values.js'
import { onlyKnown, withLeaves } from '../walk.js'

/** Dollars for one unit of a currency, in force on the days from `day` until `until`, both included. */
export interface ExchangeRate {
  readonly currency: string
  readonly day: CivilDate
  readonly until: CivilDate
  readonly rate: Rate
  /** `BoC` daily or `CBSA` at intervals; a name that is not known is kept. */
  readonly source: string
}

/** Most rows of one answer: some 150 currencies over the days that a page may hold. */
export const mostRows = 10_000

/** `Z` stands behind the hour, yet the pair of timestamps brackets a Canadian day (assumed CK-99). */
const Timestamp: Codec<string> = text(
  'Timestamp',
  'like 2026-06-12T00:00:00.000Z',
  (value) =>
    CivilDate.is(value.slice(0, 10)) &&
    /^T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,3})?Z$/.test(value.slice(10)),
)

const CurrencyValue = closed('CurrencyValue', { Value: Currency })

/** The ids of rows change daily and those of currencies are internal, so neither is read. */
const Row = closed('ExchangeRate', {
  Rate: PositiveRate,
  ExchangeRateEffectiveTimestamp: Timestamp,
  ExchangeRateExpiryTimestamp: Timestamp,
  ExchangeRateSource: text<string>('Source', '1 to 20 letters', (value) =>
    /^[A-Za-z]{1,20}$/.test(value),
  ),
  FromCurrency: CurrencyValue,
  ToCurrency: CurrencyValue,
})

const Response = closed('Response', {
  ForeignExchangeRates: list(Row, { most: mostRows }),
})

/** One page of the service: how many rows it has, and those that lead to Canadian dollars. */
export interface RatesPage {
  readonly rows: number
  readonly rates: ReadonlyArray<ExchangeRate>
}

/** Left: every fault with its path. Fields that the service gains later are no faults. */
export const decodeRates = (value: unknown): E.Either<ReadonlyArray<Fault>, RatesPage> => {
  const known = withLeaves(Response, onlyKnown(Response, value), (leaf, found) =>
    leaf === PositiveRate && typeof found === 'string' ? withoutTrailingZeros(found) : found,
  )
  const decoded = Response.decode(known)
  if (E.isLeft(decoded)) return E.left(faultsOf(decoded.left))
  const rows = decoded.right.ForeignExchangeRates
  return E.right({
    rows: rows.length,
    rates: rows
      .filter(({ ToCurrency }) => ToCurrency.Value === dollars)
      .map((row) => ({
        currency: row.FromCurrency.Value,
        day: dayOf(row.ExchangeRateEffectiveTimestamp),
        until: dayOf(row.ExchangeRateExpiryTimestamp),
        rate: row.Rate,
        source: row.ExchangeRateSource,
      })),
  })
}

const dollars = 'CAD'
const dayOf = (timestamp: string): CivilDate => timestamp.slice(0, 10) as CivilDate
