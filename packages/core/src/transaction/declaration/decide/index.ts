/** The answer of a declaration: one function for each command, one case for each status. */
import { absurd, utf8Length } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { actingBusinessOf, requireGrant } from '../../../authority/index.js'
import type { DocumentCharges } from '../../../rating/index.js'
import { type Cents, centsOf, moneyOf, noCents } from '../../../values/index.js'
import type { DeclarationCommand, On } from '../command/index.js'
import { editedContent, mostBytes } from '../content/index.js'
import { contentHashOf, contentText } from '../content/whole.js'
import type { DeclarationContext } from '../context/index.js'
import { type DeclarationEvent, DraftDiscarded, DraftEdited, DraftOpened } from '../event/index.js'
import type { DeclarationRejection } from '../rejection.js'
import type { Accepted, Declaration, Draft, Release } from '../state/index.js'
import { unfitAccount } from './account.js'
import { carryOutAppeal, decideAdjustment, redetermineDeclaration } from './agency.js'
import { recordAcceptance, recordAssessment, recordDecision, recordRejection } from './answers.js'
import { recordAsDeclared } from './as-declared.js'
import { noteRulingDecided, recordReasonToBelieve } from './belief.js'
import { recordCancellation, recordVersion } from './filing.js'
import { applyMassCase } from './mass-case.js'
import { mismatch, noteAccountingDue, recordRelease } from './release.js'
import { noteRulingMismatch, quotations } from './ruling.js'
import { submit } from './submit.js'
import { correctDeclaration, requestAdjustment, withdrawAdjustment } from './version.js'

type Verdict = E.Either<DeclarationRejection, ReadonlyArray<DeclarationEvent>>

export const decide = (
  command: DeclarationCommand,
  state: Declaration,
  context: DeclarationContext,
): Verdict => {
  requireGrant(command, context)
  switch (command.type) {
    case 'RecordRelease':
      return recordRelease(command, state, context)
    case 'NoteAccountingDue':
      return noteAccountingDue(command, state, context)
    case 'OpenDraft':
      return openDraft(command, state, context)
    case 'EditDraft':
      return whileDraft(state, (draft) => editDraft(command, draft))
    case 'DiscardDraft':
      return whileDraft(state, ({ importer }) =>
        E.right([DraftDiscarded.make({ ...command.data, importer })]),
      )
    case 'SubmitDeclaration':
      return whileDraft(state, (draft) =>
        submitDeclaration(command, { draft, release: state.release }, context),
      )
    case 'RecordAsDeclared':
      return recordAsDeclared(command, state, context)
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
    case 'CarryOutAppeal':
      return onceAccepted(state, (filed) => carryOutAppeal(command, filed, context))
    case 'ApplyMassCase':
      return onceAccepted(state, (filed) => applyMassCase(command, filed, context))
    case 'RecordReasonToBelieve':
      return onceAccepted(state, (filed) =>
        recordReasonToBelieve(command, { state: filed, now: context.now }),
      )
    case 'NoteRulingMismatch':
      return onceAccepted(state, (filed) => noteRulingMismatch(command, filed, context.mismatches))
    case 'NoteRulingDecided':
      return onceAccepted(state, (filed) => noteRulingDecided(command, filed, context))
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

const editDraft = ({ data }: On<'EditDraft'>, draft: Draft): Verdict => {
  const after = editedContent(draft, data)
  if (contentText(after) === contentText(draft)) return E.right([])
  if (utf8Length(contentText(after)) > mostBytes) {
    return E.left({ name: 'DeclarationTooLarge', rule: 'CK-14', mostBytes })
  }
  return E.right([DraftEdited.make(data)])
}

const submitDeclaration = (
  { data: { transactionNumber, channel } }: On<'SubmitDeclaration'>,
  { draft, release }: { readonly draft: Draft; readonly release: Release | null },
  context: DeclarationContext,
): Verdict => {
  const { importer } = draft
  const unfit = unfitAccount(importer, context)
  if (unfit !== null) return E.left(unfit)
  const outcome = submit(draft, {
    transactionNumber,
    submittedFor: actingBusinessOf(context.actor),
    contentHash: contentHashOf(draft),
    tables: context.tables,
    type: context.type,
    channel: channel ?? null,
    now: context.now,
  })
  const acceptance = outcome.find((event) => event.type === 'DeclarationAccepted')
  if (acceptance === undefined) return E.right(outcome)
  const unpaid = notPaidFirst(draft, { charges: acceptance.data.charges, ahead: context.ahead })
  if (unpaid !== null) return E.left(unpaid)
  const { isRppAccount } = context
  const declared = { transactionNumber, importer, version: 1, header: draft.header, isRppAccount }
  return E.right([
    ...outcome,
    ...mismatch(release, declared),
    ...quotations(draft, { transactionNumber, version: 1, content: draft }),
  ])
}

/** Goods of some types are paid before their release: by money that nothing else takes (assumed CK-16). */
const notPaidFirst = (
  { cadType }: Draft,
  { charges, ahead }: { readonly charges: DocumentCharges; readonly ahead: Cents | null },
): DeclarationRejection | null => {
  const { totalPayable } = charges.total
  const payable = totalPayable === null ? noCents : centsOf(totalPayable)
  if (ahead === null || payable <= ahead) return null
  return {
    name: 'PaymentRequiredFirst',
    rule: 'CK-16',
    cadType,
    payable: moneyOf(payable),
    available: moneyOf(ahead > noCents ? ahead : noCents),
  }
}
