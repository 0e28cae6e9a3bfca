/** The figures of a statement: each amount on it, under an id by which it can be asked about. */
import { type Bn15, type Money, type Total, totalTextOf } from '../../values/index.js'
import type { StatementLine } from '../statement/line.js'
import { type Statement, totalsOf } from '../statement/statement.js'

export interface Figure {
  /** `{bn15}/{period}/{line}`. A line is named by the revision of its event, which never changes. */
  readonly id: string
  readonly name: 'opening' | 'line' | 'debits' | 'credits' | 'closing'
  /** Owed is positive; credits are told as what they take away, so positive too. */
  readonly amount: Money | Total
  /** Null for the figures that are sums. */
  readonly line: StatementLine | null
}

/** In the order in which they are read: opening, lines, totals, closing. */
export const figuresOf = (bn15: Bn15, statement: Statement): ReadonlyArray<Figure> => {
  const { period, opening, closing, lines } = statement
  const id = (line: string | number): string => `${bn15}/${period}/${line}`
  const sum = (name: Exclude<Figure['name'], 'line'>, amount: Money | Total): Figure => ({
    id: id(name),
    name,
    amount,
    line: null,
  })
  const { debits, credits } = totalsOf(lines)
  return [
    sum('opening', opening),
    ...lines.map(
      (line): Figure => ({ id: id(line.revision), name: 'line', amount: line.amount, line }),
    ),
    sum('debits', totalTextOf(debits)),
    sum('credits', totalTextOf(credits)),
    sum('closing', closing),
  ]
}
