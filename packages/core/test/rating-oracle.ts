/**
 * A second opinion on the charges of a document: the catalogue's rules once more, in dollars that
 * are exact quotients of whole numbers. Shares no code with what it judges, only the types.
 */
import type {
  Charges,
  DocumentCharges,
  LuxuryGoods,
  MeasureId,
  RatedLine,
  RatingBasis,
  SurtaxMeasure,
} from '../src/rating/index.js'
import type { Money } from '../src/values/index.js'

/** A number as a quotient of whole ones, not reduced. */
interface Quotient {
  readonly numerator: bigint
  readonly denominator: bigint
}

/** Null where the line does not determine the amount. */
type Sum = Quotient | null

/** A surtax that counts, and what it comes to. */
interface Levied {
  readonly measure: MeasureId
  readonly amount: Sum
}

const chargeNames = [
  'valueForDuty',
  'customsDuty',
  'sima',
  'surtax',
  'excise',
  'luxuryTax',
  'valueForTax',
  'salesTax',
  'provincialTax',
  'totalPayable',
] as const
type ChargeName = (typeof chargeNames)[number]
type LineCharges = { readonly [Name in ChargeName]?: Sum } & {
  readonly surtaxes: ReadonlyArray<Levied>
}

/** The charges of every line and their sums, as they are recorded. */
export const documentByOracle = (
  lines: ReadonlyArray<RatedLine>,
  basis: RatingBasis,
): DocumentCharges => {
  const charges = lines.map((one) => lineByOracle(one, basis))
  return { lines: charges.map(printed), total: printed(totalOf(charges)) }
}

const lineByOracle = (given: RatedLine, basis: RatingBasis): LineCharges => {
  const value = valueForDuty(given.valuation)
  const customs = duty(given, value)
  const levied = surtaxes(given, basis, value)
  const dutyPaid = sumOf([value, customs])
  // CK-04: an excise by value is charged on what the goods cost with the duty paid.
  const excises = given.excise.map((one) =>
    one.kind === 'specific' ? charge(given.quantity, one.ratePerUnit) : charge(dutyPaid, one.rate),
  )
  // CK-06: each measure is a rounded charge of its own.
  const surtax = sumOf(levied.map(({ amount }) => amount))
  const luxury = given.luxury === null ? [] : [luxuryTax(given.luxury)]
  const excise = sumOf(excises)
  const sima = given.sima === null ? nothing : quotientOf(given.sima)
  // CK-05: luxury tax is one of the taxes on which sales tax is charged.
  const federal = [customs, sima, surtax, excise, ...luxury]
  const taxable = sumOf([value, ...federal])
  const salesTax = charge(taxable, given.salesTaxRate)
  const provincial =
    given.provincialTaxRate === null ? [] : [charge(taxable, given.provincialTaxRate)]
  return {
    valueForDuty: value,
    customsDuty: customs,
    sima,
    surtax,
    surtaxes: levied,
    excise,
    ...(luxury[0] === undefined ? {} : { luxuryTax: luxury[0] }),
    valueForTax: taxable,
    salesTax,
    ...(provincial[0] === undefined ? {} : { provincialTax: provincial[0] }),
    totalPayable: sumOf([...federal, salesTax, ...provincial]),
  }
}

const totalOf = (charges: ReadonlyArray<LineCharges>): LineCharges => {
  const total: { [Name in ChargeName]?: Sum } = {}
  for (const name of chargeNames) {
    const declared = charges.filter((one) => name in one).map((one) => one[name] ?? null)
    if (declared.length > 0) total[name] = sumOf(declared)
  }
  const listed = charges.flatMap((one) => one.surtaxes)
  const measures = [...new Set(listed.map(({ measure }) => measure))]
  return {
    ...total,
    surtaxes: measures.map((measure) => ({
      measure,
      amount: sumOf(listed.filter((one) => one.measure === measure).map((one) => one.amount)),
    })),
  }
}

const valueForDuty = (given: RatedLine['valuation']): Sum => {
  if (given === null) return null
  return given.kind === 'conversion'
    ? charge(given.amount, given.exchangeRate)
    : quotientOf(given.amount)
}

const duty = (given: RatedLine, value: Sum): Sum => {
  const terms = given.customsDuty
  if (terms === null) return null
  if (terms.kind === 'free') return nothing
  const onValue = 'rate' in terms ? charge(value, terms.rate) : null
  const onUnits = 'ratePerUnit' in terms ? charge(given.quantity, terms.ratePerUnit) : null
  if (terms.kind === 'adValorem') return onValue
  if (terms.kind === 'specific') return onUnits
  if (onValue === null || onUnits === null) return null
  const isFloor = terms.kind === 'adValoremMinimumSpecific'
  return isLess(onValue, onUnits) === isFloor ? onUnits : onValue
}

const luxuryTax = ({ taxableValue, threshold }: LuxuryGoods): Quotient => {
  const value = quotientOf(taxableValue)
  const limit = quotientOf(threshold)
  const excess = isLess(limit, value) ? sum(value, negative(limit)) : nothing
  const onWhole = product(value, quotientOf('0.1'))
  const onExcess = product(excess, quotientOf('0.2'))
  return rounded(isLess(onWhole, onExcess) ? onWhole : onExcess)
}

/** Sorts each group and keeps its head, where the code under test compares pairs. */
const surtaxes = (given: RatedLine, basis: RatingBasis, value: Sum): ReadonlyArray<Levied> => {
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
          compared(quotientOf(second.rate), quotientOf(first.rate)) ||
          first.place - second.place,
      )
      .toReversed()
      .map((one) => [one.row?.precedence?.group, one.place]),
  )
  return declared
    .filter((one) => !one.row?.precedence || heads.get(one.row.precedence.group) === one.place)
    .map(({ measure, rate, base }) => ({ measure, amount: charge(value, rate, base) }))
}

const rowOf = (
  id: MeasureId,
  { date: on, measures = [] }: RatingBasis,
): SurtaxMeasure | undefined =>
  measures.find(
    (row) =>
      row.id === id && (on === null || (row.validFrom <= on && on <= (row.validUntil ?? on))),
  )

/** The exact product of the factors, rounded once; null as soon as one is not known. */
const charge = (...factors: ReadonlyArray<Sum | string>): Sum => {
  let result: Quotient = one
  for (const factor of factors) {
    if (factor === null) return null
    result = product(result, typeof factor === 'string' ? quotientOf(factor) : factor)
  }
  return rounded(result)
}

const sumOf = (terms: ReadonlyArray<Sum>): Sum =>
  terms.reduce((all, term) => (all === null || term === null ? null : sum(all, term)), nothing)

const nothing: Quotient = { numerator: 0n, denominator: 100n }
const one: Quotient = { numerator: 1n, denominator: 1n }

/** Of ten. */
const powers = Array.from({ length: 11 }, (_, exponent) => 10n ** BigInt(exponent))

/** Of a decimal text without sign, of ten decimals at most. */
const quotientOf = (decimal: string): Quotient => {
  const point = decimal.indexOf('.')
  if (point === -1) return { numerator: BigInt(decimal), denominator: 1n }
  const decimals = decimal.slice(point + 1)
  return {
    numerator: BigInt(decimal.slice(0, point) + decimals),
    denominator: powers[decimals.length] ?? 1n,
  }
}

const product = (first: Quotient, second: Quotient): Quotient => ({
  numerator: first.numerator * second.numerator,
  denominator: first.denominator * second.denominator,
})

const sum = (first: Quotient, second: Quotient): Quotient =>
  first.denominator === second.denominator
    ? { numerator: first.numerator + second.numerator, denominator: first.denominator }
    : {
        numerator: first.numerator * second.denominator + second.numerator * first.denominator,
        denominator: first.denominator * second.denominator,
      }

const negative = ({ numerator, denominator }: Quotient): Quotient => ({
  numerator: -numerator,
  denominator,
})

const compared = (first: Quotient, second: Quotient): number => {
  const difference = sum(first, negative(second)).numerator
  return difference === 0n ? 0 : difference < 0n ? -1 : 1
}

const isLess = (first: Quotient, second: Quotient): boolean => compared(first, second) < 0

/** To the nearest cent; half a cent, which is as near to the one above, goes up. No charge is negative. */
const rounded = ({ numerator, denominator }: Quotient): Quotient => {
  const below = (100n * numerator) / denominator
  const left = 100n * numerator - below * denominator
  return { numerator: left >= denominator - left ? below + 1n : below, denominator: 100n }
}

const printed = (charges: LineCharges): Charges => {
  const texts: { [Name in ChargeName]?: Money | null } = {}
  for (const name of chargeNames) if (name in charges) texts[name] = text(charges[name] ?? null)
  const levied = charges.surtaxes.map(({ measure, amount }) => ({ measure, amount: text(amount) }))
  return { ...(texts as Omit<Charges, 'surtaxes'>), surtaxes: levied }
}

/** Sums of whole cents are whole cents. */
const text = (amount: Sum): Money | null => {
  if (amount === null) return null
  const cents = String((100n * amount.numerator) / amount.denominator).padStart(3, '0')
  return `${cents.slice(0, -2)}.${cents.slice(-2)}` as Money
}
