/** Published due dates, hand-checked holidays, and the clock on the days on which it changes. */
import { faultsOf } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import {
  accountingDeadline,
  addBusinessDays,
  billingAnchor,
  billingPeriodOf,
  Deferral,
  easternDateOf,
  easternTime,
  holidaysOf,
  isBusinessDay,
  paymentDueDate,
  startOfEasternDay,
} from '../src/calendar/index.js'
import type { CivilDate, Instant } from '../src/values/index.js'
import dueDates from './data/due-dates.json' with { type: 'json' }

const day = (text: string): CivilDate => text as CivilDate
const at = (text: string): Instant => text as Instant

const dueOf = (date: string): CivilDate =>
  paymentDueDate({ period: billingPeriodOf(day(date)), kind: 'import', deferrals: [] })

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

describe('payment due dates as published', () => {
  const published = dueDates.published_examples
  const exampleOf = (id: string) => published.find((example) => example.id === id)

  test.each(published.filter(({ soa_date, due_date }) => soa_date && due_date))(
    '$id: the statement of $soa_date is due on $due_date',
    ({ soa_date, due_date }) => {
      // The period that ends in the month of the statement holds the 1st of that month.
      const firstOfMonth = `${soa_date?.slice(0, 8)}01`
      expect(billingPeriodOf(day(firstOfMonth)).statementDate).toBe(soa_date)
      expect(dueOf(firstOfMonth)).toBe(due_date)
    },
  )

  test('DD-02: goods released on 2 November 2024 fall in the published period', () => {
    const example = exampleOf('DD-02')
    expect(billingPeriodOf(day(example?.release_date ?? ''))).toMatchObject({
      start: example?.period_start,
      end: example?.period_end,
    })
  })

  test('DD-03: what is overdue on 31 January 2026 was due the day before', () => {
    const { implied_due_date, overdue_as_of } = exampleOf('DD-03') ?? {}
    expect(dueOf('2026-01-17')).toBe(implied_due_date)
    expect(dueOf('2026-01-17') < (overdue_as_of ?? '')).toBe(true)
  })

  test.each(dueDates.derived.rows)('derived: $period_end is due on $due_date', (row) => {
    expect(billingPeriodOf(day(row.period_start))).toEqual(billingPeriodOf(day(row.period_end)))
    expect(billingPeriodOf(day(row.period_end))).toMatchObject({
      start: row.period_start,
      end: row.period_end,
      statementDate: row.soa_date,
    })
    expect(dueOf(row.period_end)).toBe(row.due_date)
    expect(holidaysOf(Number(row.due_date.slice(0, 4)))).toEqual(
      row.statutory_holiday === null
        ? expect.not.arrayContaining([expect.objectContaining({ date: row.due_date })])
        : expect.arrayContaining([{ date: row.due_date, name: row.statutory_holiday }]),
    )
  })

  // A calendar month is due after the 17th of the next one, an 18th to 17th after its own end.
  test.each([
    ['DD-04', 'goods released in January 2026', '2026-02-17', '2026-03-03'],
    ['DD-04', 'goods released in February 2026', '2026-03-17', '2026-03-31'],
    ['DD-05', 'the period to 17 January 2026', '2026-01-17', '2026-01-30'],
    ['DD-05', 'the period to 17 October 2026', '2026-10-17', '2026-10-30'],
  ])(
    '%s: for a trusted trader, %s are due after the 17th: %s, on %s',
    (_, __, seventeenth, due) => {
      expect(dueOf(seventeenth)).toBe(due)
    },
  )

  test('DD-06: most due dates are a 30th, a 31st or a 1st', () => {
    const days = dueDates.derived.rows.map((row) => dueOf(row.period_end).slice(-2))
    const typical = days.filter((one) => ['30', '31', '01'].includes(one))
    expect([typical.length, days.length]).toEqual([31, 39])
  })

  test('the data holds all that is tested here', () => {
    expect(dueDates.derived.rows).toHaveLength(39)
    expect(published.map(({ id }) => id)).toEqual(
      [1, 2, 3, 4, 5, 6, 7].map((number) => `DD-0${number}`),
    )
    expect(published.filter((one) => one.soa_date && one.due_date).map(({ id }) => id)).toEqual([
      'DD-01',
      'DD-02',
    ])
  })
})

describe('deferrals', () => {
  const deferral: Deferral = {
    kinds: ['import'],
    dueFrom: day('2020-03-25'),
    dueTo: day('2020-06-30'),
    deferredTo: day(
      dueDates.published_examples.find(({ id }) => id === 'DD-07')?.deferred_to ?? '',
    ),
  }
  const due = (kind: 'import' | 'penalty' | 'miscellaneousInvoice', date: string): CivilDate =>
    paymentDueDate({ period: billingPeriodOf(day(date)), kind, deferrals: [deferral] })

  test.each([
    ['2020-02-17', '2020-03-02', '2020-03-02'],
    ['2020-03-17', '2020-06-30', '2020-03-31'],
    ['2020-04-17', '2020-06-30', '2020-05-01'],
    ['2020-05-17', '2020-06-30', '2020-05-29'],
    ['2020-06-17', '2020-07-01', '2020-07-01'],
  ])('DD-07: the period to %s: imports %s, all else %s', (end, imports, others) => {
    expect(due('import', end)).toBe(imports)
    expect(due('penalty', end)).toBe(others)
    expect(due('miscellaneousInvoice', end)).toBe(others)
  })

  test('hold on the first and the last day of their window', () => {
    const onlyDay = (date: string) => ({
      ...deferral,
      dueFrom: day(date),
      dueTo: day(date),
      deferredTo: day('2025-05-15'),
    })
    const dueWith = (date: string) =>
      paymentDueDate({
        period: billingPeriodOf(day('2025-04-17')),
        kind: 'import',
        deferrals: [onlyDay(date)],
      })
    expect(dueWith('2025-05-01')).toBe('2025-05-15')
    expect(dueWith('2025-04-30')).toBe('2025-05-01')
    expect(dueWith('2025-05-02')).toBe('2025-05-01')
  })

  const faults = (value: unknown) => {
    const decoded = Deferral.decode(value)
    return E.isLeft(decoded) ? faultsOf(decoded.left) : []
  }

  test('are decoded as supplied', () => {
    expect(Deferral.decode(deferral)).toEqual(E.right(deferral))
    expect(Deferral.is(deferral)).toBe(true)
  })

  test('that could move nothing are refused at the field that is wrong (TXN-21)', () => {
    expect(faults({ ...deferral, dueTo: '2020-03-24' })).toEqual([
      { path: 'dueTo', reason: 'expected a day not before dueFrom' },
    ])
    expect(faults({ ...deferral, deferredTo: '2020-03-25' })).toEqual([
      { path: 'deferredTo', reason: 'expected a day after dueFrom; TXN-21' },
    ])
    expect(Deferral.is({ ...deferral, dueTo: '2020-03-24' })).toBe(false)
  })

  test('of no kind, of an unknown kind or with other keys are refused', () => {
    expect(faults({ ...deferral, kinds: [] }).map(({ path }) => path)).toEqual(['kinds'])
    expect(faults({ ...deferral, kinds: ['refund'] }).map(({ path }) => path)).toEqual(['kinds[0]'])
    expect(faults({ ...deferral, source: 'x' }).map(({ path }) => path)).toEqual(['source'])
  })
})

describe('billing anchor', () => {
  const { release_date, accounting_date, due_date_by_accounting, due_date_by_release } =
    dueDates.anchor_disagreement.illustration
  const facts = {
    acceptedOn: day(accounting_date),
    deadline: accountingDeadline(day(release_date)),
    releasedOn: day(release_date),
  }

  test('by the Act is the day of accounting, a period later than by release (TXN-20)', () => {
    expect(billingAnchor(facts)).toBe('2025-03-19')
    expect(dueOf(billingAnchor({ ...facts, policy: 'act' }))).toBe(due_date_by_accounting)
    expect(dueOf(billingAnchor({ ...facts, policy: 'release' }))).toBe(due_date_by_release)
  })

  test('by the Act is the deadline when accounting is late (TXN-20)', () => {
    expect(billingAnchor({ ...facts, acceptedOn: day('2025-04-30') })).toBe('2025-03-21')
  })
})
