/**
 * Lines that no sealed statement lists yet, by the period that each belongs to by itself. A line
 * goes to the first unsealed statement not earlier than that (TXN-37): sealing a period takes
 * everything up to it.
 */
import { entriesOf, type Keyed, valueIn, withoutValue, withValue } from '../../values/index.js'
import type { PeriodLine, StatementLine } from './line.js'

export type Pending = Keyed<string, Listed>

/** The last line, and those before it: adding one copies none. */
interface Listed {
  readonly line: StatementLine
  readonly before: Listed | null
}

export const withLine = (pending: Pending, { period, line }: PeriodLine): Pending =>
  withValue(pending, period, { line, before: valueIn(pending, period) ?? null })

/** Lines of the periods up to this one, in the order of the stream. */
export const linesThrough = (pending: Pending, period: string): ReadonlyArray<StatementLine> =>
  entriesOf(pending)
    .filter(([own]) => own <= period)
    .flatMap(([, listed]) => [...linesIn(listed)])
    .toSorted((one, another) => one.revision - another.revision)

function* linesIn(listed: Listed): Generator<StatementLine, void> {
  for (let at: Listed | null = listed; at !== null; at = at.before) yield at.line
}

export const withoutLinesThrough = (pending: Pending, period: string): Pending =>
  entriesOf(pending).reduce(
    (rest, [own]) => (own <= period ? withoutValue(rest, own) : rest),
    pending,
  )

/** The earliest period with lines; null without any. */
export const firstPeriod = (pending: Pending): string | null =>
  entriesOf(pending).reduce<string | null>(
    (first, [period]) => (first === null || period < first ? period : first),
    null,
  )
