/** `carmkit reconcile`: our own statement agrees with itself, and every planted alteration is named. */
import { type Bn15, type Instant, type LedgerEvent, statementOf } from '@carmkit/core'
import type { Uuid } from '@carmkit/kernel'
import { encodeMessage, type StatementMessage, statementMessage } from '@carmkit/messages'
import * as E from 'fp-ts/lib/Either.js'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  account,
  declaration,
  issue,
  ledgerOf,
  nextDeclaration,
  noon,
  pay,
  post,
  returned,
  story,
  stream,
} from './small-ledger.js'
import { carmkit, fileOf, uuid } from './support.js'

/** @7 to @10: another payment that comes back, and two more seals; and a debt of another account. */
const lines = [
  ...story,
  pay(8, '2021-10-06', { reference: 'P2', amount: '40.00' }),
  returned(9, '2021-10-08', 'P2'),
  issue(10, '2021-10-24', '2021-09'),
  issue(11, '2021-10-25', '2021-10'),
  post(12, '2021-10-26', {
    bn15: '123456782RM0002',
    debt: { transactionNumber: '10000000000031', version: 1 },
    amounts: [{ account: 'duty', amount: '77.00' }],
  }),
]

let store = ''
beforeAll(async () => {
  store = await ledgerOf(lines)
})

/** Our statement of a period as a message, from what the store recorded. */
const exported = async (period: string, from = store): Promise<StatementMessage> => {
  const history = await carmkit('history', stream, '--store', from, '--json')
  const records = history.lines.map((line) => {
    const { type, data, recordedAt, effectiveAt } = JSON.parse(line) as Record<string, unknown>
    const event = { type, v: 1, data } as unknown as LedgerEvent
    return { event, recordedAt: recordedAt as Instant, effectiveAt: effectiveAt as Instant }
  })
  return statementMessage(records, {
    bn15: account as Bn15,
    statement: statementOf(
      records.map(({ event }) => event),
      period,
    ),
    messageId: uuid(500) as Uuid,
    createdAt: noon('2021-10-26') as Instant,
  })
}

type Line = StatementMessage['body']['lines'][number]
type Change = (lines: Line[]) => Line[]

const reconcile = (message: unknown, { from = store, json = false } = {}) =>
  carmkit(
    'reconcile',
    fileOf(JSON.stringify(message)),
    '--store',
    from,
    ...(json ? ['--json'] : []),
  )

/** With other lines; the closing balance follows from them. */
const altered = (message: StatementMessage, change: Change): StatementMessage => {
  const changed = change(structuredClone([...message.body.lines]))
  const sum = [
    message.body.openingBalance ?? '0.00',
    ...changed.map(({ amount }) => amount),
  ].reduce((total, amount) => total + Math.round(Number(amount) * 100), 0)
  const closingBalance = (sum / 100).toFixed(2) as Line['amount']
  return { ...message, body: { ...message.body, lines: changed, closingBalance } }
}

const differencesOf = async (message: unknown, from = store) => {
  const { exit, lines: printed } = await reconcile(message, { from, json: true })
  const { differences } = JSON.parse(printed[0] ?? '') as {
    differences: ReadonlyArray<{ kind: string; item: string; cause: object }>
  }
  expect(exit).toBe(differences.length === 0 ? 0 : 1)
  return differences.map(({ kind, item, cause }) => ({ kind, item, cause }))
}

const withLine =
  (isMeant: (line: Line) => boolean, change: Partial<Line>): Change =>
  (all) =>
    all.map((line) => (isMeant(line) ? { ...line, ...change } : line))
const without =
  (isMeant: (line: Line) => boolean): Change =>
  (all) =>
    all.filter((line) => !isMeant(line))
const and =
  (more: object): Change =>
  (all) => [...all, { ...(all[0] as Line), ...more }]
const isOf = (type: string) => (line: Line) => line.documentType === type

describe('our own statement', () => {
  it.each(['2021-08', '2021-09', '2021-10', '2021-11'])(
    'of %s: nothing differs',
    async (period) => {
      const message = await exported(period)
      const { exit, lines: printed } = await reconcile(message)
      expect(printed.join('\n')).toContain('nothing differs')
      expect(exit).toBe(0)
      expect(E.isRight(encodeMessage(message))).toBe(true)
    },
  )

  it('in another order, under other names', async () => {
    const message = await exported('2021-10')
    expect(
      await differencesOf(
        altered(message, (all) =>
          all.toReversed().map((line) => ({ ...line, documentType: `their ${line.documentType}` })),
        ),
      ),
    ).toEqual([])
  })
})

describe('an alteration', () => {
  const october = () => exported('2021-10')

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
    expect(await differencesOf(altered(await exported(period), change))).toEqual([expected])
  })

  it('an opening is looked for on the statement before', async () => {
    const message = await october()
    const body = { ...message.body, openingBalance: '1890.00', closingBalance: '1899.13' }
    expect(await differencesOf({ ...message, body })).toEqual([
      {
        kind: 'opening',
        item: 'opening',
        cause: { name: 'EarlierStatement', period: '2021-09' },
      },
    ])
  })

  it('what was recorded here only after their message', async () => {
    const message = await exported('2021-08')
    const early = { ...message, createdAt: noon('2021-08-05') as Instant }
    expect(await differencesOf(altered(early, without(isOf('payment'))))).toEqual([
      {
        kind: 'missingThere',
        item: 'payment/P1',
        cause: { name: 'RecordedLater', recordedAt: noon('2021-08-10') },
      },
    ])
  })

  it('a declaration and its correction told in one line: nothing differs', async () => {
    const open = await ledgerOf([...story.slice(0, 1), ...story.slice(4, 5)])
    const message = altered(await exported('2021-08', open), (all) => [
      { ...(all[1] as Line), amount: '1700.00' as Line['amount'] },
    ])
    expect(await differencesOf(message, open)).toEqual([])
  })

  it('is printed with amounts and reasons', async () => {
    const message = altered(await exported('2021-08'), without(isOf('payment')))
    const text = (await reconcile(message)).lines.join('\n')
    expect(text).toContain('closing 1900.00, theirs 2000.00')
    expect(text).toMatch(/missing there.*payment\/P1.*@2.*-100\.00.*100\.00.*do not say why/)
    expect(text).toContain('1 differences of 100.00 in all')
  })
})

describe('a file that is no statement of an account here', () => {
  it('names the place', async () => {
    const message = await exported('2021-08')
    const { bn15: _, ...rest } = message.body
    const cases: ReadonlyArray<readonly [unknown, string]> = [
      [
        { ...message, body: { ...message.body, bn15: '800000010RM0001' } },
        'body.bn15: the store has no ledger of 800000010RM0001',
      ],
      [
        { ...message, body: { ...rest, brokerBn9: '700123458' } },
        'body.bn15: missing field, statements of brokers',
      ],
      [{ ...message, schema: 'daily-notice/1' }, 'schema: expected "statement-of-account/1"'],
      [{ ...message, body: { ...message.body, closingBalance: '1.00' } }, 'body.closingBalance'],
      [{ ...message, body: { ...message.body, lines: [{}] } }, 'body.lines[0]'],
    ]
    for (const [value, expected] of cases) {
      const { exit, notes } = await reconcile(value)
      expect(exit).toBe(2)
      expect(notes.join('\n')).toContain(expected)
    }
  })

  it('is told in JSON too, and so is a file that cannot be read', async () => {
    const { exit, lines: printed } = await reconcile('text', { json: true })
    expect(exit).toBe(2)
    expect(JSON.parse(printed[0] ?? '')).toHaveProperty('faults')
    expect(await carmkit('reconcile', 'nowhere.json', '--store', store)).toMatchObject({ exit: 2 })
  })
})
