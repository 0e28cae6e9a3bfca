/** No command is answered with more than fits one append (CK-136), and what does not fit can be undone in steps. */
import { expect, test } from 'vitest'
import { ledger } from '../src/index.js'
import { clock, officer, reaction } from './support/actors.js'
import { recorded, refusal } from './support/answers.js'
import { manyPaid, paidByMany } from './support/crowded-ledgers.js'
import { bank, debt, ledgerStream, owing, receivable } from './support/ledgers.js'
import { rm1 as bn15 } from './support/story.js'
import { utc } from './support/time.js'

const reversing = { bn15, debt }
const returning = { bn15, reference: 'ONE', returnedAt: '2026-02-02T13:30:00.000Z' }
const releasing = { bn15, fund: 'payment/ONE' }
const correction = {
  bn15,
  debt: { ...receivable.debt, version: 2 },
  amounts: [{ account: 'duty', amount: '0.00' }],
  correctedOn: '2026-02-20',
}

test('a debt that 499 payments pay is cancelled at once, one of 500 is not', () => {
  const answer = paidByMany(owing, debt, 499).ask(officer, 'ReverseReceivable', reversing)
  expect(recorded(answer)).toHaveLength(500)
  const crowded = paidByMany(owing, debt, 500)
  crowded
    .when(officer, 'ReverseReceivable', reversing)
    .rejected({ name: 'TooManyAtOnce', rule: 'CK-136', most: 500 })
  expect(refusal(crowded.ask(reaction, 'ReplaceReceivable', correction))).toBe('TooManyAtOnce')
})

test('a payment of one of them is released, and the debt is cancelled then', () => {
  const released = paidByMany(owing, debt, 500).as(officer, 'ReleaseAllocations', {
    bn15,
    fund: 'payment/MANY-7',
  })
  expect(released.state(ledger, ledgerStream)).toMatchObject({ owed: 1501, unallocated: 1 })
  expect(refusal(released.ask(officer, 'ReverseReceivable', reversing))).toBe('accepted')
})

test('a payment that pays more debts than one command opens again is released in steps', () => {
  const crowded = manyPaid(10_001)
  expect(refusal(crowded.ask(bank, 'ReturnPayment', returning))).toBe('TooManyAtOnce')
  const released = crowded.as(officer, 'ReleaseAllocations', releasing)
  expect(released.state(ledger, ledgerStream)).toMatchObject({ owed: 2000 + 10_000 })
  expect(recorded(released.ask(officer, 'ReleaseAllocations', releasing))).toHaveLength(1)
  expect(recorded(released.ask(bank, 'ReturnPayment', returning))).toHaveLength(2)
})

test('so many due dates move as fit, in lists of 500', () => {
  const deferral = {
    bn15,
    kinds: ['import'],
    dueFrom: '2026-03-03',
    dueTo: '2026-03-03',
    deferredTo: '2026-03-31',
  }
  const most = manyPaid(9999).ask(officer, 'AnnounceDeferral', deferral)
  expect(recorded(most).filter(({ type }) => type === 'DueDateDeferred')).toHaveLength(20)
  expect(refusal(manyPaid(10_000).ask(officer, 'AnnounceDeferral', deferral))).toBe('TooManyAtOnce')
})

test('a clearing of free money pays at most 500 parts', () => {
  const released = manyPaid(501)
    .as(officer, 'ReleaseAllocations', releasing)
    .at(utc('2026-03-03T17:00:00.000Z'))
  const [paid, ...more] = recorded(released.ask(clock, 'RunOffset', { bn15 }))
  expect(paid?.data).toMatchObject({ allocations: { length: 500 } })
  expect(more).toEqual([])
})
