/**
 * Where an accepted version falls: its deadline, its billing period, its due date. The same for a
 * version that is accepted here and for one that the agency accepted elsewhere. The due date is that
 * of the calendar: the ledger defers it (CK-171).
 *
 * Separate because it is arithmetic on dates alone.
 */
import {
  type BillingAnchorPolicy,
  type BillingPeriod,
  billingAnchor,
  billingPeriodOf,
  paymentDueDate,
} from '../../../calendar/index.js'
import {
  accountingDeadlineOf,
  type CadTypeRule,
  dayOfNextMonth,
} from '../../../dated-rules/index.js'
import type { CivilDate } from '../../../values/index.js'

/** What is known of an acceptance. */
export interface Accepting {
  /** The rules of its type; null where there are none: then only the day of acceptance counts. */
  readonly type: CadTypeRule | null
  /** Of another system it may be later than the acceptance, and then places nothing. */
  readonly releaseDate: CivilDate | null
  /** Eastern day. */
  readonly acceptedOn: CivilDate
}

/**
 * What is paid in order to be released is due at once, so that the money that was there for it pays
 * it, and is not paid out or taken by other debts first (assumed CK-16).
 */
export const placementOf = (stated: Accepting) => {
  const { type, acceptedOn } = stated
  const releaseDate = releasedBy(stated)
  const deadline =
    releaseDate === null || type === null ? null : accountingDeadlineOf(type, releaseDate)
  const { anchor, period } = placed({ ...stated, releaseDate }, deadline)
  return {
    acceptedOn,
    accountingDeadline: deadline,
    late: deadline !== null && acceptedOn > deadline,
    billingAnchor: anchor,
    billingPeriod: period.label,
    paymentDueDate:
      type?.payAtSubmission === true
        ? acceptedOn
        : paymentDueDate({ period, kind: 'import', deferrals: [] }),
  }
}

const releasedBy = ({ releaseDate, acceptedOn }: Accepting): CivilDate | null =>
  releaseDate !== null && releaseDate > acceptedOn ? null : releaseDate

/** What the agency decides falls in the period of that day (catalogue 3.1). */
export const debtOf = (day: CivilDate) => {
  const period = billingPeriodOf(day)
  return {
    billingPeriod: period.label,
    paymentDueDate: paymentDueDate({ period, kind: 'import', deferrals: [] }),
  }
}

/**
 * The period of the debt, and what placed it there. All releases of a calendar month fall in the
 * period of the next (catalogue 4.1); without a deadline the day of acceptance decides.
 */
const placed = (
  { type, releaseDate, acceptedOn }: Accepting,
  deadline: CivilDate | null,
): { readonly anchor: BillingAnchorPolicy | 'calendarMonth'; readonly period: BillingPeriod } => {
  if (type?.billing === 'calendarMonth' && releaseDate !== null) {
    return { anchor: 'calendarMonth', period: billingPeriodOf(dayOfNextMonth(releaseDate, 1)) }
  }
  const policy = type?.billing === 'cycleOfRelease' ? 'release' : 'act'
  const anchor =
    releaseDate === null || deadline === null
      ? acceptedOn
      : billingAnchor({ policy, acceptedOn, deadline, releasedOn: releaseDate })
  return { anchor: policy, period: billingPeriodOf(anchor) }
}
