/** What may be asked of a declaration: its release, its draft, its versions, filed here or elsewhere. */
import type { CommandOf } from '../../../command-definition.js'
import { DiscardDraft, EditDraft, OpenDraft, SubmitDeclaration } from './draft.js'
import {
  RecordAcceptance,
  RecordAssessment,
  RecordCancellation,
  RecordDecision,
  RecordRejection,
  RecordVersion,
} from './imported.js'
import { NoteAccountingDue, RecordRelease } from './release.js'
import {
  CorrectDeclaration,
  DecideAdjustment,
  RecordReasonToBelieve,
  RedetermineDeclaration,
  RequestAdjustment,
  WithdrawAdjustment,
} from './version.js'

export const commands = [
  RecordRelease,
  NoteAccountingDue,
  OpenDraft,
  EditDraft,
  DiscardDraft,
  SubmitDeclaration,
  CorrectDeclaration,
  RequestAdjustment,
  WithdrawAdjustment,
  DecideAdjustment,
  RedetermineDeclaration,
  RecordReasonToBelieve,
  RecordVersion,
  RecordAcceptance,
  RecordRejection,
  RecordAssessment,
  RecordDecision,
  RecordCancellation,
] as const

export type DeclarationCommand = CommandOf<(typeof commands)[number]>
export type On<Type extends DeclarationCommand['type']> = Extract<
  DeclarationCommand,
  { type: Type }
>
