/** Hand-checked holidays, business days and periods, and the clock on the days on which it changes. */
import { describe, expect, test } from 'vitest'
import {
  accountingDeadline,
  addBusinessDays,
  billingPeriodOf,
  easternDateOf,
  easternTime,
  holidaysOf,
  isBusinessDay,
  startOfEasternDay,
} from '../src/calendar/index.js'
import type { CivilDate, Instant } from '../src/values/index.js'

const day = (text: string): CivilDate => text as CivilDate
const at = (text: string): Instant => text as Instant

describe('Eastern time', () => {
  test.each([
    ['2025-01-15T04:59:59.999Z', '2025-01-14', '2025-01-14 23:59'],
    ['2025-01-15T05:00:00.000Z', '2025-01-15', '2025-01-15 00:00'],
    ['2025-07-15T03:59:59.999Z', '2025-07-14', '2025-07-14 23:59'],
    ['2025-07-15T04:00:00.000Z', '2025-07-15', '2025-07-15 00:00'],
    // Clocks go from 02:00 to 03:00 on 9 March 2025, and from 02:00 to 01:00 on 2 November.
    ['2025-03-09T06:59:59.999Z', '2025-03-09', '2025-03-09 01:59'],
    ['2025-03-09T07:00:00.000Z', '2025-03-09', '2025-03-09 03:00'],
    ['2025-11-02T05:59:59.999Z', '2025-11-02', '2025-11-02 01:59'],
    ['2025-11-02T06:00:00.000Z', '2025-11-02', '2025-11-02 01:00'],
    // In 1998 the last Sunday of October is a week before the first of November.
    ['1998-10-25T05:59:59.999Z', '1998-10-25', '1998-10-25 01:59'],
    ['1998-10-25T06:00:00.000Z', '1998-10-25', '1998-10-25 01:00'],
    // The last year of the earlier rule: 2 April and 29 October 2006.
    ['2006-04-02T07:00:00.000Z', '2006-04-02', '2006-04-02 03:00'],
    ['2006-10-29T06:00:00.000Z', '2006-10-29', '2006-10-29 01:00'],
    ['2006-03-12T07:00:00.000Z', '2006-03-12', '2006-03-12 02:00'],
    ['2007-03-11T07:00:00.000Z', '2007-03-11', '2007-03-11 03:00'],
  ])('at %s it is %s, %s on the clock', (instant, date, clock) => {
    expect(easternDateOf(at(instant))).toBe(date)
    expect(easternTime(at(instant))).toBe(clock)
  })

  test.each([
    ['2025-01-15', '2025-01-15T05:00:00.000Z'],
    ['2025-07-15', '2025-07-15T04:00:00.000Z'],
    ['2025-03-09', '2025-03-09T05:00:00.000Z'],
    ['2025-03-10', '2025-03-10T04:00:00.000Z'],
    ['2025-11-02', '2025-11-02T04:00:00.000Z'],
    ['2025-11-03', '2025-11-03T05:00:00.000Z'],
  ])('the day %s starts at %s', (date, instant) => {
    expect(startOfEasternDay(day(date))).toBe(instant)
  })
})

describe('holidays', () => {
  const names = [
    "New Year's Day",
    'Good Friday',
    'Victoria Day',
    'Canada Day',
    'Labour Day',
    'National Day for Truth and Reconciliation',
    'Thanksgiving Day',
    'Remembrance Day',
    'Christmas Day',
    'Boxing Day',
  ]

  test.each([
    [2024, '01-01 03-29 05-20 07-01 09-02 09-30 10-14 11-11 12-25 12-26'],
    [2025, '01-01 04-18 05-19 07-01 09-01 09-30 10-13 11-11 12-25 12-26'],
    // Boxing Day 2026 is a Saturday.
    [2026, '01-01 04-03 05-18 07-01 09-07 09-30 10-12 11-11 12-25 12-28'],
  ])('%d has the ten of the federal list, by hand', (year, days) => {
    const expected = days.split(' ').map((one, index) => ({
      date: `${year}-${one}`,
      name: names[index],
    }))
    expect(holidaysOf(year)).toEqual(expected)
  })

  test('Christmas on Saturday and Boxing Day on Sunday take the Monday and the Tuesday', () => {
    expect(holidaysOf(2021).slice(-2)).toEqual([
      { date: '2021-12-27', name: 'Christmas Day' },
      { date: '2021-12-28', name: 'Boxing Day' },
    ])
  })

  test('Christmas on Sunday passes over Boxing Day on Monday', () => {
    expect(holidaysOf(2022).slice(-2)).toEqual([
      { date: '2022-12-26', name: 'Boxing Day' },
      { date: '2022-12-27', name: 'Christmas Day' },
    ])
  })

  test('Truth and Reconciliation is a holiday from 2021', () => {
    expect(isBusinessDay(day('2020-09-30'))).toBe(true)
    expect(isBusinessDay(day('2021-09-30'))).toBe(false)
  })

  test('Easter Monday and the weekend days are told apart', () => {
    expect(isBusinessDay(day('2025-04-21'))).toBe(true)
    expect(isBusinessDay(day('2025-04-19'))).toBe(false)
    expect(isBusinessDay(day('2025-04-20'))).toBe(false)
  })
})

describe('business days', () => {
  test.each([
    ['2025-03-14', 5, '2025-03-21'],
    ['2025-03-15', 1, '2025-03-17'],
    ['2025-04-17', 1, '2025-04-21'],
    ['2025-12-23', 5, '2026-01-02'],
    ['2025-12-24', 1, '2025-12-29'],
    ['2025-12-25', 0, '2025-12-25'],
  ])('from %s, %d of them end on %s', (date, count, expected) => {
    expect(addBusinessDays(day(date), count)).toBe(expected)
  })

  test.each([-1, 0.5, Number.NaN])('cannot be %d', (count) => {
    expect(() => addBusinessDays(day('2025-03-14'), count)).toThrow('not a count of business days')
  })

  test('goods are accounted for within five of them', () => {
    // 30 September and 13 October 2025 are holidays.
    expect(accountingDeadline(day('2025-09-26'))).toBe('2025-10-06')
    expect(accountingDeadline(day('2025-10-10'))).toBe('2025-10-20')
  })
})

describe('billing periods', () => {
  test.each([
    ['2024-10-18', '2024-10-18', '2024-11-17', '2024-11', '2024-11-25'],
    ['2024-11-17', '2024-10-18', '2024-11-17', '2024-11', '2024-11-25'],
    ['2024-12-18', '2024-12-18', '2025-01-17', '2025-01', '2025-01-25'],
    ['2025-01-01', '2024-12-18', '2025-01-17', '2025-01', '2025-01-25'],
  ])('%s lies in the period from %s to %s', (date, start, end, label, statementDate) => {
    expect(billingPeriodOf(day(date))).toEqual({ start, end, label, statementDate })
  })
})
