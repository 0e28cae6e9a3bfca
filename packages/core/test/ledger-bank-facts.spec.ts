/** What the bank tells later of a day, read against the ledger of that day. */
import { bankFactsFor, type LedgerEvent, ledger } from '@carmkit/core'
import { describe, expect, test } from 'vitest'

const bn15 = '123456782RM0001'
const event = (type: string, data: object): LedgerEvent =>
  ({ type, v: 1, data: { bn15, ...data } }) as never

const debt = (id: string) =>
  event('MiscellaneousInvoicePosted', {
    debt: id,
    amount: '60.00',
    dueDate: '2026-03-03',
    billingPeriod: '2026-02',
  })
const paid = event('PaymentReceived', {
  fund: 'payment/A1',
  reference: 'A1',
  method: 'eft',
  amount: '100.00',
  valueAt: '2026-02-02T17:00:00.000Z',
  valueOn: '2026-02-02',
  billingPeriod: '2026-02',
})
const pays = (...debts: ReadonlyArray<string>) =>
  event('CreditAllocated', {
    fund: 'payment/A1',
    allocations: debts.map((id) => ({ debt: id, amount: '60.00' })),
    order: null,
    allocatedOn: '2026-02-05',
  })
/** As it was recorded later, when something of it had been paid out. */
const returned = event('PaymentReturned', {
  fund: 'payment/A1',
  amount: '100.00',
  owed: '40.00',
  debt: 'returned/9',
  returnedAt: '2026-02-03T17:00:00.000Z',
  returnedOn: '2026-02-03',
  billingPeriod: '2026-02',
})
const after = (...events: ReadonlyArray<LedgerEvent>) =>
  events.reduce(ledger.evolve, ledger.initial)

describe('a payment told later', () => {
  test('is free to pay, whatever it was allocated to since', () => {
    expect(bankFactsFor(after(debt('invoice/1')), paid)).toEqual([paid])
  })

  test('that is there already is not there twice', () => {
    expect(bankFactsFor(after(paid), paid)).toEqual([])
  })
})

describe('CK-153: a return told later', () => {
  test('opens what the payment paid on that day, and owes what had been paid out by then', () => {
    const then = after(debt('invoice/1'), paid, pays('invoice/1'))
    const facts = bankFactsFor(then, returned)
    expect(facts.map(({ type, data }) => [type, 'owed' in data ? data.owed : null])).toEqual([
      ['AllocationReversed', null],
      ['PaymentReturned', '0.00'],
    ])
    const { owed, unallocated } = facts.reduce(ledger.evolve, then)
    expect([owed, unallocated]).toEqual([6000, 0])
  })

  test('of a payment that paid nothing yet only takes it away', () => {
    const facts = bankFactsFor(after(paid), returned)
    expect(facts.map(({ type }) => type)).toEqual(['PaymentReturned'])
    expect(facts.reduce(ledger.evolve, after(paid)).unallocated).toBe(0)
  })

  test('of what had been paid out by then makes a debt of it, under the name that it got', () => {
    const then = after(
      paid,
      event('DisbursementRequested', { disbursement: 1, amount: '25.00' }),
      event('Disbursed', {
        disbursement: 1,
        amount: '25.00',
        funds: [{ fund: 'payment/A1', amount: '25.00' }],
        reissued: false,
        billingPeriod: '2026-02',
      }),
    )
    const [fact] = bankFactsFor(then, returned)
    expect(fact?.data).toMatchObject({ owed: '25.00', debt: 'returned/9' })
  })

  test('of a payment that is not known there has no place', () => {
    expect(bankFactsFor(ledger.initial, returned)).toEqual([])
  })
})

test('our own bookkeeping is of the moment at which it was recorded', () => {
  expect(bankFactsFor(after(debt('invoice/1'), paid), pays('invoice/1'))).toEqual([])
})
