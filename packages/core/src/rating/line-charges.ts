/**
 * The charges of one line, in the order of the law: each rounded once, later ones computed on the
 * rounded earlier ones.
 *
 * Separate from the document because lines know nothing of each other. Amounts are exact cents
 * without a bound here; the document bounds them all at once.
 */
import { absurd } from '@carmkit/kernel'
import { centsOf, type Decimal, type Money, type Quantity, type Rate } from '../values/index.js'
import type {
  CustomsDuty,
  ExciseDuty,
  LuxuryGoods,
  MeasureId,
  RatedLine,
  Valuation,
} from './line.js'
import { leviedSurtaxes, type RatingBasis } from './measure.js'
import {
  type Amount,
  type ChargeName,
  excess,
  type Factor,
  greater,
  known,
  lesser,
  none,
  notStated,
  type PartName,
  product,
  stated,
  step,
  sum,
  type Working,
} from './working.js'

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
  const { surtaxes, workings } = workingsOf(line, basis)
  const { luxuryTax, provincialTax } = workings
  return {
    valueForDuty: workings.valueForDuty.amount,
    customsDuty: workings.customsDuty.amount,
    sima: workings.sima.amount,
    surtax: workings.surtax.amount,
    surtaxes: surtaxes.map(({ measure, working: { amount } }) => ({ measure, amount })),
    excise: workings.excise.amount,
    ...(luxuryTax === undefined ? {} : { luxuryTax: luxuryTax.amount }),
    valueForTax: workings.valueForTax.amount,
    salesTax: workings.salesTax.amount,
    ...(provincialTax === undefined ? {} : { provincialTax: provincialTax.amount }),
    totalPayable: workings.totalPayable.amount,
  }
}

/** How each charge of a line came about; those of surtaxes stand in the one of their sum too. */
export interface LineWorkings {
  readonly workings: { readonly [name in Always]: Working } & {
    readonly [name in Exclude<ChargeName, Always>]?: Working
  }
  readonly surtaxes: ReadonlyArray<{ readonly measure: MeasureId; readonly working: Working }>
}

type Always = Exclude<ChargeName, 'luxuryTax' | 'provincialTax'>

export const workingsOf = (line: RatedLine, basis: RatingBasis): LineWorkings => {
  const { luxury, provincialTaxRate } = line
  const valueForDuty = line.valuation === null ? notStated : valueForDutyOf(line.valuation)
  const value = known('valueForDuty', valueForDuty.amount)
  const customsDuty =
    line.customsDuty === null ? notStated : dutyOf(line.customsDuty, value, line.quantity)
  const duty = known('customsDuty', customsDuty.amount)
  const sima = line.sima === null ? none : stated(exact(line.sima))
  const surtaxes = leviedSurtaxes(line.surtaxes, basis).map(({ measure, rate, baseFraction }) => ({
    measure,
    working: product(value, [
      { of: 'rate', value: rate },
      { of: 'baseFraction', value: baseFraction },
    ]),
  }))
  const surtax = sum(surtaxes.map(({ measure, working }) => step(measure, working)))
  const dutyPaid = step('dutyPaidValue', sum([value, duty]))
  const excise = exciseOf(line.excise, dutyPaid, line.quantity)
  const luxuryTax = luxury === null ? null : luxuryTaxOf(luxury)
  const duties = [
    duty,
    known('sima', sima.amount),
    known('surtax', surtax.amount),
    known('excise', excise.amount),
    ...(luxuryTax === null ? [] : [known('luxuryTax', luxuryTax.amount)]),
  ]
  const valueForTax = sum([value, ...duties])
  const taxable = known('valueForTax', valueForTax.amount)
  const salesTax = product(taxable, [{ of: 'rate', value: line.salesTaxRate }])
  const provincialTax =
    provincialTaxRate === null ? null : product(taxable, [{ of: 'rate', value: provincialTaxRate }])
  const taxes = [
    known('salesTax', salesTax.amount),
    ...(provincialTax === null ? [] : [known('provincialTax', provincialTax.amount)]),
  ]
  return {
    workings: {
      valueForDuty,
      customsDuty,
      sima,
      surtax,
      excise,
      ...(luxuryTax === null ? {} : { luxuryTax }),
      valueForTax,
      salesTax,
      ...(provincialTax === null ? {} : { provincialTax }),
      totalPayable: sum([...duties, ...taxes]),
    },
    surtaxes,
  }
}

type Part = ReturnType<typeof known>

const valueForDutyOf = (valuation: Valuation): Working => {
  switch (valuation.kind) {
    case 'valueForDuty':
      return stated(exact(valuation.amount))
    case 'conversion':
      return product(known('invoiceAmount', exact(valuation.amount)), [
        { of: 'exchangeRate', value: valuation.exchangeRate },
      ])
    default:
      return absurd(valuation)
  }
}

const dutyOf = (duty: CustomsDuty, value: Part, quantity: Quantity | null): Working => {
  switch (duty.kind) {
    case 'free':
      return none
    case 'adValorem':
      return byValue(value, duty.rate)
    case 'specific':
      return perUnit(duty.ratePerUnit, quantity)
    case 'adValoremMinimumSpecific':
      return greater(...bothOf(duty, value, quantity))
    case 'adValoremMaximumSpecific':
      return lesser(...bothOf(duty, value, quantity))
    default:
      return absurd(duty)
  }
}

const bothOf = (
  { rate, ratePerUnit }: { readonly rate: Rate; readonly ratePerUnit: Rate },
  value: Part,
  quantity: Quantity | null,
): readonly [Part, Part] => [
  step('byValue', byValue(value, rate)),
  step('byQuantity', perUnit(ratePerUnit, quantity)),
]

/** Assumed (CK-04): an ad valorem excise is charged on the value for duty plus customs duty. */
const exciseOf = (
  excise: ReadonlyArray<ExciseDuty>,
  dutyPaid: Part,
  quantity: Quantity | null,
): Working =>
  sum(
    excise.map((one) =>
      one.kind === 'specific'
        ? step('byQuantity', perUnit(one.ratePerUnit, quantity))
        : step('byValue', byValue(dutyPaid, one.rate)),
    ),
  )

/**
 * The lesser of a tenth of the whole value and a fifth of what exceeds the threshold. Assumed
 * (CK-05): it is part of the value for tax.
 */
const luxuryTaxOf = ({ taxableValue, threshold }: LuxuryGoods): Working => {
  const value = exact(taxableValue)
  const above = step('excess', excess('taxableValue', value, 'threshold', exact(threshold)))
  return lesser(
    partOf('partOfValue', known('taxableValue', value), '0.1'),
    partOf('partOfExcess', above, '0.2'),
  )
}

const partOf = (of: PartName, base: Part, fraction: string): Part =>
  step(of, product(base, [{ of: 'fraction', value: fraction as Decimal }]))

const byValue = (base: Part, rate: Rate): Working => product(base, [{ of: 'rate', value: rate }])

const perUnit = (ratePerUnit: Rate, quantity: Quantity | null): Working => {
  const factors: ReadonlyArray<Factor> = [
    { of: 'ratePerUnit', value: ratePerUnit },
    { of: 'quantity', value: quantity },
  ]
  return product(known('oneDollar', centsPerDollar), factors)
}

const centsPerDollar = 100n

const exact = (amount: Money): bigint => BigInt(centsOf(amount))
