/**
 * The charges of a declaration: what its lines state goes in, amounts per line and in total come
 * out, or the reason why the arithmetic cannot be done.
 *
 * Pure: the result depends on the lines, the day and the table of measures alone (TXN-15).
 */
import { closed, list, nullable, type Reason, type Static } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import {
  type Cents,
  centsOf,
  type Money,
  maxCents,
  moneyOf,
  NonNegativeMoney,
} from '../values/index.js'
import { MeasureId, maxMeasuresPerLine, type RatedLine } from './line.js'
import { type Amounts, amountsOf, workingsOf } from './line-charges.js'
import type { RatingBasis } from './measure.js'
import { type Amount, type ChargeName, sumOf, type Terms, termsOf } from './working.js'

/** A declaration has at most so many lines. */
export const maxRatedLines = 999

const amount = nullable(NonNegativeMoney)

/**
 * Every charge in Canadian dollars. Null: the declaration does not state what the charge depends
 * on. An absent `luxuryTax` or `provincialTax`: no such tax was declared. `surtax` is the sum of
 * `surtaxes`, of which each measure is rounded by itself (assumed CK-06).
 */
export type Charges = Static<typeof Charges>
export const Charges = closed(
  'Charges',
  {
    valueForDuty: amount,
    customsDuty: amount,
    sima: amount,
    surtax: amount,
    surtaxes: list(closed('MeasureCharge', { measure: MeasureId, amount }), {
      most: maxMeasuresPerLine * maxRatedLines,
    }),
    excise: amount,
    valueForTax: amount,
    salesTax: amount,
    totalPayable: amount,
  },
  { luxuryTax: amount, provincialTax: amount },
)

/** Charges of which nothing is known. */
export const unknownCharges: Charges = {
  valueForDuty: null,
  customsDuty: null,
  sima: null,
  surtax: null,
  surtaxes: [],
  excise: null,
  valueForTax: null,
  salesTax: null,
  totalPayable: null,
}

/** The charges of each line, in the order of the lines, and their sums (TXN-14). */
export type DocumentCharges = Static<typeof DocumentCharges>
export const DocumentCharges = closed('DocumentCharges', {
  lines: list(Charges, { most: maxRatedLines }),
  total: Charges,
})

/** Why lines cannot be rated. `line` counts from 1; null is the document's total. */
export type NotRateable = Reason & { readonly line: number | null } & (
    | { readonly name: 'QuantityMissing'; readonly field: 'quantity' }
    | { readonly name: 'ProvincialTaxNotCasual'; readonly field: 'provincialTaxRate' }
    | { readonly name: 'AmountTooLarge'; readonly field: ChargeName }
  )

/**
 * Rates all lines. Rounds each charge of each line half-up to the cent and sums the rounded lines,
 * never rounding a sum. Left names the first line that lacks the quantity which a rate per unit
 * needs, that states provincial tax on commercial goods, or whose amounts pass 10^13 cents.
 */
export const rate = (
  lines: ReadonlyArray<RatedLine>,
  basis: RatingBasis,
): E.Either<NotRateable, DocumentCharges> => {
  const amounts: Array<Amounts> = []
  const charges: Array<Charges> = []
  for (const [index, line] of lines.entries()) {
    const number = index + 1
    const defect = defectOf(line, number)
    if (defect !== null) return E.left(defect)
    const exact = amountsOf(line, basis)
    const bounded = inMoney(exact, number)
    if (E.isLeft(bounded)) return bounded
    amounts.push(exact)
    charges.push(bounded.right)
  }
  const total = inMoney(totalOf(amounts), null)
  return E.isLeft(total) ? total : E.right({ lines: charges, total: total.right })
}

/** What recorded lines add up to, charge by charge. Left: a sum passes 10^13 cents. */
export const totalCharges = (lines: ReadonlyArray<Charges>): E.Either<NotRateable, Charges> =>
  inMoney(totalOf(lines.map(inAmounts)), null)

const inAmounts = ({ surtaxes, ...named }: Charges): Amounts => ({
  ...(Object.fromEntries(
    Object.entries(named).map(([name, one]) => [name, amountIn(one)]),
  ) as unknown as Omit<Amounts, 'surtaxes'>),
  surtaxes: surtaxes.map((one) => ({ measure: one.measure, amount: amountIn(one.amount) })),
})

const amountIn = (money: Money | null): Amount => (money === null ? null : BigInt(centsOf(money)))

/** How each charge of one line came about; absent where there is no such tax. */
export type LineTerms = { readonly [name in ChargeName]?: Terms }

/** The same as {@link rate}, with the arithmetic of every line. */
export const rateWithTerms = (
  lines: ReadonlyArray<RatedLine>,
  basis: RatingBasis,
): E.Either<
  NotRateable,
  { readonly charges: DocumentCharges; readonly terms: ReadonlyArray<LineTerms> }
> =>
  E.map((charges: DocumentCharges) => ({ charges, terms: lines.map(lineTermsOn(basis)) }))(
    rate(lines, basis),
  )

const lineTermsOn =
  (basis: RatingBasis) =>
  (line: RatedLine): LineTerms =>
    Object.fromEntries(
      Object.entries(workingsOf(line, basis).workings).map(([name, working]) => [
        name,
        termsOf(working),
      ]),
    )

const defectOf = (line: RatedLine, number: number): NotRateable | null => {
  if (line.quantity === null && needsQuantity(line)) {
    return { name: 'QuantityMissing', rule: null, line: number, field: 'quantity' }
  }
  return line.provincialTaxRate !== null && line.consumption !== 'casual'
    ? { name: 'ProvincialTaxNotCasual', rule: null, line: number, field: 'provincialTaxRate' }
    : null
}

const needsQuantity = ({ customsDuty, excise }: RatedLine): boolean =>
  (customsDuty !== null && 'ratePerUnit' in customsDuty) ||
  excise.some(({ kind }) => kind === 'specific')

const totalOf = (lines: ReadonlyArray<Amounts>): Amounts => {
  const sum = (name: ChargeName): Amount => sumOf(lines.map((line) => line[name] ?? null))
  const sumWhereDeclared = (name: 'luxuryTax' | 'provincialTax'): { [name: string]: Amount } => {
    const declared = lines.filter((line) => name in line)
    return declared.length === 0
      ? {}
      : { [name]: sumOf(declared.map((line) => line[name] ?? null)) }
  }
  const surtaxes = lines.flatMap((line) => line.surtaxes)
  return {
    valueForDuty: sum('valueForDuty'),
    customsDuty: sum('customsDuty'),
    sima: sum('sima'),
    surtax: sum('surtax'),
    surtaxes: [...new Set(surtaxes.map(({ measure }) => measure))].map((measure) => ({
      measure,
      amount: sumOf(surtaxes.filter((one) => one.measure === measure).map((one) => one.amount)),
    })),
    excise: sum('excise'),
    ...sumWhereDeclared('luxuryTax'),
    valueForTax: sum('valueForTax'),
    salesTax: sum('salesTax'),
    ...sumWhereDeclared('provincialTax'),
    totalPayable: sum('totalPayable'),
  }
}

const inMoney = (amounts: Amounts, line: number | null): E.Either<NotRateable, Charges> => {
  const { surtaxes, ...named } = amounts
  const entries = Object.entries(named) as ReadonlyArray<[ChargeName, Amount]>
  const excess =
    entries.find(([, one]) => isTooLarge(one))?.[0] ??
    (surtaxes.some((one) => isTooLarge(one.amount)) ? 'surtax' : null)
  if (excess !== null) {
    return E.left({ name: 'AmountTooLarge', rule: null, line, field: excess })
  }
  const money = Object.fromEntries(entries.map(([name, one]) => [name, moneyOrNull(one)]))
  return E.right({
    ...(money as Omit<Charges, 'surtaxes'>),
    surtaxes: surtaxes.map((one) => ({ measure: one.measure, amount: moneyOrNull(one.amount) })),
  })
}

const isTooLarge = (one: Amount): boolean => one !== null && one > BigInt(maxCents)

const moneyOrNull = (one: Amount): Money | null =>
  one === null ? null : moneyOf(Number(one) as Cents)
