/** `carmkit reconcile`: our own statement agrees with itself; what is printed, and what is no statement. */
import { encodeMessage } from '@carmkit/messages'
import * as E from 'fp-ts/lib/Either.js'
import { beforeAll, describe, expect, it } from 'vitest'
import { ledgerOf, story } from './small-ledger.js'
import { carmkit } from './support.js'
import {
  altered,
  differencesOf,
  exported,
  isOf,
  type Line,
  reconcile,
  sealedStory,
  without,
} from './their-statement.js'

let store = ''
beforeAll(async () => {
  store = await ledgerOf(sealedStory)
})

describe('an exported statement', () => {
  it('names its lines, and splits what is payable by security (CK-100, CK-101)', async () => {
    const { body } = await exported('2021-08', store)
    expect(body.lines.map(({ documentType, section }) => [documentType, section])).toEqual([
      ['declaration', 'transactions'],
      ['payment', 'otherTransactions'],
    ])
    expect(body).toMatchObject({
      periodFrom: '2021-07-18',
      periodTo: '2021-08-17',
      issuedOn: '2021-08-25',
      totalPayable: { importer: '-100.00', broker: '2000.00' },
    })
  })
})

describe('our own statement', () => {
  it.each(['2021-08', '2021-09', '2021-10', '2021-11'])(
    'of %s: nothing differs',
    async (period) => {
      const message = await exported(period, store)
      const { exit, lines: printed } = await reconcile(message, { from: store })
      expect(printed.join('\n')).toContain('nothing differs')
      expect(exit).toBe(0)
      expect(E.isRight(encodeMessage(message))).toBe(true)
    },
  )

  it('is found by the month in which theirs was issued, also where it states a calendar month (CK-102, CK-176)', async () => {
    const message = await exported('2021-08', store)
    const body = { ...message.body, periodFrom: '2021-07-01', periodTo: '2021-07-31' }
    expect(await differencesOf({ ...message, body }, store)).toEqual([])
  })

  it.each([
    ['2021-06-18', '2021-07-17'],
    ['2021-06-01', '2021-06-30'],
    ['2021-07-18', '2021-08-16'],
    ['2021-07-01', '2021-08-17'],
  ])(
    'states %s to %s: another period than that of the month of issue (CK-176)',
    async (periodFrom, periodTo) => {
      const message = await exported('2021-08', store)
      const other = { ...message, body: { ...message.body, periodFrom, periodTo } }
      const ours = { from: '2021-07-18', to: '2021-08-17' }
      expect(await differencesOf(other, store)).toEqual([
        {
          kind: 'period',
          item: 'period',
          cause: { name: 'OtherDays', ours, theirs: { from: periodFrom, to: periodTo } },
        },
      ])
      expect((await reconcile(other, { from: store })).lines.join('\n')).toContain(
        `theirs says ${periodFrom} to ${periodTo}, here 2021-07-18 to 2021-08-17`,
      )
    },
  )

  it('in another order, under other names', async () => {
    const message = await exported('2021-10', store)
    expect(
      await differencesOf(
        altered(message, (all) =>
          all.toReversed().map((line) => ({ ...line, documentType: `their ${line.documentType}` })),
        ),
        store,
      ),
    ).toEqual([])
  })

  it('a declaration and its correction told in one line: nothing differs', async () => {
    const open = await ledgerOf([...story.slice(0, 1), ...story.slice(4, 5)])
    const message = altered(await exported('2021-08', open), (all) => [
      { ...(all[1] as Line), amount: '1700.00' as Line['amount'] },
    ])
    expect(await differencesOf(message, open)).toEqual([])
  })

  it('is printed with amounts and reasons', async () => {
    const message = altered(await exported('2021-08', store), without(isOf('payment')))
    const text = (await reconcile(message, { from: store })).lines.join('\n')
    expect(text).toContain('closing 1900.00, theirs 2000.00')
    expect(text).toMatch(/missing there.*payment\/P1.*@2.*-100\.00.*100\.00.*do not say why/)
    expect(text).toContain('1 differences of 100.00 in all')
  })
})

describe('what is payable', () => {
  it('is compared by part, and told where their own lines do not say why', async () => {
    const message = await exported('2021-08', store)
    const totalPayable = { importer: '0.00', broker: '1900.00' }
    const other = { ...message, body: { ...message.body, totalPayable } }
    const { exit, lines: printed } = await reconcile(other, { from: store })
    expect(exit).toBe(1)
    expect(printed.slice(1)).toEqual([
      'payable by the importer -100.00, theirs 0.00, 100.00: their lines do not say why',
      'payable by the broker 2000.00, theirs 1900.00, -100.00: their lines do not say why',
    ])
  })

  it('follows from their lines where these say so', async () => {
    const message = altered(await exported('2021-08', store), without(isOf('payment')))
    const totalPayable = { importer: '0.00', broker: '2000.00' }
    const other = { ...message, body: { ...message.body, totalPayable } }
    const { lines: printed } = await reconcile(other, { from: store, json: true })
    expect(JSON.parse(printed[0] ?? '')).toMatchObject({
      totalPayable: {
        importer: { ours: '-100.00', theirs: '0.00', followsFromLines: true },
        broker: { difference: '0.00' },
      },
    })
  })
})

describe('a file that is no statement of an account here', () => {
  it('names the place', async () => {
    const message = await exported('2021-08', store)
    const { bn15: _, ...rest } = message.body
    const cases: ReadonlyArray<readonly [unknown, string]> = [
      [
        { ...message, body: { ...message.body, bn15: '800000010RM0001' } },
        'body.bn15: the store has no ledger of 800000010RM0001',
      ],
      [
        {
          ...message,
          body: { ...rest, brokerBn9: '700123458', openingBalance: '2000.00', lines: [] },
        },
        'body.closingBalance',
      ],
      [{ ...message, schema: 'daily-notice/1' }, 'schema: expected "statement-of-account/1"'],
      [{ ...message, body: { ...message.body, closingBalance: '1.00' } }, 'body.closingBalance'],
      [{ ...message, body: { ...message.body, lines: [{}] } }, 'body.lines[0]'],
    ]
    for (const [value, expected] of cases) {
      const { exit, notes } = await reconcile(value, { from: store })
      expect(exit).toBe(2)
      expect(notes.join('\n')).toContain(expected)
    }
  })

  it('is told in JSON too, and so is a file that cannot be read', async () => {
    const { exit, lines: printed } = await reconcile('text', { from: store, json: true })
    expect(exit).toBe(2)
    expect(JSON.parse(printed[0] ?? '')).toHaveProperty('faults')
    expect(await carmkit('reconcile', 'nowhere.json', '--store', store)).toMatchObject({ exit: 2 })
  })
})
