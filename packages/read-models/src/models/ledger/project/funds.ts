/** What the records of money that comes in change, and of money that the bank takes back. */
import { centsOf, type FundId } from '@carmkit/core'
import type { RecordedEvent } from '@carmkit/kernel'
import { type Change, put, type Rows } from '../../../project/rows.js'
import type { Row } from '../../../project/table.js'
import { credit, payment, paymentInitiation } from '../tables/index.js'
import { postedReceivable, standing, type Tell } from './told.js'

/** A fund is a payment or a credit: its id says which. */
export const isPayment = (id: FundId): boolean => id.startsWith('payment/')

/** Amounts by which a fund changes; they sum to zero, unless money comes or goes. */
interface Moved {
  readonly allocated?: number
  readonly disbursed?: number
  readonly unapplied?: number
}

/** The fund with so much more of each; less where the amount is negative. */
export const fundMoved = (
  rows: Rows,
  { bn15, id, revision }: { readonly bn15: string; readonly id: FundId; readonly revision: number },
  { allocated = 0, disbursed = 0, unapplied = 0 }: Moved,
): Change => {
  const moved = <R extends Required<Moved>>(row: R) => ({
    ...row,
    allocated: row.allocated + allocated,
    disbursed: row.disbursed + disbursed,
    unapplied: row.unapplied + unapplied,
    revision,
  })
  return isPayment(id)
    ? put(payment, moved(standing(rows.get(payment, { bn15, id }), id)))
    : put(credit, moved(standing(rows.get(credit, { bn15, id }), id)))
}

export const initiated: Tell<'PaymentInitiated'> = ({ event }) => {
  const { bn15, initiation, method, amount } = event.data
  return {
    changes: [
      put(paymentInitiation, {
        bn15,
        initiation,
        method,
        amount: centsOf(amount),
        initiated_at: event.metadata.recordedAt,
        revision: event.revision,
      }),
    ],
  }
}

export const received: Tell<'PaymentReceived'> = ({ event }) => {
  const { bn15, fund, reference, method, amount, valueAt, valueOn, billingPeriod } = event.data
  return {
    changes: [
      put(payment, {
        bn15,
        id: fund,
        reference,
        method,
        amount: centsOf(amount),
        allocated: 0,
        disbursed: 0,
        unapplied: centsOf(amount),
        value_at: valueAt,
        value_date: valueOn,
        billing_period: billingPeriod,
        recorded_at: event.metadata.recordedAt,
        status: 'Received',
        returned_at: null,
        returned_receivable: null,
        return_fee: null,
        revision: event.revision,
      }),
    ],
  }
}

/** What it paid was taken back before; nothing of it is free, and what was paid out is owed. */
export const returned: Tell<'PaymentReturned'> = (projected, rows) => {
  const { data, revision } = projected.event
  const { bn15, fund, debt, owed, returnedAt, returnedOn, billingPeriod } = data
  const row = standing(rows.get(payment, { bn15, id: fund }), fund)
  return {
    receivables:
      debt === null
        ? []
        : [
            postedReceivable(projected, {
              id: debt,
              kind: 'dishonouredPayment',
              returned_payment: fund,
              amount: centsOf(owed),
              due_date: returnedOn,
              billing_period: billingPeriod,
            }),
          ],
    changes: [
      put(payment, {
        ...row,
        unapplied: 0,
        status: 'Returned',
        returned_at: returnedAt,
        returned_receivable: debt,
        revision,
      }),
    ],
  }
}

export const returnFeeCharged: Tell<'ReturnFeeCharged'> = (projected, rows) => {
  const { data, revision } = projected.event
  const { bn15, fund, debt, amount, dueDate, billingPeriod } = data
  const row = standing(rows.get(payment, { bn15, id: fund }), fund)
  return {
    receivables: [
      postedReceivable(projected, {
        id: debt,
        kind: 'dishonouredPayment',
        returned_payment: fund,
        amount: centsOf(amount),
        due_date: dueDate,
        billing_period: billingPeriod,
      }),
    ],
    changes: [put(payment, { ...row, return_fee: debt, revision })],
  }
}

export const credited: Tell<'CreditPosted'> = ({ event }) => {
  const { bn15, fund, source, amounts, creditedOn, billingPeriod, accountSecurity } = event.data
  const amount = amounts.reduce((sum, one) => sum + centsOf(one.amount), 0)
  return {
    changes: [
      newCredit(event, {
        bn15,
        id: fund,
        kind: 'refund',
        transaction_number: source.transactionNumber,
        version: source.version,
        of_correction: event.data.ofCorrection === true ? 1 : 0,
        account_security: accountSecurity,
        amount,
        credited_on: creditedOn,
        billing_period: billingPeriod,
      }),
    ],
  }
}

/** A credit of which nothing is used yet. */
export const newCredit = (
  { revision, metadata }: RecordedEvent,
  particulars: Omit<
    Row<typeof credit>,
    'allocated' | 'disbursed' | 'unapplied' | 'posted_at' | 'revision'
  >,
): Change =>
  put(credit, {
    ...particulars,
    allocated: 0,
    disbursed: 0,
    unapplied: particulars.amount,
    posted_at: metadata.recordedAt,
    revision,
  })
