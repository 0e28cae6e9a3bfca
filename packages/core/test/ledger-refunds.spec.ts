/** Interest on refunds: on what was paid, from the day after the payment to the day of the decision. */
import { describe, expect, test } from 'vitest'
import {
  type Bn15,
  balanceTerms,
  type CivilDate,
  explainer,
  figuresOf,
  type LedgerEvent,
  ledger,
  netOf,
  statementOf,
} from '../src/index.js'
import { alice, clock, maple, reaction } from './support/actors.js'
import { recorded, refusal } from './support/answers.js'
import type { History } from './support/history.js'
import { bank, credit, ledgerStream, owing, payment, receivable } from './support/ledgers.js'
import { rm1 as bn15 } from './support/story.js'
import { utc } from './support/time.js'

const number = '10000000000017'
const crediting = (version: number) => ({ bn15, fund: `credit/${number}/${version}` })

/** A debt of 100,000.00, paid in two parts: 60,000.00 on 2 February and 40,000.00 on 1 March. */
const paid = ['2026-02-02T13:00:00.000Z', '2026-03-01T17:00:00.000Z']
  .reduce<History>(
    (history, valueAt, index) =>
      history.at(utc(valueAt)).as(bank, 'ReceivePayment', {
        ...payment,
        reference: `P${index}`,
        amount: ['60000.00', '40000.00'][index],
        valueAt,
      }),
    owing
      .supplied('interestRates', [{ quarter: '2026-Q1', prescribed: '3.65', source: null }])
      .as(reaction, 'PostReceivable', {
        ...receivable,
        debt: { transactionNumber: number, version: 2 },
        amounts: [{ account: 'duty', amount: '100000.00' }],
        dueDate: '2026-03-02',
      }),
  )
  .at(utc('2026-03-02T17:00:00.000Z'))
  .as(clock, 'RunOffset', { bn15 })
  .at(utc('2026-03-11T17:00:00.000Z'))

const refunded = (amount: string, version = 3, history = paid): History =>
  history.as(reaction, 'PostCredit', {
    ...credit,
    debt: { transactionNumber: number, version },
    amounts: [{ account: 'duty', amount }],
    creditedOn: '2026-03-11',
  })

const partsOf = (history: History, version = 3) => {
  const [event] = recorded(history.ask(clock, 'CreditRefundInterest', crediting(version)))
  if (event === undefined) throw new Error('no interest was credited')
  const { parts, amount } = event.data as {
    parts: ReadonlyArray<{ principal: string; from: string; to: string }>
    amount: string
  }
  return [parts.map(({ principal, from, to }) => `${principal} ${from} ${to}`), amount]
}

describe('CreditRefundInterest', () => {
  test('bears the prescribed rate on the payment that came last, ten days of it (CK-140)', () => {
    expect(partsOf(refunded('10000.00'))).toEqual([['10000.00 2026-03-02 2026-03-11'], '10.00'])
  })

  test('bears nothing where a correction made it and nobody decided (CK-140)', () => {
    const corrected = paid.as(reaction, 'PostCredit', {
      ...credit,
      amounts: [{ account: 'duty', amount: '10000.00' }],
      creditedOn: '2026-03-11',
      ofCorrection: true,
    })
    corrected
      .when(clock, 'CreditRefundInterest', crediting(3))
      .rejected({ name: 'NothingRefunded', rule: 'CK-140', fund: `credit/${number}/3` })
  })

  test('a larger refund reaches back to the earlier payment, and its days', () => {
    expect(partsOf(refunded('50000.00'))).toEqual([
      ['40000.00 2026-03-02 2026-03-11', '10000.00 2026-02-03 2026-03-11'],
      '77.08',
    ])
  })

  test('what an earlier credit gave back is not given back again', () => {
    const twice = refunded('1000.00', 4, refunded('39500.00'))
    expect(partsOf(twice, 4)[0]).toEqual([
      '500.00 2026-03-02 2026-03-11',
      '500.00 2026-02-03 2026-03-11',
    ])
  })

  test('is explained part by part, on its line and in what is free (TXN-32)', () => {
    const events = refunded('50000.00')
      .as(clock, 'CreditRefundInterest', crediting(3))
      .events(ledgerStream) as ReadonlyArray<LedgerEvent>
    const revision = events.length - 1
    const working = { mode: 'dailyPrescribed', compounding: 'daily' }
    const interest = [
      { ...working, principal: '40000.00', carried: '0.00000000', amount: '40.02' },
      { ...working, principal: '10000.00', carried: '40.01800480', amount: '37.06' },
    ]
    const moment = utc('2026-03-11T17:00:00.000Z')
    const records = events.map((event) => ({ event, recordedAt: moment, effectiveAt: moment }))
    const statement = statementOf(events, '2026-03')
    const figure = figuresOf(bn15 as Bn15, statement).find(
      ({ line }) => line?.revision === revision,
    )
    if (figure === undefined) throw new Error('no line')
    const explain = explainer(records, { bn15: bn15 as Bn15, statement })
    expect(explain(figure)).toMatchObject({ figure: { amount: '-77.08' }, interest })
    const counted = events.map((event, place) => ({ revision: place, facts: [event] }))
    const asked = { figure: 'free', today: '2026-03-11' as CivilDate } as const
    const changes = balanceTerms(counted, asked).flatMap((term) => term.changes)
    expect(changes.filter((one) => one.interest.length > 0)).toMatchObject([
      { revision, amount: '77.08', interest },
    ])
  })

  test('is free money on a line of its own, credited once', () => {
    const credited = refunded('10000.00').as(clock, 'CreditRefundInterest', crediting(3))
    const before = refunded('10000.00').state(ledger, ledgerStream).unallocated
    expect(credited.state(ledger, ledgerStream).unallocated).toBe(before + 1000)
    expect(netOf(credited.events(ledgerStream).at(-1) as LedgerEvent)).toBe(-1000)
    credited.when(clock, 'CreditRefundInterest', crediting(3)).then()
  })

  test('is nothing where nothing was paid, and of money that was paid by nobody', () => {
    const unpaid = refunded('10.00', 3, owing.at(utc('2026-03-11T17:00:00.000Z')))
    const asked = unpaid.ask(clock, 'CreditRefundInterest', crediting(3))
    expect(refusal(asked)).toBe('NothingRefunded')
    const ofPayment = { bn15, fund: 'payment/P0' }
    expect(refusal(paid.ask(clock, 'CreditRefundInterest', ofPayment))).toBe('NothingRefunded')
  })

  test('never covers what the payer has free', () => {
    const free = owing.as(bank, 'ReceivePayment', payment)
    const asking = refunded('10.00', 3, free.at(utc('2026-03-11T17:00:00.000Z')))
    expect(refusal(asking.ask(clock, 'CreditRefundInterest', crediting(3)))).toBe('NothingRefunded')
    expect(asking.ask(alice.for(maple), 'CreditRefundInterest', crediting(3))).toMatchObject({
      left: { outcome: 'denied' },
    })
  })
})
