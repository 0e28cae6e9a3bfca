/** The accepted and the refused texts of amounts, rates, days and instants. */
import { type Codec, faultsOf } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addHours,
  CivilDate,
  type Decimal,
  dayOfWeek,
  fractionOf,
  Instant,
  latest,
  Money,
  maxCents,
  moneyOf,
  NonNegativeMoney,
  Quantity,
  Rate,
  withoutTrailingZeros,
} from '../src/values/index.js'

const reasonOf = <A>(codec: Codec<A>, value: unknown): string | undefined => {
  const decoded = codec.decode(value)
  return E.isLeft(decoded) ? faultsOf(decoded.left)[0]?.reason : undefined
}

describe('Money', () => {
  test.each(['0.00', '0.05', '-0.05', '1234.50', '100000000000.00', '-100000000000.00'])(
    'accepts %s',
    (text) => {
      expect(Money.is(text)).toBe(true)
    },
  )

  test.each([
    '-0.00',
    '00.00',
    '01.00',
    '1',
    '1.',
    '1.0',
    '1.000',
    '.50',
    '+1.00',
    '--1.00',
    '1,000.00',
    '1 000.00',
    '$1.00',
    '1e3',
    '1,00',
    '100000000000.01',
    '-100000000000.01',
    '999999999999.99',
    '1.00 ',
    '1.00\n',
    '1.00\0',
    '\uFF11.00',
    'NaN',
    '',
    1,
    null,
  ])('refuses %j', (value) => {
    expect(Money.is(value)).toBe(false)
  })

  test('is positive without a sign', () => {
    expect(NonNegativeMoney.is('0.00')).toBe(true)
    expect(NonNegativeMoney.is('-0.01')).toBe(false)
    expect(reasonOf(NonNegativeMoney, '-0.01')).toMatch(/not negative\), got "-0.01"$/)
  })

  test.each([maxCents + 1, -1 - maxCents, 0.5, Number.NaN, Number.MAX_SAFE_INTEGER])(
    'has no text for %d cents',
    (cents) => {
      expect(() => moneyOf(cents as typeof maxCents)).toThrow(`not an amount in cents: ${cents}`)
    },
  )
})

describe('Rate and Quantity', () => {
  test.each(['0', '1', '0.05', '1.15', '100', '0.0000000001', '999999999.9999999999'])(
    'accept %s',
    (text) => {
      expect(Rate.is(text)).toBe(true)
      expect(Quantity.is(text)).toBe(true)
    },
  )

  test.each([
    '0.10',
    '0.0',
    '1.',
    '.5',
    '-1',
    '+1',
    '01',
    '0.00000000001',
    '1000000000',
    '1e-2',
    '5%',
    '0,05',
    '0.05\n',
    '\uFF10.05',
    0.05,
  ])('refuse %j', (value) => {
    expect(Rate.is(value)).toBe(false)
    expect(Quantity.is(value)).toBe(false)
  })

  test.each([
    ['0.10', '0.1'],
    ['1.00', '1'],
    ['10.0', '10'],
    ['100', '100'],
    ['100.00', '100'],
    ['0.0', '0'],
    ['0.05', '0.05'],
    ['-1.0', '-1.0'],
    ['1.0x', '1.0x'],
    ['.50', '.50'],
  ])('%s is %s without trailing zeros', (text, expected) => {
    expect(withoutTrailingZeros(text)).toBe(expected)
  })

  test('are exact fractions', () => {
    expect(fractionOf('12.05' as Decimal)).toEqual({ numerator: 1205n, denominator: 100n })
    expect(fractionOf('7' as Decimal)).toEqual({ numerator: 7n, denominator: 1n })
  })
})

describe('CivilDate', () => {
  test.each(['2024-02-29', '2000-02-29', '1900-01-01', '2299-12-31'])('accepts %s', (text) => {
    expect(CivilDate.is(text)).toBe(true)
  })

  test.each([
    '2026-02-30',
    '2025-02-29',
    '1900-02-29',
    '2100-02-29',
    '2026-04-31',
    '2026-00-10',
    '2026-13-01',
    '2026-01-00',
    '2026-01-32',
    '1899-12-31',
    '2300-01-01',
    '2026-2-3',
    '20260203',
    '2026-02-03T00:00:00.000Z',
    '2026-02-03 ',
    '２０２６-02-03',
    20260203,
  ])('refuses %j', (value) => {
    expect(CivilDate.is(value)).toBe(false)
  })

  test('counts days over the end of a month and of a year', () => {
    expect(addDays('2024-02-28' as CivilDate, 1)).toBe('2024-02-29')
    expect(addDays('2025-12-31' as CivilDate, 1)).toBe('2026-01-01')
    expect(addDays('2026-03-01' as CivilDate, -1)).toBe('2026-02-28')
  })

  test('numbers the days of the week from Sunday', () => {
    expect(dayOfWeek('2026-02-01' as CivilDate)).toBe(0)
    expect(dayOfWeek('2026-02-07' as CivilDate)).toBe(6)
    expect(dayOfWeek('1900-01-01' as CivilDate)).toBe(1)
  })
})

describe('Instant', () => {
  test.each(['2026-01-31T17:00:00.000Z', '1900-01-01T00:00:00.000Z', '2199-12-31T23:59:59.999Z'])(
    'accepts %s',
    (text) => {
      expect(Instant.is(text)).toBe(true)
    },
  )

  test.each([
    '2026-02-30T00:00:00.000Z',
    '2026-01-31T24:00:00.000Z',
    '2026-01-31T17:60:00.000Z',
    '2026-01-31T17:00:60.000Z',
    '2026-01-31T17:00:00Z',
    '2026-01-31T17:00:00.00Z',
    '2026-01-31T17:00:00.0000Z',
    '2026-01-31T17:00:00.000+00:00',
    '2026-01-31T17:00:00.000z',
    '2026-01-31t17:00:00.000Z',
    '2026-01-31 17:00:00.000Z',
    '2026-01-31',
    '2026-01-31T17:00:00.000Z ',
  ])('refuses %j', (text) => {
    expect(Instant.is(text)).toBe(false)
  })

  test('moves by hours and compares as text', () => {
    const earlier = '2025-12-31T23:30:00.000Z' as Instant
    const later = addHours(earlier, 2)
    expect(later).toBe('2026-01-01T01:30:00.000Z')
    expect(latest(earlier, later)).toBe(later)
    expect(latest(later, earlier)).toBe(later)
  })
})
