/** Payments and what they pay: directed, automatic, returned, paid out. */
import { describe, expect, test } from 'vitest'
import { balancesOf, type LedgerEvent, ledger, postingsOf } from '../src/index.js'
import type { Debt, Fund } from '../src/ledger/state.js'
import { type Keyed, valueIn } from '../src/values/index.js'
import { alice, clock, maple, officer, reaction } from './support/actors.js'
import { recorded, refusal } from './support/answers.js'
import type { History } from './support/history.js'
import {
  bank,
  credit,
  debt,
  fund,
  laterDebt,
  laterReceivable,
  ledgerStream,
  onDueDate,
  overdue,
  owing,
  paid,
  payment,
  rated,
} from './support/ledgers.js'
import { mapleStaffed, rm1 } from './support/story.js'
import { utc } from './support/time.js'

const bn15 = rm1
const byAlice = alice.for(maple)
const stateOf = (history: History) => history.state(ledger, ledgerStream)
const card = { ...payment, method: 'creditCard' }
const settling = { bn15, fund, allocations: [{ debt, amount: '20.00' }] }

describe('ReceivePayment', () => {
  test('counts from the day that the bank says', () => {
    const [received] = recorded(owing.ask(bank, 'ReceivePayment', payment)) as [LedgerEvent]
    expect(received.data).toMatchObject({ valueOn: '2026-02-02', billingPeriod: '2026-02' })
    expect(ledger.effectiveAt(received)).toBe(payment.valueAt)
  })

  test('reported again it is already true, also after it was returned (CK-55)', () => {
    paid.when(bank, 'ReceivePayment', payment).then()
    paid
      .as(bank, 'ReturnPayment', { bn15, reference: 'P1', returnedAt: payment.valueAt })
      .when(bank, 'ReceivePayment', payment)
      .then()
  })

  test.each([
    ['amount', { amount: '50.01' }],
    ['method', { method: 'cheque' }],
    ['valueAt', { valueAt: '2026-02-01T13:00:00.000Z' }],
  ])('with another %s it is refused', (field, change) => {
    paid
      .when(bank, 'ReceivePayment', { ...payment, ...change })
      .rejected({ name: 'Duplicate', rule: 'CK-55', field })
  })

  test('cards have one cap for a billing period since 28 September 2025 (TXN-40)', () => {
    const once = mapleStaffed.as(bank, 'ReceivePayment', { ...card, amount: '4000.00' })
    const again = { ...card, reference: 'P2', amount: '1000.00' }
    once
      .when(bank, 'ReceivePayment', again)
      .rejected({ name: 'CardLimitExceeded', rule: 'TXN-40', room: '999.99' as never })
    const before = { ...again, valueAt: '2026-01-17T17:00:00.000Z' }
    expect(refusal(once.ask(bank, 'ReceivePayment', before))).toBe('accepted')
  })

  test('before that day each payment had a cap of its own (CK-72)', () => {
    const early = { ...card, valueAt: '2025-09-27T17:00:00.000Z', amount: '5000.00' }
    const once = mapleStaffed.as(bank, 'ReceivePayment', early)
    expect(refusal(once.ask(bank, 'ReceivePayment', { ...early, reference: 'P2' }))).toBe(
      'accepted',
    )
    expect(
      refusal(once.ask(bank, 'ReceivePayment', { ...early, reference: 'P2', amount: '5000.01' })),
    ).toBe('CardLimitExceeded')
  })
})

test('a card payment that is returned gives its room back (CK-137)', () => {
  const once = mapleStaffed.as(bank, 'ReceivePayment', { ...card, amount: '4000.00' })
  const again = { ...card, reference: 'P2', amount: '4999.99' }
  expect(refusal(once.ask(bank, 'ReceivePayment', again))).toBe('CardLimitExceeded')
  const returning = { bn15, reference: 'P1', returnedAt: payment.valueAt }
  const returned = once.as(bank, 'ReturnPayment', returning)
  expect(refusal(returned.ask(bank, 'ReceivePayment', again))).toBe('accepted')
})

describe('RunOffset', () => {
  const both = owing
    .as(reaction, 'PostReceivable', { ...laterReceivable, dueDate: '2026-03-02' })
    .at(utc(onDueDate))

  test('pays the oldest due date first, and names the order (TXN-27)', () => {
    const history = both.as(bank, 'ReceivePayment', { ...payment, amount: '35.00' })
    expect(recorded(history.ask(clock, 'RunOffset', { bn15 }))).toMatchObject([
      {
        data: {
          fund,
          allocations: [
            { debt: laterDebt, amount: '30.00' },
            { debt, amount: '5.00' },
          ],
          order: 'oldestDueFirst',
        },
      },
    ])
  })

  test('paid the newest first until 2024', () => {
    const history = both
      .as(bank, 'ReceivePayment', { ...payment, amount: '35.00' })
      .supplied('allocationOrders', [{ from: '2018-01-01', order: 'newestDueFirst', source: '' }])
    expect(recorded(history.ask(clock, 'RunOffset', { bn15 }))).toMatchObject([
      { data: { allocations: [{ debt }, { debt: laterDebt, amount: '15.00' }] } },
    ])
  })

  test('uses payments before credits (CK-59)', () => {
    const history = owing
      .as(reaction, 'PostCredit', credit)
      .as(bank, 'ReceivePayment', { ...payment, amount: '15.00' })
      .at(utc(onDueDate))
    const events = recorded(history.ask(clock, 'RunOffset', { bn15 }))
    expect(events.map(({ data }) => (data as { fund: string }).fund)).toEqual([
      fund,
      'credit/10000000000017/3',
    ])
  })

  test.each([
    ['paymentsOnly', 'NothingToOffset'],
    ['directedOnly', 'NothingToOffset'],
    ['everything', 'accepted'],
  ])('with the preference %s a credit is %s (CK-58)', (preference, answer) => {
    const other = preference === 'everything' ? 'directedOnly' : 'everything'
    const history = owing
      .as(reaction, 'PostCredit', credit)
      .as(byAlice, 'ChangeOffsetPreference', { bn15, preference: 'paymentsOnly' })
      .as(byAlice, 'ChangeOffsetPreference', { bn15, preference: other })
      .as(byAlice, 'ChangeOffsetPreference', { bn15, preference })
      .at(utc(onDueDate))
    expect(refusal(history.ask(clock, 'RunOffset', { bn15 }))).toBe(answer)
  })

  test('leaves alone what is not due (TXN-28)', () => {
    expect(refusal(paid.ask(clock, 'RunOffset', { bn15 }))).toBe('NothingToOffset')
  })
})

describe('DirectAllocation', () => {
  test('settles what is not due yet, if the payer says so (TXN-28)', () => {
    expect(stateOf(paid.as(byAlice, 'DirectAllocation', settling))).toMatchObject({
      owed: 0,
      unallocated: 3000,
    })
  })

  test('one debt in part refuses them all (TXN-26)', () => {
    const both = paid.as(reaction, 'PostReceivable', laterReceivable)
    const allocations = [...settling.allocations, { debt: laterDebt, amount: '29.99' }]
    both.when(byAlice, 'DirectAllocation', { ...settling, allocations }).rejected({
      name: 'PartialNotAllowed',
      rule: 'TXN-26',
      debt: laterDebt,
      outstanding: '30.00' as never,
    })
  })
})

describe('ReturnPayment', () => {
  const returning = { bn15, reference: 'P1', returnedAt: '2026-03-10T17:00:00.000Z' }

  test('opens again what it paid, with its own due date (TXN-35)', () => {
    const returned = paid
      .as(byAlice, 'DirectAllocation', settling)
      .at(utc(overdue))
      .as(bank, 'ReturnPayment', returning)
    expect(stateOf(returned)).toMatchObject({ owed: 2000, unallocated: 0 })
    expect(stateOf(returned).open).toEqual(stateOf(owing).open)
  })

  test('what was paid out of it is owed at once (CK-60)', () => {
    const returned = paid
      .as(byAlice, 'RequestDisbursement', { bn15, amount: '30.00' })
      .as(officer, 'Disburse', { bn15, disbursement: 1 })
      .at(utc(overdue))
    const events = recorded(returned.ask(bank, 'ReturnPayment', returning))
    expect(events).toMatchObject([{ data: { amount: '50.00', owed: '30.00', debt: 'returned/5' } }])
    const after = stateOf(returned.as(bank, 'ReturnPayment', returning))
    expect(after).toMatchObject({ owed: 5000, unallocated: 0 })
  })
})

describe('the books', () => {
  test('every event sums to zero, and the totals are those of the chart (TXN-22, TXN-23)', () => {
    const history = paid
      .as(reaction, 'PostCredit', credit)
      .as(byAlice, 'DirectAllocation', settling)
      .as(byAlice, 'RequestDisbursement', { bn15, amount: '10.00' })
      .as(officer, 'Disburse', { bn15, disbursement: 1 })
      .as(bank, 'ReturnDisbursement', { bn15, disbursement: 1 })
      .as(officer, 'AssessPenalty', { bn15, code: 'C070', document: 'D1', issues: [1] })
    const postings = (history.events(ledgerStream) as ReadonlyArray<LedgerEvent>).map(postingsOf)
    for (const one of postings) {
      expect(one.reduce((sum, { amount }) => sum + amount, 0)).toBe(0)
    }
    const balances = balancesOf(postings.flat())
    const { owed, unallocated } = stateOf(history)
    expect(balances.get('receivable')).toBe(owed)
    expect(balances.get('unallocated')).toBe(-unallocated)
    expect(balances.get('bank')).toBe(5000)
    expect(balances.get('penalty')).toBe(-120_000)
  })
})

describe('RequestDisbursement', () => {
  const early = paid.as(reaction, 'PostReceivable', laterReceivable)

  test('pays free money out while nothing due is open (TXN-29)', () => {
    const asking = { bn15, amount: '50.00' }
    expect(refusal(early.ask(byAlice, 'RequestDisbursement', asking))).toBe('accepted')
    const due = early.at(utc(onDueDate))
    expect(refusal(due.ask(byAlice, 'RequestDisbursement', asking))).toBe('DebtOutstanding')
  })

  test('waits for the interest of a debt that was paid late (CK-138)', () => {
    const asking = { bn15, amount: '1.00' }
    const late = rated(owing)
      .at(utc(overdue))
      .as(bank, 'ReceivePayment', { ...payment, valueAt: overdue })
      .as(clock, 'RunOffset', { bn15 })
    late
      .when(byAlice, 'RequestDisbursement', asking)
      .rejected({ name: 'InterestUnassessed', rule: 'CK-138', debt })
    const assessed = late
      .at(utc('2026-03-11T17:00:00.000Z'))
      .as(clock, 'AccrueInterest', { bn15, debt, through: '2026-03-10' })
      .as(clock, 'RunOffset', { bn15 })
    expect(refusal(assessed.ask(byAlice, 'RequestDisbursement', asking))).toBe('accepted')
    const waived = late.supplied('interestWaivers', [
      { from: '2026-03-04', until: '2026-03-10', source: '' },
    ])
    expect(refusal(waived.ask(byAlice, 'RequestDisbursement', asking))).toBe('accepted')
  })

  test('what is free, paid out and allocated makes the payment (TXN-24, TXN-25)', () => {
    const history = early
      .as(byAlice, 'DirectAllocation', settling)
      .as(byAlice, 'RequestDisbursement', { bn15, amount: '10.00' })
      .as(officer, 'Disburse', { bn15, disbursement: 1 })
    const found = valueIn(stateOf(history).funds as Keyed<string, Fund>, fund)
    expect(found).toMatchObject({ amount: 5000, free: 2000, disbursed: 1000 })
    const owed = valueIn(stateOf(history).debts as Keyed<string, Debt>, debt)
    expect(owed).toMatchObject({ amount: 2000, paid: 2000 })
  })
})

describe('the day of a payment', () => {
  const late = owing.at(utc(overdue))
  const cheque = { ...payment, method: 'cheque' }

  test.each([
    ['2026-03-03T20:59:59.999Z', '2026-03-03'],
    ['2026-03-03T21:00:00.000Z', '2026-03-04'],
  ])('a cheque of %s counts from %s', (valueAt, valueOn) => {
    expect(recorded(late.ask(bank, 'ReceivePayment', { ...cheque, valueAt }))).toMatchObject([
      { data: { valueOn } },
    ])
  })

  test('other money counts on its day however late it comes', () => {
    const valueAt = '2026-03-03T21:00:00.000Z'
    expect(recorded(late.ask(bank, 'ReceivePayment', { ...payment, valueAt }))).toMatchObject([
      { data: { valueOn: '2026-03-03' } },
    ])
  })

  test('are neither older than every date nor returned before they came (CK-113)', () => {
    owing
      .when(bank, 'ReceivePayment', { ...payment, valueAt: '1900-01-01T02:00:00.000Z' })
      .rejected({ name: 'TooEarly', rule: 'CK-113', on: '1899-12-31', earliest: '1900-01-01' })
    owing
      .as(bank, 'ReceivePayment', payment)
      .when(bank, 'ReturnPayment', {
        bn15,
        reference: 'P1',
        returnedAt: '2026-02-02T12:59:59.999Z',
      })
      .rejected({ name: 'TooEarly', rule: 'CK-113', on: '2026-02-02', earliest: '2026-02-02' })
  })
})
