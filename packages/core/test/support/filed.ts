/** Histories of declarations that were accepted, and of what came after. */
import { cbsa, dave, maple, officer } from './actors.js'
import { change, completeEdit, draft, opening, release } from './declarations.js'
import type { History } from './history.js'
import { mapleStaffed } from './story.js'
import { utc } from './time.js'

const byDave = dave.for(maple)

export const filedOn = (history: History): History =>
  history
    .as(byDave, 'OpenDraft', opening)
    .as(byDave, 'EditDraft', completeEdit)
    .as(byDave, 'SubmitDeclaration', draft)

/** Released prior to payment and accepted on 2 February 2026, due on 3 March. */
export const filed = filedOn(mapleStaffed.as(cbsa, 'RecordRelease', release))

export const lastInstant = utc('2026-03-04T04:59:59.999Z')
/** The first instant after the due date. */
export const afterDue = utc('2026-03-04T05:00:00.000Z')

export const approval = {
  ...draft,
  version: 2,
  decision: { kind: 'approved', soAdjNumber: 'SOADJ1', gstRegistered: true },
}
export const rejection = {
  ...draft,
  version: 2,
  decision: {
    kind: 'rejected',
    soAdjNumber: null,
    reasons: [{ line: 1, reason: 'evidenceInsufficient' }],
  },
}

/** After the due date, with version 2 pending. */
export const requested = filed.as(byDave, 'RequestAdjustment', change({ evidence: true }), afterDue)
export const approved = requested.as(officer, 'DecideAdjustment', approval)

export const redetermination = (named: object = {}) => {
  const { evidence: _evidence, ...edit } = change(named)
  return { ...edit, basis: 'verification', soAdjNumber: 'SOADJ2', gstRegistered: false }
}
