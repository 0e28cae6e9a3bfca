/** What the tables of ledgers say of money that comes and goes beyond the state, by examples. */
import { describe, expect, test } from 'vitest'
import {
  account,
  bank,
  clock,
  debt,
  type Line,
  officer,
  paid,
  payer,
  posted,
  tablesAfter,
} from './ledgers/story.js'

describe('a payment', () => {
  const returned = tablesAfter(
    posted,
    paid('2026-02-03', '50.00'),
    ['2026-02-04', payer, 'RequestDisbursement', { amount: '5.00' }],
    ['2026-02-04', officer, 'Disburse', { disbursement: 1 }],
    ['2026-03-03', clock, 'RunOffset', {}],
    [
      '2026-03-04',
      bank,
      'ReturnPayment',
      { reference: 'P1', returnedAt: '2026-03-04T15:00:00.000Z' },
    ],
    ['2026-03-05', officer, 'ChargeReturnFee', { reference: 'P1', amount: '25.00' }],
  )

  test('that comes back is worth nothing, and tells what is owed for that', () => {
    expect(returned['payment']).toEqual([
      {
        bn15: account,
        id: 'payment/P1',
        reference: 'P1',
        method: 'onlineBanking',
        amount: 5000,
        allocated: 0,
        disbursed: 500,
        unapplied: 0,
        value_at: '2026-02-03T13:00:00.000Z',
        value_date: '2026-02-03',
        billing_period: '2026-02',
        recorded_at: '2026-02-03T17:00:00.000Z',
        status: 'Returned',
        returned_at: '2026-03-04T15:00:00.000Z',
        returned_receivable: 'returned/7',
        return_fee: 'fee/8',
        revision: 7,
      },
    ])
    expect(returned['receivable']).toMatchObject([
      { id: debt, outstanding: 2000, status: 'Open', returned_payment: null },
      { id: 'fee/8', outstanding: 2500, returned_payment: 'payment/P1' },
      { id: 'returned/7', outstanding: 500, returned_payment: 'payment/P1' },
    ])
  })

  test('leaves what it paid, and why it does no more', () => {
    expect(returned['allocation']).toEqual([
      {
        bn15: account,
        fund: 'payment/P1',
        receivable: debt,
        amount: 0,
        allocated: 2000,
        released: 2000,
        allocated_on: '2026-03-03',
        allocation_order: 'oldestDueFirst',
        released_at: '2026-03-04T17:00:00.000Z',
        release_reason: 'PaymentReturned',
        revision: 5,
      },
    ])
  })

  test('paid out in part says by which disbursement', () => {
    const part = { disbursement: 1, fund: 'payment/P1', amount: 500 }
    expect(returned['disbursement_part']).toMatchObject([part])
    expect(returned['disbursement']).toMatchObject([
      { status: 'Disbursed', requested_at: '2026-02-04T17:00:00.000Z', disbursed_on: '2026-02-04' },
    ])
  })
})

describe('a disbursement', () => {
  const requested: ReadonlyArray<Line> = [
    paid('2026-02-03', '50.00'),
    ['2026-02-04', payer, 'RequestDisbursement', { amount: '50.00' }],
    ['2026-02-05', officer, 'Disburse', { disbursement: 1 }],
    ['2026-02-06', bank, 'ReturnDisbursement', { disbursement: 1 }],
  ]
  const came = { disbursed_on: '2026-02-05', returned_on: '2026-02-06' }

  test('that came back has no parts', () => {
    const { disbursement, disbursement_part } = tablesAfter(...requested)
    expect(disbursement).toMatchObject([{ status: 'Returned', reissues: 0, ...came }])
    expect(disbursement_part).toEqual([])
  })

  test('may be paid out again', () => {
    const { disbursement, disbursement_part } = tablesAfter(...requested, [
      '2026-02-07',
      officer,
      'ReissueDisbursement',
      { disbursement: 1 },
    ])
    expect(disbursement).toMatchObject([
      { status: 'Disbursed', reissues: 1, ...came, disbursed_on: '2026-02-07' },
    ])
    expect(disbursement_part).toMatchObject([{ fund: 'payment/P1', amount: 5000 }])
  })
})
