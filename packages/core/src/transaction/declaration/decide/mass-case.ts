/** The answer to a mass case that accepted a change of this declaration: the version that it makes. */
import * as E from 'fp-ts/lib/Either.js'
import { valueIn } from '../../../values/index.js'
import type { On } from '../command/index.js'
import { type Change, maxLinesPerEdit } from '../content/index.js'
import { linesInOrder } from '../content/whole.js'
import type { AcceptedChange, DeclarationContext } from '../context/index.js'
import { type DeclarationEvent, MassCaseApplied } from '../event/index.js'
import type { DeclarationRejection } from '../rejection.js'
import { type Accepted, currentOf } from '../state/index.js'
import { approved, corrected, quotedIn, requested, warnings } from './made.js'
import { adjustmentRefused, correctionRefused, notOpenFor } from './open.js'
import { type Revision, revise } from './revision.js'
import { quotations } from './ruling.js'

type Verdict = E.Either<DeclarationRejection, ReadonlyArray<DeclarationEvent>>

/** Each case changes a declaration once; a correction must still be in time (assumed CK-128). */
export const applyMassCase = (
  { data }: On<'ApplyMassCase'>,
  state: Accepted,
  context: DeclarationContext,
): Verdict => {
  const { massCaseNumber } = data
  if (valueIn(state.massCases, massCaseNumber) === true) return E.right([])
  const { massCase } = context
  const refused = notOpenFor(state, { basedOn: state.version })
  if (refused !== null) return E.left(refused)
  if (massCase === null) return E.left({ name: 'NoMassCaseChange', rule: 'CK-128', massCaseNumber })
  const closed = phaseRefused(massCase, state, context)
  if (closed !== null) return E.left(closed)
  const changes = changesOf(massCase, state)
  if (changes.length > maxLinesPerEdit)
    return E.left({ name: 'TooManyLines', rule: 'CK-128', most: maxLinesPerEdit })
  const edit = { basedOn: state.version, header: null, changes, removedLines: [] }
  const filing = { by: 'client', simaAllowed: massCase.kind === 'correction' } as const
  return E.map(
    (revision: Revision): ReadonlyArray<DeclarationEvent> => [
      ...versionBy(massCase, { state, data, revision }, context),
      MassCaseApplied.make({ ...data, importer: state.importer, version: revision.version }),
    ],
  )(revise(state, edit, { context, filing }))
}

const phaseRefused = (
  { kind, submittedOn: filedOn }: AcceptedChange,
  state: Accepted,
  context: DeclarationContext,
): DeclarationRejection | null =>
  kind === 'correction'
    ? correctionRefused(state, context)
    : adjustmentRefused(state, { filedOn, context })

/** Every line with what the case changes, under the codes of the case. */
const changesOf = (
  { change, reasonCodes }: AcceptedChange,
  state: Accepted,
): ReadonlyArray<Change> => {
  const stated = Object.entries(change).filter(([, value]) => value !== null)
  return linesInOrder(currentOf(state)).map((line) => ({
    line: { ...line, ...Object.fromEntries(stated) },
    reasons: [...reasonCodes],
  }))
}

interface Applied {
  readonly state: Accepted
  readonly data: On<'ApplyMassCase'>['data']
  readonly revision: Revision
}

/** An adjustment is requested and approved at once: both are recorded, as for any other. */
const versionBy = (
  massCase: AcceptedChange,
  { state, data: { transactionNumber }, revision }: Applied,
  context: DeclarationContext,
): ReadonlyArray<DeclarationEvent> => {
  const made = { transactionNumber, header: null, revision, evidence: true }
  const { submittedFor, submittedOn } = massCase
  if (massCase.kind === 'correction') {
    return corrected(state, { ...made, correctedFor: submittedFor }, context)
  }
  const { soAdjNumber, gstRegistered } = massCase
  return [
    requested(state, { ...made, requestedFor: submittedFor, requestedOn: submittedOn }),
    ...warnings(state, made),
    approved(state, { transactionNumber, ...revision, soAdjNumber, gstRegistered }, context),
    ...quotations(state, quotedIn(made)),
  ]
}
