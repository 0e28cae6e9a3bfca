/** `carmkit parked`: what waits is listed, sent again, or dropped with who and why; nothing is silently gone. */
import Database from 'libsql'
import { describe, expect, it } from 'vitest'
import { account, beforeSeal, ledgerOf } from './small-ledger.js'
import { carmkit, uuid } from './support.js'

const parked = (n: number, type: string, data: object) => ({
  reaction: 'postDeclaration',
  causedBy: uuid(700),
  commandId: uuid(n),
  correlationId: uuid(701),
  type,
  data: { bn15: account, ...data },
  reasons: ['AmountTooLarge'],
})

/** Fits the ledger by now. */
const posting = parked(801, 'PostReceivable', {
  debt: { transactionNumber: '10000000000079', version: 1 },
  amounts: [{ account: 'duty', amount: '5.00' }],
  billingPeriod: '2021-08',
  dueDate: '2021-08-31',
  accountSecurity: null,
})
/** Never fits: nothing was posted that it could replace. */
const replacement = parked(802, 'ReplaceReceivable', {
  debt: { transactionNumber: '10000000000086', version: 2 },
  amounts: [{ account: 'duty', amount: '5.00' }],
  correctedOn: '2021-08-10',
})

const storeWith = async (...commands: ReadonlyArray<{ readonly commandId: string }>) => {
  const store = await ledgerOf(beforeSeal)
  const database = new Database(store)
  const insert = database.prepare('INSERT INTO parked_commands (command_id, body) VALUES (?, ?)')
  for (const one of commands) insert.run(one.commandId, JSON.stringify(one))
  database.close()
  return store
}

const listed = async (store: string, ...more: ReadonlyArray<string>) =>
  (await carmkit('parked', 'list', '--store', store, '--json', ...more)).lines.map(
    (line) => JSON.parse(line) as Record<string, unknown>,
  )

describe('the list', () => {
  it('tells what waits, for people and for programs', async () => {
    const store = await storeWith(posting, replacement)
    expect(await listed(store)).toEqual([posting, replacement])
    const { lines } = await carmkit('parked', 'list', '--store', store)
    expect(lines[0]).toContain(`${uuid(801)} PostReceivable AmountTooLarge`)
    expect(lines[0]).toContain('of postDeclaration, caused by event')
  })

  it('of a store where nothing waits is empty', async () => {
    const { exit, notes } = await carmkit('parked', 'list', '--store', await storeWith())
    expect([exit, notes]).toEqual([0, ['nothing is parked']])
  })
})

describe('sent again', () => {
  it('accepted, it has ended; its event names what caused it', async () => {
    const store = await storeWith(posting)
    const { exit, lines } = await carmkit('parked', 'retry', uuid(801), '--store', store)
    expect([exit, lines[0]]).toEqual([0, expect.stringContaining('accepted PostReceivable')])
    expect(await listed(store)).toEqual([])
    expect(await listed(store, '--all')).toMatchObject([{ ended: { how: 'carriedOut' } }])
    const history = await carmkit('history', `ledger-${account}`, '--store', store, '--json')
    expect(JSON.parse(history.lines.at(-1) ?? '')).toMatchObject({ type: 'ReceivablePosted' })
    expect(await carmkit('parked', 'retry', uuid(801), '--store', store)).toMatchObject({
      exit: 1,
      notes: [expect.stringContaining(`no command ${uuid(801)} waits`)],
    })
  })

  it('refused again, it waits on with the reasons of today', async () => {
    const store = await storeWith(replacement)
    const { exit, lines } = await carmkit('parked', 'retry', uuid(802), '--store', store, '--json')
    expect([exit, lines[0]]).toEqual([1, expect.stringContaining('UnknownDebt')])
    expect(await listed(store)).toEqual([{ ...replacement, reasons: ['UnknownDebt'] }])
  })
})

describe('dropped', () => {
  const drop = (store: string, ...more: ReadonlyArray<string>) =>
    carmkit('parked', 'drop', uuid(802), '--store', store, ...more)
  const why = ['--by', 'officer-7', '--reason', 'doneOtherwise']

  it('it is told with who, why and when, and cannot be sent any more', async () => {
    const store = await storeWith(posting, replacement)
    expect(await drop(store, ...why)).toMatchObject({ exit: 0 })
    expect(await listed(store)).toEqual([posting])
    expect(await listed(store, '--all')).toMatchObject([
      {},
      { ended: { how: 'dropped', by: 'officer-7', reason: 'doneOtherwise' } },
    ])
    const { lines } = await carmkit('parked', 'list', '--all', '--store', store)
    expect(lines[1]).toMatch(/dropped on .* by officer-7: doneOtherwise/)
    expect(await carmkit('parked', 'retry', uuid(802), '--store', store)).toMatchObject({ exit: 1 })
  })

  it('takes somebody and a reason', async () => {
    const store = await storeWith(replacement)
    for (const wrong of [[], ['--by', 'officer-7'], ['--by', 'é', '--reason', 'overtaken']]) {
      expect((await drop(store, ...wrong)).exit).toBe(64)
    }
    expect(await listed(store)).toEqual([replacement])
  })
})
