/**
 * What becomes of a submitted draft, in one append: submitted, then accepted with its assessment
 * and due date, or refused with every reason.
 *
 * Separate from `decide` because it is arithmetic on content and dates; nothing here says no to
 * the command.
 */
import * as E from 'fp-ts/lib/Either.js'
import { easternDateOf } from '../../../calendar/index.js'
import type { CadTypeRule } from '../../../dated-rules/index.js'
import {
  type DocumentCharges,
  type NotRateable,
  type RatingBasis,
  rate,
} from '../../../rating/index.js'
import {
  type Bn9,
  type Channel,
  type CivilDate,
  channels,
  type Instant,
  type TransactionNumber,
} from '../../../values/index.js'
import { ratingBasisOf } from '../content/basis.js'
import type { Line } from '../content/index.js'
import { linesInOrder } from '../content/whole.js'
import type { DeclarationTables } from '../context/index.js'
import {
  DeclarationAccepted,
  type DeclarationEvent,
  DeclarationRefused,
  DeclarationSubmitted,
} from '../event/index.js'
import type { Draft } from '../state/index.js'
import { type Defect, defectsOf, reasonsOf, uncheckedEdits } from './edits.js'
import { placementOf } from './placement.js'
import { accountSecurityNumberOf } from './release.js'

export interface Submission {
  readonly transactionNumber: TransactionNumber
  readonly submittedFor: Bn9
  readonly contentHash: string
  readonly tables: DeclarationTables
  /** The rules of its type; null where it may not be used. */
  readonly type: CadTypeRule | null
  /** Null where nobody said it. */
  readonly channel: Channel | null
  readonly now: Instant
}

export const submit = (draft: Draft, submission: Submission): ReadonlyArray<DeclarationEvent> => {
  const { transactionNumber, tables, type, channel, now } = submission
  const today = easternDateOf(now)
  const lines = linesInOrder(draft)
  const basis = ratingBasisOf(draft.header, { otherwise: today, measures: tables.surtaxMeasures })
  const rated = rate(lines, basis)
  const defects = [
    ...defectsOf(draft, { tables, today, type }),
    ...channelDefects(submission),
    ...(E.isLeft(rated) ? ratingDefects(lines, { basis, first: rated.left }) : []),
  ]
  const submitted = DeclarationSubmitted.make({
    transactionNumber,
    submittedFor: submission.submittedFor,
    contentHash: submission.contentHash,
    channel,
    lineCount: lines.length,
    valueForDuty: E.isRight(rated) ? rated.right.total.valueForDuty : null,
  })
  if (defects.length > 0 || E.isLeft(rated) || type === null) {
    return [submitted, DeclarationRefused.make({ transactionNumber, reasons: reasonsOf(defects) })]
  }
  return [submitted, accepted(draft, submission, { charges: rated.right, type, today })]
}

const accepted = (
  draft: Draft,
  submission: Submission,
  { charges, type, today }: { charges: DocumentCharges; type: CadTypeRule; today: CivilDate },
): DeclarationEvent => {
  const { transactionNumber, tables } = submission
  const { releaseDate } = draft.header
  return DeclarationAccepted.make({
    transactionNumber,
    importer: draft.importer,
    version: 1,
    cadType: draft.cadType,
    accountSecurityNumber: accountSecurityNumberOf(transactionNumber),
    ...placementOf({ type, releaseDate, acceptedOn: today }),
    charges,
    unchecked: [...uncheckedEdits(draft, tables), ...uncheckedChannel(submission)],
  })
}

/** A type that is entered in the portal only did not come as a message (assumed CK-129). */
const channelDefects = ({ type, channel }: Submission): ReadonlyArray<Defect> =>
  type === null || channel === null || type.channels.includes(channel)
    ? []
    : [{ name: 'ChannelNotAllowed', rule: 'CK-129', line: null, field: 'channel' }]

const uncheckedChannel = ({ type, channel }: Submission): ReadonlyArray<string> =>
  channel === null && channels.some((one) => type?.channels.includes(one) === false)
    ? ['Channel']
    : []

/**
 * Rating stops at the first line that it cannot rate (CK-15); a refusal names them all. When each
 * line by itself can be rated, it is the total that cannot.
 */
export const ratingDefects = (
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
