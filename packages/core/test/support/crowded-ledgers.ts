/** Ledgers at the bounds of one command, put together from events: no story plays so many commands. */
import type { DomainEvent } from '@carmkit/kernel'
import type { History } from './history.js'
import { ledgerStream, owing, receivable } from './ledgers.js'
import { rm1 as bn15 } from './story.js'

const numbers = (count: number): ReadonlyArray<number> =>
  Array.from({ length: count }, (_, index) => index)

const paymentOf = (reference: string, amount: string): DomainEvent => ({
  type: 'PaymentReceived',
  v: 1,
  data: {
    bn15,
    fund: `payment/${reference}`,
    reference,
    method: 'onlineBanking',
    amount,
    valueAt: '2026-02-02T13:00:00.000Z',
    valueOn: '2026-02-02',
    billingPeriod: '2026-02',
  },
})

const allocation = (
  reference: string,
  debts: ReadonlyArray<string>,
  amount = '0.01',
): DomainEvent => ({
  type: 'CreditAllocated',
  v: 1,
  data: {
    bn15,
    fund: `payment/${reference}`,
    allocations: debts.map((debt) => ({ debt, amount })),
    order: null,
    allocatedOn: '2026-02-02',
  },
})

/** So many payments pay a cent of the debt each, or another amount. */
export const paidByMany = (
  history: History,
  debt: string,
  count: number,
  amount = '0.01',
): History =>
  history.given(
    ledgerStream,
    ...numbers(count).flatMap((index) => [
      paymentOf(`MANY-${index}`, amount),
      allocation(`MANY-${index}`, [debt], amount),
    ]),
  )

const numberOf = (index: number): string => String(10_000_000_000_100 + index)

/** Debts of a cent, due on one day, all paid by one payment. */
export const manyPaid = (count: number): History => {
  const debts = numbers(count).map((index) => `${numberOf(index)}/1`)
  const posted = numbers(count).map((index) => ({
    type: 'ReceivablePosted',
    v: 1,
    data: {
      ...receivable,
      debt: `${numberOf(index)}/1`,
      source: { transactionNumber: numberOf(index), version: 1 },
      amounts: [{ account: 'duty', amount: '0.01' }],
    },
  }))
  const chunks = numbers(Math.ceil(count / 500)).map((index) =>
    debts.slice(index * 500, (index + 1) * 500),
  )
  return owing.given(
    ledgerStream,
    ...posted,
    paymentOf('ONE', '50000.00'),
    ...chunks.map((chunk) => allocation('ONE', chunk)),
  )
}
