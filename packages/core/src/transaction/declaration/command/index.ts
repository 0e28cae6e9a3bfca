/** What may be asked of a declaration: its release, its draft, its versions, filed here or elsewhere. */
import type { CommandOf } from '../../../command-definition.js'
import { RecordAsDeclared } from './as-declared.js'
import { DiscardDraft, EditDraft, OpenDraft, SubmitDeclaration } from './draft.js'
import {
  RecordAcceptance,
  RecordAssessment,
  RecordCancellation,
  RecordDecision,
  RecordRejection,
  RecordVersion,
} from './imported.js'
import { ApplyMassCase } from './mass-case.js'
import { NoteAccountingDue, RecordRelease } from './release.js'
import { NoteRulingDecided, NoteRulingMismatch } from './ruling.js'
import {
  CarryOutAppeal,
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
  RecordAsDeclared,
  CorrectDeclaration,
  RequestAdjustment,
  WithdrawAdjustment,
  DecideAdjustment,
  RedetermineDeclaration,
  CarryOutAppeal,
  ApplyMassCase,
  RecordReasonToBelieve,
  NoteRulingMismatch,
  NoteRulingDecided,
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
