/** `carmkit reconcile`: every planted alteration of our statement is named, with its cause. */
import type { Instant } from '@carmkit/core'
import { beforeAll, describe, expect, it } from 'vitest'
import { declaration, ledgerOf, nextDeclaration, noon } from './small-ledger.js'
import {
  altered,
  and,
  type Change,
  differencesOf,
  exported,
  isOf,
  type Line,
  sealedStory,
  withLine,
  without,
} from './their-statement.js'

let store = ''
beforeAll(async () => {
  store = await ledgerOf(sealedStory)
})

describe('an alteration', () => {
  it.each<[string, string, Change, object]>([
    [
      'the charge of the version before',
      '2021-09',
      withLine(isOf('correction'), { amount: '1700.00' as Line['amount'] }),
      {
        kind: 'amount',
        item: `${declaration}/1`,
        cause: { name: 'OtherVersion', version: 2, revision: 4, afterSeal: false },
      },
    ],
    [
      'the charge of a version that came after the seal',
      '2021-08',
      withLine(isOf('declaration'), { amount: '1700.00' as Line['amount'] }),
      {
        kind: 'amount',
        item: `${declaration}/1`,
        cause: { name: 'OtherVersion', version: 2, revision: 4, afterSeal: true },
      },
    ],
    [
      'interest of two more days',
      '2021-10',
      withLine(isOf('interest'), { amount: '9.67' as Line['amount'] }),
      { kind: 'amount', item: 'interest/7', cause: { name: 'InterestDays', ours: 34, theirs: 36 } },
    ],
    [
      'interest that is not compounded',
      '2021-10',
      withLine(isOf('interest'), { amount: '9.10' as Line['amount'] }),
      {
        kind: 'amount',
        item: 'interest/7',
        cause: { name: 'InterestCompounding', ours: 'daily' },
      },
    ],
    [
      'an amount that nothing explains',
      '2021-09',
      withLine(isOf('declaration'), { amount: '301.00' as Line['amount'] }),
      { kind: 'amount', item: `${nextDeclaration}/1`, cause: { name: 'Unexplained' } },
    ],
    [
      'a line of the next statement',
      '2021-08',
      and({
        transactionNumber: nextDeclaration,
        version: 1,
        amount: '300.00',
        dueDate: '2021-09-29',
      }),
      {
        kind: 'missingHere',
        item: `${nextDeclaration}/1`,
        cause: { name: 'OtherPeriod', period: '2021-09', revision: 1 },
      },
    ],
    [
      'a line that stands twice',
      '2021-08',
      (all) => [...all, ...all.slice(0, 1)],
      {
        kind: 'missingHere',
        item: `${declaration}/1`,
        cause: { name: 'StatedTwice', place: 'body.lines[0]' },
      },
    ],
    [
      'a line of another account',
      '2021-10',
      and({ transactionNumber: '10000000000031', version: 1, amount: '77.00' }),
      {
        kind: 'missingHere',
        item: '10000000000031/1',
        cause: { name: 'OtherAccount', bn15: '123456782RM0002', revision: 0 },
      },
    ],
    [
      'a line that nobody here knows',
      '2021-10',
      and({ transactionNumber: '10000000000048', version: 1, amount: '5.00' }),
      { kind: 'missingHere', item: '10000000000048/1', cause: { name: 'Unexplained' } },
    ],
    [
      'a return that they do not have',
      '2021-10',
      without(isOf('returnedPayment')),
      {
        kind: 'missingThere',
        item: 'payment/P2',
        cause: { name: 'PaymentReturned', fund: 'payment/P2', revision: 8 },
      },
    ],
    [
      'a payment put to another transaction',
      '2021-08',
      withLine(isOf('payment'), {
        transactionNumber: nextDeclaration as NonNullable<Line['transactionNumber']>,
      }),
      {
        kind: 'transaction',
        item: 'payment/P1',
        cause: { name: 'AllocatedElsewhere', debts: [`${declaration}/1`] },
      },
    ],
    [
      'a payment of another day',
      '2021-08',
      withLine(isOf('payment'), { dueDate: '2021-08-12' as Line['dueDate'] }),
      { kind: 'dueDate', item: 'payment/P1', cause: { name: 'Unexplained' } },
    ],
    [
      'a payment of another amount',
      '2021-08',
      withLine(isOf('payment'), { amount: '-90.00' as Line['amount'] }),
      { kind: 'amount', item: 'payment/P1', cause: { name: 'Unexplained' } },
    ],
    [
      'another security',
      '2021-08',
      withLine(isOf('declaration'), { brokerAccountSecurity: '20000' }),
      { kind: 'security', item: `${declaration}/1`, cause: { name: 'Unexplained' } },
    ],
    [
      'another version',
      '2021-08',
      withLine(isOf('declaration'), { version: 7 }),
      { kind: 'version', item: `${declaration}/1`, cause: { name: 'Unexplained' } },
    ],
  ])('%s', async (_, period, change, expected) => {
    expect(await differencesOf(altered(await exported(period, store), change), store)).toEqual([
      expected,
    ])
  })

  it('an opening is looked for on the statement before', async () => {
    const message = await exported('2021-10', store)
    const body = { ...message.body, openingBalance: '1890.00', closingBalance: '1899.13' }
    expect(await differencesOf({ ...message, body }, store)).toEqual([
      {
        kind: 'opening',
        item: 'opening',
        cause: { name: 'EarlierStatement', period: '2021-09' },
      },
    ])
  })

  it('what was recorded here only after their message', async () => {
    const message = await exported('2021-08', store)
    const early = { ...message, createdAt: noon('2021-08-05') as Instant }
    expect(await differencesOf(altered(early, without(isOf('payment'))), store)).toEqual([
      {
        kind: 'missingThere',
        item: 'payment/P1',
        cause: { name: 'RecordedLater', recordedAt: noon('2021-08-10') },
      },
    ])
  })
})
