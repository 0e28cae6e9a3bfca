/** What the records of interest change: assessed, waived, borne at another rate, paid on refunds. */
import { centsOf } from '@carmkit/core'
import { put } from '../../../project/rows.js'
import { together } from '../../../project/together.js'
import { interestMode, interestPosting, refundInterest } from '../tables/index.js'
import { newCredit } from './funds.js'
import { changedReceivable, postedReceivable, receivableOf, standing, type Tell } from './told.js'

export const assessed: Tell<'InterestAssessed'> = (projected) => {
  const { data, revision } = projected.event
  const { bn15, debt, on, mode, compounding, carried, exact } = data
  const amount = centsOf(data.amount)
  return {
    receivables: [
      postedReceivable(projected, {
        id: debt,
        kind: 'interest',
        interest_on: on,
        account_security: data.accountSecurity,
        amount,
        due_date: data.dueDate,
        billing_period: data.billingPeriod,
      }),
    ],
    changes: [
      put(interestPosting, {
        bn15,
        receivable: debt,
        interest_on: on,
        principal: centsOf(data.principal),
        first_day: data.from,
        last_day: data.to,
        mode,
        compounding,
        rates: JSON.stringify(data.rates),
        carried,
        exact,
        settled: centsOf(data.settled),
        amount,
        waived_at: null,
        waived_days: null,
        revision,
      }),
    ],
  }
}

export const waived: Tell<'InterestWaived'> = ({ event }, rows) => {
  const { bn15, debt, days } = event.data
  const { revision, metadata } = event
  const [row, posting] = together(
    () => receivableOf(rows, bn15, debt),
    () => standing(rows.get(interestPosting, { bn15, receivable: debt }), debt),
  )
  return {
    receivables: [
      changedReceivable(row, { amount: 0, reversed_at: metadata.recordedAt, revision }),
    ],
    changes: [
      put(interestPosting, {
        ...posting,
        waived_at: metadata.recordedAt,
        waived_days: days,
        revision,
      }),
    ],
  }
}

export const modeChanged: Tell<'InterestModeChanged'> = ({ event }) => {
  const { bn15, debt, from, mode, ground } = event.data
  const { revision } = event
  return {
    changes: [
      put(interestMode, { bn15, receivable: debt, first_day: from, mode, ground, revision }),
    ],
  }
}

export const refundInterestCredited: Tell<'RefundInterestCredited'> = ({ event }) => {
  const { bn15, fund, on, parts, mode, compounding, exact, creditedOn } = event.data
  const [, transactionNumber = '', version = ''] = fund.split('/')
  const amount = centsOf(event.data.amount)
  return {
    changes: [
      newCredit(event, {
        bn15,
        id: fund,
        kind: 'refundInterest',
        transaction_number: transactionNumber,
        version: Number(version),
        of_correction: 0,
        account_security: event.data.accountSecurity,
        amount,
        credited_on: creditedOn,
        billing_period: event.data.billingPeriod,
      }),
      put(refundInterest, {
        bn15,
        credit: fund,
        interest_on: on,
        parts: JSON.stringify(parts),
        mode,
        compounding,
        exact,
        amount,
        credited_on: creditedOn,
        revision: event.revision,
      }),
    ],
  }
}
