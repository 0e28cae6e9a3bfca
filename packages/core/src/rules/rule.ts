/** One rule of the catalogue, in our words: what the reference prints and `explain` says. */

/**
 * - `held`: refused, computed or recorded as the rule says.
 * - `waiting`: does not hold yet; `note` says why, and what brings it.
 * - `outside`: nothing for this library to enforce; `note` says whose matter it is.
 * - `assumed`: no source says it; the choice is ours (`CK-nn`, and readings of open questions).
 */
export type RuleStatus = 'held' | 'waiting' | 'outside' | 'assumed'

export interface Rule {
  readonly id: string
  readonly status: RuleStatus
  readonly text: string
  /** Reason for a rule that is not held, or the reading taken; empty where nothing is to be added. */
  readonly note: string
}

/** Rules of one status, as rows of id, text and note. */
export const rulesOf = (
  status: RuleStatus,
  rows: ReadonlyArray<readonly [id: string, text: string, note?: string]>,
): ReadonlyArray<Rule> => rows.map(([id, text, note = '']) => ({ id, status, text, note }))
