/** The calendar against independent oracles: the time-zone database, and counting one by one. */
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  accountingDeadline,
  addBusinessDays,
  billingAnchor,
  billingPeriodOf,
  type DebtKind,
  type Deferral,
  easternDateOf,
  easternTime,
  holidaysOf,
  isBusinessDay,
  paymentDueDate,
  startOfEasternDay,
} from '../src/calendar/index.js'
import {
  addDays,
  type CivilDate,
  dateOf,
  dayNumber,
  dayOfWeek,
  type Instant,
  instantOf,
  millisecondsOf,
} from '../src/values/index.js'

const timeZone = 'America/Toronto'
const first = dayNumber('2000-01-01' as CivilDate)
const last = dayNumber('2099-12-31' as CivilDate)
const date = fc.integer({ min: first, max: last }).map(dateOf)
const years = Array.from({ length: 100 }, (_, index) => 2000 + index)

describe('Eastern time', () => {
  const clockOf = (instant: Instant): string =>
    Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toString().slice(0, 16)

  const expectAgreement = (instant: Instant): void => {
    const clock = clockOf(instant)
    if (easternTime(instant) !== clock.replace('T', ' ')) expect(easternTime(instant)).toBe(clock)
    if (easternDateOf(instant) !== clock.slice(0, 10)) expect(easternDateOf(instant)).toBe(clock)
  }

  test('every day from 2000 to 2099 starts when Temporal says', () => {
    for (let number = first; number <= last; number++) {
      const text = dateOf(number)
      const start = startOfEasternDay(text)
      const expected = Temporal.PlainDate.from(text).toZonedDateTime(timeZone).epochMilliseconds
      if (millisecondsOf(start) !== expected) expect(start).toBe(instantOf(expected))
      if (easternDateOf(start) !== text) expect(easternDateOf(start)).toBe(text)
      const before = instantOf(expected - 1)
      if (easternDateOf(before) !== addDays(text, -1)) expect(easternDateOf(before)).toBe(text)
    }
  })

  test('agrees with Temporal around each of the 200 clock changes', () => {
    const changes: Array<number> = []
    let now = Temporal.PlainDate.from('2000-01-01').toZonedDateTime(timeZone)
    for (;;) {
      const next = now.getTimeZoneTransition('next')
      if (next === null || next.year > 2099) break
      changes.push(next.epochMilliseconds)
      now = next
    }
    expect(changes).toHaveLength(200)
    for (const change of changes) {
      for (let minutes = -60; minutes <= 60; minutes += 5) {
        expectAgreement(instantOf(change + minutes * 60_000))
      }
      for (const milliseconds of [-60_000, -1000, -1, 0, 1, 1000, 60_000]) {
        expectAgreement(instantOf(change + milliseconds))
      }
    }
  })

  test('agrees with Temporal at any instant', () => {
    const day = 86_400_000
    fc.assert(
      fc.property(fc.integer({ min: first * day, max: (last + 1) * day - 1 }), (milliseconds) =>
        expectAgreement(instantOf(milliseconds)),
      ),
      { numRuns: 1000 },
    )
  })
})

/** Gauss's method with the corrections of the century, which shares no step with the one used. */
const easterByGauss = (year: number): CivilDate => {
  const century = Math.floor(year / 100)
  const moon = 15 - Math.floor((13 + 8 * century) / 25) + century - Math.floor(century / 4)
  const sun = (4 + century - Math.floor(century / 4)) % 7
  const fullMoon = (19 * (year % 19) + (moon % 30)) % 30
  const sunday = (2 * (year % 4) + 4 * (year % 7) + 6 * fullMoon + sun) % 7
  const isTooLate =
    sunday === 6 && (fullMoon === 29 || (fullMoon === 28 && (11 * (moon % 30) + 11) % 30 < 19))
  return addDays(`${year}-03-22` as CivilDate, fullMoon + sunday - (isTooLate ? 7 : 0))
}

describe('holidays', () => {
  test('Good Friday is two days before Easter by another method, 1900 to 2199', () => {
    for (let year = 1900; year <= 2199; year++) {
      const goodFriday = holidaysOf(year).find(({ name }) => name === 'Good Friday')
      expect(goodFriday?.date).toBe(addDays(easterByGauss(year), -2))
    }
  })

  test('are distinct weekdays of their year, in order, as many as the list has', () => {
    for (const year of years) {
      const dates = holidaysOf(year).map((holiday) => holiday.date)
      expect(dates).toHaveLength(year < 2021 ? 9 : 10)
      expect([...new Set(dates)].sort()).toEqual(dates)
      expect(dates.filter((one) => [0, 6].includes(dayOfWeek(one)))).toEqual([])
      expect(dates.every((one) => one.startsWith(`${year}-`))).toBe(true)
    }
  })

  test('that move on Mondays stand where Temporal finds them', () => {
    const mondays = (year: number, month: number): ReadonlyArray<Temporal.PlainDate> =>
      Array.from({ length: 31 }, (_, index) => ({ year, month, day: index + 1 }))
        .filter(({ day }) => day <= Temporal.PlainYearMonth.from({ year, month }).daysInMonth)
        .map((one) => Temporal.PlainDate.from(one))
        .filter((one) => one.dayOfWeek === 1)
    for (const year of years) {
      const dateNamed = (name: string) => holidaysOf(year).find((one) => one.name === name)?.date
      const beforeMay25 = mondays(year, 5).filter(({ day }) => day < 25)
      expect(dateNamed('Victoria Day')).toBe(beforeMay25.at(-1)?.toString())
      expect(dateNamed('Labour Day')).toBe(mondays(year, 9)[0]?.toString())
      expect(dateNamed('Thanksgiving Day')).toBe(mondays(year, 10)[1]?.toString())
    }
  })
})

describe('business days', () => {
  test('as many lie after the date as were added, the last of them at the end', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 15 }), (from, count) => {
        const end = addBusinessDays(from, count)
        let counted = 0
        for (let day = addDays(from, 1); day <= end; day = addDays(day, 1)) {
          if (isBusinessDay(day)) counted += 1
        }
        expect(counted).toBe(count)
        expect(isBusinessDay(end)).toBe(true)
      }),
    )
  })

  /** A release on Sunday or Saturday has no weekend within its five days. */
  const fewest: { readonly [dayOfWeek: number]: number } = { 0: 5, 6: 6 }

  test('give every release a deadline from 5 to 12 days later, from 7 on a weekday', () => {
    fc.assert(
      fc.property(date, (released) => {
        const days = dayNumber(accountingDeadline(released)) - dayNumber(released)
        expect(days).toBeGreaterThanOrEqual(fewest[dayOfWeek(released)] ?? 7)
        expect(days).toBeLessThanOrEqual(12)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('billing periods', () => {
  test('hold their dates, follow each other without a gap, and take the label of their end', () => {
    fc.assert(
      fc.property(date, (one) => {
        const period = billingPeriodOf(one)
        expect(period.start <= one && one <= period.end).toBe(true)
        expect([period.start.slice(8), period.end.slice(8)]).toEqual(['18', '17'])
        expect(billingPeriodOf(addDays(period.end, 1)).start).toBe(addDays(period.end, 1))
        expect(billingPeriodOf(addDays(period.start, -1)).end).toBe(addDays(period.start, -1))
        expect(period.label).toBe(period.end.slice(0, 7))
        expect(period.statementDate).toBe(`${period.label}-25`)
      }),
    )
  })
})

const due = (end: CivilDate, kind: DebtKind, deferrals: ReadonlyArray<Deferral>): CivilDate =>
  paymentDueDate({ period: billingPeriodOf(end), kind, deferrals })

describe('payment due dates', () => {
  /** Day by day with the weekdays of Temporal, until the tenth of them. */
  const countedDueDate = (end: CivilDate): string => {
    let day = Temporal.PlainDate.from(end)
    for (let weekdays = 0; weekdays < 10; ) {
      day = day.add({ days: 1 })
      if (day.dayOfWeek <= 5) weekdays += 1
    }
    return day.toString()
  }

  test('are the tenth weekday, 12 to 14 days after every 17th from 2000 to 2099 (TXN-19)', () => {
    const distances = new Set<number>()
    for (const year of years) {
      for (let month = 1; month <= 12; month++) {
        const end = `${year}-${String(month).padStart(2, '0')}-17` as CivilDate
        const dueDate = due(end, 'import', [])
        expect(dueDate).toBe(countedDueDate(end))
        distances.add(dayNumber(dueDate) - dayNumber(end))
      }
    }
    expect(distances).toEqual(new Set([12, 13, 14]))
  })

  const kind = fc.constantFrom<DebtKind>('import', 'penalty', 'miscellaneousInvoice')
  const near = fc.integer({ min: -40, max: 80 })
  const deferralNear = (end: CivilDate): fc.Arbitrary<Deferral> =>
    fc.record({
      kinds: fc.uniqueArray(kind, { minLength: 1, maxLength: 3 }),
      dueFrom: near.map((days) => addDays(end, days)),
      dueTo: near.map((days) => addDays(end, days)),
      deferredTo: near.map((days) => addDays(end, days)),
    })
  const situation = date.chain((one) => {
    const { end } = billingPeriodOf(one)
    return fc.record({
      end: fc.constant(end),
      kind,
      deferrals: fc.array(deferralNear(end), { maxLength: 4 }),
    })
  })

  test('are never earlier with deferrals, whatever their order (TXN-21)', () => {
    fc.assert(
      fc.property(situation, ({ end, kind: one, deferrals }) => {
        const ruled = due(end, one, [])
        const deferred = due(end, one, deferrals)
        expect(deferred >= ruled).toBe(true)
        expect(due(end, one, deferrals.toReversed())).toBe(deferred)
      }),
      { numRuns: 1000 },
    )
  })

  test('move only to a day that a deferral of their kind and their window names', () => {
    fc.assert(
      fc.property(situation, ({ end, kind: one, deferrals }) => {
        const ruled = due(end, one, [])
        const targets = deferrals.flatMap((deferral) => {
          const isOfKind = deferral.kinds.some((named) => named === one)
          const isOutside = ruled < deferral.dueFrom || deferral.dueTo < ruled
          return isOfKind && !isOutside ? [deferral.deferredTo] : []
        })
        expect(due(end, one, deferrals)).toBe([ruled, ...targets].sort().at(-1))
      }),
      { numRuns: 500 },
    )
  })

  test('are not delayed by accounting late (TXN-20)', () => {
    fc.assert(
      fc.property(date, fc.nat({ max: 30 }), fc.nat({ max: 30 }), (releasedOn, days, more) => {
        const deadline = accountingDeadline(releasedOn)
        const anchorOf = (acceptedOn: CivilDate, policy: 'act' | 'release') =>
          billingAnchor({ policy, acceptedOn, deadline, releasedOn })
        const acceptedOn = addDays(releasedOn, days)
        const anchor = anchorOf(acceptedOn, 'act')
        expect(anchor <= acceptedOn && anchor <= deadline).toBe(true)
        expect([acceptedOn, deadline]).toContain(anchor)
        expect(anchorOf(addDays(deadline, more), 'act')).toBe(deadline)
        expect(anchorOf(acceptedOn, 'release')).toBe(releasedOn)
      }),
      { numRuns: 1000 },
    )
  })
})
