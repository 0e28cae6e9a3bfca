/**
 * A second opinion on the charges of a line: the rules once more, in decimal dollars rounded by
 * decimal.js. Shares no arithmetic with the code under test.
 */
import { Decimal as BaseDecimal } from 'decimal.js'
import type {
  LuxuryGoods,
  MeasureId,
  RatedLine,
  RatingBasis,
  SurtaxMeasure,
} from '../src/rating/index.js'

/** Wide enough for every product in the tests, rounding ties away from zero. */
export const Exact = BaseDecimal.clone({ precision: 80, rounding: BaseDecimal.ROUND_HALF_UP })

/** Dollars, or null where the line does not determine them. */
export type Sum = BaseDecimal | null

/** A surtax that counts, and what it comes to. */
export interface Levied {
  readonly measure: MeasureId
  readonly amount: Sum
}

/** Under the names of the charges, and the list of surtaxes. */
export interface OracleCharges {
  readonly [name: string]: Sum | ReadonlyArray<Levied>
}

const cents = (value: Sum): Sum => value?.toDecimalPlaces(2) ?? null
const product = (...factors: ReadonlyArray<Sum | string>): Sum =>
  factors.includes(null)
    ? null
    : factors.reduce<BaseDecimal>((result, factor) => result.times(factor ?? 0), new Exact(1))
export const exactSum = (terms: ReadonlyArray<Sum>): Sum =>
  terms.includes(null)
    ? null
    : terms.reduce<BaseDecimal>((result, term) => result.plus(term ?? 0), new Exact(0))

const valueForDuty = (given: RatedLine['valuation']): Sum => {
  if (given === null) return null
  const amount = new Exact(given.amount)
  return given.kind === 'conversion' ? cents(amount.times(given.exchangeRate)) : amount
}

const duty = (given: RatedLine, value: Sum): Sum => {
  const terms = given.customsDuty
  if (terms === null) return null
  if (terms.kind === 'free') return new Exact(0)
  const onValue = 'rate' in terms ? cents(product(value, terms.rate)) : null
  const onUnits = 'ratePerUnit' in terms ? cents(product(given.quantity, terms.ratePerUnit)) : null
  if (terms.kind === 'adValorem') return onValue
  if (terms.kind === 'specific') return onUnits
  if (onValue === null || onUnits === null) return null
  return terms.kind === 'adValoremMinimumSpecific'
    ? Exact.max(onValue, onUnits)
    : Exact.min(onValue, onUnits)
}

const rowOf = (
  id: MeasureId,
  { date: on, measures = [] }: RatingBasis,
): SurtaxMeasure | undefined =>
  measures
    .filter((row) => row.id === id)
    .filter((row) => on === null || (row.validFrom <= on && on <= (row.validUntil ?? on)))[0]

/** Sorts each group and keeps its head, where the code under test compares pairs. */
const surtaxes = (given: RatedLine, basis: RatingBasis, value: Sum) => {
  const declared = given.surtaxes.map((one, place) => {
    const row = rowOf(one.measure, basis)
    return { ...one, place, base: one.baseFraction ?? row?.baseFraction ?? '1', row }
  })
  const heads = new Map(
    declared
      .toSorted(
        (first, second) =>
          Number(first.rate === '0') - Number(second.rate === '0') ||
          (first.row?.precedence?.rank ?? 0) - (second.row?.precedence?.rank ?? 0) ||
          new Exact(second.rate).cmp(first.rate) ||
          first.place - second.place,
      )
      .toReversed()
      .map((one) => [one.row?.precedence?.group, one.place]),
  )
  return declared
    .filter((one) => !one.row?.precedence || heads.get(one.row.precedence.group) === one.place)
    .map((one) => ({ measure: one.measure, amount: cents(product(value, one.rate, one.base)) }))
}

const luxuryTax = ({ taxableValue, threshold }: LuxuryGoods): BaseDecimal => {
  const excess = Exact.max(0, new Exact(taxableValue).minus(threshold))
  return Exact.min(new Exact(taxableValue).div(10), excess.div(5)).toDecimalPlaces(2)
}

export const lineByOracle = (given: RatedLine, basis: RatingBasis): OracleCharges => {
  const value = valueForDuty(given.valuation)
  const customs = duty(given, value)
  const levied = surtaxes(given, basis, value)
  const dutyPaid = exactSum([value, customs])
  const exciseTax = exactSum(
    given.excise.map((one) =>
      one.kind === 'specific'
        ? cents(product(given.quantity, one.ratePerUnit))
        : cents(product(dutyPaid, one.rate)),
    ),
  )
  const sima = new Exact(given.sima ?? 0)
  const surtax = exactSum(levied.map(({ amount }) => amount))
  const luxury = given.luxury === null ? {} : { luxuryTax: luxuryTax(given.luxury) }
  const duties = [customs, sima, surtax, exciseTax, ...Object.values(luxury)]
  const taxable = exactSum([value, ...duties])
  const salesTax = cents(product(taxable, given.salesTaxRate))
  const provincial =
    given.provincialTaxRate === null
      ? {}
      : { provincialTax: cents(product(taxable, given.provincialTaxRate)) }
  return {
    valueForDuty: value,
    customsDuty: customs,
    sima,
    surtax,
    surtaxes: levied,
    excise: exciseTax,
    ...luxury,
    valueForTax: taxable,
    salesTax,
    ...provincial,
    totalPayable: exactSum([...duties, salesTax, ...Object.values(provincial)]),
  }
}
