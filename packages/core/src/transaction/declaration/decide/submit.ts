/**
 * What becomes of a submitted draft, in one append: submitted, then accepted with its assessment
 * and due date, or refused with every reason.
 *
 * Separate from `decide` because it is arithmetic on content and dates; nothing here says no to
 * the command.
 */
import * as E from 'fp-ts/lib/Either.js'
import {
  accountingDeadline,
  billingAnchor,
  billingPeriodOf,
  easternDateOf,
  paymentDueDate,
} from '../../../calendar/index.js'
import {
  type DocumentCharges,
  type NotRateable,
  type RatingBasis,
  rate,
} from '../../../rating/index.js'
import type { Bn9, CivilDate, Instant, TransactionNumber } from '../../../values/index.js'
import type { Line } from '../content.js'
import type { DeclarationTables } from '../context/index.js'
import {
  DeclarationAccepted,
  type DeclarationEvent,
  DeclarationRefused,
  DeclarationSubmitted,
} from '../event/index.js'
import type { Draft } from '../state.js'
import { type Defect, defectsOf, linesInOrder, reasonsOf, uncheckedEdits } from './edits.js'

export interface Submission {
  readonly transactionNumber: TransactionNumber
  readonly submittedFor: Bn9
  readonly contentHash: string
  readonly tables: DeclarationTables
  readonly now: Instant
}

/** Which day anchors a debt to a billing period is contested; the default is that of the Act (TXN-20). */
const anchorPolicy = 'act'

export const submit = (draft: Draft, submission: Submission): ReadonlyArray<DeclarationEvent> => {
  const { transactionNumber, tables, now } = submission
  const today = easternDateOf(now)
  const { releaseDate } = draft.header
  const lines = linesInOrder(draft)
  const basis = { date: releaseDate, measures: tables.surtaxMeasures ?? [] }
  const rated = rate(lines, basis)
  const defects = [
    ...defectsOf(draft, { tables, today }),
    ...(E.isLeft(rated) ? ratingDefects(lines, { basis, first: rated.left }) : []),
  ]
  const submitted = DeclarationSubmitted.make({
    transactionNumber,
    submittedFor: submission.submittedFor,
    contentHash: submission.contentHash,
    lineCount: lines.length,
    valueForDuty: E.isRight(rated) ? rated.right.total.valueForDuty : null,
  })
  if (defects.length > 0 || E.isLeft(rated) || releaseDate === null) {
    return [submitted, DeclarationRefused.make({ transactionNumber, reasons: reasonsOf(defects) })]
  }
  return [submitted, accepted(draft, submission, { charges: rated.right, releaseDate, today })]
}

const accepted = (
  draft: Draft,
  { transactionNumber, tables }: Submission,
  {
    charges,
    releaseDate,
    today,
  }: { charges: DocumentCharges; releaseDate: CivilDate; today: CivilDate },
): DeclarationEvent => {
  const deadline = accountingDeadline(releaseDate)
  const anchor = billingAnchor({
    policy: anchorPolicy,
    acceptedOn: today,
    deadline,
    releasedOn: releaseDate,
  })
  const period = billingPeriodOf(anchor)
  return DeclarationAccepted.make({
    transactionNumber,
    importer: draft.importer,
    version: 1,
    acceptedOn: today,
    accountingDeadline: deadline,
    late: today > deadline,
    billingAnchor: anchorPolicy,
    billingPeriod: period.label,
    paymentDueDate: paymentDueDate({ period, kind: 'import', deferrals: tables.deferrals ?? [] }),
    charges,
    unchecked: uncheckedEdits(draft, tables),
  })
}

/**
 * Rating stops at the first line that it cannot rate (CK-15); a refusal names them all. When each
 * line by itself can be rated, it is the total that cannot.
 */
const ratingDefects = (
  lines: ReadonlyArray<Line>,
  { basis, first }: { readonly basis: RatingBasis; readonly first: NotRateable },
): ReadonlyArray<Defect> => {
  const ofLines = lines.flatMap((line) => {
    const rated = rate([line], basis)
    return E.isLeft(rated) ? [defectOf(rated.left, line.number)] : []
  })
  return ofLines.length > 0 ? ofLines : [defectOf(first, null)]
}

const defectOf = ({ name, field }: NotRateable, line: number | null): Defect => ({
  name,
  rule: 'CK-15',
  line,
  field,
})
