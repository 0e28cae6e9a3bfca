/** Statements of account: which line stands on which, sealing, and what a reader can prove. */
import { describe, expect, test } from 'vitest'
import { type LedgerEvent, linesFor, linesHashOf, statementFor, statementOf } from '../src/index.js'
import { clock, officer, reaction } from './support/actors.js'
import { recorded, refusal } from './support/answers.js'
import type { History } from './support/history.js'
import {
  bank,
  debt,
  laterDebt,
  laterReceivable,
  ledgerStream,
  owing,
  paid,
  payment,
  receivable,
} from './support/ledgers.js'
import { mapleStaffed, rm1 } from './support/story.js'
import { utc } from './support/time.js'

const bn15 = rm1
const eventsOf = (history: History) => history.events(ledgerStream) as ReadonlyArray<LedgerEvent>
const february = { bn15, period: '2026-02' }
const march = { bn15, period: '2026-03' }
const feb25 = utc('2026-02-25T17:00:00.000Z')
const mar25 = utc('2026-03-25T17:00:00.000Z')

/** February sealed, with a debt of March that was posted before. */
const sealed = paid
  .as(reaction, 'PostReceivable', laterReceivable)
  .at(feb25)
  .as(clock, 'IssueStatement', february)

describe('IssueStatement', () => {
  test('seals the lines of its period, and leaves those of the next (TXN-37)', () => {
    const statement = statementOf(eventsOf(sealed), '2026-02')
    expect(statement).toMatchObject({ sealed: true, opening: '0.00', closing: '-30.00' })
    expect(statement.lines.map(({ item, amount }) => [item, amount])).toEqual([
      [debt, '20.00'],
      ['payment/P1', '-50.00'],
    ])
    expect(eventsOf(sealed).at(-1)?.data).toMatchObject({
      throughRevision: 2,
      opening: '0.00',
      closing: '-30.00',
      totals: { debits: '20.00', credits: '50.00' },
      lineCount: 2,
      linesHash: linesHashOf(statement.lines),
      unchecked: ['PostingsCaughtUp'],
    })
  })

  test('the next one opens where it closed, and lists each other line once (TXN-36)', () => {
    const next = sealed
      .as(reaction, 'ReplaceReceivable', {
        bn15,
        debt: { ...receivable.debt, version: 2 },
        amounts: [{ account: 'duty', amount: '12.00' }],
        correctedOn: '2026-02-28',
      })
      .at(mar25)
      .as(clock, 'IssueStatement', march)
    const statement = statementOf(eventsOf(next), '2026-03')
    expect(statement).toMatchObject({ opening: '-30.00', closing: '-8.00' })
    expect(statement.lines.map(({ type, item, amount }) => [type, item, amount])).toEqual([
      ['ReceivablePosted', laterDebt, '30.00'],
      ['ReceivableReplaced', debt, '-8.00'],
    ])
  })

  test('a sealed statement stays as it was, whatever comes (TXN-36)', () => {
    const before = statementOf(eventsOf(sealed), '2026-02')
    const after = sealed
      .as(bank, 'ReturnPayment', { bn15, reference: 'P1', returnedAt: payment.valueAt })
      .as(officer, 'ReverseReceivable', { bn15, debt })
    expect(statementOf(eventsOf(after), '2026-02')).toEqual(before)
  })

  test('before it is issued it says what would stand on it', () => {
    expect(statementOf(eventsOf(paid), '2026-02')).toMatchObject({
      sealed: false,
      closing: '-30.00',
    })
  })

  test('nothing is unchecked where somebody says how far postings have come (CK-70)', () => {
    const known = owing.at(feb25).supplied('postedThrough', '2026-02-25T12:00:00.000Z')
    expect(recorded(known.ask(clock, 'IssueStatement', february))).toMatchObject([
      { data: { unchecked: [] } },
    ])
  })

  test('none closes above the largest amount (CK-57)', () => {
    const most = { amounts: [{ account: 'duty', amount: '100000000000.00' }] }
    const again = { ...receivable.debt, transactionNumber: '10000000000024' }
    const history = mapleStaffed
      .as(reaction, 'PostReceivable', { ...receivable, ...most })
      .at(feb25)
      .as(clock, 'IssueStatement', february)
      .at(utc('2026-03-20T17:00:00.000Z'))
      .as(bank, 'ReceivePayment', {
        ...payment,
        amount: '100000000000.00',
        valueAt: '2026-03-20T17:00:00.000Z',
      })
      .as(clock, 'RunOffset', { bn15 })
      .as(reaction, 'PostReceivable', { ...receivable, ...most, debt: again })
      .at(mar25)
    expect(refusal(history.ask(clock, 'IssueStatement', march))).toBe('AmountTooLarge')
    expect(statementOf(eventsOf(history), '2026-03').closing).toBe('200000000000.00')
  })

  test('a month without lines may be left out', () => {
    const later = sealed
      .at(mar25)
      .as(clock, 'IssueStatement', march)
      .at(utc('2026-06-25T17:00:00.000Z'))
    expect(refusal(later.ask(clock, 'IssueStatement', { bn15, period: '2026-06' }))).toBe(
      'accepted',
    )
  })
})

test('a broker sees the lines under its security number', () => {
  const { lines } = statementOf(eventsOf(sealed), '2026-02')
  expect(linesFor(lines, '10000').map(({ item }) => item)).toEqual([debt])
  expect(linesFor(lines, '20000')).toEqual([])
})

test.each([
  ['2026-03', null, '2026-03'],
  ['2026-03', '2026-01', '2026-03'],
  ['2026-03', '2026-03', '2026-04'],
  ['2026-02', '2026-12', '2027-01'],
])(
  'a line of %s, recorded when %s is sealed, goes to the statement of %s (TXN-37)',
  (own, sealed, statement) => {
    expect(statementFor(own, sealed)).toBe(statement)
  },
)
