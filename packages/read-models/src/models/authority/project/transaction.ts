/** What each event of a declaration and of a ruling changes in the joints of authority. */
import { bn9Of, declaration, ruling } from '@carmkit/core'
import { type Projected, source, unchanged } from '../../../project/model.js'
import { type Change, put, type Rows } from '../../../project/rows.js'
import type { Row } from '../../../project/table.js'
import { transactionHistory } from '../tables/index.js'
import { begun, changed, ended, standing } from './timed.js'

type TransactionRow = Row<typeof transactionHistory>

const transactionIn = ({ event }: Projected, rows: Rows): TransactionRow | undefined =>
  standing(rows, transactionHistory, { stream: event.stream })[0]

interface Begun {
  readonly bn15: string
  readonly for: string
  readonly at: string
  readonly filed: 0 | 1
}

/** A number that a discarded draft set free may be taken anew. */
const begunFor = (projected: Projected, rows: Rows, one: Begun): ReadonlyArray<Change> => {
  const before = transactionIn(projected, rows)
  const transaction = {
    stream: projected.event.stream,
    bn15: one.bn15,
    owned_by: one.for,
    begun_for: one.for,
    begun_at: one.at,
    filed: one.filed,
  }
  return [
    ...(before === undefined ? [] : [ended(transactionHistory, before, projected)]),
    begun(transactionHistory, transaction, projected),
  ]
}

export const declarations = source(declaration, {
  DraftOpened: (projected, rows) => {
    const { importer, openedFor, openedAt } = projected.event.data
    return begunFor(projected, rows, { bn15: importer, for: openedFor, at: openedAt, filed: 0 })
  },
  DeclarationSubmitted: (projected, rows) => {
    const draft = transactionIn(projected, rows)
    const owned = { owned_by: projected.event.data.submittedFor }
    return draft === undefined ? [] : changed(transactionHistory, draft, owned, projected)
  },
  DeclarationAccepted: (projected, rows) => {
    const draft = transactionIn(projected, rows)
    return draft === undefined ? [] : [put(transactionHistory, { ...draft, filed: 1 })]
  },
  AsDeclaredRecorded: (projected, rows) => {
    const { importer, recordedAt } = projected.event.data
    return begunFor(projected, rows, {
      bn15: importer,
      for: bn9Of(importer),
      at: recordedAt,
      filed: 1,
    })
  },
  // Later versions are of the same transaction, whoever filed them.
  VersionRecorded: (projected, rows) => {
    const { importer, filedBy, filedAt } = projected.event.data
    return transactionIn(projected, rows)?.filed === 1
      ? []
      : begunFor(projected, rows, { bn15: importer, for: filedBy, at: filedAt, filed: 1 })
  },
  DraftEdited: unchanged,
  DraftDiscarded: unchanged,
  DeclarationRefused: unchanged,
  ReleaseRecorded: unchanged,
  AccountingDueNoted: unchanged,
  ReleaseMismatchNoted: unchanged,
  DeclarationCorrected: unchanged,
  AdjustmentRequested: unchanged,
  AdjustmentWithdrawn: unchanged,
  AdjustmentApproved: unchanged,
  AdjustmentRejected: unchanged,
  DeclarationRedetermined: unchanged,
  ReasonToBelieveRecorded: unchanged,
  RulingsQuoted: unchanged,
  RulingMismatchNoted: unchanged,
  MassCaseApplied: unchanged,
  VersionGapNoted: unchanged,
  AcceptanceRecorded: unchanged,
  RejectionRecorded: unchanged,
  AssessmentRecorded: unchanged,
  DecisionRecorded: unchanged,
  CancellationRecorded: unchanged,
  ChargesImported: unchanged,
})

export const rulings = source(ruling, {
  RulingSubmitted: (projected, rows) => {
    const { applicant, submittedFor, submittedAt } = projected.event.data
    return begunFor(projected, rows, {
      bn15: applicant,
      for: submittedFor,
      at: submittedAt,
      filed: 1,
    })
  },
  RulingAssigned: unchanged,
  InfoRequested: unchanged,
  InfoProvided: unchanged,
  RulingWithdrawn: unchanged,
  RulingDeclined: unchanged,
  RulingIssued: unchanged,
  ModificationRequested: unchanged,
  RulingModified: unchanged,
  ModificationRefused: unchanged,
  RulingRevoked: unchanged,
  RulingUpheld: unchanged,
  RulingVaried: unchanged,
})
