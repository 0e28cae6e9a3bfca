/** The bodies of what the agency answers to a declaration, in `cad-import/1`. */
import { CivilDate, Instant, Money, TransactionNumber } from '@carmkit/core'
import { closed, list, oneOf, type Static } from '@carmkit/kernel'
import { mostLines } from './line.js'
import { freeText, Ordinal, SimaCode } from './values.js'

const ofVersion = { transactionNumber: TransactionNumber, version: Ordinal }

/** Where in a declaration something is said; nothing of it for the whole. */
const place = { invoice: Ordinal, line: Ordinal, field: freeText(100) }

export const AcceptanceBody = closed('AcceptanceBody', {
  ...ofVersion,
  acceptedAt: Instant,
  status: oneOf('AcceptanceStatus', ['accepted', 'acceptedWithWarnings']),
  warnings: list(closed('AgencyWarning', { text: freeText(1000) }, place), { most: mostLines }),
})
export type AcceptanceBody = Static<typeof AcceptanceBody>

/** A failure of the schema and one of the content are different stages, and stay distinct. */
const AgencyError = closed(
  'AgencyError',
  {
    text: freeText(1000),
    level: oneOf('ErrorLevel', ['schema', 'header', 'invoice', 'line']),
  },
  { code: freeText(20), ...place },
)

export const RejectionBody = closed(
  'RejectionBody',
  {
    transactionNumber: TransactionNumber,
    rejectedAt: Instant,
    errors: list(AgencyError, { least: 1, most: mostLines }),
  },
  { version: Ordinal },
)
export type RejectionBody = Static<typeof RejectionBody>

/** Charges as the agency states them; SIMA and its code are outputs (B7). */
const charges = {
  customsDuty: Money,
  simaAssessment: Money,
  surtax: Money,
  excise: Money,
  gst: Money,
  provincial: Money,
}
const AssessedTotal = closed('AssessedTotal', { total: Money }, charges)
const AssessedLine = closed(
  'AssessedLine',
  { line: Ordinal, total: Money },
  { ...charges, simaCode: SimaCode },
)

export const AssessmentBody = closed(
  'AssessmentBody',
  {
    ...ofVersion,
    assessedAt: Instant,
    lines: list(AssessedLine, { most: mostLines, key: ({ line }) => line }),
    total: AssessedTotal,
  },
  { paymentDueDate: CivilDate },
)
export type AssessmentBody = Static<typeof AssessmentBody>

export const AdjustmentDecisionBody = closed('AdjustmentDecisionBody', {
  ...ofVersion,
  decidedAt: Instant,
  decision: oneOf('Decision', ['approved', 'rejected']),
  remarks: list(closed('LineRemark', { line: Ordinal, text: freeText(1000) }), { most: mostLines }),
})
export type AdjustmentDecisionBody = Static<typeof AdjustmentDecisionBody>
