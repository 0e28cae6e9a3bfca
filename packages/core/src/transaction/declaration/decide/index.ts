/** The answer of a declaration: one function for each command, one case for each status. */
import { absurd, utf8Length } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { actingBusinessOf, requireGrant } from '../../../authority/index.js'
import { type Bn15, isImporting } from '../../../values/index.js'
import type { DeclarationCommand, On } from '../command/index.js'
import { editedContent, mostBytes } from '../content/index.js'
import { contentHashOf, contentText } from '../content/whole.js'
import type { DeclarationContext } from '../context/index.js'
import { type DeclarationEvent, DraftDiscarded, DraftEdited, DraftOpened } from '../event/index.js'
import type { DeclarationRejection } from '../rejection.js'
import type { Accepted, Declaration, Draft, Release } from '../state/index.js'
import { recordAcceptance, recordAssessment, recordDecision, recordRejection } from './answers.js'
import { recordReasonToBelieve } from './belief.js'
import { recordCancellation, recordVersion } from './filing.js'
import { mismatch, noteAccountingDue, recordRelease } from './release.js'
import { submit } from './submit.js'
import {
  correctDeclaration,
  decideAdjustment,
  redetermineDeclaration,
  requestAdjustment,
  withdrawAdjustment,
} from './version.js'

type Verdict = E.Either<DeclarationRejection, ReadonlyArray<DeclarationEvent>>

export const decide = (
  command: DeclarationCommand,
  state: Declaration,
  context: DeclarationContext,
): Verdict => {
  requireGrant(command, context)
  switch (command.type) {
    case 'RecordRelease':
      return recordRelease(command, state)
    case 'NoteAccountingDue':
      return noteAccountingDue(command, { state, now: context.now })
    case 'OpenDraft':
      return openDraft(command, state, context)
    case 'EditDraft':
      return whileDraft(state, (draft) => editDraft(command, draft))
    case 'DiscardDraft':
      return whileDraft(state, () => E.right([DraftDiscarded.make(command.data)]))
    case 'SubmitDeclaration':
      return whileDraft(state, (draft) =>
        submitDeclaration(command, { draft, release: state.release }, context),
      )
    case 'CorrectDeclaration':
      return onceAccepted(state, (filed) => correctDeclaration(command, filed, context))
    case 'RequestAdjustment':
      return onceAccepted(state, (filed) => requestAdjustment(command, filed, context))
    case 'WithdrawAdjustment':
      return onceAccepted(state, (filed) => withdrawAdjustment(command, filed))
    case 'DecideAdjustment':
      return onceAccepted(state, (filed) => decideAdjustment(command, filed, context))
    case 'RedetermineDeclaration':
      return onceAccepted(state, (filed) => redetermineDeclaration(command, filed, context))
    case 'RecordReasonToBelieve':
      return onceAccepted(state, (filed) =>
        recordReasonToBelieve(command, { state: filed, now: context.now }),
      )
    case 'RecordVersion':
      return recordVersion(command, state)
    case 'RecordCancellation':
      return recordCancellation(command, state)
    case 'RecordAcceptance':
      return recordAcceptance(command, state, context)
    case 'RecordRejection':
      return recordRejection(command, state, context)
    case 'RecordAssessment':
      return recordAssessment(command, state, context)
    case 'RecordDecision':
      return onceAccepted(state, (filed) => recordDecision(command, filed, context))
    default:
      return absurd(command)
  }
}

const onceAccepted = (state: Declaration, answer: (filed: Accepted) => Verdict): Verdict => {
  switch (state.status) {
    case 'Absent':
    case 'Draft':
    case 'Discarded':
    case 'Recorded':
      return E.left({ name: 'NotAccepted', rule: 'TXN-04', status: state.status })
    case 'Accepted':
      return answer(state)
    default:
      return absurd(state)
  }
}

const whileDraft = (state: Declaration, answer: (draft: Draft) => Verdict): Verdict => {
  switch (state.status) {
    case 'Absent':
    case 'Discarded':
    case 'Recorded':
    case 'Accepted':
      return E.left({ name: 'NotDraft', rule: 'TXN-05', status: state.status })
    case 'Draft':
      return answer(state)
    default:
      return absurd(state)
  }
}

/** A discarded draft frees its number for the same importer, and for nobody else. */
const openDraft = (
  { data }: On<'OpenDraft'>,
  state: Declaration,
  context: DeclarationContext,
): Verdict => {
  const { transactionNumber, importer } = data
  const isFree =
    state.status === 'Absent' || (state.status === 'Discarded' && state.importer === importer)
  if (!isFree) return E.left({ name: 'NumberInUse', rule: 'TXN-02', transactionNumber })
  const unfit = unfitAccount(importer, context)
  if (unfit !== null) return E.left(unfit)
  return E.right([
    DraftOpened.make({
      ...data,
      openedFor: actingBusinessOf(context.actor),
      openedAt: context.now,
    }),
  ])
}

/** An account that cannot own a declaration, or not now (PRG-03). */
const unfitAccount = (
  importer: Bn15,
  { program }: DeclarationContext,
): DeclarationRejection | null => {
  if (program.status !== 'Absent' && !isImporting(program.programType)) {
    return { name: 'NotImporterAccount', rule: 'PRG-03', importer }
  }
  return program.status === 'Active' ? null : { name: 'ProgramNotActive', rule: 'PRG-03', importer }
}

const editDraft = ({ data }: On<'EditDraft'>, draft: Draft): Verdict => {
  const after = editedContent(draft, data)
  if (contentText(after) === contentText(draft)) return E.right([])
  if (utf8Length(contentText(after)) > mostBytes) {
    return E.left({ name: 'DeclarationTooLarge', rule: 'CK-14', mostBytes })
  }
  return E.right([DraftEdited.make(data)])
}

const submitDeclaration = (
  { data: { transactionNumber } }: On<'SubmitDeclaration'>,
  { draft, release }: { readonly draft: Draft; readonly release: Release | null },
  context: DeclarationContext,
): Verdict => {
  const { importer, cadType } = draft
  const unfit = unfitAccount(importer, context)
  if (unfit !== null) return E.left(unfit)
  if (context.type?.payAtSubmission === true) {
    return E.left({ name: 'PaymentRequiredFirst', rule: 'CK-16', cadType })
  }
  const outcome = submit(draft, {
    transactionNumber,
    submittedFor: actingBusinessOf(context.actor),
    contentHash: contentHashOf(draft),
    tables: context.tables,
    type: context.type,
    now: context.now,
  })
  if (outcome.every(({ type }) => type !== 'DeclarationAccepted')) return E.right(outcome)
  const declared = { transactionNumber, importer, version: 1, header: draft.header }
  return E.right([...outcome, ...mismatch(release, declared)])
}
