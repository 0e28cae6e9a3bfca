/** Rulings, appeals and mass cases in a picture: where they stand, and what was decided. */
import {
  type appeal,
  easternDateOf,
  governing,
  type Instant,
  type massCase,
  type ruling,
  serviceClock,
} from '@carmkit/core'
import type { Describing } from './describing.js'
import type { Fields } from './picture.js'

type Ruling = typeof ruling.initial

export const rulingEntries: Describing<typeof ruling> = (state, { name, at }) => {
  if (state.status === 'Absent') return []
  const { status, applicant, kind, submittedFor, submittedAt } = state
  const clock = serviceClock(state, at)
  const fields = {
    status,
    applicant,
    kind,
    submittedFor,
    submittedAt,
    answerDueOn: clock?.dueOn ?? null,
    ground: 'ground' in state ? state.ground : null,
    ...decisionFields(state, at),
  }
  return [{ section: 'rulings', key: name, fields }]
}

/** Of the decision that governs the day of the moment. */
const decisionFields = (state: Ruling, at: Instant): Fields => {
  const decision = 'decision' in state ? governing(state, easternDateOf(at)) : null
  return {
    inForce: decision !== null,
    classification: decision?.classification ?? null,
    effectiveFrom: decision?.effectiveFrom ?? null,
    effectiveTo: decision?.effectiveTo ?? null,
    decidedOn: decision?.decidedOn ?? null,
    revokedFrom: 'revokedFrom' in state ? state.revokedFrom : null,
  }
}

export const appealEntries: Describing<typeof appeal> = (state, { name }) => {
  if (state.status === 'Absent' && state.extension === null) return []
  const isFiled = state.status !== 'Absent'
  const fields = {
    status: isFiled ? state.status : 'NotFiled',
    appellant: isFiled ? state.appellant : (state.extension?.appellant ?? null),
    subjects: isFiled
      ? state.subjects.map((one) =>
          one.kind === 'penalty'
            ? `notice ${one.noticeNumber}`
            : `version ${one.version} of ${one.transactionNumber}`,
        )
      : [],
    outcome: isFiled ? state.outcome : null,
    court: isFiled ? state.court : null,
    extendedUntil: state.extension?.until ?? null,
  }
  return [{ section: 'appeals', key: name, fields }]
}

export const massCaseEntries: Describing<typeof massCase> = (state, { name }) => {
  if (state.status === 'Absent') return []
  const { status, importer, kind, reasonCodes, submittedFor, submittedOn, declarations } = state
  const accepted = state.decision === null ? [] : [...state.decision.accepted.keys()].toSorted()
  const asked = { status, importer, kind, reasonCodes, submittedFor, submittedOn, declarations }
  return [{ section: 'massCases', key: name, fields: { ...asked, accepted } }]
}
