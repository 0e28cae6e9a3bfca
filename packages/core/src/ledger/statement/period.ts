/**
 * The statement that a line goes to. Apart from decisions because it is known before the statement
 * is sealed, so that a reader can list lines as they are recorded.
 */
import { type BillingPeriod, billingPeriodOf } from '../../calendar/index.js'
import { addDays, type CivilDate } from '../../values/index.js'

/** The billing period by its label: the 17th of that month ends it. */
export const periodNamed = (label: string): BillingPeriod =>
  billingPeriodOf(`${label}-17` as CivilDate)

/**
 * Label of the first statement that is not sealed and not earlier than the line's own period, where
 * `sealed` is the last one that is (TXN-37). No later one can take the line: statements with lines
 * are sealed one after another.
 */
export const statementFor = (own: string, sealed: string | null): string => {
  const next = sealed === null ? own : periodAfter(sealed)
  return own < next ? next : own
}

/** Label of the period that follows. */
export const periodAfter = (period: string): string =>
  billingPeriodOf(addDays(periodNamed(period).end, 1)).label
