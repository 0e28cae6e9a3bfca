/** Declarations that were appealed, and the version that carries the appeal out. */
import { dave, maple, officer } from './actors.js'
import { adjustment, appealed, filing } from './appeals.js'
import { change, cheaper } from './declarations.js'
import { approved } from './filed.js'
import type { History } from './history.js'

/** After version 2 was approved; noticed on the day of the approval. */
const subject = { ...adjustment, noticedOn: '2026-03-04' }

export const underReviewOn = (history: History = approved, named: object = {}): History =>
  history
    .as(dave.for(maple), 'FileAppeal', { ...filing, subjects: [subject], ...named })
    .as(officer, 'TakeUnderReview', appealed)

export const decidedFor = (outcome: string, history: History = underReviewOn()): History =>
  history.as(officer, 'DecideAppeal', { ...appealed, outcome })

/** Cheaper than version 2, which it is based on. */
export const carryingOut = (named: object = {}) => {
  const { evidence: _evidence, ...edit } = change({ basedOn: 2, changes: [cheaper], ...named })
  return { ...edit, ...appealed, soAdjNumber: 'SOADJ3', gstRegistered: false, ...named }
}
