/**
 * The prescribed rate of each quarter, and what follows from it. Specified is six points more: late
 * duties bear it (catalogue 4.4).
 */
import { absurd, closed, list, nullable, oneOf, type Static, text } from '@carmkit/kernel'
import {
  type CivilDate,
  type Fraction,
  fractionOf,
  monthOf,
  Rate,
  yearOf,
} from '../../values/index.js'

export const Quarter = text<string>('Quarter', 'YYYY-Qn', (value) =>
  /^[0-9]{4}-Q[1-4]$/.test(value),
)

/** Percent a year; null where the agency's figure was not found, which is no rate of zero. */
const QuarterRate = closed('QuarterRate', {
  quarter: Quarter,
  prescribed: nullable(Rate),
  source: nullable(text<string>('Source', 'an address', (value) => value.length <= 400)),
})
type QuarterRate = Static<typeof QuarterRate>

/** Codec of the table `interestRates`, which replaces {@link interestRates}. */
export const InterestRates = list(QuarterRate, { most: 1000, key: ({ quarter }) => quarter })

/** Whether a day's interest bears interest the next day: a rule option, the default is assumed (CK-65). */
export const Compounding = oneOf('Compounding', ['daily', 'none'])
export type Compounding = Static<typeof Compounding>

/** Codec of the table `interestRules`, which replaces {@link interestRules}. */
export const InterestRules = closed('InterestRules', { compounding: Compounding })
export const interestRules: Static<typeof InterestRules> = { compounding: 'daily' }

const found = (quarter: string, prescribed: string, source: string): QuarterRate => ({
  quarter,
  prescribed: prescribed as Rate,
  source,
})

/** Published figures that were found; all other quarters are unknown. */
export const interestRates: ReadonlyArray<QuarterRate> = [
  found(
    '2018-Q3',
    '1.1583',
    'https://importersnetwork.ca/news/imports/cbsa-message-tcc18-049-third-quarter-interest-rate-2018',
  ),
  found(
    '2021-Q3',
    '0.1001',
    'https://importersnetwork.ca/news/imports/third-quarter-interest-rate-2021',
  ),
  found('2021-Q4', '0.1696', 'https://importersnetwork.ca/news/imports?page=8'),
]

export const quarterOf = (date: CivilDate): string =>
  `${yearOf(date)}-Q${Math.ceil(monthOf(date) / 3)}`

/** Prescribed percent of a quarter; null where it is not known. */
export const prescribedIn = (rows: ReadonlyArray<QuarterRate>, quarter: string): Rate | null =>
  rows.find((one) => one.quarter === quarter)?.prescribed ?? null

const pointsAbovePrescribed = 6n

/**
 * Which rate a day bears (catalogue 4.4): late duties the specified one, voluntary amendments and
 * debts under security the prescribed one, where the agency applies it.
 */
export const InterestMode = oneOf('InterestMode', ['dailySpecified', 'dailyPrescribed'])
export type InterestMode = Static<typeof InterestMode>

const pointsAbove = (mode: InterestMode): bigint => {
  switch (mode) {
    case 'dailySpecified':
      return pointsAbovePrescribed
    case 'dailyPrescribed':
      return 0n
    default:
      return absurd(mode)
  }
}

/** The percent of a year that a day bears in this mode. */
export const rateIn = (mode: InterestMode, prescribed: Rate): Rate => {
  const [whole = '0', ...decimals] = prescribed.split('.')
  return [BigInt(whole) + pointsAbove(mode), ...decimals].join('.') as Rate
}

/** A year of 365 days, leap years too: assumed (CK-65). */
const daysOfYear = 365n

/** What one day bears in this mode, as a fraction of the principal. */
export const dailyRate = (mode: InterestMode, prescribed: Rate): Fraction => {
  const { numerator, denominator } = fractionOf(prescribed)
  return {
    numerator: numerator + pointsAbove(mode) * denominator,
    denominator: denominator * 100n * daysOfYear,
  }
}
