/** Which deadlines the events of a ledger set, and when one that came too early is due after all. */
import type { Reason, RecordedEvent } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { askedAgain, carm, deadlinesOf, decodeCommand } from '../src/index.js'
import type { Instant } from '../src/values/index.js'
import { debt, ledgerStream, receivable } from './support/ledgers.js'
import { rm1 as bn15 } from './support/story.js'
import { monday } from './support/time.js'

/** Moment, command and what tells it from others, of each deadline. */
const of = (type: string, data: object, recordedAt: string = monday) => {
  const event = { type, v: 1, data, stream: ledgerStream, revision: 1, metadata: { recordedAt } }
  return deadlinesOf(event as unknown as RecordedEvent).map(({ at, command, once }) => {
    expect(decodeCommand(carm, command)).toSatisfy(E.isRight)
    return [at, command.type, command.data, once]
  })
}

const february = { bn15, period: '2026-02' }
const billing = [
  ['2026-02-18T05:00:00.000Z', 'CloseBillingPeriod', february, `${bn15}/2026-02`],
  ['2026-02-25T05:00:00.000Z', 'IssueStatement', february, `${bn15}/2026-02`],
]
const nextDay = ['2026-02-03T05:00:00.000Z', 'RunOffset', { bn15 }, `${bn15}/2026-02-03`]
const march = { bn15, debt, through: '2026-03-16' }
const accrued = ['2026-03-17T04:00:00.000Z', 'AccrueInterest', march, `${bn15}/${debt}/2026-03-16`]
const inArrears = ['2026-04-03T04:00:00.000Z', 'SendToCollections', { bn15, debt }, undefined]

const { debt: source, ...terms } = receivable
const posted = { ...terms, debt, source }

describe('a debt of a declaration', () => {
  test('is billed, met when it is due, bears interest after that, and goes to collections', () => {
    expect(of('ReceivablePosted', posted)).toEqual([
      ...billing,
      ['2026-03-03T05:00:00.000Z', 'RunOffset', { bn15 }, `${bn15}/2026-03-03`],
      accrued,
      inArrears,
    ])
  })

  test('that is posted overdue is met at once, before it bears anything', () => {
    const late = '2026-03-20T14:00:00.000Z'
    expect(of('ReceivablePosted', posted, late)).toEqual([
      ...billing,
      [late, 'RunOffset', { bn15 }, undefined],
      accrued,
      inArrears,
    ])
  })

  test.each([
    ['2026-03-15', '2026-03-16'],
    ['2026-03-16', '2026-04-16'],
  ])('due on %s bears up to %s at first: a day at least', (dueDate, through) => {
    const commands = of('ReceivablePosted', { ...posted, dueDate })
    expect(commands).toContainEqual(
      expect.arrayContaining(['AccrueInterest', { bn15, debt, through }]),
    )
  })

  test('that is deferred has the deadlines of its new date', () => {
    const deferred = { bn15, debts: [{ debt, from: '2026-02-17' }], to: '2026-03-03' }
    expect(of('DueDateDeferred', deferred)).toEqual([
      ['2026-03-03T05:00:00.000Z', 'RunOffset', { bn15 }, `${bn15}/2026-03-03`],
      accrued,
      inArrears,
    ])
  })

  test('that a correction changes later than on its day is met, bears and is collected anew', () => {
    const replaced = { bn15, debt, billingPeriod: '2026-02', correctedOn: '2026-02-02' }
    const recordedAt = '2026-02-20T14:00:00.000Z'
    expect(of('ReceivableReplaced', replaced, recordedAt).slice(2)).toEqual([
      ['2026-02-21T05:00:00.000Z', 'RunOffset', { bn15 }, `${bn15}/2026-02-21`],
      accrued,
      [recordedAt, 'SendToCollections', { bn15, debt }, undefined],
    ])
    expect(of('ReceivableReplaced', replaced)).toHaveLength(2)
  })

  test('that was paid by money that went back is looked at anew', () => {
    const reversed = { bn15, fund: 'payment/P1', allocations: [{ debt, amount: '1.00' }] }
    const recordedAt = '2026-02-20T14:00:00.000Z'
    expect(
      of('AllocationReversed', { ...reversed, reason: 'PaymentReturned' }, recordedAt),
    ).toEqual([accrued, [recordedAt, 'SendToCollections', { bn15, debt }, undefined]])
    expect(of('AllocationReversed', { ...reversed, reason: 'ReceivableReplaced' })).toEqual([
      nextDay,
    ])
    expect(of('AllocationReversed', { ...reversed, reason: 'Released' }, recordedAt)).toEqual([
      ['2026-02-21T05:00:00.000Z', 'RunOffset', { bn15 }, `${bn15}/2026-02-21`],
      accrued,
      [recordedAt, 'SendToCollections', { bn15, debt }, undefined],
    ])
  })
})

test('a debt whose security ended is looked at for collections, one that is secured is not', () => {
  const changed = { bn15, debt, from: '2026-02-02' }
  expect(of('InterestModeChanged', { ...changed, ground: 'securityGiven' })).toEqual([])
  expect(of('InterestModeChanged', { ...changed, ground: 'securityEnded' })).toEqual([
    [monday, 'SendToCollections', { bn15, debt }, undefined],
  ])
})

test.each(['PenaltyAssessed', 'MiscellaneousInvoicePosted', 'ReturnFeeCharged'])(
  '%s sets no interest going',
  (type) => {
    const charge = { bn15, debt: 'fee/7', dueDate: '2026-03-03', billingPeriod: '2026-02' }
    expect(of(type, charge).map(([, command]) => command)).toEqual([
      'CloseBillingPeriod',
      'IssueStatement',
      'RunOffset',
      'SendToCollections',
    ])
  },
)

test('interest is met with the next clearing, and goes on with the next period', () => {
  const interest = {
    bn15,
    debt: 'interest/7',
    on: debt,
    to: '2026-02-16',
    dueDate: '2026-02-02',
    billingPeriod: '2026-02',
  }
  expect(of('InterestAssessed', interest)).toEqual([
    ...billing,
    nextDay,
    ['2026-03-05T05:00:00.000Z', 'SendToCollections', { bn15, debt: 'interest/7' }, undefined],
    accrued,
  ])
})

test('interest on a refund is credited at once, and asked for again once its rate is known', () => {
  const credit = { bn15, fund: 'credit/10000000000017/3', billingPeriod: '2026-02' }
  const { fund } = credit
  const crediting = { type: 'CreditRefundInterest', data: { bn15, fund } }
  expect(of('CreditPosted', credit)).toEqual([
    ...billing,
    nextDay,
    [monday, crediting.type, crediting.data, undefined],
  ])
  expect(of('CreditPosted', { ...credit, ofCorrection: true })).toEqual([...billing, nextDay])
  const now = '2026-02-02T14:00:00.000Z' as Instant
  const unknown = { name: 'RateUnknown' } as unknown as Reason
  expect(askedAgain(crediting, [unknown], now)).toEqual({
    at: '2026-02-17T05:00:00.000Z',
    command: crediting,
  })
})

test.each(['PaymentReceived', 'RefundInterestCredited', 'DisbursementReturned'])(
  '%s: money that is free meets debts on the next day',
  (type) => {
    expect(of(type, { bn15, billingPeriod: '2026-02' })).toEqual([...billing, nextDay])
  },
)

test('a clearing is followed by another one, what the payer directed is not', () => {
  expect(of('CreditAllocated', { bn15, order: 'oldestDueFirst' })).toEqual([nextDay])
  expect(of('CreditAllocated', { bn15, order: null })).toEqual([])
})

test('another preference of the payer is obeyed on the next day', () => {
  expect(of('OffsetPreferenceChanged', { bn15 })).toEqual([nextDay])
})

test.each([
  ['forgiven', []],
  ['openAgain', [accrued]],
])(
  'waived interest is a line of its period, and days that are %s bear again or not',
  (days, more) => {
    const waived = { bn15, debt: 'interest/7', on: debt, days, billingPeriod: '2026-02' }
    const recordedAt = '2026-03-10T14:00:00.000Z'
    expect(of('InterestWaived', waived, recordedAt)).toEqual([...billing, ...more])
    const older = { ...waived, on: null }
    expect(of('InterestWaived', older, recordedAt)).toEqual(billing)
  },
)

test.each(['ReceivableReplaced', 'ReceivableReversed', 'PaymentReturned', 'Disbursed'])(
  '%s is a line of its period',
  (type) => {
    expect(of(type, { bn15, billingPeriod: '2026-02' })).toEqual(billing)
  },
)

test('after a statement comes the next one, over the end of the year too (CK-52)', () => {
  expect(of('StatementIssued', { bn15, period: '2026-01' })).toEqual(billing)
  expect(of('StatementIssued', { bn15, period: '2026-12' })[0]?.[2]).toMatchObject({
    period: '2027-01',
  })
})

describe('asked again (CK-54)', () => {
  const again = (type: string, data: object, reason: object) =>
    askedAgain({ type, data }, [reason as Reason], '2026-02-25T05:00:00.000Z' as Instant)
  const accruing = (through: string, reason: object) =>
    again('AccrueInterest', { bn15, debt, through }, reason)
  const accrual = (at: string, through: string) =>
    expect.objectContaining({
      at,
      command: { type: 'AccrueInterest', data: { ...march, through } },
    })

  test('a statement that waits for postings: on the next day', () => {
    const command = { type: 'IssueStatement', data: february }
    expect(again(command.type, february, { name: 'PostingsBehind' })).toEqual({
      at: '2026-02-26T05:00:00.000Z',
      command,
    })
  })

  test('a statement whose sums are too large: on the next day, so that the chain goes on', () => {
    const command = { type: 'IssueStatement', data: february }
    expect(again(command.type, february, { name: 'AmountTooLarge' })).toEqual({
      at: '2026-02-26T05:00:00.000Z',
      command,
    })
    expect(again('PostCredit', {}, { name: 'AmountTooLarge' })).toBeNull()
  })

  test.each(['WaiverActive', 'RateUnknown', 'AmountTooLarge'])(
    'interest with %s: with the next period',
    (name) => {
      expect(accruing('2026-03-16', { name })).toEqual(
        accrual('2026-04-17T04:00:00.000Z', '2026-04-16'),
      )
    },
  )

  test('interest of a debt that was deferred: after the new date; of a settled one: never', () => {
    const refused = { name: 'NotOverdue', dueDate: '2026-03-31' }
    expect(accruing('2026-03-16', refused)).toEqual(
      accrual('2026-04-17T04:00:00.000Z', '2026-04-16'),
    )
    expect(accruing('2026-04-16', refused)).toBeNull()
  })

  test('collections of a debt that is not in arrears: on the day that the answer tells', () => {
    const refused = { name: 'NotInArrears', dueDate: '2026-03-03' }
    expect(again('SendToCollections', { bn15, debt }, refused)).toMatchObject({
      at: '2026-04-03T04:00:00.000Z',
    })
  })

  test('what is not due: when it says so itself, and never in the past', () => {
    const later = '2026-03-01T05:00:00.000Z'
    expect(again('MarkDormant', { bn15 }, { name: 'NotDue', dueAt: later })).toMatchObject({
      at: later,
    })
    expect(again('MarkDormant', { bn15 }, { name: 'NotDue', dueAt: monday })).toBeNull()
  })

  test('what was settled: never', () => {
    expect(again('IssueStatement', february, { name: 'AlreadyIssued' })).toBeNull()
  })
})
