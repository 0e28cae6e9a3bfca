/**
 * What becomes of the agency's answers to a version, as other systems tell of them: each is kept
 * once, and what a ledger must know follows from it.
 */
import { canonicalJson, type EventOf } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { easternDateOf } from '../../../calendar/index.js'
import {
  type CivilDate,
  firstDay,
  type Instant,
  type TransactionNumber,
} from '../../../values/index.js'
import type { On } from '../command/index.js'
import { ratingBasisOf } from '../content/basis.js'
import type { FiledAs } from '../content/imported.js'
import type { DeclarationContext } from '../context/index.js'
import {
  AcceptanceRecorded,
  AssessmentRecorded,
  DecisionRecorded,
  type DeclarationEvent,
  RejectionRecorded,
} from '../event/index.js'
import type { DeclarationRejection } from '../rejection.js'
import { type Known, withAcceptance, withAssessment, withDecision } from '../state/imported.js'
import {
  type Accepted,
  currentOf,
  type Declaration,
  type Filed,
  knownVersion,
  type Version,
  versionsOf,
} from '../state/index.js'
import { compared } from './assessment.js'
import { charging, chargingOurs } from './charging.js'
import { statedDueDate, validDueDate } from './due-date.js'
import { placementOf } from './placement.js'
import { quotations } from './ruling.js'

type Verdict = E.Either<DeclarationRejection, ReadonlyArray<DeclarationEvent>>

/** A version with all that is known of its transaction. */
interface Answered {
  readonly known: Known
  readonly version: Version
}

/** A version that was filed here needs no acceptance from elsewhere: it is true already. */
export const recordAcceptance = (
  { data }: On<'RecordAcceptance'>,
  state: Declaration,
  context: DeclarationContext,
): Verdict =>
  answering(state, data.version, ({ known, version }) => {
    const { imported } = version
    if (imported === null) {
      return isTurnedDown(version) ? differs('status') : E.right([])
    }
    if (imported.acceptance !== null) {
      return imported.acceptance.at === data.acceptedAt ? E.right([]) : differs('acceptedAt')
    }
    return unlessAhead(data.acceptedAt, context, (acceptedOn) => {
      const placement = placementOf({
        type: context.type,
        releaseDate: version.header.releaseDate,
        acceptedOn,
      })
      const isFirst = known.status === 'Recorded' || data.version < known.first
      const placed = isFirst ? placement : known
      const dueDate = validDueDate(placed, { stated: statedDueDate(known), context })
      const moved = dueDate === placed.paymentDueDate ? {} : { dueDate }
      const filedAs = filedAsOf(data.version, { on: acceptedOn, dueDate })
      const late = isFirst && placement.late
      const otherwise = imported.stated === filedAs ? null : imported.stated
      const { importer } = known
      const answer = { ...data, ...placement, ...moved }
      const accepted = withAcceptance(known, answer)
      return [
        AcceptanceRecorded.make({ ...answer, importer, late, filedAs, otherwise }),
        ...quotedIfNew(accepted, known, data),
        ...charging(accepted, data),
      ]
    })
  })

/** The rulings of the version that an answer puts into effect, as of one that takes effect here. */
const quotedIfNew = (
  state: Filed,
  before: Known,
  { transactionNumber }: { readonly transactionNumber: TransactionNumber },
): ReadonlyArray<DeclarationEvent> => {
  const { version } = state
  if (before.status === 'Accepted' && before.version === version) return []
  return quotations(state, { transactionNumber, version, content: currentOf(state) })
}

/** Our own finding: the due date parts corrections from adjustments (B5). */
const filedAsOf = (
  version: number,
  { on, dueDate }: { readonly on: CivilDate; readonly dueDate: CivilDate },
): FiledAs => {
  if (version === 1) return 'original'
  return on <= dueDate ? 'correction' : 'adjustment'
}

/**
 * It may name no version: then it is about the latest that waits for an answer. Of a version that
 * another document took, or that was answered otherwise, it changes nothing.
 */
export const recordRejection = (
  { data }: On<'RecordRejection'>,
  state: Declaration,
  context: DeclarationContext,
): Verdict =>
  answering(state, data.version ?? latestUnanswered(state), ({ known, version }) => {
    if (version.imported === null) return differs('status')
    if (version.imported.isRefused) return E.right([])
    return unlessAhead(data.rejectedAt, context, () => [
      RejectionRecorded.make({
        ...data,
        importer: known.importer,
        version: version.number,
        ...standing(version),
      }),
    ])
  })

/** No rejection changes the status of a version that has another answer. */
const standing = ({ status }: Version): Pick<Rejected, 'stays'> =>
  status === 'accepted' || status === 'pending' || status === 'rejected' ? { stays: status } : {}

type Rejected = EventOf<typeof RejectionRecorded>['data']

const latestUnanswered = (state: Declaration): number | null => {
  const versions = 'versions' in state ? versionsOf(state) : []
  const waits = ({ status, assessment }: Version) => status === 'recorded' && assessment === null
  return versions.findLast(waits)?.number ?? null
}

export const recordAssessment = (
  { data }: On<'RecordAssessment'>,
  state: Declaration,
  context: DeclarationContext,
): Verdict =>
  answering(state, data.version, ({ known, version }) => {
    const { lines, total, ...stated } = data
    const theirs = { lines, total }
    const { assessment } = version
    if (assessment !== null) {
      const isSame =
        textOf(assessment.theirs) === textOf(theirs) &&
        assessment.paymentDueDate === data.paymentDueDate
      return isSame ? E.right([]) : differs('theirs')
    }
    return unlessAhead(data.assessedAt, context, (assessedOn) => {
      const measures = context.tables.surtaxMeasures
      const basis = ratingBasisOf(version.header, { otherwise: assessedOn, measures })
      const comparison = compared(version, { theirs, basis })
      const { importer } = known
      const moved = movedBy(data, { known, version, context })
      const assessed = { ...stated, ...moved, theirs, ours: comparison.ours }
      const after = withAssessment(known, assessed)
      return [
        AssessmentRecorded.make({ ...stated, importer, theirs, ...comparison, ...moved }),
        ...(after.status === 'Accepted' ? quotedIfNew(after, known, data) : []),
        ...charging(after, data),
      ]
    })
  })

/** Before an acceptance is known there is no due date to move. */
const movedBy = (
  { version: number, paymentDueDate: stated }: On<'RecordAssessment'>['data'],
  { known, version, context }: Answered & { readonly context: DeclarationContext },
): { readonly dueDate?: CivilDate } => {
  if (known.status !== 'Accepted' || number > 1 || version.imported === null) return {}
  const dueDate = validDueDate(known, { stated, context })
  return dueDate === known.paymentDueDate ? {} : { dueDate }
}

/** Until an acceptance is known nothing shows what was decided of. */
export const recordDecision = (
  { data }: On<'RecordDecision'>,
  state: Accepted,
  context: DeclarationContext,
): Verdict =>
  answering(state, data.version, ({ version }) => {
    const answer = knownDecision(data, { state, version })
    if (answer !== null) return answer
    return unlessAhead(data.decidedAt, context, (decidedOn) => {
      const { importer } = state
      const { version: number, decision: outcome } = data
      const decided = withDecision(state, { version: number, outcome, decidedOn })
      const charged =
        version.imported === null
          ? chargingOurs(decided, {
              ...data,
              version,
              before: state,
              decidedOn,
              gstRegistered: data.gstRegistered ?? null,
            })
          : charging(decided, data)
      return [
        DecisionRecorded.make({ ...data, importer, decidedOn, otherwise: foundAs(version, state) }),
        ...quotedIfNew(decided, state, data),
        ...charged,
      ]
    })
  })

/**
 * Null where the decision is news. Nothing is decided of what comes before the first acceptance that
 * is known, and what was decided here is not decided otherwise.
 */
const knownDecision = (
  { decision: outcome }: On<'RecordDecision'>['data'],
  { state, version }: { readonly state: Filed; readonly version: Version },
): Verdict | null => {
  const { status, imported, decision } = version
  if (decision !== null) return decision.outcome === outcome ? E.right([]) : differs('decision')
  const isRejected = outcome === 'rejected'
  if (version.number < state.first) return differs('status')
  if (imported !== null || status === 'pending') return null
  return isTurnedDown(version) === isRejected ? E.right([]) : differs('status')
}

/** What a version is by its dates, where that is something else than an adjustment. */
const foundAs = ({ number, status }: Version, { first }: Filed): FiledAs | null => {
  if (status !== 'accepted') return null
  if (number === 1) return 'original'
  return number > first ? 'correction' : null
}

const isTurnedDown = ({ status }: Version): boolean =>
  status === 'rejected' || status === 'withdrawn'

const answering = (
  state: Declaration,
  version: number | null,
  answer: (answered: Answered) => Verdict,
): Verdict => {
  const known = state.status === 'Recorded' || state.status === 'Accepted' ? state : null
  const found = known === null || version === null ? undefined : knownVersion(known, version)
  return known === null || found === undefined
    ? E.left({ name: 'VersionUnknown', rule: 'CK-120', version })
    : answer({ known, version: found })
}

const differs = (field: string): Verdict => E.left({ name: 'AnswerDiffers', rule: 'CK-120', field })

/** What was answered on a later day than today was not answered yet, and nothing was before there are days. */
const unlessAhead = (
  at: Instant,
  { now }: Pick<DeclarationContext, 'now'>,
  events: (on: CivilDate) => ReadonlyArray<DeclarationEvent>,
): Verdict => {
  const [on, today] = [easternDateOf(at), easternDateOf(now)]
  if (on > today) return E.left({ name: 'NotYet', rule: 'CK-120', on, today })
  return on < firstDay
    ? E.left({ name: 'TooEarly', rule: 'CK-120', on, earliest: firstDay })
    : E.right(events(on))
}

const textOf = (value: object): string => {
  const written = canonicalJson(value)
  if (E.isLeft(written)) throw new Error(`no canonical text: ${written.left.reason}`)
  return written.right
}
