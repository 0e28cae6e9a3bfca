/** What becomes known late or in another order: it ends where it would have in the order of its days. */
import { describe, expect, test } from 'vitest'
import { type LedgerEvent, ledger } from '../src/index.js'
import type { Debt } from '../src/ledger/state.js'
import { centsOf, type Keyed, type Money, valueIn } from '../src/values/index.js'
import { alice, clock, maple, officer, reaction } from './support/actors.js'
import { eventTypes, recorded } from './support/answers.js'
import type { History } from './support/history.js'
import {
  accrual,
  bank,
  credit,
  debt,
  fund,
  interest,
  ledgerStream,
  overdue,
  owing,
  payment,
  rated,
  receivable,
  withInterest,
} from './support/ledgers.js'
import { mapleStaffed, rm1 } from './support/story.js'
import { utc } from './support/time.js'

const bn15 = rm1
const byAlice = alice.for(maple)
const april = utc('2026-04-20T17:00:00.000Z')
const stateOf = (history: History) => history.state(ledger, ledgerStream)
const debtOf = (history: History, id = debt): Debt =>
  valueIn(stateOf(history).debts as Keyed<string, Debt>, id) as Debt

type Assessment = Extract<LedgerEvent, { type: 'InterestAssessed' }>['data']
const assessing = (history: History, through: string): ReadonlyArray<Assessment> =>
  recorded(history.ask(clock, 'AccrueInterest', { ...accrual, through })).map(
    ({ data }) => data as Assessment,
  )
const rangesOf = (history: History, through: string) =>
  assessing(history, through).map(({ principal, from, to }) => `${principal} ${from} ${to}`)
const sumOf = (assessments: ReadonlyArray<Assessment>): number =>
  assessments.reduce((sum, { amount }) => sum + centsOf(amount), 0)

/** 20,000.00 due on 3 March 2026. */
const unrated = mapleStaffed.as(reaction, 'PostReceivable', {
  ...receivable,
  amounts: [{ account: 'duty', amount: '20000.00' }],
})
const large = rated(unrated)
const paidBy = (history: History, reference: string, amount: string, valueAt: string): History =>
  history.as(bank, 'ReceivePayment', { ...payment, reference, amount, valueAt })
const settling = (amount: string) => ({ bn15, fund, allocations: [{ debt, amount }] })
const returning = (reference: string, returnedAt: string) => ({ bn15, reference, returnedAt })
const deferral = {
  bn15,
  kinds: ['import'],
  dueFrom: '2026-03-03',
  dueTo: '2026-03-03',
  deferredTo: '2026-03-31',
}
const correction = {
  bn15,
  debt: { ...receivable.debt, version: 2 },
  amounts: [{ account: 'duty', amount: '12000.00' }],
  correctedOn: '2026-03-03',
}

describe('interest', () => {
  const twice = paidBy(large.at(april), 'P1', '10000.00', '2026-03-10T17:00:00.000Z')
  const alike = paidBy(twice, 'P2', '10000.00', '2026-03-02T17:00:00.000Z')
    .as(clock, 'RunOffset', { bn15 })
    .as(bank, 'ReturnPayment', returning('P2', '2026-04-01T17:00:00.000Z'))

  test('of two equal halves is assessed once for each day (TXN-31)', () => {
    const first = alike.as(clock, 'AccrueInterest', { ...accrual, through: '2026-03-31' })
    expect(rangesOf(alike, '2026-03-31')).toEqual([
      '20000.00 2026-03-04 2026-03-10',
      '10000.00 2026-03-11 2026-03-31',
    ])
    expect(rangesOf(first, '2026-04-19')).toEqual(['10000.00 2026-04-01 2026-04-19'])
  })

  test('waits for free money to pay first, which has paid as of its own day (CK-110)', () => {
    const free = paidBy(large.at(april), 'P1', '20000.00', '2026-03-10T17:00:00.000Z')
    free
      .when(clock, 'AccrueInterest', { ...accrual, through: '2026-04-19' })
      .rejected({ name: 'OffsetPending', rule: 'CK-110' })
    const offset = free.as(clock, 'RunOffset', { bn15 })
    expect(rangesOf(offset, '2026-04-19')).toEqual(['20000.00 2026-03-04 2026-03-10'])
  })

  const early = paidBy(
    large.at(april).as(clock, 'AccrueInterest', { ...accrual, through: '2026-04-10' }),
    'P1',
    '20000.00',
    '2026-03-06T17:00:00.000Z',
  ).as(byAlice, 'DirectAllocation', settling('20000.00'))

  test('waived with its days open again is assessed anew by what is known now (CK-111)', () => {
    const waived = early.as(officer, 'WaiveInterest', { bn15, debt: interest, days: 'openAgain' })
    expect(rangesOf(waived, '2026-04-19')).toEqual(['20000.00 2026-03-04 2026-03-06'])
  })

  test('forgiven does not come back (CK-111)', () => {
    early
      .as(officer, 'WaiveInterest', { bn15, debt: interest, days: 'forgiven' })
      .when(clock, 'AccrueInterest', { ...accrual, through: '2026-04-19' })
      .rejected({ name: 'WaiverActive', rule: 'TXN-30', through: '2026-04-19' })
  })

  const march = large.at(april).as(clock, 'AccrueInterest', { ...accrual, through: '2026-03-31' })
  const assessedInMarch = debtOf(march, interest).amount

  test('that was paid or waived bears no interest itself, what is unpaid does (CK-65)', () => {
    const paid = paidBy(march, 'P1', '80.00', '2026-04-01T17:00:00.000Z')
    const amount = `${(assessedInMarch / 100).toFixed(2)}` as Money
    const settled = paidBy(paid, 'P2', amount, '2026-04-01T17:00:00.000Z')
      .as(byAlice, 'ChangeOffsetPreference', { bn15, preference: 'directedOnly' })
      .as(byAlice, 'DirectAllocation', {
        bn15,
        fund: 'payment/P2',
        allocations: [{ debt: interest, amount }],
      })
    const simple = large
      .supplied('interestRules', { compounding: 'none' })
      .at(april)
      .as(clock, 'AccrueInterest', { ...accrual, through: '2026-03-31' })
    const [compounded, afterPayment, never] = [march, settled, simple].map((history) =>
      sumOf(assessing(history, '2026-04-19')),
    )
    expect(assessing(settled, '2026-04-19')).toMatchObject([{ settled: amount }])
    expect((compounded ?? 0) - (afterPayment ?? 0)).toBeGreaterThan(25)
    expect((afterPayment ?? 0) - (never ?? 0)).toBeLessThan(12)
  })

  test('of many payments comes in bounded portions', () => {
    const numbers = Array.from({ length: 130 }, (_, index) => index)
    const many = numbers.reduce(
      (history, index) =>
        paidBy(
          history,
          `P${index}`,
          '1.00',
          new Date(Date.UTC(2026, 2, 4 + index, 17)).toISOString(),
        ),
      unrated.at(utc('2026-07-30T17:00:00.000Z')),
    )
    const offset = many
      .supplied(
        'interestRates',
        ['2026-Q1', '2026-Q2', '2026-Q3'].map((quarter) => ({
          quarter,
          prescribed: '0.25',
          source: null,
        })),
      )
      .as(clock, 'RunOffset', { bn15 })
    expect(assessing(offset, '2026-07-20')).toHaveLength(100)
    const next = offset.as(clock, 'AccrueInterest', { ...accrual, through: '2026-07-20' })
    expect(assessing(next, '2026-07-20').at(-1)?.to).toBe('2026-07-20')
  })

  test('goes with the debt that is cancelled, and a broker sees it go (CK-73)', () => {
    withInterest.when(officer, 'ReverseReceivable', { bn15, debt }).then(
      {
        type: 'InterestWaived',
        v: 2,
        data: {
          bn15,
          debt: interest,
          on: debt,
          amount: '0.02',
          days: 'forgiven',
          billingPeriod: '2026-03',
          accountSecurity: '10000',
        },
      },
      {
        type: 'ReceivableReversed',
        v: 1,
        data: {
          bn15,
          debt,
          amounts: receivable.amounts,
          billingPeriod: '2026-03',
          accountSecurity: '10000',
        },
      },
    )
  })

  test('a correction handled after a late payment leaves it on the new amount (TXN-33)', () => {
    const corrected = paidBy(large.at(april), 'P1', '20000.00', '2026-03-10T17:00:00.000Z')
      .as(clock, 'RunOffset', { bn15 })
      .as(reaction, 'ReplaceReceivable', correction)
      .as(byAlice, 'ChangeOffsetPreference', { bn15, preference: 'directedOnly' })
    expect(rangesOf(corrected, '2026-04-19')).toEqual(['12000.00 2026-03-04 2026-03-10'])
  })

  test('a correction told after interest was assessed, and paid, ends as if it had come first (CK-141)', () => {
    const first = large.at(april).as(reaction, 'ReplaceReceivable', correction)
    const borne = large.at(april).as(clock, 'AccrueInterest', { ...accrual, through: '2026-04-16' })
    const corrected = paidBy(borne, 'P1', '30000.00', '2026-04-20T17:00:00.000Z')
      .as(clock, 'RunOffset', { bn15 })
      .as(reaction, 'ReplaceReceivable', { ...correction, assessAnew: true })
    expect(stateOf(corrected)).toMatchObject({ owed: 0, unallocated: 1_800_000 })
    expect(sumOf(assessing(corrected, '2026-04-16'))).toBe(sumOf(assessing(first, '2026-04-16')))
  })
})

describe('deferrals', () => {
  const settled = paidBy(large, 'P1', '20000.00', '2026-02-02T13:00:00.000Z').as(
    byAlice,
    'DirectAllocation',
    settling('20000.00'),
  )
  const deferred = settled.as(officer, 'AnnounceDeferral', deferral)

  test('move settled debts too, which bear from then on once a payment is returned (TXN-21)', () => {
    const returned = deferred
      .at(april)
      .as(bank, 'ReturnPayment', returning('P1', '2026-04-01T17:00:00.000Z'))
    expect(debtOf(returned).dueDate).toBe('2026-03-31')
    expect(rangesOf(returned, '2026-04-19')).toEqual(['20000.00 2026-04-01 2026-04-19'])
  })

  test('of one due date end with the latest day in either order (CK-67)', () => {
    const later = { ...deferral, deferredTo: '2026-04-30' }
    const inOrder = (...announced: ReadonlyArray<object>) =>
      debtOf(
        announced.reduce((one: History, data) => one.as(officer, 'AnnounceDeferral', data), large),
      ).dueDate
    expect(inOrder(deferral, later)).toBe('2026-04-30')
    expect(inOrder(later, deferral)).toBe('2026-04-30')
    const ofNewDate = { ...later, dueFrom: '2026-03-31', dueTo: '2026-03-31' }
    expect(inOrder(deferral, ofNewDate)).toBe('2026-03-31')
  })

  test('and corrections are free again once all interest is waived (CK-67)', () => {
    withInterest
      .when(officer, 'AnnounceDeferral', deferral)
      .rejected({ name: 'InterestAssessed', rule: 'CK-67', debt })
    const waived = withInterest.as(officer, 'WaiveInterest', {
      bn15,
      debt: interest,
      days: 'openAgain',
    })
    expect(eventTypes(waived.ask(officer, 'AnnounceDeferral', deferral))).toEqual([
      'DeferralAnnounced',
      'DueDateDeferred',
    ])
    expect(eventTypes(waived.ask(reaction, 'ReplaceReceivable', correction))).toEqual([
      'ReceivableReplaced',
    ])
  })
})

describe('postings', () => {
  const second = { ...receivable, debt: { ...receivable.debt, version: 2 } }

  test.each([
    ['a debt', owing.as(reaction, 'PostReceivable', second)],
    [
      'a credit',
      owing.as(reaction, 'PostCredit', { ...credit, debt: { ...credit.debt, version: 2 } }),
    ],
  ])('after %s of version 2 the whole is not replaced (CK-112)', (_kind, adjusted) => {
    adjusted
      .when(reaction, 'ReplaceReceivable', {
        ...correction,
        debt: { ...receivable.debt, version: 3 },
      })
      .rejected({ name: 'AdjustmentPosted', rule: 'CK-112', version: 2 })
  })

  test('of an earlier version come after one that only adds to it, and its correction too', () => {
    const late = mapleStaffed
      .as(reaction, 'PostReceivable', { ...second, debt: { ...second.debt, version: 3 } })
      .as(reaction, 'PostReceivable', receivable)
      .as(reaction, 'ReplaceReceivable', correction)
    expect(stateOf(late)).toMatchObject({ owed: 2000 + 1_200_000 })
  })

  test('of a credit count from the day of the decision, whenever they come', () => {
    const late = rated(
      owing
        .at(utc(overdue))
        .as(reaction, 'PostCredit', {
          ...credit,
          amounts: [{ account: 'duty', amount: '20.00' }],
          creditedOn: '2026-03-03',
        })
        .as(clock, 'RunOffset', { bn15 }),
    )
    late
      .when(clock, 'AccrueInterest', accrual)
      .rejected({ name: 'NotOverdue', rule: 'TXN-30', dueDate: '2026-03-03' })
  })
})
