/** The rules of the catalogue for every document and line, and the rounding against decimal.js. */
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { type Charges, DocumentCharges, multiply, RatedLine, rate } from '../src/rating/index.js'
import type { CivilDate, Money } from '../src/values/index.js'
import { day, decimal, Exact, line, measures } from './rating-arbitraries.js'

const lines = fc.array(line, { maxLength: 6 })
const date = fc.constantFrom(null, day('2024-12-31'), day('2025-06-30'), day('2026-06-30'))

const charged = (given: ReadonlyArray<RatedLine>, on: CivilDate | null): DocumentCharges => {
  const charges = rate(given, { date: on, measures })
  if (E.isLeft(charges)) throw new Error(JSON.stringify(charges.left))
  return charges.right
}

const chargedLine = (given: RatedLine, on: CivilDate | null): Charges => {
  const [charges] = charged([given], on).lines
  if (charges === undefined) throw new Error('no charges of a line')
  return charges
}

describe('charges', () => {
  test('of no lines are zero', () => {
    const { lines: none, total } = charged([], null)
    expect(none).toEqual([])
    expect(new Set(Object.values(total).map(String))).toEqual(new Set(['0.00', '']))
  })

  test('depend on the arguments alone, which stay as they were (TXN-15)', () => {
    fc.assert(
      fc.property(lines, date, (given, on) => {
        const before = JSON.stringify(given)
        const charges = charged(given, on)
        expect(charged(JSON.parse(before) as ReadonlyArray<RatedLine>, on)).toEqual(charges)
        expect(JSON.stringify(given)).toBe(before)
      }),
      { numRuns: 1000 },
    )
  })

  test('of a line do not depend on the other lines, nor totals on their order', () => {
    const amounts = (total: Charges) => ({ ...total, surtaxes: total.surtaxes.length })
    fc.assert(
      fc.property(lines, date, (given, on) => {
        const charges = charged(given, on)
        expect(charges.lines).toEqual(given.map((one) => chargedLine(one, on)))
        expect(amounts(charged(given.toReversed(), on).total)).toEqual(amounts(charges.total))
      }),
    )
  })

  test('can be recorded: lines and charges pass their codecs unchanged', () => {
    fc.assert(
      fc.property(lines, date, (given, on) => {
        const charges = charged(given, on)
        expect(given.every(RatedLine.is)).toBe(true)
        expect(DocumentCharges.decode(JSON.parse(JSON.stringify(charges)))).toEqual(
          E.right(charges),
        )
      }),
    )
  })
})

describe('rules of the catalogue', () => {
  const sumOfMoney = (...amounts: ReadonlyArray<Money | null | undefined>): string =>
    amounts.reduce((sum, one) => sum.plus(one ?? 0), new Exact(0)).toFixed(2)

  /** A line on which everything is stated. */
  const complete = line.filter((one) =>
    [one.valuation, one.customsDuty, one.salesTaxRate].every((stated) => stated !== null),
  )

  test('value for tax is the sum of the charges before it (TXN-12)', () => {
    fc.assert(
      fc.property(complete, date, (given, on) => {
        const one = chargedLine(given, on)
        const { customsDuty, sima, surtax, excise, luxuryTax, salesTax, provincialTax } = one
        const duties = [customsDuty, sima, surtax, excise, luxuryTax]
        expect(one.valueForTax).toBe(sumOfMoney(one.valueForDuty, ...duties))
        expect(one.totalPayable).toBe(sumOfMoney(...duties, salesTax, provincialTax))
      }),
      { numRuns: 1000 },
    )
  })

  test('a surtax depends on the value for duty and the measure only (TXN-13)', () => {
    fc.assert(
      fc.property(line, line, date, (given, other, on) => {
        const { customsDuty: duty, sima, excise: excises, quantity } = other
        const changed = { ...given, customsDuty: duty, sima, excise: excises, quantity }
        expect(chargedLine(changed, on).surtaxes).toEqual(chargedLine(given, on).surtaxes)
        expect(chargedLine(changed, on).surtax).toEqual(chargedLine(given, on).surtax)
      }),
      { numRuns: 1000 },
    )
  })

  test('each total is the sum of the rounded lines (TXN-14)', () => {
    fc.assert(
      fc.property(fc.array(complete, { minLength: 1, maxLength: 5 }), date, (given, on) => {
        const charges = charged(given, on)
        for (const name of ['customsDuty', 'surtax', 'salesTax', 'totalPayable'] as const) {
          expect(charges.total[name]).toBe(sumOfMoney(...charges.lines.map((one) => one[name])))
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('a mixed duty is the greater or the lesser of its two parts (TXN-16)', () => {
    fc.assert(
      fc.property(complete, decimal(1), decimal(20), (given, rateOfValue, ratePerUnit) => {
        const dutyOf = (duty: RatedLine['customsDuty']): number =>
          Number(chargedLine({ ...given, customsDuty: duty }, null).customsDuty)
        const onValue = dutyOf({ kind: 'adValorem', rate: rateOfValue })
        const onUnits = dutyOf({ kind: 'specific', ratePerUnit })
        const both = { rate: rateOfValue, ratePerUnit }
        expect(dutyOf({ kind: 'adValoremMinimumSpecific', ...both })).toBe(
          Math.max(onValue, onUnits),
        )
        expect(dutyOf({ kind: 'adValoremMaximumSpecific', ...both })).toBe(
          Math.min(onValue, onUnits),
        )
      }),
      { numRuns: 1000 },
    )
  })

  test('at most one measure of a precedence group is levied on a line (TXN-17)', () => {
    const groupFrom2026 = ['A', 'B', 'C']
    fc.assert(
      fc.property(line, (given) => {
        const declared = given.surtaxes.filter(({ measure }) => groupFrom2026.includes(measure))
        const { surtaxes } = chargedLine(given, day('2026-06-30'))
        const levied = surtaxes.filter(({ measure }) => groupFrom2026.includes(measure))
        expect(levied).toHaveLength(Math.min(declared.length, 1))
        const others = given.surtaxes.length - declared.length
        expect(surtaxes).toHaveLength(others + levied.length)
      }),
      { numRuns: 1000 },
    )
  })

  test('what is not stated is never a silent zero', () => {
    fc.assert(
      fc.property(complete, date, (given, on) => {
        expect(chargedLine({ ...given, customsDuty: null }, on)).toMatchObject({
          customsDuty: null,
          valueForTax: null,
          salesTax: null,
          totalPayable: null,
        })
        expect(chargedLine({ ...given, salesTaxRate: null }, on)).toMatchObject({
          salesTax: null,
          totalPayable: null,
        })
        expect(chargedLine({ ...given, valuation: null }, on)).toMatchObject({
          valueForDuty: null,
          valueForTax: null,
          totalPayable: null,
        })
      }),
    )
  })
})

describe('rounding', () => {
  test('agrees with decimal.js, ties away from zero, for products of any size', () => {
    const fraction = fc.record({
      numerator: fc.bigInt({ min: 0n, max: 10n ** 19n }),
      denominator: fc.integer({ min: 0, max: 10 }).map((places) => 10n ** BigInt(places)),
    })
    const cents = fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n })
    fc.assert(
      fc.property(cents, fc.array(fraction, { maxLength: 2 }), (given, fractions) => {
        const product = fractions.reduce(
          (result, { numerator, denominator }) =>
            result.times(numerator.toString()).div(denominator.toString()),
          new Exact(given.toString()),
        )
        expect(multiply(given, ...fractions).toString()).toBe(
          product.toDecimalPlaces(0).plus(0).toFixed(0),
        )
      }),
      { numRuns: 1000 },
    )
  })
})
