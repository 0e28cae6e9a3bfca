/**
 * What a ruling means for declarations: whether it holds for the one that quotes it, and since when
 * its recipient has reason to believe that others are wrong.
 */
import { type Bn9, bn9Of, type CivilDate } from '../../../values/index.js'
import type { Decided, Decision, Ruling } from './index.js'

/** What of a declaration is held against the ruling that it quotes. */
export interface Quoting {
  readonly releaseDate: CivilDate
  readonly business: Bn9
  /** Classification of the line that quotes it, ten digits; null where it states none. */
  readonly classification: string | null
}

/** Why a quoted ruling does not fit: a warning, not a refusal (TXN-42). */
export type RulingMismatch = 'NotDecided' | 'OtherBusiness' | 'NotInForce' | 'OtherClassification'

/** Null when the ruling holds for what quotes it. */
export const rulingMismatch = (state: Ruling, quoting: Quoting): RulingMismatch | null => {
  if (!('decision' in state)) return 'NotDecided'
  if (bn9Of(state.applicant) !== quoting.business) return 'OtherBusiness'
  const decision = governing(state, quoting.releaseDate)
  if (decision === null) return 'NotInForce'
  return decision.classification === null || decision.classification === quoting.classification
    ? null
    : 'OtherClassification'
}

export const rulingInForce = (state: Ruling, quoting: Quoting): boolean =>
  rulingMismatch(state, quoting) === null

/** The latest decision whose first day has come governs a day, up to its own last one (assumed CK-79). */
export const governing = (
  { decision: latest, revokedFrom }: Pick<Decided, 'decision' | 'revokedFrom'>,
  day: CivilDate,
): Decision | null => {
  if (revokedFrom !== null && revokedFrom <= day) return null
  const decision = begunBy(latest, day)
  return decision === null || isOver(decision, day) ? null : decision
}

/** Null for a day before the first one of all decisions. */
const begunBy = (latest: Decision, day: CivilDate): Decision | null => {
  let decision: Decision | null = latest
  while (decision !== null && day < decision.effectiveFrom) decision = decision.earlier
  return decision
}

const isOver = ({ effectiveTo }: Decision, day: CivilDate): boolean =>
  effectiveTo !== null && effectiveTo < day

/**
 * Whether the ruling tells its recipient that a line is classified wrongly: by the decision that
 * governs its day, or by the latest one where none had begun (assumed CK-126).
 */
export const isRuledOtherwise = (state: Ruling, quoting: Quoting): boolean => {
  if (!('decision' in state) || bn9Of(state.applicant) !== quoting.business) return false
  const { decision: latest, revokedFrom } = state
  const { releaseDate: day, classification } = quoting
  if (revokedFrom !== null && revokedFrom <= day) return false
  const ruled = begunBy(latest, day) ?? latest
  if (isOver(ruled, day) || ruled.classification === null) return false
  return ruled.classification !== classification
}

/**
 * The Eastern day on which the recipient got the latest decision, on the same goods and on similar
 * ones: the 90 days of section 32.2 run from it. Null before any decision.
 */
export const reasonToBelieveFrom = (state: Ruling): CivilDate | null =>
  'decision' in state ? state.decision.decidedOn : null
