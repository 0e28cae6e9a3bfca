/** Miscellaneous invoices: when they are due, in which order they are paid, and where they stand. */
import { expect, test } from 'vitest'
import { type LedgerEvent, ledger, statementOf } from '../src/index.js'
import { clock, officer } from './support/actors.js'
import { recorded, refusal } from './support/answers.js'
import { bank, ledgerStream, overdue, owing, payment, rated } from './support/ledgers.js'
import { rm1 as bn15 } from './support/story.js'
import { utc } from './support/time.js'

const invoice = { bn15, invoice: 'K23-0001', amount: '120.00', dueDate: '2026-03-17' }
const invoiced = owing.as(officer, 'PostMiscellaneousInvoice', invoice)
const debt = 'invoice/K23-0001'

test('is a debt of its own, due on its own day and on the statement of the period', () => {
  expect(recorded(owing.ask(officer, 'PostMiscellaneousInvoice', invoice))).toMatchObject([
    { type: 'MiscellaneousInvoicePosted', data: { debt, dueDate: '2026-03-17' } },
  ])
  const events = invoiced.events(ledgerStream) as ReadonlyArray<LedgerEvent>
  expect(statementOf(events, '2026-02')).toMatchObject({
    closing: '140.00',
    lines: [{}, { item: debt, amount: '120.00', accountSecurity: null }],
  })
})

test('is paid after penalties and before interest of the same day (catalogue 4.3)', () => {
  const due = { ...invoice, dueDate: '2026-03-10' }
  const late = rated(owing.at(utc(overdue))).as(officer, 'PostMiscellaneousInvoice', due)
  const both = late
    .as(clock, 'AccrueInterest', { bn15, debt: '10000000000017/1', through: '2026-03-09' })
    .as(bank, 'ReceivePayment', { ...payment, amount: '140.01', valueAt: overdue })
  const [paid] = recorded(both.ask(clock, 'RunOffset', { bn15 }))
  expect(paid?.data).toMatchObject({
    allocations: [
      { debt: '10000000000017/1', amount: '20.00' },
      { debt, amount: '120.00' },
      { debt: 'interest/3', amount: '0.01' },
    ],
  })
})

test('moves with deferrals of miscellaneous invoices, and its repeat is still its own', () => {
  const deferral = { bn15, dueFrom: '2026-03-17', dueTo: '2026-03-17', deferredTo: '2026-04-17' }
  const moved = invoiced
    .as(officer, 'AnnounceDeferral', { ...deferral, kinds: ['import', 'penalty'] })
    .as(officer, 'AnnounceDeferral', { ...deferral, kinds: ['miscellaneousInvoice'] })
  const dueDates = moved
    .events(ledgerStream)
    .flatMap(({ type, data }) => (type === 'DueDateDeferred' ? [data] : []))
  expect(dueDates).toEqual([{ bn15, debts: [{ debt, from: '2026-03-17' }], to: '2026-04-17' }])
  moved.when(officer, 'PostMiscellaneousInvoice', invoice).then()
})

test('bears no interest and goes to collections like any debt', () => {
  const asking = { bn15, debt, through: '2026-04-19' }
  const inArrears = invoiced.at(utc('2026-04-20T17:00:00.000Z'))
  expect(refusal(inArrears.ask(clock, 'AccrueInterest', asking))).toBe('NotOverdue')
  expect(refusal(inArrears.ask(clock, 'SendToCollections', { bn15, debt }))).toBe('accepted')
  expect(inArrears.state(ledger, ledgerStream)).toMatchObject({ owed: 14_000 })
})
