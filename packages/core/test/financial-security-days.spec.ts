/** The days with release prior to payment: which day counts, whatever was recorded since. */
import { describe, expect, test } from 'vitest'
import { rppAt, standingOn } from '../src/index.js'
import type { CivilDate } from '../src/values/index.js'
import { alice, clock, maple, officer } from './support/actors.js'
import type { History } from './support/history.js'
import {
  bond,
  bonded,
  cash,
  covered,
  enrolled,
  owing,
  short,
  stateOf,
  surety,
  there,
  unsecured,
} from './support/securities.js'
import { utc } from './support/time.js'

const byAlice = alice.for(maple)
const day = (text: string) => text as CivilDate
const daysOf = (history: History, ...days: ReadonlyArray<string>) =>
  days.map((one) => rppAt(stateOf(history), day(one)))
const ofBond = { ...there, instrument: 'BOND-1' }

describe('cover', () => {
  test('gives the days from its posting on, without an end that is known', () => {
    expect(daysOf(covered, '2026-02-01', '2026-02-02', '2099-12-31')).toEqual([false, true, true])
    expect(daysOf(enrolled, '2026-02-02')).toEqual([false])
  })

  test('of a bond gives the days in which it is in force', () => {
    const later = bond('BOND-1', '6000.00', { inForceFrom: '2026-03-01' })
    const filed = enrolled
      .as(surety, 'PostSecurity', later)
      .as(surety, 'CancelBond', { ...ofBond, endsOn: '2026-03-31' })
    expect(daysOf(filed, '2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01')).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(standingOn(stateOf(filed), day('2026-02-28'))).toBe('Pending')
    expect(standingOn(stateOf(filed), day('2026-04-01'))).toBe('Shortfall')
  })

  test('that comes in time leaves no gap, that comes late leaves one (CK-88)', () => {
    const noticed = bonded.as(surety, 'CancelBond', { ...ofBond, endsOn: '2026-03-31' })
    const deposited = (at: string) =>
      noticed.as(byAlice, 'PostSecurity', cash('CASH-1', '12000.00'), utc(at))
    const gap = ['2026-03-31', '2026-04-01', '2026-04-02']
    expect(daysOf(deposited('2026-04-01T12:00:00.000Z'), ...gap)).toEqual([true, true, true])
    expect(daysOf(deposited('2026-04-02T12:00:00.000Z'), ...gap)).toEqual([true, false, true])
  })
})

describe('a raised requirement', () => {
  const raised = owing(covered, { '2026-09-30': '20000.00' }).as(
    clock,
    'RecomputeRequirement',
    { ...there, complyBy: null },
    utc('2026-10-20T04:00:00.000Z'),
  )

  test('leaves the days of grace, and ends with them (TXN-39)', () => {
    expect(daysOf(raised, '2027-01-15', '2027-01-16')).toEqual([true, false])
  })

  test('is met in time', () => {
    const met = raised.as(
      byAlice,
      'TopUpCash',
      { ...there, instrument: 'CASH-1', added: '8000.00' },
      utc('2027-01-15T12:00:00.000Z'),
    )
    expect(daysOf(met, '2027-01-15', '2027-01-16', '2028-01-01')).toEqual([true, true, true])
  })
})

describe('without cover', () => {
  test('there is none, whether or not an officer suspends (TXN-39)', () => {
    const late = short.as(officer, 'SuspendRpp', there, utc('2026-02-20T12:00:00.000Z'))
    for (const history of [short, late]) {
      expect(daysOf(history, '2026-02-02', '2026-02-03', '2026-02-20', '2026-03-01')).toEqual([
        true,
        false,
        false,
        false,
      ])
    }
  })

  test("the agency's discretion gives the days until its last one", () => {
    const held = short.as(officer, 'HoldOffSuspension', {
      ...there,
      until: '2026-02-10',
      reason: 'PaperBond',
    })
    expect(daysOf(held, '2026-02-02', '2026-02-03', '2026-02-10', '2026-02-11')).toEqual([
      true,
      true,
      true,
      false,
    ])
  })

  test('discretion is not for a release that has not begun', () => {
    const filed = enrolled.as(
      surety,
      'PostSecurity',
      bond('BOND-1', '6000.00', { inForceFrom: '2026-03-01' }),
    )
    const waiting = { ...there, until: '2026-02-10', reason: 'PaperBond' }
    filed
      .when(officer, 'HoldOffSuspension', waiting)
      .rejected({ name: 'RppNotActive', rule: 'TXN-39', standing: 'Pending' })
    expect(daysOf(filed, '2026-02-02', '2026-02-28')).toEqual([false, false])
  })
})

describe('a suspension', () => {
  const suspended = bonded
    .as(surety, 'CancelBond', { ...ofBond, endsOn: '2026-02-02' })
    .as(officer, 'SuspendRpp', there, utc('2026-02-03T14:00:00.000Z'))

  test('lasts until an officer reinstates, cover alone does not do', () => {
    const again = suspended.as(
      byAlice,
      'PostSecurity',
      cash('CASH-1', '12000.00'),
      utc('2026-02-05T14:00:00.000Z'),
    )
    expect(daysOf(again, '2026-02-05', '2026-02-09')).toEqual([false, false])
    const back = again.as(officer, 'ReinstateRpp', there, utc('2026-02-09T14:00:00.000Z'))
    expect(daysOf(back, '2026-02-08', '2026-02-09', '2026-02-10')).toEqual([false, true, true])
  })
})

describe('the end', () => {
  test.each([
    ['WithdrawFromRpp', byAlice, there],
    ['RevokeRpp', officer, { ...there, reason: 'NonCompliance' }],
  ])('%s leaves the days that were, its own among them', (type, actor, data) => {
    const ended = covered.as(actor, type, data, utc('2026-02-20T14:00:00.000Z'))
    expect(daysOf(ended, '2026-02-02', '2026-02-20', '2026-02-21')).toEqual([true, true, false])
  })
})

describe('the transition (DEL-F20)', () => {
  test('gave release without own security, up to 03:00 on 20 May 2025', () => {
    const days = ['2024-10-20', '2024-10-21', '2025-05-19', '2025-05-20', '2025-05-21']
    const expected = [false, true, true, true, false]
    expect(daysOf(unsecured, ...days)).toEqual(expected)
    expect(daysOf(covered, ...days)).toEqual(expected)
  })

  test('is a rule of its own that may be left out', () => {
    const none = { from: utc('2024-10-21T04:00:00.000Z'), until: utc('2024-10-21T04:00:00.000Z') }
    expect(rppAt(stateOf(unsecured), day('2025-01-01'), none)).toBe(false)
  })
})
