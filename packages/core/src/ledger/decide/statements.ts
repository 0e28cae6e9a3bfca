/** Billing periods and their statements: closed on the 18th, issued on the 25th. */

import { startOfEasternDay } from '../../calendar/index.js'
import { addDays, maxCents, moneyOf } from '../../values/index.js'
import type { On } from '../command/index.js'
import type { LedgerContext } from '../context.js'
import { BillingPeriodClosed, StatementIssued } from '../event/index.js'
import type { LedgerRejection } from '../rejection.js'
import type { Ledger } from '../state.js'
import { linesHashOf } from '../statement/line.js'
import { firstPeriod, linesThrough } from '../statement/pending.js'
import { periodNamed, statementFor } from '../statement/period.js'
import { closingOf, totalsOf } from '../statement/statement.js'
import { recorded, refused, type Verdict } from './verdict.js'

export const closeBillingPeriod = (
  { data }: On<'CloseBillingPeriod'>,
  state: Ledger,
  { today }: LedgerContext,
): Verdict => {
  const { period } = data
  if (state.closedPeriod !== null && period <= state.closedPeriod) {
    return refused({ name: 'AlreadyClosed', rule: 'TXN-37', period })
  }
  const on = addDays(periodNamed(period).end, 1)
  return today < on
    ? refused({ name: 'NotYet', rule: 'CK-62', on, today })
    : recorded(BillingPeriodClosed.make({ ...data, closedOn: today }))
}

export const issueStatement = (
  { data: { bn15, period } }: On<'IssueStatement'>,
  state: Ledger,
  context: LedgerContext,
): Verdict => {
  const unfit = unfitFor(period, state, context)
  if (unfit !== null) return refused(unfit)
  const lines = linesThrough(state.pending, period)
  const { debits, credits } = totalsOf(lines)
  const closing = closingOf(state.closing, lines)
  if ([debits, credits, Math.abs(closing)].some((sum) => sum > maxCents)) {
    return refused({ name: 'AmountTooLarge', rule: 'CK-57', most: moneyOf(maxCents) })
  }
  return recorded(
    StatementIssued.make({
      bn15,
      period,
      throughRevision: Math.max(state.events - 1, 0),
      opening: moneyOf(state.closing),
      closing: moneyOf(closing),
      totals: { debits: moneyOf(debits), credits: moneyOf(credits) },
      lineCount: lines.length,
      linesHash: linesHashOf(lines),
      issuedOn: context.today,
      unchecked: context.postedThrough === null ? ['PostingsCaughtUp'] : [],
    }),
  )
}

/**
 * A statement waits for its day, for those before it, and for the postings of its period: what was
 * recorded elsewhere before the cut-off must stand here (CK-70).
 */
const unfitFor = (
  period: string,
  state: Ledger,
  { today, postedThrough }: LedgerContext,
): LedgerRejection | null => {
  if (state.sealedPeriod !== null && period <= state.sealedPeriod) {
    return { name: 'AlreadyIssued', rule: 'TXN-36', period }
  }
  const { end, statementDate } = periodNamed(period)
  if (today < statementDate) return { name: 'NotYet', rule: 'CK-62', on: statementDate, today }
  const earlier = earlierOpen(period, state)
  if (earlier !== null) return { name: 'EarlierPeriodOpen', rule: 'TXN-37', period: earlier }
  const needed = startOfEasternDay(addDays(end, 1))
  return postedThrough !== null && postedThrough < needed
    ? { name: 'PostingsBehind', rule: 'CK-70', postedThrough, needed }
    : null
}

/** A period before this one that has lines and a statement of its own to come. */
const earlierOpen = (period: string, { pending, sealedPeriod }: Ledger): string | null => {
  const first = firstPeriod(pending)
  if (first === null) return null
  const own = statementFor(first, sealedPeriod)
  return own < period ? own : null
}
