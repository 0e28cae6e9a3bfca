/**
 * Arbitrary values of the domain, each in its one text: what commands are made of.
 *
 * Separate from the commands because users generate documents of their own from them.
 */
import {
  addDays,
  type Bn9,
  type Bn15,
  bn15Of,
  type Cents,
  type CivilDate,
  type Instant,
  instantOf,
  type Money,
  millisecondsOf,
  moneyOf,
  type ProgramReference,
  type Rate,
  startOfEasternDay,
  type TransactionNumber,
  withCheckDigit,
} from '@carmkit/core'
import fc from 'fast-check'

/** A business number with a right check digit (BN-01 to BN-03). Shrinks to `000000018`. */
export const bn9: fc.Arbitrary<Bn9> = fc
  .integer({ min: 1, max: 99_999_999 })
  .map((number) => withCheckDigit(String(number).padStart(8, '0')))

export const programReference: fc.Arbitrary<ProgramReference> = fc
  .integer({ min: 1, max: 9999 })
  .map((number) => `RM${String(number).padStart(4, '0')}` as ProgramReference)

export const bn15: fc.Arbitrary<Bn15> = fc
  .tuple(bn9, programReference)
  .map(([business, reference]) => bn15Of(business, reference))

export const transactionNumber: fc.Arbitrary<TransactionNumber> = fc
  .bigInt({ min: 0n, max: 99_999_999_999_999n })
  .map((number) => String(number).padStart(14, '0') as TransactionNumber)

/** Cents of an amount; the bounds and their neighbours come often. */
export const amount = ({ least, most }: { least: number; most: number }): fc.Arbitrary<Money> =>
  fc
    .oneof(
      { weight: 4, arbitrary: fc.integer({ min: least, max: most }) },
      { weight: 1, arbitrary: fc.constantFrom(least, most, Math.max(least, 0)) },
    )
    .map((cents) => moneyOf(cents as Cents))

/** Any amount that the core lets through, negative ones too. */
export const money: fc.Arbitrary<Money> = amount({ least: -(10 ** 13), most: 10 ** 13 })

/** A rate or another decimal without sign, without trailing zeros, at most ten decimals. */
export const rate: fc.Arbitrary<Rate> = fc
  .tuple(
    fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 999_999_999 })),
    fc.integer({ min: 0, max: 9_999_999_999 }),
  )
  .map(([whole, decimals]) => {
    const behind = String(decimals).padStart(10, '0').replace(/0+$/, '')
    return `${whole}${behind === '' ? '' : `.${behind}`}` as Rate
  })

const firstDay = '1900-01-01' as CivilDate
const daysFrom1900To2199 = 109_573

/** Any day from 1900 to 2199. */
export const civilDate: fc.Arbitrary<CivilDate> = fc
  .integer({ min: 0, max: daysFrom1900To2199 - 1 })
  .map((days) => addDays(firstDay, days))

const firstInstant = millisecondsOf('1900-01-02T00:00:00.000Z' as Instant)
const lastInstant = millisecondsOf('2199-12-30T00:00:00.000Z' as Instant)

/** Any instant of those years; midnights in Toronto and their neighbours come often. */
export const instant: fc.Arbitrary<Instant> = fc.oneof(
  fc.integer({ min: firstInstant, max: lastInstant }).map(instantOf),
  fc
    .tuple(fc.integer({ min: 1, max: daysFrom1900To2199 - 3 }), fc.constantFrom(-1, 0, 1))
    .map(([days, step]) =>
      instantOf(millisecondsOf(startOfEasternDay(addDays(firstDay, days))) + step),
    ),
)
