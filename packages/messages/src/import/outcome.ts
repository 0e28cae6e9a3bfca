/** What importing a message comes to, before anything is carried out. */
import type { Fault, Uuid } from '@carmkit/kernel'
import type { MessageKind } from '../format/message.js'

/** A command of the message, in the form in which the command loop takes it. */
export interface ImportCommand {
  readonly commandId: Uuid
  readonly actor: ImportActor | Importing
  readonly type:
    | 'OpenDraft'
    | 'EditDraft'
    | 'SubmitDeclaration'
    | 'RecordVersion'
    | 'RecordCancellation'
    | 'RecordAcceptance'
    | 'RecordRejection'
    | 'RecordAssessment'
    | 'RecordDecision'
  readonly data: object
}

/** Who submits what a file declares, and for which business. */
export interface ImportActor {
  readonly kind: 'user'
  readonly userId: string
  readonly actingFor: string
}

/** Who records what a file tells of other systems: nobody's authority is needed for a fact. */
export interface Importing {
  readonly kind: 'system'
  readonly process: 'import'
}

/** Why a message gives no commands: in order of precedence. */
export type NotImported =
  /** A notice or a statement is compared with the ledger, never recorded. */
  | { readonly name: 'OnlyCompared'; readonly kind: MessageKind }
  /** There is no place for what would have to be kept: every such property. */
  | { readonly name: 'NotRepresentable'; readonly faults: ReadonlyArray<Fault> }

/** Commands in the order in which they are sent, and the properties that the file alone keeps. */
export interface Imported {
  readonly commands: ReadonlyArray<ImportCommand>
  readonly notCarried: ReadonlyArray<string>
}
