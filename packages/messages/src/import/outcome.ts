/** What importing a message comes to, before anything is carried out. */
import type { Fault, Uuid } from '@carmkit/kernel'
import type { MessageKind } from '../format/message.js'

/** A command of the message, in the form in which the command loop takes it. */
export interface ImportCommand {
  readonly commandId: Uuid
  readonly actor: ImportActor
  readonly type: 'OpenDraft' | 'EditDraft' | 'SubmitDeclaration'
  readonly data: object
}

/** Who submits what a file declares, and for which business. */
export interface ImportActor {
  readonly kind: 'user'
  readonly userId: string
  readonly actingFor: string
}

/** Why a message gives no commands: in order of precedence. */
export type NotImported =
  | { readonly name: 'NoCommandYet'; readonly kind: MessageKind }
  | { readonly name: 'NotAnOriginal'; readonly function: string; readonly version: number }
  /** A declaration is submitted by a person, and no message names one. */
  | { readonly name: 'NoActor' }
  /** A draft has no place for what would change its charges: every such property. */
  | { readonly name: 'NotRepresentable'; readonly faults: ReadonlyArray<Fault> }

/** Commands in the order in which they are sent, and the properties that the file alone keeps. */
export interface Imported {
  readonly commands: ReadonlyArray<ImportCommand>
  readonly notCarried: ReadonlyArray<string>
}
