/** Debts and credits: posted once, corrected, cancelled, deferred, and where they stand on a day. */
import { describe, expect, test } from 'vitest'
import { debtPhaseOf, type LedgerEvent, ledger } from '../src/index.js'
import { balancesOf, postingsOf } from '../src/ledger/account/postings.js'
import type { Debt } from '../src/ledger/state.js'
import { centsOf, type Keyed, moneyOf, valueIn } from '../src/values/index.js'
import { alice, maple, officer, reaction } from './support/actors.js'
import { eventTypes, recorded } from './support/answers.js'
import type { History } from './support/history.js'
import {
  bank,
  credit,
  debt,
  fund,
  laterDebt,
  laterReceivable,
  ledgerStream,
  owing,
  paid,
  payment,
  receivable,
} from './support/ledgers.js'
import { mapleStaffed, rm1 } from './support/story.js'

const bn15 = rm1
const byAlice = alice.for(maple)
const stateOf = (history: History) => history.state(ledger, ledgerStream)
const debtOf = (history: History, id = debt): Debt =>
  valueIn(stateOf(history).debts as Keyed<string, Debt>, id) as Debt

describe('PostReceivable', () => {
  test('records the debt by charge, with its due date and whose security it is', () => {
    const { debt: source, ...terms } = receivable
    mapleStaffed.when(reaction, 'PostReceivable', receivable).then({
      type: 'ReceivablePosted',
      v: 1,
      data: { ...terms, source, debt },
    })
    expect(stateOf(owing)).toMatchObject({ owed: 2000, unallocated: 0 })
  })

  test('a repeat is already true, also after the due date moved or a correction came (CK-55)', () => {
    owing.when(reaction, 'PostReceivable', receivable).then()
    const deferred = owing.as(officer, 'AnnounceDeferral', {
      bn15,
      kinds: ['import'],
      dueFrom: '2026-03-03',
      dueTo: '2026-03-03',
      deferredTo: '2026-03-31',
    })
    deferred.when(reaction, 'PostReceivable', receivable).then()
    const replaced = owing.as(reaction, 'ReplaceReceivable', {
      bn15,
      debt: { ...receivable.debt, version: 2 },
      amounts: [{ account: 'duty', amount: '1.00' }],
      correctedOn: '2026-02-20',
    })
    replaced.when(reaction, 'PostReceivable', receivable).then()
  })

  test.each([
    ['amounts', { amounts: [{ account: 'duty', amount: '20.00' }] }],
    ['billingPeriod', { billingPeriod: '2026-03' }],
    ['dueDate', { dueDate: '2026-03-04' }],
    ['accountSecurity', { accountSecurity: null }],
  ])('other %s under the same key are refused, naming the field (CK-55)', (field, change) => {
    owing
      .when(reaction, 'PostReceivable', { ...receivable, ...change })
      .rejected({ name: 'TermsDiffer', rule: 'CK-55', field })
  })
})

describe('ReplaceReceivable', () => {
  const correction = {
    bn15,
    debt: { ...receivable.debt, version: 2 },
    amounts: [{ account: 'duty', amount: '12.00' }],
    correctedOn: '2026-03-03',
  }
  const settled = paid.as(byAlice, 'DirectAllocation', {
    bn15,
    fund,
    allocations: [{ debt, amount: '20.00' }],
  })

  test('keeps the due date and changes what is owed (TXN-33)', () => {
    const { dueDate, amount } = debtOf(owing.as(reaction, 'ReplaceReceivable', correction))
    expect([dueDate, amount]).toEqual(['2026-03-03', 1200])
  })

  test('what was paid too much is free again in the payment that paid it (CK-63)', () => {
    const events = recorded(settled.ask(reaction, 'ReplaceReceivable', correction))
    expect(events).toMatchObject([
      {
        type: 'AllocationReversed',
        data: { fund, allocations: [{ debt, amount: '8.00' }], reason: 'ReceivableReplaced' },
      },
      { type: 'ReceivableReplaced', data: { debt, before: receivable.amounts } },
    ])
    const state = stateOf(settled.as(reaction, 'ReplaceReceivable', correction))
    expect(state).toMatchObject({ owed: 0, unallocated: 3800 })
  })

  test('a higher amount leaves the rest to pay', () => {
    const more = { ...correction, amounts: [{ account: 'duty', amount: '21.00' }] }
    expect(stateOf(settled.as(reaction, 'ReplaceReceivable', more))).toMatchObject({ owed: 100 })
  })

  test('the same version again is already true', () => {
    owing
      .as(reaction, 'ReplaceReceivable', correction)
      .when(reaction, 'ReplaceReceivable', correction)
      .then()
  })
})

describe('PostCredit', () => {
  test('a repeat is already true, another one is refused (CK-55)', () => {
    const posted = owing.as(reaction, 'PostCredit', credit)
    posted.when(reaction, 'PostCredit', credit).then()
    posted
      .when(reaction, 'PostCredit', { ...credit, billingPeriod: '2026-03' })
      .rejected({ name: 'TermsDiffer', rule: 'CK-55', field: 'billingPeriod' })
    expect(stateOf(posted)).toMatchObject({ owed: 2000, unallocated: 800 })
  })

  test('of a declaration whose debt was cancelled is for people, unless it was posted before (CK-73)', () => {
    const cancelled = owing.as(officer, 'ReverseReceivable', { bn15, debt })
    cancelled
      .when(reaction, 'PostCredit', credit)
      .rejected({ name: 'AlreadyReversed', rule: 'CK-73', debt })
    owing
      .as(reaction, 'PostCredit', credit)
      .as(officer, 'ReverseReceivable', { bn15, debt })
      .when(reaction, 'PostCredit', credit)
      .then()
  })

  test.each([
    ['stood for the whole', mapleStaffed],
    ['added to the first', owing],
  ])(
    'of a declaration whose debt of a later version %s and was cancelled too (CK-73)',
    (_what, begun) => {
      const second = { ...receivable, debt: { ...receivable.debt, version: 2 } }
      const id = `${receivable.debt.transactionNumber}/2`
      begun
        .as(reaction, 'PostReceivable', second)
        .as(officer, 'ReverseReceivable', { bn15, debt: id })
        .when(reaction, 'PostCredit', credit)
        .rejected({ name: 'AlreadyReversed', rule: 'CK-73', debt: id })
    },
  )

  test('of another declaration than the one whose debt was cancelled is posted', () => {
    const other = owing
      .as(reaction, 'PostReceivable', laterReceivable)
      .as(officer, 'ReverseReceivable', { bn15, debt: laterDebt })
      .as(reaction, 'PostCredit', credit)
    expect(stateOf(other)).toMatchObject({ owed: 2000, unallocated: 800 })
  })
})

describe('ReverseReceivable', () => {
  test('sets free what was paid, and again is already true (CK-73)', () => {
    const reversed = paid
      .as(byAlice, 'DirectAllocation', { bn15, fund, allocations: [{ debt, amount: '20.00' }] })
      .as(officer, 'ReverseReceivable', { bn15, debt })
    expect(stateOf(reversed)).toMatchObject({ owed: 0, unallocated: 5000 })
    reversed.when(officer, 'ReverseReceivable', { bn15, debt }).then()
  })

  const penalty = { bn15, code: 'C005', document: 'D1', issues: [1] }
  const invoice = { bn15, invoice: 'K23-1', amount: '120.00', dueDate: '2026-03-17' }
  const bounced = paid.as(bank, 'ReturnPayment', {
    bn15,
    reference: 'P1',
    returnedAt: payment.valueAt,
  })
  test.each([
    ['penalty/2', 'penalty', owing.as(officer, 'AssessPenalty', penalty)],
    ['invoice/K23-1', 'miscellaneous', owing.as(officer, 'PostMiscellaneousInvoice', invoice)],
    [
      'fee/4',
      'returnFee',
      bounced.as(officer, 'ChargeReturnFee', { bn15, reference: 'P1', amount: '25.00' }),
    ],
  ])('takes %s back, from its account, once (CK-73)', (id, account, history) => {
    const charged = centsOf(moneyOf(debtOf(history, id).amount))
    const amounts = [{ account, amount: moneyOf(charged) }]
    const cancelled = history.as(officer, 'ReverseReceivable', { bn15, debt: id })
    expect(recorded(history.ask(officer, 'ReverseReceivable', { bn15, debt: id }))).toMatchObject([
      { type: 'ReceivableReversed', data: { debt: id, amounts } },
    ])
    expect(stateOf(cancelled).owed).toBe(2000)
    const balances = balancesOf(
      (cancelled.events(ledgerStream) as ReadonlyArray<LedgerEvent>).flatMap(postingsOf),
    )
    expect(balances.get(account as 'penalty')).toBe(0)
    cancelled.when(officer, 'ReverseReceivable', { bn15, debt: id }).then()
  })

  test('never takes back what went back to the bank after it was paid out (CK-73)', () => {
    const returned = mapleStaffed
      .as(bank, 'ReceivePayment', payment)
      .as(byAlice, 'RequestDisbursement', { bn15, amount: '30.00' })
      .as(officer, 'Disburse', { bn15, disbursement: 1 })
      .as(bank, 'ReturnPayment', { bn15, reference: 'P1', returnedAt: payment.valueAt })
    const id = 'returned/4'
    expect(debtOf(returned, id).amount).toBe(3000)
    returned
      .when(officer, 'ReverseReceivable', { bn15, debt: id })
      .rejected({ name: 'NotCancellable', rule: 'CK-73', debt: id })
  })

  test('an invoice that was cancelled is not posted again under its number (CK-73)', () => {
    owing
      .as(officer, 'PostMiscellaneousInvoice', invoice)
      .as(officer, 'ReverseReceivable', { bn15, debt: 'invoice/K23-1' })
      .when(officer, 'PostMiscellaneousInvoice', invoice)
      .rejected({ name: 'AlreadyReversed', rule: 'CK-73', debt: 'invoice/K23-1' })
  })
})

describe('AnnounceDeferral', () => {
  const both = owing.as(reaction, 'PostReceivable', laterReceivable)
  const deferral = {
    bn15,
    kinds: ['import'],
    dueFrom: '2026-03-01',
    dueTo: '2026-03-31',
    deferredTo: '2026-03-31',
  }

  test('moves the named debts to the later day and no other (TXN-21)', () => {
    expect(recorded(both.ask(officer, 'AnnounceDeferral', deferral))).toMatchObject([
      { type: 'DeferralAnnounced', data: deferral },
      {
        type: 'DueDateDeferred',
        data: { debts: [{ debt, from: '2026-03-03' }], to: '2026-03-31' },
      },
    ])
    const deferred = both.as(officer, 'AnnounceDeferral', deferral)
    expect([debtOf(deferred).dueDate, debtOf(deferred, laterDebt).dueDate]).toEqual([
      '2026-03-31',
      '2026-03-31',
    ])
    deferred.when(officer, 'AnnounceDeferral', deferral).then()
  })

  test('leaves debts of other kinds, as in 2020', () => {
    expect(
      eventTypes(both.ask(officer, 'AnnounceDeferral', { ...deferral, kinds: ['penalty'] })),
    ).toEqual(['DeferralAnnounced'])
  })
})

describe('phases (catalogue 7.3)', () => {
  test.each([
    ['2026-03-02', 'Posted'],
    ['2026-03-03', 'Due'],
    ['2026-03-04', 'Overdue'],
    ['2026-04-02', 'Overdue'],
    ['2026-04-03', 'Arrears'],
  ])('on %s the debt is %s', (day, phase) => {
    expect(debtPhaseOf(debtOf(owing), day as never)).toBe(phase)
  })

  test('a settled or cancelled debt stands still', () => {
    const reversed = owing.as(officer, 'ReverseReceivable', { bn15, debt })
    expect(debtPhaseOf(debtOf(reversed), '2026-05-01' as never)).toBe('Reversed')
    const settled = owing
      .as(bank, 'ReceivePayment', payment)
      .as(byAlice, 'DirectAllocation', { bn15, fund, allocations: [{ debt, amount: '20.00' }] })
    expect(debtPhaseOf(debtOf(settled), '2026-05-01' as never)).toBe('Settled')
  })

  test('sent to collections it stays there until it is paid', () => {
    const { at } = { at: '2026-04-10T17:00:00.000Z' as never }
    const sent = owing.at(at).as(officer, 'SendToCollections', { bn15, debt })
    expect(eventTypes(owing.at(at).ask(officer, 'SendToCollections', { bn15, debt }))).toEqual([
      'SentToCollections',
    ])
    expect(debtPhaseOf(debtOf(sent), '2026-04-11' as never)).toBe('Collections')
    sent.when(officer, 'SendToCollections', { bn15, debt }).then()
  })
})
