/**
 * What holds of the proofs that a person reads: figures, what is owed, simulated payments. The plain
 * book says what is owed, and sending the commands says what a payment does.
 */
import {
  type explainer,
  figuresOf,
  type Imagined,
  type LedgerEvent,
  type LedgerRecord,
  type Money,
  type owedAt,
  type simulatePayment,
  statementOf,
} from '@carmkit/core'
import * as E from 'fp-ts/lib/Either.js'
import { type Sent, send } from '../log.js'
import { suppliedTables } from '../tables.js'
import { cents, dayOf } from './book.js'
import { ledgerAccount } from './commands.js'
import { freeIn, leftOf, owedIn } from './entries.js'
import { type LedgerHistory, type LedgerStep, ledgerStream } from './history.js'
import { offsetOf } from './offset.js'
import type { LedgerRule } from './rule.js'

/** The proofs under test, so that a defect can be planted in each. */
export interface LedgerProofs {
  readonly owedAt: typeof owedAt
  readonly simulatePayment: typeof simulatePayment
  readonly explainer: typeof explainer
}

export const ledgerProofRules = (proofs: LedgerProofs): ReadonlyArray<LedgerRule> => [
  {
    name: 'TXN-36: items of what is owed add up to the difference from the last statement',
    *breaches({ steps }) {
      for (const [index, { after, step }] of halfAndEnd(steps)) {
        const told = proofs.owedAt(recordsOf(steps.slice(0, index + 1)), step.sent.at)
        const sum = sumOf(told.items)
        const net = owedIn(after) - freeIn(after)
        if (sum !== cents(told.difference)) yield `items ${sum}, difference ${told.difference}`
        if (cents(told.net) !== net) yield `net ${told.net}, in the book ${net}`
        const closing = cents(told.statement?.closing ?? '0.00')
        if (closing + sum !== net) yield `${closing} and ${sum} are not ${net}`
        const parts = [told.overdue, told.dueToday, told.dueLater].map(cents)
        if (parts.reduce((one, two) => one + two) !== cents(told.owed)) yield `${parts.join()}`
      }
    },
  },
  {
    name: 'TXN-36: terms of a figure add up to it',
    *breaches({ steps }) {
      const records = recordsOf(steps)
      const bn15 = ledgerAccount as Imagined['bn15']
      for (const period of ['2026-02', '2026-03', '2026-04']) {
        const statement = statementOf(eventsOf(steps), period)
        const explain = proofs.explainer(records, { bn15, statement })
        for (const figure of figuresOf(bn15, statement)) {
          const { terms, madeBy, interest } = explain(figure)
          if (figure.name === 'opening') continue
          if (sumOf(terms) !== cents(figure.amount))
            yield `${figure.id} is ${JSON.stringify(terms)}`
          const [type] = madeBy.map(({ event }) => event.type)
          if (
            figure.line !== null &&
            (type === 'InterestAssessed' || type === 'RefundInterestCredited')
          ) {
            const told = sumOf(interest)
            if (told !== Math.abs(cents(figure.amount))) yield `${figure.id} has interest ${told}`
          }
          if (figure.line !== null && madeBy.length !== 1) yield `${figure.id} has no event`
        }
      }
    },
  },
  {
    name: 'TXN-27: a simulated payment does what the payment does',
    *breaches(history) {
      for (const step of history.steps.slice(-1)) {
        for (const method of ['onlineBanking', 'creditCard'] as const) {
          for (const amount of ['0.07', '55.00', '3000.00'] as const) {
            const difference = simulated(proofs, history, { step, method, amount })
            if (difference !== null) yield `${amount} by ${method}: ${difference}`
          }
        }
      }
    },
  },
]

/** Two moments of a history: in its middle, and at its end. */
const halfAndEnd = (steps: LedgerHistory['steps']): ReadonlyArray<[number, LedgerStep]> =>
  [...steps.entries()].filter(
    ([index]) => index === steps.length - 1 || index === Math.floor(steps.length / 2),
  )

const eventsOf = (steps: LedgerHistory['steps']): ReadonlyArray<LedgerEvent> =>
  steps.flatMap(({ events }) => events)

const recordsOf = (steps: LedgerHistory['steps']): ReadonlyArray<LedgerRecord> =>
  steps.flatMap(({ events, step: { sent } }) =>
    events.map((event) => ({ event, recordedAt: sent.at, effectiveAt: sent.at })),
  )

const sumOf = (parts: ReadonlyArray<{ readonly amount: string }>): number =>
  parts.reduce((sum, { amount }) => sum + cents(amount), 0)

/** Null where imagination, the engine and the plain book agree. */
const simulated = (
  { simulatePayment: simulate }: LedgerProofs,
  { domain }: LedgerHistory,
  {
    step: { step, after: book },
    method,
    amount,
  }: {
    readonly step: LedgerStep
    readonly method: Imagined['method']
    readonly amount: string
  },
): string | null => {
  const { at } = step.sent
  const on = dayOf(at) as Imagined['on']
  const bn15 = ledgerAccount as Imagined['bn15']
  const stream = step.after.get(ledgerStream)
  if (stream === undefined) return null
  const imagined = simulate(
    stream.state as Parameters<typeof simulate>[0],
    { bn15, amount: amount as Money, method, on, order: null },
    { lastRecordedAt: at, tables: [...suppliedTables.values()] },
  )
  const received = send(domain, step.after, paid({ at, method, amount }))
  if (received.outcome !== 'accepted' || E.isLeft(imagined)) {
    const refusal = E.isLeft(imagined) ? imagined.left.reasons.map(({ name }) => name) : []
    return refusal.join() === received.reasons.join() ? null : `${refusal.join()} imagined`
  }
  const offset = send(domain, received.after, {
    at,
    actor: { kind: 'system', process: 'clock' },
    type: 'RunOffset',
    data: { bn15 },
  })
  const happened = (offset.events as ReadonlyArray<LedgerEvent>).flatMap((event) =>
    event.type === 'CreditAllocated'
      ? event.data.allocations.map((one) => `${one.debt} ${cents(one.amount)}`)
      : [],
  )
  const fund = { id: 'this', amount: cents(amount), valueOn: on, disbursed: 0, returned: false }
  const planned = offsetOf(
    { ...book, funds: [...book.funds, { ...fund, isPayment: true, order: 1_000_000 }] },
    on,
  )
  const told = imagined.right.pays.map((one) => `${one.debt} ${cents(one.amount)}`)
  if (listed(told) !== listed(happened)) return `${told.join()} imagined, ${happened.join()} done`
  const expected = planned.map((one) => `${one.debt} ${one.amount}`)
  if (listed(told) !== listed(expected)) return `${told.join()}, in the book ${expected.join()}`
  const ofThis = imagined.right.pays.filter(({ isThisPayment }) => isThisPayment)
  const free = cents(amount) - sumOf(ofThis)
  if (free !== cents(imagined.right.freeOfPayment)) return `${free} is free`
  const open = book.debts.reduce((sum, debt) => sum + leftOf(book, debt), 0)
  const left = open - sumOf(imagined.right.pays)
  const stillOpen = imagined.right.open.reduce((sum, one) => sum + cents(one.outstanding), 0)
  return left === stillOpen && left === cents(imagined.right.owed) ? null : `${left} stays open`
}

const listed = (texts: ReadonlyArray<string>): string => texts.toSorted().join()

const paid = ({
  at,
  method,
  amount,
}: {
  readonly at: Sent['at']
  readonly method: string
  readonly amount: string
}): Sent => ({
  at,
  actor: { kind: 'external', party: 'bank' },
  type: 'ReceivePayment',
  data: {
    bn15: ledgerAccount,
    reference: 'LAW',
    method,
    amount,
    currency: 'CAD',
    valueAt: at,
  },
})
