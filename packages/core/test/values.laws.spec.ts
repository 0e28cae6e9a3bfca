/** What holds for every value, checked against independent arithmetic and another calendar. */
import { Decimal as Exact } from 'decimal.js'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  Bn9,
  Bn15,
  type Cents,
  CivilDate,
  centsOf,
  type Decimal,
  dateOf,
  dayNumber,
  dayOfMonthOf,
  dayOfWeek,
  fractionOf,
  Instant,
  instantOf,
  Money,
  maxCents,
  millisecondsOf,
  moneyOf,
  monthOf,
  Rate,
  withoutTrailingZeros,
  yearOf,
} from '../src/values/index.js'

/** Digits whose every second one counts double, by table: what a doubled digit adds. */
const doubled = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9]

const withCheckDigit = (digits: ReadonlyArray<number>): string => {
  const sum = digits.reduce(
    (total, digit, index) => total + (index % 2 === 1 ? (doubled[digit] ?? 0) : digit),
    0,
  )
  return [...digits, (10 - (sum % 10)) % 10].join('')
}

const bn9 = fc
  .array(fc.nat({ max: 9 }), { minLength: 8, maxLength: 8 })
  .map(withCheckDigit)
  .filter((text) => text !== '000000000')

describe('Bn9', () => {
  test('accepts every nine digits with a right check digit (BN-02)', () => {
    fc.assert(fc.property(bn9, (text) => Bn9.is(text)))
  })

  test('catches every single-digit error (BN-04)', () => {
    fc.assert(
      fc.property(bn9, (text) => {
        for (let place = 0; place < 9; place++) {
          for (const digit of '0123456789'.replace(text.charAt(place), '')) {
            expect(Bn9.is(text.slice(0, place) + digit + text.slice(place + 1))).toBe(false)
          }
        }
      }),
    )
  })

  test('misses a swap of neighbours only for 09 and 90 (BN-04)', () => {
    fc.assert(
      fc.property(bn9, fc.nat({ max: 7 }), (text, place) => {
        const pair = text.slice(place, place + 2)
        const swapped = pair.charAt(1) + pair.charAt(0)
        const isMissed = pair === swapped || pair === '09' || pair === '90'
        expect(Bn9.is(text.slice(0, place) + swapped + text.slice(place + 2))).toBe(isMissed)
      }),
    )
  })

  test('misses both swaps of 09 and 90 wherever they stand', () => {
    for (let place = 0; place < 7; place++) {
      for (const pair of [
        [0, 9],
        [9, 0],
      ]) {
        const digits = Array.from({ length: 8 }, (_, index) => pair[index - place] ?? 1)
        const text = withCheckDigit(digits)
        const swapped = text.slice(0, place) + text.charAt(place + 1) + text.charAt(place)
        expect(Bn9.is(swapped + text.slice(place + 2))).toBe(true)
      }
    }
  })
})

describe('Bn15', () => {
  const bn15 = fc
    .tuple(bn9, fc.integer({ min: 1, max: 9999 }))
    .map(([number, reference]) => `${number}RM${String(reference).padStart(4, '0')}`)

  /** A person reads the same account in all of these. */
  const sameToPeople = (text: string): string => text.normalize('NFKC').replace(/[^0-9A-Za-z]/g, '')

  test('has one text for one account (BN-11)', () => {
    const noise = fc.constantFrom(' ', '-', '\t', '\n', '\0', '\u00A0', '\u200B', '.', '/')
    const variant = fc
      .tuple(bn15, noise, fc.nat({ max: 15 }), fc.constantFrom('insert', 'lower', 'wide'))
      .map(([text, extra, place, way]) => {
        if (way === 'lower') return { text, other: text.toLowerCase() }
        return way === 'wide'
          ? { text, other: text.replace(/./, (first) => wide(first)) }
          : { text, other: text.slice(0, place) + extra + text.slice(place) }
      })
    fc.assert(
      fc.property(variant, ({ text, other }) => {
        expect(sameToPeople(other).toUpperCase()).toBe(text)
        expect(Bn15.is(text)).toBe(true)
        expect(Bn15.is(other)).toBe(false)
      }),
    )
  })

  const wide = (character: string): string => String.fromCharCode(character.charCodeAt(0) + 0xfee0)
})

describe('Money', () => {
  const cents = fc.integer({ min: 0 - maxCents, max: maxCents }).map((value) => value as Cents)

  test('is one text for each number of cents, and back', () => {
    fc.assert(
      fc.property(cents, (value) => {
        const text = moneyOf(value)
        expect(Money.is(text)).toBe(true)
        expect(centsOf(text)).toBe(value)
        expect(new Exact(text).times(100).toNumber()).toBe(value)
      }),
    )
  })

  test('accepts a text only if it is the one text of its amount', () => {
    const lookalike = fc.stringMatching(/^[-+]?[0-9]{0,4}\.?[0-9]{0,3}$/)
    fc.assert(
      fc.property(lookalike, (text) => {
        expect(Money.is(text)).toBe(isAmount(text) && new Exact(text).toFixed(2) === text)
      }),
      { numRuns: 1000 },
    )
  })

  /** Any text of digits is a number to decimal.js; a zero with a sign has no text here. */
  const isAmount = (text: string): boolean =>
    /[0-9]/.test(text) && (!new Exact(text).isZero() || text === '0.00')

  test('adds exactly', () => {
    const small = fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { maxLength: 20 })
    fc.assert(
      fc.property(small, (amounts) => {
        const texts = amounts.map((one) => moneyOf(one as Cents))
        const sum = texts.reduce((total, one) => total.plus(one), new Exact(0))
        expect(
          new Exact(moneyOf(texts.reduce((cents, text) => cents + centsOf(text), 0) as Cents)).eq(
            sum,
          ),
        ).toBe(true)
      }),
    )
  })
})

describe('Rate', () => {
  const scaled = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 18n }), fc.nat({ max: 10 }))

  test('is the exact value of its fraction', () => {
    fc.assert(
      fc.property(scaled, ([digits, places]) => {
        const text = new Exact(digits.toString()).div(new Exact(10).pow(places)).toFixed(places)
        const normal = withoutTrailingZeros(text)
        fc.pre(Rate.is(normal))
        const { numerator, denominator } = fractionOf(normal as Decimal)
        expect(new Exact(numerator.toString()).div(denominator.toString()).eq(text)).toBe(true)
        expect(numerator * 10n ** BigInt(places)).toBe(digits * denominator)
      }),
    )
  })

  test('has one text for one value, reached by leaving out trailing zeros', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^(0|[1-9][0-9]{0,3})(\.[0-9]{1,5})?$/), (text) => {
        expect(withoutTrailingZeros(text)).toBe(new Exact(text).toFixed())
        expect(Rate.is(text)).toBe(new Exact(text).toFixed() === text)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('CivilDate', () => {
  test('agrees with Temporal on every day it has', () => {
    const end = Temporal.PlainDate.from('2200-01-01')
    let day = Temporal.PlainDate.from('1900-01-01')
    const first = dayNumber('1900-01-01' as CivilDate)
    let number = first
    for (; Temporal.PlainDate.compare(day, end) < 0; day = day.add({ days: 1 }), number++) {
      const text = day.toString() as CivilDate
      const agrees =
        CivilDate.is(text) &&
        dateOf(number) === text &&
        dayNumber(text) === number &&
        dayOfWeek(text) === day.dayOfWeek % 7 &&
        yearOf(text) === day.year &&
        monthOf(text) === day.month &&
        dayOfMonthOf(text) === day.day
      if (!agrees) expect.fail(`disagrees on ${text}`)
    }
    expect(number - first).toBe(300 * 365 + 73)
  })

  test('accepts exactly the days that exist', () => {
    const part = (max: number) => fc.nat({ max }).map((value) => String(value).padStart(2, '0'))
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2199 }), part(13), part(32), (year, month, day) => {
        const text = `${year}-${month}-${day}`
        expect(CivilDate.is(text)).toBe(exists(text))
      }),
      { numRuns: 2000 },
    )
  })

  const exists = (text: string): boolean => {
    try {
      return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text
    } catch {
      return false
    }
  }

  test('adds days as Temporal does', () => {
    const days = fc.integer({ min: -20_000, max: 20_000 })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30_000 }), days, (number, count) => {
        const date = dateOf(number)
        expect(addDays(date, count)).toBe(
          Temporal.PlainDate.from(date).add({ days: count }).toString(),
        )
      }),
    )
  })
})

describe('Instant', () => {
  const milliseconds = fc.integer({
    min: millisecondsOf('1900-01-01T00:00:00.000Z' as Instant),
    max: millisecondsOf('2199-12-31T23:59:59.999Z' as Instant),
  })

  test('agrees with Temporal in both directions', () => {
    fc.assert(
      fc.property(milliseconds, (value) => {
        const text = instantOf(value)
        expect(Instant.is(text)).toBe(true)
        expect(millisecondsOf(text)).toBe(value)
        expect(text).toBe(
          Temporal.Instant.fromEpochMilliseconds(value).toString({ fractionalSecondDigits: 3 }),
        )
      }),
      { numRuns: 1000 },
    )
  })

  test('is ordered as its text is', () => {
    fc.assert(
      fc.property(milliseconds, milliseconds, (first, second) => {
        expect(instantOf(first) < instantOf(second)).toBe(first < second)
      }),
    )
  })
})
