/** Arbitrary content of declarations: lines from blank to complete, with every kind of charge. */
import type { TransactionNumber } from '@carmkit/core'
import fc from 'fast-check'
import { anyDay } from './cast.js'
import { amount } from './values.js'

const positive = amount({ least: 0, most: 1_000_000 })
const smallRate = fc.constantFrom('0', '0.05', '0.065', '0.13', '0.125', '1')
const perUnit = fc.constantFrom('0.35', '1.25', '0.0001')

const customsDuty = fc.oneof(
  fc.constant({ kind: 'free' }),
  smallRate.map((rate) => ({ kind: 'adValorem', rate })),
  perUnit.map((ratePerUnit) => ({ kind: 'specific', ratePerUnit })),
  fc.record({
    kind: fc.constantFrom('adValoremMinimumSpecific', 'adValoremMaximumSpecific'),
    rate: smallRate,
    ratePerUnit: perUnit,
  }),
)

const valuation = fc.oneof(
  positive.map((one) => ({ kind: 'valueForDuty', amount: one })),
  positive.map((one) => ({
    kind: 'conversion',
    amount: one,
    currency: 'USD',
    exchangeRate: '1.3875',
  })),
)

const surtax = fc.record({
  measure: fc.constantFrom('FIRST', 'SECOND'),
  rate: smallRate,
  baseFraction: fc.constantFrom(null, '0.5'),
  declaredCode: fc.constant(null),
})

const excise = fc.oneof(
  perUnit.map((ratePerUnit) => ({ kind: 'specific', ratePerUnit })),
  smallRate.map((rate) => ({ kind: 'adValorem', rate })),
)

/** A line as a command states it; the codec knows its other fields. */
interface DraftedLine {
  readonly number: number
}

/** A line that states everything: it is accepted. */
export const completeLine: fc.Arbitrary<DraftedLine> = fc.record({
  number: fc.integer({ min: 1, max: 4 }),
  classification: fc.constant('8712000000'),
  description: fc.constant('Bicycles'),
  countryOfOrigin: fc.constant('IT'),
  tariffTreatment: fc.constant('02'),
  tariffCode: fc.constant(null),
  valueForDutyCode: fc.constant('13'),
  simaSubject: fc.constant('N'),
  valuation,
  quantity: fc.constantFrom('1', '12.5', '1000'),
  unit: fc.constant('KGM'),
  customsDuty,
  sima: fc.option(positive),
  surtaxes: fc.uniqueArray(surtax, { maxLength: 2, selector: ({ measure }) => measure }),
  excise: fc.array(excise, { maxLength: 2 }),
  luxury: fc.option(fc.record({ taxableValue: positive, threshold: fc.constant('1000.00') }), {
    freq: 4,
  }),
  salesTaxRate: fc.constantFrom('0.05', '0.13', '0'),
  provincialTaxRate: fc.constant(null),
  consumption: fc.constant('commercial'),
})

/** Now and then something is not stated, or stated in a code that does not exist. */
const anyLine: fc.Arbitrary<DraftedLine> = fc.oneof(
  { weight: 12, arbitrary: completeLine },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        completeLine,
        fc.constantFrom({ classification: null }, { quantity: null }, { valueForDutyCode: '99' }),
      )
      .map(([line, defect]) => ({ ...line, ...defect })),
  },
)

const header = fc.record({
  releaseDate: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom('2026-01-28', '2026-01-16', '2026-01-19') },
    { weight: 2, arbitrary: anyDay },
    { weight: 1, arbitrary: fc.constant(null) },
  ),
  releaseOffice: fc.constant('0497'),
  cargoControlNumber: fc.constant(null),
})

/** Data of `EditDraft` for that declaration. */
export const edits = (transactionNumber: TransactionNumber): fc.Arbitrary<object> =>
  fc.record({
    transactionNumber: fc.constant(transactionNumber),
    header: fc.option(header, { freq: 12 }),
    lines: fc.uniqueArray(anyLine, {
      minLength: 1,
      maxLength: 3,
      selector: ({ number }) => number,
    }),
    removedLines: fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { maxLength: 1 }),
  })
