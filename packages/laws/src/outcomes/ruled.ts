/** What a ruling says on a day, told from its events: decisions are looked for from the last to the first. */
import { dataOf, eventsIn } from '../auditor.js'
import type { Log } from '../log.js'
import type { Line } from './lines.js'

export const decisions = ['RulingIssued', 'RulingModified', 'RulingVaried']

/** The day of release of everything in these histories. */
const released = '2026-02-02'

interface Terms {
  readonly classification: string | null
  readonly effectiveFrom: string
  readonly effectiveTo: string | null
}

interface Given {
  readonly applicant: string
  readonly terms: Terms
  readonly revokedFrom: string
}

interface Ruled {
  readonly business: string
  /** The first one first. */
  readonly decisions: ReadonlyArray<Terms>
  readonly revokedFrom: string
}

/** A ruling as its events tell it; null before any decision. */
const ruledIn = (log: Log, number: string): Ruled | null => {
  const events = eventsIn(log, `transaction-ruling.${number}`)
  const given = events
    .filter(({ type }) => decisions.includes(type))
    .map((one) => dataOf<Given>(one).terms)
  const [submitted] = events
  const revoked = events.find(({ type }) => type === 'RulingRevoked')
  return submitted === undefined || given.length === 0
    ? null
    : {
        business: dataOf<Given>(submitted).applicant.slice(0, 9),
        decisions: given,
        revokedFrom: revoked === undefined ? '9999-12-31' : dataOf<Given>(revoked).revokedFrom,
      }
}

/** Why a quoted ruling does not hold for a line; null where it does, or where none is quoted. */
export const causeOf = (
  log: Log,
  { rulingNumber, classification }: Line,
  importer: string,
): string | null => {
  if (rulingNumber === undefined) return null
  const ruled = ruledIn(log, rulingNumber)
  if (ruled === null) return 'NotDecided'
  if (ruled.business !== importer.slice(0, 9)) return 'OtherBusiness'
  const terms = ruled.decisions.findLast(({ effectiveFrom }) => effectiveFrom <= released)
  const isOver = terms?.effectiveTo !== null && (terms?.effectiveTo ?? '') < released
  if (terms === undefined || isOver || ruled.revokedFrom <= released) return 'NotInForce'
  return terms.classification === classification ? null : 'OtherClassification'
}

/** By the decision that governs the day of release, or by the last one where none does yet. */
export const isRuledOtherwise = (log: Log, line: Line, importer: string): boolean => {
  const ruled = line.rulingNumber === undefined ? null : ruledIn(log, line.rulingNumber)
  if (ruled === null || ruled.business !== importer.slice(0, 9)) return false
  const begun = ruled.decisions.findLast(({ effectiveFrom }) => effectiveFrom <= released)
  const { classification, effectiveTo } = begun ?? (ruled.decisions.at(-1) as Terms)
  const holds = (effectiveTo === null || released <= effectiveTo) && released < ruled.revokedFrom
  return holds && classification !== line.classification
}
