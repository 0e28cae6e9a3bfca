/** `carmkit reconcile` of a broker's statement: lines under its security, over all accounts; and offset lines. */
import type { StatementMessage } from '@carmkit/messages'
import { beforeAll, describe, expect, it } from 'vitest'
import { ledgerOf, offset, post, story } from './small-ledger.js'
import { carmkit, fileOf } from './support.js'
import { differencesOf, exported, type Line, reconcile, sealedStory } from './their-statement.js'

const second = '123456782RM0002'
const ofSecond = post(21, '2021-08-04', {
  bn15: second,
  debt: { transactionNumber: '10000000000055', version: 1 },
  amounts: [{ account: 'duty', amount: '60.00' }],
  accountSecurity: '10000',
})

let store = ''
let declared: Line
beforeAll(async () => {
  store = await ledgerOf(
    [ofSecond, ...sealedStory].toSorted((one, two) => (one.at < two.at ? -1 : 1)),
  )
  declared = (await exported('2021-08', store)).body.lines[0] as Line
})

/** The broker's statement of August: a line of each account, under its security. */
const brokerStatement = async (change: (lines: Line[]) => Line[] = (lines) => lines) => {
  const message = await exported('2021-08', store)
  const { bn15: _, openingBalance: __, ...body } = message.body
  const other = {
    ...declared,
    transactionNumber: '10000000000055',
    amount: '60.00',
  } as Line
  const lines = change([declared, other])
  const sum = lines.reduce((total, { amount }) => total + Number(amount), 0).toFixed(2)
  const totalPayable = { importer: '0.00', broker: sum }
  return {
    ...message,
    body: { ...body, brokerBn9: '700123458', lines, closingBalance: sum, totalPayable },
  } as unknown as StatementMessage
}

const withoutSecurity = (line: Line): Line => {
  const copy = structuredClone(line) as { brokerAccountSecurity?: string } & Line
  delete copy.brokerAccountSecurity
  return copy
}

describe('a statement of a broker', () => {
  it('is compared with the lines under its security in every account', async () => {
    const { exit, lines } = await reconcile(await brokerStatement(), { from: store })
    expect(lines).toEqual([
      'statement 2021-08 of broker 700123458, security 10000: lines of 2060.00, theirs 2060.00',
      '123456782RM0001, ours sealed: nothing differs',
      `${second}, ours not sealed yet: nothing differs`,
    ])
    expect(exit).toBe(0)
  })

  it('that states another period is told so (CK-176)', async () => {
    const message = await brokerStatement()
    const body = { ...message.body, periodFrom: '2021-06-18' }
    const { exit, lines } = await reconcile({ ...message, body }, { from: store })
    expect(exit).toBe(1)
    expect(lines.join('\n')).toMatch(/another period.*2021-06-18 to 2021-08-17, here 2021-07-18/)
  })

  it('says of each account what differs, and which lines nobody here knows (CK-101)', async () => {
    const message = await brokerStatement(([first, other]) => [
      { ...(first as Line), amount: '1999.00' as Line['amount'] },
      { ...(other as Line), transactionNumber: '10000000000062' as never },
    ])
    const { exit, lines } = await reconcile(message, { from: store, json: true })
    expect(exit).toBe(1)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      securities: ['10000'],
      lines: { ours: '2060.00', theirs: '2059.00', difference: '-1.00' },
      accounts: [
        { differences: [{ kind: 'amount', difference: '-1.00', place: 'body.lines[0]' }] },
        { bn15: second, differences: [{ kind: 'missingThere', difference: '-60.00' }] },
      ],
      unknown: [{ kind: 'missingHere', item: '10000000000062/1', difference: '60.00' }],
    })
  })

  it('a line that stands here under another security is told so', async () => {
    const message = await brokerStatement(([first, other]) => [
      { ...(first as Line), brokerAccountSecurity: '20000' },
      other as Line,
    ])
    const file = fileOf(JSON.stringify(message))
    const where = ['--store', store, '--security', '20000']
    const asked = await carmkit('reconcile', file, '--json', ...where)
    const { accounts } = JSON.parse(asked.lines[0] ?? '') as {
      accounts: ReadonlyArray<{ differences: ReadonlyArray<object> }>
    }
    expect(accounts[0]?.differences).toMatchObject([
      { kind: 'missingHere', cause: { name: 'OtherSecurity', security: '10000', revision: 0 } },
    ])
  })

  it('without lines is compared under the numbers named alone, and says which it left out', async () => {
    const file = fileOf(JSON.stringify(await brokerStatement(() => [])))
    expect((await carmkit('reconcile', file, '--store', store)).exit).toBe(2)
    const other = await carmkit('reconcile', file, '--store', store, '--security', '20000')
    expect(other.lines).toContain('not compared: lines of ours under security 10000')
    const own = await carmkit('reconcile', file, '--store', store, '--security', '10000')
    expect(own.exit).toBe(1)
    expect(own.lines.join()).not.toContain('not compared')
  })

  it('without any number takes one that is named, of five digits', async () => {
    const message = await brokerStatement((lines) => lines.map(withoutSecurity))
    const file = fileOf(JSON.stringify(message))
    const without = await carmkit('reconcile', file, '--store', store)
    expect([without.exit, without.notes.join()]).toEqual([
      2,
      expect.stringContaining('body.brokerBn9: no line names an account security number'),
    ])
    const named = await carmkit('reconcile', file, '--store', store, '--security', '10000')
    expect(named.lines[0]).toContain('security 10000: lines of 2060.00, theirs 2060.00')
    const wrong = await carmkit('reconcile', file, '--store', store, '--security', 'x')
    expect(wrong.exit).toBe(64)
  })
})

describe('a line with a status (CK-139)', () => {
  const credit = {
    ...post(22, '2021-08-05', {}),
    type: 'PostCredit',
    data: {
      bn15: '123456782RM0001',
      debt: { transactionNumber: '10000000000017', version: 3 },
      amounts: [{ account: 'duty', amount: '2000.00' }],
      creditedOn: '2021-08-05',
      billingPeriod: '2021-08',
      accountSecurity: null,
    },
  }

  it('is offset where credits alone settled it, and said so of what is exported', async () => {
    const settled = await ledgerOf([...story.slice(0, 1), credit, offset(23, '2021-09-01')])
    const { body } = await exported('2021-08', settled)
    expect(body.lines.map(({ status }) => status)).toEqual(['O', 'O'])
    const open = await ledgerOf([...story.slice(0, 1), credit])
    const message = await exported('2021-08', open)
    expect(message.body.lines.map(({ status }) => status)).toEqual([undefined, undefined])
    const theirs = { ...message, body: { ...message.body, lines: body.lines } }
    expect(await differencesOf(theirs, settled)).toEqual([])
    expect(await differencesOf(theirs, open)).toEqual([
      {
        kind: 'status',
        item: '10000000000017/1',
        cause: { name: 'SettledHere', settlement: 'open' },
      },
      {
        kind: 'status',
        item: 'credit/10000000000017/3',
        cause: { name: 'SettledHere', settlement: 'open' },
      },
    ])
  })
})
