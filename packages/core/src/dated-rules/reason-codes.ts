/**
 * Reason codes of corrections and adjustments: what a code says about the change, by day.
 *
 * The full list is appendix A of memorandum D17-2-1, which is not public; ours has the codes that
 * bulletins name. A code that the table lacks is left unchecked, never refused.
 */
import { bool, closed, list, nullable, oneOf, type Static, text } from '@carmkit/kernel'
import type { Facts } from '../aggregate.js'
import { CivilDate, ReasonCode } from '../values/index.js'
import { suppliedTable } from './supplied-table.js'

export const ReasonCodeRule = closed('ReasonCodeRule', {
  code: ReasonCode,
  /** Provision of the Customs Act, like `32.2`; null where no source says it. */
  statute: nullable(
    text<string>('Statute', '1 to 20 characters', (value) => /^.{1,20}$/.test(value)),
  ),
  /** The way in which it supports the amount owed to change. */
  direction: oneOf('Direction', ['refund', 'owing', 'neutral']),
  /** Forbidden to importers and their brokers. */
  reservedForCbsa: bool,
  programCode: nullable(
    text<string>('ProgramCode', '1 to 20 characters', (value) => /^.{1,20}$/.test(value)),
  ),
  /** Eastern days, both included; null means no bound. */
  from: nullable(CivilDate),
  until: nullable(CivilDate),
})
export type ReasonCodeRule = Static<typeof ReasonCodeRule>

/** Codec of the table `reasonCodes`, which replaces {@link reasonCodes}. */
export const ReasonCodeRules = list(ReasonCodeRule, { most: 2000 })

export const reasonCodesTable = 'reasonCodes'

const named = (
  code: string,
  statute: string,
  direction: ReasonCodeRule['direction'],
): ReasonCodeRule => ({
  code,
  statute,
  direction,
  reservedForCbsa: false,
  programCode: null,
  from: null,
  until: null,
})

/**
 * Bulletins 5412 (treatment to CETA) and 5417 (the others). That a change of classification under
 * s.32.2 is neutral by itself is assumed (CK-42): its refund side has a code of its own.
 */
export const reasonCodes: ReadonlyArray<ReasonCodeRule> = [
  named('R2-74-1-C11', '74(1)', 'refund'),
  named('R2-74-1-TT', '74(1)', 'refund'),
  named('R2-74-1-G-53', '74(1)', 'refund'),
  named('R2-74-1-GR-53', '74(1)', 'refund'),
  named('R2-74-1-E.TC', '74(1)', 'refund'),
  named('R3-32.2.VFD', '32.2', 'owing'),
  named('R2-32-2.TC', '32.2', 'neutral'),
  named('R3-32-2.TC', '32.2', 'neutral'),
]

/** The codes that hold for a decision; it must have `reasonCodes` among its needed tables. */
export const reasonCodesOf = (facts: Facts): ReadonlyArray<ReasonCodeRule> =>
  suppliedTable(facts, reasonCodesTable, ReasonCodeRules) ?? reasonCodes

/** What a code says on an Eastern day; null where the table does not know it. */
export const reasonCodeOn = (
  rules: ReadonlyArray<ReasonCodeRule>,
  code: string,
  day: CivilDate,
): ReasonCodeRule | null =>
  rules.find(
    (one) =>
      one.code === code &&
      (one.from === null || one.from <= day) &&
      (one.until === null || day <= one.until),
  ) ?? null
