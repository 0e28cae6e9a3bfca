/**
 * How long decisions may be appealed: a rule option, because the time for adjustment decisions was
 * not read in its source (catalogue 3.3).
 */
import { closed, integer, type Static } from '@carmkit/kernel'

/** Codec of the table `appealTimes`, which replaces {@link appealTimes}. Civil days after the notice. */
export const appealTimesTable = closed('AppealTimes', {
  /** Section 60: unverified. */
  adjustmentDays: integer('AdjustmentDays', 1, 3650),
  /** Section 129.1. */
  penaltyDays: integer('PenaltyDays', 1, 3650),
  /** Days by which an extension may add to the time: one year. */
  extensionDays: integer('ExtensionDays', 0, 3650),
})
export type AppealTimes = Static<typeof appealTimesTable>

export const appealTimesName = 'appealTimes'

/** 90 days for both, and a year counted as 365 days (assumed CK-80). */
export const appealTimes: AppealTimes = { adjustmentDays: 90, penaltyDays: 90, extensionDays: 365 }
