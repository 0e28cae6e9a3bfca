/** The rules of what the agency answers: where an error stands, and whether an assessment adds up. */
import type { Money } from '@carmkit/core'
import type { AssessmentBody, RejectionBody } from '../format/answers.js'
import { dollars, type Finding, fault, sumOf, warning, when } from './finding.js'
import type { Settings } from './settings.js'

/** An error of an invoice or a line says of which. */
export const rejectionFindings = ({ errors }: RejectionBody): ReadonlyArray<Finding> =>
  errors.flatMap(({ level, invoice, line }, index) => {
    const missing = (field: string): Finding =>
      fault(`body.errors[${index}].${field}`, `missing field, an error of level ${level} states it`)
    return [
      ...when(level === 'invoice' && invoice === undefined, missing('invoice')),
      ...when(level === 'line' && line === undefined, missing('line')),
    ]
  })

/** Its amounts are facts of the agency, so what does not add up is kept, with a warning. */
export const assessmentFindings = (
  { lines, total }: AssessmentBody,
  { centsPerLine }: Settings,
): ReadonlyArray<Finding> => {
  const isFar = (one: bigint, other: bigint, cents: number): boolean =>
    one - other > BigInt(cents) || other - one > BigInt(cents)
  const chargeSum = ({
    customsDuty,
    simaAssessment,
    surtax,
    excise,
    gst,
    provincial,
  }: AssessmentBody['total']): bigint | null => {
    const stated = [customsDuty, simaAssessment, surtax, excise, gst, provincial].filter(
      (amount): amount is Money => amount !== undefined,
    )
    return stated.length === 0 ? null : sumOf(stated)
  }
  const against = (
    stated: Money,
    sum: bigint | null,
    { path, cents }: { readonly path: string; readonly cents: number },
  ): ReadonlyArray<Finding> =>
    sum === null
      ? []
      : when(
          isFar(sumOf([stated]), sum, cents),
          warning(path, `its parts add up to ${dollars(sum)}`),
        )
  return [
    ...against(total.total, lines.length === 0 ? null : sumOf(lines.map((line) => line.total)), {
      path: 'body.total.total',
      cents: centsPerLine * lines.length,
    }),
    ...lines.flatMap((line, index) =>
      against(line.total, chargeSum(line), {
        path: `body.lines[${index}].total`,
        cents: centsPerLine,
      }),
    ),
  ]
}
