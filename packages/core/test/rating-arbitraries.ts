/** Generated lines for the laws of rating, and the table of measures that they name. */
import { Decimal as BaseDecimal } from 'decimal.js'
import fc from 'fast-check'
import type { LuxuryGoods, MeasureId, RatedLine, SurtaxMeasure } from '../src/rating/index.js'
import {
  type Cents,
  type CivilDate,
  type Decimal,
  type Money,
  moneyOf,
} from '../src/values/index.js'

/** Wide enough for every product in the laws, rounding ties away from zero. */
export const Exact = BaseDecimal.clone({ precision: 80, rounding: BaseDecimal.ROUND_HALF_UP })

export const day = (text: string): CivilDate => text as CivilDate
export const measureIds = ['A', 'B', 'C', 'D', 'E'].map((id) => id as MeasureId)

/** B and C share a group and a rank, A joins above them in 2026; D has no group, E no row. */
export const measures = [
  ['A', '2025-01-01', '2025-12-31', '1', null],
  ['A', '2026-01-01', null, '1', { group: 'G', rank: 1 }],
  ['B', '2025-01-01', null, '0.5', { group: 'G', rank: 2 }],
  ['C', '2025-01-01', null, '1', { group: 'G', rank: 2 }],
  ['D', '2025-01-01', null, '0.85', null],
].map(([id, validFrom, validUntil, baseFraction, precedence]) => ({
  id,
  name: 'made up',
  rate: '0.1',
  baseFraction,
  validFrom,
  validUntil,
  precedence,
  source: 'https://example.org/',
})) as unknown as ReadonlyArray<SurtaxMeasure>

const money = (most: number): fc.Arbitrary<Money> =>
  fc.integer({ min: 0, max: most }).map((cents) => moneyOf(cents as Cents))

/** Short rates make ties likely, long ones make them unlikely: both are wanted. */
export const decimal = (most: number): fc.Arbitrary<Decimal> =>
  fc
    .oneof(
      fc.tuple(fc.integer({ min: 0, max: most * 200 }), fc.constant(200)),
      fc.tuple(fc.integer({ min: 0, max: most * 10 ** 10 }), fc.constant(10 ** 10)),
    )
    .map(([numerator, denominator]) => new Exact(numerator).div(denominator).toFixed() as Decimal)

const nullable = <A>(inner: fc.Arbitrary<A>): fc.Arbitrary<A | null> =>
  fc.option(inner, { freq: 9, nil: null })

const kindOf = <const K extends string>(kind: K) => fc.constant(kind)

const customsDuty: fc.Arbitrary<RatedLine['customsDuty']> = fc.oneof(
  fc.record({ kind: kindOf('free') }),
  fc.record({ kind: kindOf('adValorem'), rate: decimal(1) }),
  fc.record({ kind: kindOf('specific'), ratePerUnit: decimal(20) }),
  fc.record({
    kind: kindOf('adValoremMinimumSpecific'),
    rate: decimal(1),
    ratePerUnit: decimal(20),
  }),
  fc.record({
    kind: kindOf('adValoremMaximumSpecific'),
    rate: decimal(1),
    ratePerUnit: decimal(20),
  }),
)

const surtax = fc.record({
  measure: fc.constantFrom(...measureIds),
  rate: decimal(1),
  baseFraction: fc.option(decimal(1), { nil: null }),
  declaredCode: fc.constant(null),
})

const excise: fc.Arbitrary<RatedLine['excise'][number]> = fc.oneof(
  fc.record({ kind: kindOf('specific'), ratePerUnit: decimal(20) }),
  fc.record({ kind: kindOf('adValorem'), rate: decimal(1) }),
)

const valuation: fc.Arbitrary<RatedLine['valuation']> = fc.oneof(
  fc.record({ kind: kindOf('valueForDuty'), amount: money(10_000_000) }),
  fc.record({
    kind: kindOf('conversion'),
    amount: money(100_000),
    currency: fc.constant('USD' as never),
    exchangeRate: decimal(2),
  }),
)

const luxury: fc.Arbitrary<LuxuryGoods> = fc.record({
  taxableValue: money(50_000_000),
  threshold: money(20_000_000),
})

export const line: fc.Arbitrary<RatedLine> = fc
  .record({
    valuation: nullable(valuation),
    quantity: decimal(1000),
    unit: fc.constant(null),
    customsDuty: nullable(customsDuty),
    sima: nullable(money(100_000)),
    surtaxes: fc.uniqueArray(surtax, { maxLength: 4, selector: ({ measure }) => measure }),
    excise: fc.array(excise, { maxLength: 3 }),
    luxury: fc.option(luxury, { nil: null }),
    salesTaxRate: nullable(decimal(1)),
    provincialTaxRate: fc.option(decimal(1), { nil: null }),
  })
  .map((fields) => ({
    ...fields,
    consumption: fields.provincialTaxRate === null ? 'commercial' : 'casual',
  }))
