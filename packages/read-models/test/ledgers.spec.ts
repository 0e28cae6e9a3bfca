/** What the tables of ledgers say of debts, interest and statements beyond the state, by examples. */
import { describe, expect, test } from 'vitest'
import {
  account,
  clock,
  debt,
  type Line,
  officer,
  paid,
  posted,
  reaction,
  tablesAfter,
} from './ledgers/story.js'

describe('a receivable', () => {
  test('says what it is for, what was charged at first, and what becomes of it', () => {
    const { receivable, receivable_charge, amount_due } = tablesAfter(
      posted,
      [
        '2026-02-03',
        reaction,
        'ReplaceReceivable',
        {
          debt: { transactionNumber: '10000000000017', version: 2 },
          amounts: [{ account: 'gst', amount: '12.00' }],
          correctedOn: '2026-02-03',
        },
      ],
      [
        '2026-02-04',
        officer,
        'AnnounceDeferral',
        { kinds: ['import'], dueFrom: '2026-03-01', dueTo: '2026-03-31', deferredTo: '2026-04-10' },
      ],
    )
    expect(receivable).toEqual([
      {
        bn15: account,
        id: debt,
        kind: 'declaration',
        transaction_number: '10000000000017',
        version: 2,
        interest_on: null,
        returned_payment: null,
        account_security: '10000',
        billing_period: '2026-02',
        posted_at: '2026-02-02T17:00:00.000Z',
        posted_revision: 0,
        original_due_date: '2026-03-03',
        due_date: '2026-04-10',
        posted_amount: 2000,
        amount: 1200,
        paid_by_payments: 0,
        paid_by_credits: 0,
        outstanding: 1200,
        status: 'Open',
        sent_to_collections_on: null,
        reversed_at: null,
        revision: 3,
      },
    ])
    expect(receivable_charge).toEqual([
      { bn15: account, receivable: debt, account: 'gst', amount: 1200, revision: 1 },
    ])
    expect(amount_due).toEqual([
      { bn15: account, due_date: '2026-04-10', outstanding: 1200, receivables: 1, revision: 3 },
    ])
  })

  test('that is cancelled has no charges left, and keeps what was posted', () => {
    const { receivable, receivable_charge, amount_due } = tablesAfter(posted, [
      '2026-02-03',
      officer,
      'ReverseReceivable',
      { debt },
    ])
    expect(receivable).toMatchObject([
      {
        posted_amount: 2000,
        amount: 0,
        status: 'Reversed',
        reversed_at: '2026-02-03T17:00:00.000Z',
      },
    ])
    expect([receivable_charge, amount_due]).toEqual([[], []])
  })

  test('of a penalty stands beside what it is for', () => {
    const { penalty, receivable } = tablesAfter([
      '2026-02-03',
      officer,
      'AssessPenalty',
      { code: 'C070', document: 'D1', issues: [1], noticeNumber: '10000001' },
    ])
    expect(penalty).toEqual([
      {
        bn15: account,
        receivable: 'penalty/1',
        code: 'C070',
        level: 1,
        document: 'D1',
        notice_number: '10000001',
        issues: '[1]',
        assessed_on: '2026-02-03',
        amount: 120_000,
        revision: 0,
      },
    ])
    expect(receivable).toMatchObject([{ id: 'penalty/1', kind: 'penalty', amount: 120_000 }])
  })
})

describe('interest', () => {
  const assessed: ReadonlyArray<Line> = [
    posted,
    ['2026-04-01', clock, 'AccrueInterest', { debt, through: '2026-03-31' }],
  ]

  test('says which days bore what', () => {
    const { interest_posting = [] } = tablesAfter(...assessed)
    const [{ rates = '', ...posting } = {}] = interest_posting
    expect(posting).toMatchObject({
      receivable: 'interest/2',
      interest_on: debt,
      principal: 2000,
      first_day: '2026-03-04',
      last_day: '2026-03-31',
      mode: 'dailySpecified',
      carried: '0',
      settled: 0,
      waived_at: null,
    })
    expect(JSON.parse(String(rates))).toMatchObject([{ from: '2026-03-21', to: '2026-03-31' }])
    expect(Number(posting['exact'])).toBeGreaterThan(0)
  })

  test('that is waived says what becomes of the days', () => {
    const { interest_posting, receivable } = tablesAfter(...assessed, [
      '2026-04-02',
      officer,
      'WaiveInterest',
      { debt: 'interest/2', days: 'openAgain' },
    ])
    expect(interest_posting).toMatchObject([
      { waived_at: '2026-04-02T17:00:00.000Z', waived_days: 'openAgain' },
    ])
    expect(receivable).toMatchObject([{ id: debt }, { amount: 0, status: 'Reversed' }])
  })

  test('on a refund is a credit that says what bore it', () => {
    const { refund_interest, credit } = tablesAfter(
      posted,
      paid('2026-02-03', '50.00'),
      ['2026-03-03', clock, 'RunOffset', {}],
      [
        '2026-05-04',
        reaction,
        'PostCredit',
        {
          debt: { transactionNumber: '10000000000017', version: 2 },
          amounts: [{ account: 'duty', amount: '15.00' }],
          creditedOn: '2026-05-04',
          billingPeriod: '2026-05',
          accountSecurity: '10000',
        },
      ],
      ['2026-05-05', clock, 'CreditRefundInterest', { fund: 'credit/10000000000017/2' }],
    )
    expect(credit).toMatchObject([
      { kind: 'refund', version: 2, amount: 1500, posted_at: '2026-05-04T17:00:00.000Z' },
      { kind: 'refundInterest', version: 2, id: 'refundInterest/10000000000017/2' },
    ])
    expect(refund_interest).toMatchObject([
      { interest_on: 'credit/10000000000017/2', mode: 'dailyPrescribed' },
    ])
  })
})

test('a statement is sealed over lines that stand there, and later ones wait for the next', () => {
  const late = { ...(posted[3] as object), billingPeriod: '2026-02' }
  const { statement, statement_line, billing_period } = tablesAfter(
    posted,
    paid('2026-02-03', '50.00'),
    ['2026-02-18', clock, 'CloseBillingPeriod', { period: '2026-02' }],
    ['2026-02-25', clock, 'IssueStatement', { period: '2026-02' }],
    [
      '2026-02-26',
      reaction,
      'PostReceivable',
      { ...late, debt: { transactionNumber: '10000000000024', version: 1 } },
    ],
  )
  expect(billing_period).toMatchObject([
    {
      period: '2026-02',
      first_day: '2026-01-18',
      last_day: '2026-02-17',
      statement_date: '2026-02-25',
      closed_on: '2026-02-18',
    },
  ])
  expect(statement).toMatchObject([
    {
      period: '2026-02',
      opening: 0,
      debits: 2000,
      credits: 5000,
      closing: -3000,
      line_count: 2,
      through_revision: 2,
      issued_at: '2026-02-25T17:00:00.000Z',
    },
  ])
  expect(statement_line).toMatchObject([
    { statement: '2026-02', item: debt, amount: 2000 },
    { statement: '2026-02', item: 'payment/P1', amount: -5000 },
    { statement: '2026-03', billing_period: '2026-02', item: '10000000000024/1' },
  ])
})
