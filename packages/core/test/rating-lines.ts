/** Lines written briefly for the tests: what a case is about, and a plain line for the rest. */
import * as E from 'fp-ts/lib/Either.js'
import {
  type Charges,
  type DocumentCharges,
  RatedLine,
  type RatingBasis,
  rate,
} from '../src/rating/index.js'

/** A free commercial line at 5 % with nothing else declared. */
export const plain = {
  valuation: { kind: 'valueForDuty', amount: '100.00' },
  quantity: null,
  unit: null,
  customsDuty: { kind: 'free' },
  sima: null,
  surtaxes: [],
  excise: [],
  luxury: null,
  salesTaxRate: '0.05',
  provincialTaxRate: null,
  consumption: 'commercial',
}

export const lineOf = (changes: object): RatedLine => {
  const line: unknown = { ...plain, ...changes }
  if (!RatedLine.is(line)) throw new Error(`not a line: ${JSON.stringify(line)}`)
  return line
}

export const valued = (amount: string) => ({ valuation: { kind: 'valueForDuty', amount } })

export const documentOf = (
  lines: ReadonlyArray<object>,
  basis: RatingBasis = { date: null },
): DocumentCharges => {
  const charges = rate(lines.map(lineOf), basis)
  if (E.isLeft(charges)) throw new Error(JSON.stringify(charges.left))
  return charges.right
}

export const chargesOf = (changes: object, basis?: RatingBasis): Charges =>
  documentOf([changes], basis).total
