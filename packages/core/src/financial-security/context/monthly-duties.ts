/**
 * What an account owed in each month: the fact from which a requirement is computed.
 *
 * A table of its own for each account, because the ledger is not asked from here; whoever knows the
 * figures supplies them.
 */
import { closed, list, type Static } from '@carmkit/kernel'
import type { Facts } from '../../aggregate.js'
import { suppliedTable } from '../../dated-rules/index.js'
import { type Bn15, CivilDate, centsOf, type Money, NonNegativeMoney } from '../../values/index.js'

/** `endsOn`: last Eastern day of the month, be it of the calendar or of billing. */
const Month = closed('MonthlyDuties', { endsOn: CivilDate, dutiesAndGst: NonNegativeMoney })

/** Codec of the table's content. */
export const monthlyDuties = list(Month, { most: 1200, key: ({ endsOn }) => endsOn })
export type MonthlyDuties = Static<typeof monthlyDuties>

/** What the name of every such table begins with; the account's number follows. */
export const monthlyDutiesPrefix = 'monthlyDuties-'

/** Name of the table of one account: `monthlyDuties-123456782RM0001`. */
export const monthlyDutiesTable = (bn15: Bn15): string => `${monthlyDutiesPrefix}${bn15}`

/** Null when nobody supplied them. */
export const monthlyDutiesIn = (facts: Facts, bn15: Bn15): MonthlyDuties | null =>
  suppliedTable(facts, monthlyDutiesTable(bn15), monthlyDuties)

/** A look-back window: Eastern days, the end excluded. */
export interface Window {
  readonly from: CivilDate
  readonly until: CivilDate
}

/**
 * The highest month of a window, null where it has none. A month counts in the window in which it
 * ends, so that no window has part of a month (assumed CK-87).
 */
export const highestMonth = (months: MonthlyDuties | null, { from, until }: Window): Money | null =>
  (months ?? [])
    .filter(({ endsOn }) => from <= endsOn && endsOn < until)
    .map(({ dutiesAndGst }) => dutiesAndGst)
    .reduce<Money | null>(
      (highest, one) => (highest === null || centsOf(highest) < centsOf(one) ? one : highest),
      null,
    )
