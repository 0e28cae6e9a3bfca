/** Published due dates, each with its test, and what moves a due date or the period of a debt. */
import { faultsOf } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import {
  accountingDeadline,
  billingAnchor,
  billingPeriodOf,
  Deferral,
  holidaysOf,
  paymentDueDate,
} from '../src/calendar/index.js'
import type { CivilDate } from '../src/values/index.js'
import dueDates from './data/due-dates.json' with { type: 'json' }

const day = (text: string): CivilDate => text as CivilDate

const dueOf = (date: string): CivilDate =>
  paymentDueDate({ period: billingPeriodOf(day(date)), kind: 'import', deferrals: [] })

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
