/** What may be asked of a declaration: its release, its draft, its versions. */
import type { CommandOf } from '../../../command-definition.js'
import { RecordAsDeclared } from './as-declared.js'
import { DiscardDraft, EditDraft, OpenDraft, SubmitDeclaration } from './draft.js'
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
] as const

export type DeclarationCommand = CommandOf<(typeof commands)[number]>
export type On<Type extends DeclarationCommand['type']> = Extract<
  DeclarationCommand,
  { type: Type }
>
