/** The statement of a period, read from the events: what a reader prints, and proves by its hash. */
import {
  type Cents,
  centsOf,
  type Money,
  minus,
  moneyOf,
  noCents,
  plus,
  type Total,
  totalOf,
  totalTextOf,
} from '../../values/index.js'
import type { LedgerEvent } from '../event/index.js'
import { lineOf, linesHashOf, type StatementLine } from './line.js'
import { linesThrough, type Pending, withLine, withoutLinesThrough } from './pending.js'

export interface Statement {
  readonly period: string
  /** Sealed statements never change (TXN-36); an open one lists what would stand on it now. */
  readonly sealed: boolean
  readonly opening: Money
  /** Of an open statement it may pass the largest amount; such a one is never sealed. */
  readonly closing: Total
  readonly lines: ReadonlyArray<StatementLine>
  readonly linesHash: string
}

/** The statement of a period, from all events of a ledger so far. */
export const statementOf = (events: ReadonlyArray<LedgerEvent>, period: string): Statement => {
  let pending: Pending = null
  let opening = noCents
  for (const [revision, event] of events.entries()) {
    if (event.type === 'StatementIssued') {
      const lines = linesThrough(pending, event.data.period)
      const statement = stated(event.data.period, { sealed: true, opening, lines })
      if (event.data.period === period) return statement
      opening = centsOf(statement.closing)
      pending = withoutLinesThrough(pending, event.data.period)
    }
    const line = lineOf(event, revision)
    if (line !== null) pending = withLine(pending, line)
  }
  return stated(period, { sealed: false, opening, lines: linesThrough(pending, period) })
}

const stated = (
  period: string,
  {
    sealed,
    opening,
    lines,
  }: {
    readonly sealed: boolean
    readonly opening: Cents
    readonly lines: ReadonlyArray<StatementLine>
  },
): Statement => ({
  period,
  sealed,
  opening: moneyOf(opening),
  closing: totalTextOf(closingOf(opening, lines)),
  lines,
  linesHash: linesHashOf(lines),
})

/** What is owed by the lines, and what is owed back: both positive. */
export const totalsOf = (
  lines: ReadonlyArray<StatementLine>,
): { readonly debits: Cents; readonly credits: Cents } => {
  const amounts = lines.map(({ amount }) => centsOf(amount))
  return {
    debits: totalOf(amounts.filter((amount) => amount > 0)),
    credits: minus(noCents, totalOf(amounts.filter((amount) => amount < 0))),
  }
}

/** Opening and all lines (TXN-36). */
export const closingOf = (opening: Cents, lines: ReadonlyArray<StatementLine>): Cents =>
  lines.reduce((sum, { amount }) => plus(sum, centsOf(amount)), opening)
