/**
 * What the agency answered, as commands state it: what a message leaves out is null.
 *
 * Separate from the commands because only names and absences differ; nothing is decided here.
 */
import { cadErrorOf } from '../cad-error.js'
import type {
  AcceptanceBody,
  AdjustmentDecisionBody,
  AssessmentBody,
  RejectionBody,
} from '../format/answers.js'

export const acceptanceData = ({ warnings, ...body }: AcceptanceBody): object => ({
  ...body,
  warnings: warnings.map((warning) => ({ text: warning.text, ...placeOf(warning) })),
})

/** A text that fits no published error is `unknown`, and kept. */
export const rejectionData = ({ errors, version, ...body }: RejectionBody): object => ({
  ...body,
  version: version ?? null,
  errors: errors.map((one) => ({
    error: cadErrorOf(one),
    code: one.code ?? null,
    text: one.text,
    level: one.level,
    ...placeOf(one),
  })),
})

export const assessmentData = ({
  paymentDueDate,
  lines,
  total,
  ...body
}: AssessmentBody): object => ({
  ...body,
  paymentDueDate: paymentDueDate ?? null,
  lines: lines.map(({ line, simaCode, ...charges }) => ({
    line,
    simaCode: simaCode ?? null,
    ...chargesOf(charges),
  })),
  total: chargesOf(total),
})

export const decisionData = (body: AdjustmentDecisionBody): object => body

type Place = Pick<AcceptanceBody['warnings'][number], 'invoice' | 'line' | 'field'>

const placeOf = ({ invoice, line, field }: Place): object => ({
  invoice: invoice ?? null,
  line: line ?? null,
  field: field ?? null,
})

/** The same charges under the names that they have here. */
const chargesOf = (stated: AssessmentBody['total']): object => ({
  customsDuty: stated.customsDuty ?? null,
  sima: stated.simaAssessment ?? null,
  surtax: stated.surtax ?? null,
  excise: stated.excise ?? null,
  salesTax: stated.gst ?? null,
  provincialTax: stated.provincial ?? null,
  totalPayable: stated.total,
})
