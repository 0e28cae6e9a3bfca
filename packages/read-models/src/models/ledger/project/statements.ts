/** What closing a billing period and sealing a statement change: their lines stand there already. */
import { centsOf, periodNamed } from '@carmkit/core'
import { put } from '../../../project/rows.js'
import { billingPeriod, statement } from '../tables/index.js'
import type { Tell } from './told.js'

export const closed: Tell<'BillingPeriodClosed'> = ({ event }) => {
  const { bn15, period, closedOn } = event.data
  const { start, end, statementDate } = periodNamed(period)
  return {
    changes: [
      put(billingPeriod, {
        bn15,
        period,
        first_day: start,
        last_day: end,
        statement_date: statementDate,
        closed_on: closedOn,
        revision: event.revision,
      }),
    ],
    balance: { last_closed_period: period },
  }
}

export const issued: Tell<'StatementIssued'> = ({ event: { data, revision, metadata } }) => ({
  changes: [
    put(statement, {
      bn15: data.bn15,
      period: data.period,
      opening: centsOf(data.opening),
      debits: centsOf(data.totals.debits),
      credits: centsOf(data.totals.credits),
      closing: centsOf(data.closing),
      line_count: data.lineCount,
      lines_hash: data.linesHash,
      through_revision: data.throughRevision,
      issued_on: data.issuedOn,
      issued_at: metadata.recordedAt,
      postings_unchecked: data.unchecked.includes('PostingsCaughtUp') ? 1 : 0,
      revision,
    }),
  ],
  balance: { last_statement: data.period, last_closing: centsOf(data.closing) },
})

export const preferred: Tell<'OffsetPreferenceChanged'> = ({ event: { data } }) => ({
  balance: { offset_preference: data.preference },
})
