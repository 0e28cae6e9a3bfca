/** What is required: figures, the window that is looked back on, the yearly review, reductions. */
import { describe, expect, test } from 'vitest'
import { nextDayOfYear, yearsOn } from '../src/dated-rules/index.js'
import { coverOf, requirementOf, utilizationOf } from '../src/financial-security/content/index.js'
import { type FinancialSecurity, securityUtilization, standingOn } from '../src/index.js'
import type { Cents, CivilDate, Money } from '../src/values/index.js'
import { alice, clock, maple, officer } from './support/actors.js'
import { eventTypes, refusal } from './support/answers.js'
import type { History } from './support/history.js'
import { covered, enrolled, owing, stateOf, there, unsecured } from './support/securities.js'
import { utc } from './support/time.js'

const byAlice = alice.for(maple)
const day = (text: string) => text as CivilDate
const made = (type: string, data: object, on = '2026-02-02') => ({
  type,
  v: 1,
  data: { ...there, on, ...data },
})
const anew = (complyBy: string | null = null) => ({ ...there, complyBy })

const limits = {
  minimum: { bond: 500_000 as Cents, cash: 500_000 as Cents },
  maximum: 1_000_000_000 as Cents,
}

describe('TXN-38', () => {
  test.each([
    ['0.00', '5000.00', '5000.00'],
    ['5000.00', '5000.00', '5000.00'],
    ['5000.01', '5000.00', '5000.01'],
    ['10000.01', '5000.01', '10000.01'],
    ['10000.02', '5000.01', '10000.02'],
    ['250000.00', '125000.00', '250000.00'],
    ['10000000.01', '5000000.01', '10000000.00'],
    ['20000000.01', '10000000.00', '10000000.00'],
    ['100000000000.00', '10000000.00', '10000000.00'],
  ])('a basis of %s takes %s in bonds or %s in cash', (basis, bond, cash) => {
    const stated = { basis: basis as Money, source: 'history' as const }
    expect(requirementOf(stated, limits)).toEqual({ ...stated, bond, cash })
  })

  test('the limits of the day are those of a table, ours where none is supplied', () => {
    const row = {
      from: '2026-01-01',
      minimumBond: '100.00',
      minimumCash: '200.00',
      maximum: '300.00',
      source: 'a table of this test',
    }
    const requirementBy = (table: ReadonlyArray<object>) => {
      const on = unsecured.supplied('securityLimits', table as never)
      return stateOf(on.as(byAlice, 'EnrolRpp', { ...there, estimate: '50.00' }))
    }
    expect(requirementBy([row])).toMatchObject({ required: { bond: 10_000, cash: 20_000 } })
    expect(
      requirementBy([
        { ...row, from: '2026-02-03' },
        { ...row, minimumBond: '7.00' },
      ]),
    ).toMatchObject({ required: { bond: 2500, cash: 20_000 } })
  })
})

describe('cover and utilization', () => {
  const cents = (bond: number, cash: number) => ({ bond: bond as Cents, cash: cash as Cents })

  test('a bond counts in the proportion of what is required (CK-89)', () => {
    expect(coverOf(cents(100, 0), cents(300, 600))).toBe(200)
    expect(coverOf(cents(100, 50), cents(500, 500))).toBe(150)
    expect(coverOf(cents(1, 0), cents(2, 3))).toBe(2)
  })

  test('utilization is in hundredths of a percent of the cover', () => {
    expect(utilizationOf(1 as Cents, 3 as Cents)).toBe(3333)
    expect(utilizationOf(2 as Cents, 3 as Cents)).toBe(6667)
    expect(utilizationOf(6 as Cents, 3 as Cents)).toBe(20_000)
    expect(utilizationOf(6 as Cents, 0 as Cents)).toBe(null)
    const state = stateOf(covered)
    expect(securityUtilization(state, day('2026-02-02'), 300_000 as Cents)).toBe(2500)
    expect(securityUtilization(stateOf(unsecured), day('2026-02-02'), 1 as Cents)).toBe(null)
  })
})

describe('the window', () => {
  const onDay = (endsOn: string) =>
    refusal(owing(covered, { [endsOn]: '20000.00' }).ask(officer, 'RecomputeRequirement', anew()))

  test('of an officer is the year before the day; a month counts where it ends (CK-87)', () => {
    expect(onDay('2025-02-01')).toBe('HistoryUnavailable')
    expect(onDay('2025-02-02')).toBe('accepted')
    expect(onDay('2026-02-01')).toBe('accepted')
    expect(onDay('2026-02-02')).toBe('HistoryUnavailable')
  })

  test('of the review is 20 October to 19 October, whenever the clock comes', () => {
    const reviewed = (endsOn: string) =>
      refusal(
        owing(covered, { [endsOn]: '20000.00' })
          .at(utc('2026-11-05T12:00:00.000Z'))
          .ask(clock, 'RecomputeRequirement', anew()),
      )
    expect(reviewed('2025-10-19')).toBe('NotDue')
    expect(reviewed('2025-10-20')).toBe('accepted')
    expect(reviewed('2026-10-19')).toBe('accepted')
    expect(reviewed('2026-10-20')).toBe('NotDue')
  })

  test('years are counted from leap days too', () => {
    expect(yearsOn(day('2028-02-29'), -1)).toBe('2027-02-28')
    expect(yearsOn(day('2028-02-29'), 4)).toBe('2032-02-29')
    expect(nextDayOfYear('10-20', day('2026-10-19'))).toBe('2026-10-20')
    expect(nextDayOfYear('10-20', day('2026-10-20'))).toBe('2027-10-20')
  })
})

describe('the yearly review', () => {
  const october = utc('2026-10-20T04:00:00.000Z')
  const review = (history: History, at = october) =>
    history.when(clock, 'RecomputeRequirement', anew(), at)
  const figures = (amount: string) => owing(covered, { '2026-09-30': amount })

  test('comes with the first instant of 20 October, once', () => {
    const before = utc('2026-10-20T03:59:59.999Z')
    review(figures('12000.00'), before).rejected({
      name: 'NotDue',
      rule: 'TXN-38',
      dueAt: october,
    })
    const done = figures('20000.00').as(clock, 'RecomputeRequirement', anew(), october)
    review(done).rejected({ name: 'NotDue', rule: 'TXN-38', dueAt: '2027-10-20T04:00:00.000Z' })
  })

  test('a higher requirement is met by 15 January', () => {
    const requirement = { basis: '20000.00', source: 'history', bond: '10000.00', cash: '20000.00' }
    review(figures('20000.00')).then(
      made('RequirementChanged', { requirement, complyBy: '2027-01-15' }, '2026-10-20'),
    )
    const raised = stateOf(figures('20000.00').as(clock, 'RecomputeRequirement', anew(), october))
    expect(standingOn(raised, day('2027-01-15'))).toBe('Active')
    expect(standingOn(raised, day('2027-01-16'))).toBe('Shortfall')
  })

  test('a lower one holds at once, the same one is confirmed', () => {
    const requirement = { basis: '6000.00', source: 'history', bond: '5000.00', cash: '6000.00' }
    review(figures('6000.00')).then(
      made('RequirementChanged', { requirement, complyBy: null }, '2026-10-20'),
    )
    review(figures('12000.00')).then(made('RequirementConfirmed', {}, '2026-10-20'))
  })

  test('waits while nobody tells the months, and is asked again', () => {
    review(covered).rejected({
      name: 'NotDue',
      rule: 'TXN-38',
      dueAt: '2026-11-19T05:00:00.000Z',
    })
  })

  test('goes by the days of a table', () => {
    const row = { from: '2026-01-01', reviewOn: '07-25', complyBy: '09-30', source: 'this test' }
    const requirement = { basis: '20000.00', source: 'history', bond: '10000.00', cash: '20000.00' }
    owing(covered.supplied('securityReviews', [row]), { '2026-07-24': '20000.00' })
      .when(clock, 'RecomputeRequirement', anew(), utc('2026-07-25T04:00:00.000Z'))
      .then(made('RequirementChanged', { requirement, complyBy: '2026-09-30' }, '2026-07-25'))
  })
})

describe('computed by an officer', () => {
  const raised = owing(covered, { '2026-01-31': '20000.00' }).as(
    officer,
    'RecomputeRequirement',
    anew('2026-03-31'),
  )
  const requiredIn = (state: FinancialSecurity) =>
    state.status === 'NotEnrolled' ? null : [state.required.basis, state.raised]

  test('a raise waits for its day (CK-90)', () => {
    const required = { basis: 2_000_000, bond: 1_000_000, cash: 2_000_000 }
    expect(requiredIn(stateOf(raised))).toEqual([1_200_000, { required, from: '2026-04-01' }])
  })

  test('falling back to what is in force takes the raise away', () => {
    const back = unsecured.as(byAlice, 'EnrolRpp', { ...there, estimate: '12000.00' }).given(
      'security-123456782RM0001',
      made('RequirementChanged', {
        requirement: { basis: '20000.00', source: 'history', bond: '10000.00', cash: '20000.00' },
        complyBy: '2026-03-31',
      }),
    )
    const again = owing(back, { '2026-01-31': '12000.00' })
    expect(eventTypes(again.ask(officer, 'RecomputeRequirement', anew()))).toEqual([
      'RequirementChanged',
    ])
    const state = stateOf(again.as(officer, 'RecomputeRequirement', anew()))
    expect(requiredIn(state)).toEqual([1_200_000, null])
  })

  test('a lower one may be what activates', () => {
    const pending = owing(enrolled, { '2026-01-31': '5000.00' }).as(byAlice, 'PostSecurity', {
      ...there,
      instrument: 'CASH-1',
      security: { form: 'cash', amount: '5000.00' },
    })
    expect(eventTypes(pending.ask(officer, 'RecomputeRequirement', anew()))).toEqual([
      'RequirementChanged',
      'RppActivated',
    ])
  })
})

describe('a reduction', () => {
  const request = { ...there, basis: '8000.00', rationale: 'c0'.repeat(32) }
  const asked = covered.as(byAlice, 'RequestReduction', request)
  const requirement = { basis: '8000.00', source: 'reduction', bond: '5000.00', cash: '8000.00' }
  const grant = { ...there, decision: 'grant' }

  test('is asked for with a reason, and granted', () => {
    covered.when(byAlice, 'RequestReduction', request).then(
      made('ReductionRequested', {
        basis: '8000.00',
        rationale: request.rationale,
        requestedAt: '2026-02-02T14:00:00.000Z',
      }),
    )
    asked
      .when(officer, 'DecideReduction', grant)
      .then(made('ReductionGranted', { requirement, complyBy: null }))
    const after = asked.as(officer, 'DecideReduction', grant)
    expect(refusal(after.ask(officer, 'DecideReduction', grant))).toBe('NoReductionPending')
  })

  test('is refused, and may be asked for again', () => {
    const refuse = { ...there, decision: 'refuse' }
    asked.when(officer, 'DecideReduction', refuse).then(made('ReductionRefused', {}))
    const after = asked.as(officer, 'DecideReduction', refuse)
    expect(refusal(after.ask(byAlice, 'RequestReduction', request))).toBe('accepted')
  })

  test('of a raise that is not in force yet comes when the raise would have come', () => {
    const raised = owing(covered, { '2026-01-31': '20000.00' })
      .as(officer, 'RecomputeRequirement', anew('2026-03-31'))
      .as(byAlice, 'RequestReduction', { ...request, basis: '15000.00' })
    const less = { basis: '15000.00', source: 'reduction', bond: '7500.00', cash: '15000.00' }
    raised
      .when(officer, 'DecideReduction', grant)
      .then(made('ReductionGranted', { requirement: less, complyBy: '2026-03-31' }))
  })

  test('pending at the end of the transition is invalid, and may be asked for anew', () => {
    const at = (requestedAt: string) =>
      covered.given(
        'security-123456782RM0001',
        made('ReductionRequested', { ...request, requestedAt }),
      )
    const last = at('2025-05-20T06:59:59.999Z')
    expect(refusal(last.ask(officer, 'DecideReduction', grant))).toBe('RequestLapsed')
    expect(refusal(last.ask(byAlice, 'RequestReduction', request))).toBe('accepted')
    const later = at('2025-05-20T07:00:00.000Z')
    expect(refusal(later.ask(officer, 'DecideReduction', grant))).toBe('accepted')
  })
})
