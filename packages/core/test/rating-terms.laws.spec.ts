/** The arithmetic that the rater tells: each product and sum, done again with decimal.js, is the figure. */
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { type LineTerms, rate, rateWithTerms, type Terms } from '../src/rating/index.js'
import { day, Exact, line, measures } from './rating-arbitraries.js'

type Part = Extract<Terms, { parts: unknown }>['parts'][number]
type Named = { readonly [name: string]: string | null | undefined }

/** What a working comes to, by its terms alone; null as soon as one of them is not stated. */
const valueOf = (terms: Terms): InstanceType<typeof Exact> | null => {
  switch (terms.how) {
    case 'stated':
      return exact(terms.amount)
    case 'notStated':
      return null
    case 'none':
      return new Exact(0)
    case 'product': {
      const factors = terms.factors.map(({ value }) => exact(value))
      const all = [partValue(terms.base), ...factors]
      return combined(all, (one, other) => one.times(other))?.toDecimalPlaces(2) ?? null
    }
    case 'excess':
      return combined(terms.parts.map(partValue), (one, other) =>
        Exact.max(one.minus(other), new Exact(0)),
      )
    case 'sum':
      return combined([new Exact(0), ...terms.parts.map(partValue)], (one, other) =>
        one.plus(other),
      )
    case 'greater':
      return combined(terms.parts.map(partValue), (one, other) => Exact.max(one, other))
    case 'lesser':
      return combined(terms.parts.map(partValue), (one, other) => Exact.min(one, other))
  }
}

const exact = (text: string | null) => (text === null ? null : new Exact(text))

/** A part that has a working comes to what that comes to. */
const partValue = ({ amount, working }: Part) => {
  const told = exact(amount)
  if (working !== null) expect(valueOf(working)?.toFixed(2) ?? null).toBe(amount)
  return told
}

type Value = ReturnType<typeof exact>

const combined = (
  values: ReadonlyArray<Value>,
  of: (one: InstanceType<typeof Exact>, other: InstanceType<typeof Exact>) => Value,
): Value => values.reduce((one, other) => (one === null || other === null ? null : of(one, other)))

/** Parts without a working that are charges of the line have its amount. */
const expectSameCharges = (terms: Terms, charges: Named): void => {
  const parts = 'parts' in terms ? terms.parts : 'base' in terms ? [terms.base] : []
  for (const { of, amount, working } of parts) {
    if (working !== null) expectSameCharges(working, charges)
    else if (of in charges) expect(amount).toBe(charges[of])
  }
}

const date = fc.constantFrom(null, day('2024-12-31'), day('2025-06-30'), day('2026-06-30'))

describe('the terms of rated lines', () => {
  test('multiply and sum to every figure, exactly', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(fc.array(line, { maxLength: 3 }), date, (lines, on) => {
        const basis = { date: on, measures }
        const rated = rateWithTerms(lines, basis)
        if (E.isLeft(rated)) throw new Error(rated.left.name)
        const { charges, terms } = rated.right
        expect(E.right(charges)).toEqual(rate(lines, basis))
        expect(terms).toHaveLength(lines.length)
        terms.forEach((ofLine, index) => {
          const { surtaxes, ...named } = charges.lines[index] ?? expect.fail('no charges')
          expect(Object.keys(ofLine)).toEqual(Object.keys(named))
          for (const [name, one] of Object.entries(ofLine)) {
            seen.add(`${name} ${one.how}`)
            expect(one.amount).toBe((named as Named)[name])
            expect(valueOf(one)?.toFixed(2) ?? null).toBe(one.amount)
            expectSameCharges(one, named as Named)
          }
          expect(levied(ofLine)).toEqual(surtaxes.map((one) => [one.measure, one.amount]))
        })
      }),
      { numRuns: 1000 },
    )
    expect([...seen]).toEqual(
      expect.arrayContaining([
        'valueForDuty stated',
        'valueForDuty product',
        'valueForDuty notStated',
        'customsDuty none',
        'customsDuty product',
        'customsDuty greater',
        'customsDuty lesser',
        'sima stated',
        'sima none',
        'luxuryTax lesser',
        'provincialTax product',
      ]),
    )
  })
})

const levied = ({ surtax }: LineTerms) =>
  surtax?.how === 'sum' ? surtax.parts.map(({ of, amount }) => [of, amount]) : []
