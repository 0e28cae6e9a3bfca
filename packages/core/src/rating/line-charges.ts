/**
 * The charges of one line, in the order of the law: each rounded once, later ones computed on the
 * rounded earlier ones.
 *
 * Separate from the document because lines know nothing of each other. Amounts are exact cents
 * without a bound here; the document bounds them all at once.
 */
import { absurd } from '@carmkit/kernel'
import {
  centsOf,
  type Decimal,
  fractionOf,
  type Money,
  type Quantity,
  type Rate,
} from '../values/index.js'
import type {
  CustomsDuty,
  ExciseDuty,
  LuxuryGoods,
  MeasureId,
  RatedLine,
  Valuation,
} from './line.js'
import { leviedSurtaxes, type RatingBasis } from './measure.js'
import { multiply } from './round.js'

/** Cents, or null: what this amount depends on is not stated. */
export type Amount = bigint | null

/** The charges of a line or of a document; a key is absent where there is no such tax. */
export interface Amounts {
  readonly valueForDuty: Amount
  readonly customsDuty: Amount
  readonly sima: Amount
  readonly surtax: Amount
  readonly surtaxes: ReadonlyArray<{ readonly measure: MeasureId; readonly amount: Amount }>
  readonly excise: Amount
  readonly luxuryTax?: Amount
  readonly valueForTax: Amount
  readonly salesTax: Amount
  readonly provincialTax?: Amount
  readonly totalPayable: Amount
}

/** The charges of one line (TXN-12, TXN-13, TXN-16, TXN-17). */
export const amountsOf = (line: RatedLine, basis: RatingBasis): Amounts => {
  const valueForDuty = line.valuation === null ? null : valueForDutyOf(line.valuation)
  const customsDuty =
    line.customsDuty === null ? null : dutyOf(line.customsDuty, valueForDuty, line.quantity)
  const sima = line.sima === null ? 0n : exact(line.sima)
  const surtaxes = leviedSurtaxes(line.surtaxes, basis).map(({ measure, rate, baseFraction }) => ({
    measure,
    amount: times(valueForDuty, rate, baseFraction),
  }))
  const surtax = sumOf(surtaxes.map(({ amount }) => amount))
  const excise = exciseOf(line.excise, sumOf([valueForDuty, customsDuty]), line.quantity)
  const luxury = line.luxury === null ? {} : { luxuryTax: luxuryTaxOf(line.luxury) }
  const duties = [customsDuty, sima, surtax, excise, luxury.luxuryTax ?? 0n]
  const valueForTax = sumOf([valueForDuty, ...duties])
  const salesTax = times(valueForTax, line.salesTaxRate)
  const provincial =
    line.provincialTaxRate === null
      ? {}
      : { provincialTax: times(valueForTax, line.provincialTaxRate) }
  const totalPayable = sumOf([...duties, salesTax, ...Object.values(provincial)])
  return {
    valueForDuty,
    customsDuty,
    sima,
    surtax,
    surtaxes,
    excise,
    ...luxury,
    valueForTax,
    salesTax,
    ...provincial,
    totalPayable,
  }
}

const valueForDutyOf = (valuation: Valuation): Amount => {
  switch (valuation.kind) {
    case 'valueForDuty':
      return exact(valuation.amount)
    case 'conversion':
      return times(exact(valuation.amount), valuation.exchangeRate)
    default:
      return absurd(valuation)
  }
}

const dutyOf = (duty: CustomsDuty, valueForDuty: Amount, quantity: Quantity | null): Amount => {
  switch (duty.kind) {
    case 'free':
      return 0n
    case 'adValorem':
      return times(valueForDuty, duty.rate)
    case 'specific':
      return perUnit(duty.ratePerUnit, quantity)
    case 'adValoremMinimumSpecific':
      return greaterOf(times(valueForDuty, duty.rate), perUnit(duty.ratePerUnit, quantity))
    case 'adValoremMaximumSpecific':
      return lesserOf(times(valueForDuty, duty.rate), perUnit(duty.ratePerUnit, quantity))
    default:
      return absurd(duty)
  }
}

/** Assumed (CK-04): an ad valorem excise is charged on the value for duty plus customs duty. */
const exciseOf = (
  excise: ReadonlyArray<ExciseDuty>,
  dutyPaidValue: Amount,
  quantity: Quantity | null,
): Amount =>
  sumOf(
    excise.map((one) =>
      one.kind === 'specific' ? perUnit(one.ratePerUnit, quantity) : times(dutyPaidValue, one.rate),
    ),
  )

/**
 * The lesser of a tenth of the whole value and a fifth of what exceeds the threshold. Assumed
 * (CK-05): it is part of the value for tax.
 */
const luxuryTaxOf = ({ taxableValue, threshold }: LuxuryGoods): bigint => {
  const value = exact(taxableValue)
  const excess = value - exact(threshold)
  const onWhole = multiply(value, { numerator: 1n, denominator: 10n })
  const onExcess = multiply(excess > 0n ? excess : 0n, { numerator: 1n, denominator: 5n })
  return onWhole < onExcess ? onWhole : onExcess
}

const centsPerDollar = 100n

const perUnit = (ratePerUnit: Rate, quantity: Quantity | null): Amount =>
  times(centsPerDollar, ratePerUnit, quantity)

const exact = (amount: Money): bigint => BigInt(centsOf(amount))

/** Undetermined as soon as one factor is not stated. */
const times = (amount: Amount, ...factors: ReadonlyArray<Decimal | null>): Amount => {
  const stated = factors.filter((factor) => factor !== null)
  return amount === null || stated.length < factors.length
    ? null
    : multiply(amount, ...stated.map(fractionOf))
}

/** Undetermined as soon as one summand is. */
export const sumOf = (amounts: ReadonlyArray<Amount>): Amount =>
  amounts.reduce((sum, amount) => (sum === null || amount === null ? null : sum + amount), 0n)

const greaterOf = (first: Amount, second: Amount): Amount =>
  first === null || second === null ? null : first > second ? first : second

const lesserOf = (first: Amount, second: Amount): Amount =>
  first === null || second === null ? null : first < second ? first : second
