/** Whether a sealed statement still says what was sealed: its recorded figures, computed again. */
import { type Money, type Total, totalTextOf } from '../../values/index.js'
import type { LedgerEvent, StatementIssued } from '../event/index.js'
import { type Statement, totalsOf } from '../statement/statement.js'

type Issued = ReturnType<typeof StatementIssued.make>

export interface Seal {
  /** Place of the seal in the stream. */
  readonly revision: number
  readonly issued: Issued['data']
  /** Figures that the lines do not give again; none on a statement that holds. */
  readonly broken: ReadonlyArray<'opening' | 'closing' | 'totals' | 'lineCount' | 'linesHash'>
}

/** Null where the period was not sealed by itself. */
export const sealOf = (events: ReadonlyArray<LedgerEvent>, statement: Statement): Seal | null => {
  for (const [revision, event] of events.entries()) {
    if (event.type === 'StatementIssued' && event.data.period === statement.period) {
      return { revision, issued: event.data, broken: brokenBy(statement, event.data) }
    }
  }
  return null
}

const brokenBy = (
  { opening, closing, lines, linesHash }: Statement,
  issued: Issued['data'],
): Seal['broken'] => {
  const { debits, credits } = totalsOf(lines)
  const { totals } = issued
  const holds: ReadonlyArray<readonly [Seal['broken'][number], boolean]> = [
    ['opening', isSame(opening, issued.opening)],
    ['closing', isSame(closing, issued.closing)],
    [
      'totals',
      isSame(totalTextOf(debits), totals.debits) && isSame(totalTextOf(credits), totals.credits),
    ],
    ['lineCount', lines.length === issued.lineCount],
    ['linesHash', linesHash === issued.linesHash],
  ]
  return holds.flatMap(([name, isTrue]) => (isTrue ? [] : [name]))
}

/** Equal amounts are equal texts, of sums too. */
const isSame = (one: Money | Total, another: Money): boolean => String(one) === another

/**
 * The period whose statement lists what belongs to this one: itself, or where a month was left out
 * the next one that was sealed. Null while none was.
 */
export const sealedWith = (events: ReadonlyArray<LedgerEvent>, period: string): string | null => {
  for (const event of events) {
    if (event.type === 'StatementIssued' && event.data.period >= period) return event.data.period
  }
  return null
}
