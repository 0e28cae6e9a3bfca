/** What the commands of a declaration want of authority. */
import {
  type Intent,
  openTo,
  type Permission,
  type Target,
  under,
} from '../../../authority/index.js'
import { type Bn15, bn9Of, referenceOf, type TransactionNumber } from '../../../values/index.js'
import type { DeclarationCommand } from '../command/index.js'
import { type Declaration, declarationStream } from '../state/index.js'

export const intent = (command: DeclarationCommand, state: Declaration): Intent => {
  switch (command.type) {
    case 'RecordRelease':
    case 'NoteAccountingDue':
    case 'RecordAsDeclared':
    case 'DecideAdjustment':
    case 'RedetermineDeclaration':
    case 'CarryOutAppeal':
    case 'ApplyMassCase':
    case 'NoteRulingMismatch':
    case 'NoteRulingDecided':
    case 'RecordVersion':
    case 'RecordAcceptance':
    case 'RecordRejection':
    case 'RecordAssessment':
    case 'RecordDecision':
    case 'RecordCancellation':
      return openTo(command.type)
    case 'CorrectDeclaration':
      return onItem(command, 'CorrectDeclaration', state)
    case 'RequestAdjustment':
      return { ...onItem(command, 'RequestAdjustment', state), finishesWork: false }
    case 'WithdrawAdjustment':
    case 'RecordReasonToBelieve':
      return onItem(command, 'RequestAdjustment', state)
    case 'OpenDraft':
    case 'EditDraft':
    case 'DiscardDraft':
    case 'SubmitDeclaration':
      return onItem(command, 'SubmitFirstDeclaration', state)
  }
}

/** Run-off finishes what was begun, and begins nothing (DEL-14). */
const onItem = (
  command: DeclarationCommand,
  permission: Permission,
  state: Declaration,
): Intent => {
  const importer = importerOf(command, state)
  const target = importer === null ? null : targetOf(importer, command, state)
  const permitted = under(command.type, permission, target)
  return { ...permitted, finishesWork: command.type !== 'OpenDraft' }
}

export const importerOf = (command: DeclarationCommand, state: Declaration): Bn15 | null => {
  if (command.type === 'OpenDraft' || command.type === 'RecordAsDeclared') {
    return command.data.importer
  }
  return state.status === 'Absent' ? null : state.importer
}

const targetOf = (importer: Bn15, command: DeclarationCommand, state: Declaration): Target => ({
  business: bn9Of(importer),
  programs: [referenceOf(importer)],
  item: command.type === 'OpenDraft' ? null : itemOf(command.data.transactionNumber, state),
})

const itemOf = (number: TransactionNumber, state: Declaration): Target['item'] =>
  state.status === 'Absent'
    ? null
    : {
        stream: declarationStream(number).name,
        ownedBy: state.ownedBy,
        begunFor: state.openedFor,
        begunAt: state.openedAt,
      }
