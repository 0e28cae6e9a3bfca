/** Generated values are values of the domain, in their one text, and reach its edges. */
import {
  Bn9,
  Bn15,
  CivilDate,
  Instant,
  Money,
  ProgramReference,
  Rate,
  TransactionNumber,
  withCheckDigit,
} from '@carmkit/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  amount,
  bn9,
  bn15,
  civilDate,
  instant,
  money,
  programReference,
  rate,
  transactionNumber,
} from '../src/index.js'

test.each([
  ['bn9', bn9, Bn9],
  ['bn15', bn15, Bn15],
  ['program reference', programReference, ProgramReference],
  ['transaction number', transactionNumber, TransactionNumber],
  ['money', money, Money],
  ['rate', rate, Rate],
  ['day', civilDate, CivilDate],
  ['instant', instant, Instant],
] as const)('every %s is accepted by its codec', (_name, values: fc.Arbitrary<string>, codec) => {
  fc.assert(fc.property(values, (value) => codec.is(value)))
})

test.each([
  ['12345678', '2'],
  ['10000000', '9'],
  ['70012345', '8'],
  ['80000001', '0'],
  ['90000002', '7'],
])('the check digit of %s is %s', (eight, digit) => {
  expect(withCheckDigit(eight)).toBe(`${eight}${digit}`)
})

test('nine digits with any other last digit are no business number (BN-04)', () => {
  fc.assert(
    fc.property(bn9, fc.integer({ min: 1, max: 9 }), (value, step) => {
      const other = (Number(value.slice(-1)) + step) % 10
      return !Bn9.is(`${value.slice(0, -1)}${other}`)
    }),
  )
})

test('a text is a transaction number exactly where it is fourteen digits (TXN-01)', () => {
  const nearly = fc.oneof(
    transactionNumber,
    fc
      .tuple(transactionNumber, fc.nat({ max: 14 }), fc.string({ maxLength: 2 }))
      .map(([number, at, other]) => number.slice(0, at) + other + number.slice(at + 1)),
    fc.string(),
  )
  fc.assert(
    fc.property(nearly, (value) => {
      const isOne =
        value.length === 14 && Array.from(value).every((one) => '0123456789'.includes(one))
      return TransactionNumber.is(value) === isOne
    }),
    { numRuns: 2000 },
  )
})

const sample = <A>(values: fc.Arbitrary<A>): ReadonlyArray<A> =>
  fc.sample(values, { numRuns: 3000, seed: 5 })

test('amounts reach both bounds, and zero where it lies between them', () => {
  const amounts = sample(amount({ least: -500, most: 700 }))
  expect(amounts).toEqual(expect.arrayContaining(['-5.00', '7.00', '0.00']))
  expect(sample(money)).toEqual(
    expect.arrayContaining(['100000000000.00', '-100000000000.00', '0.00']),
  )
})

test('days reach from the first to the last, instants stand at midnight in Toronto', () => {
  const days = sample(civilDate)
  expect(days.some((day) => day < '1902')).toBe(true)
  expect(days.some((day) => day > '2197')).toBe(true)
  const midnights = sample(instant).filter((one) => /T0[45]:00:00\.000Z$/.test(one))
  expect(midnights.length).toBeGreaterThan(200)
})
