/**
 * Two ports for whoever has the agency's own specification: how a message is written as one of its
 * documents, and how documents go to the agency and come from it.
 *
 * Apart from the rest because nothing here implements them: neither the layout of the documents nor
 * the channel is public. What comes through them goes through `commandsOf` like a file does.
 */
import type { Fault } from '@carmkit/kernel'
import type { Either } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { CadImport } from './format/message.js'

/**
 * Between messages of `cad-import/1` and documents. Pure, and each way undoes the other: what
 * `serialize` writes, `parse` reads as an equal message. A parser of XML takes no document type, no
 * external entities, and bounds depth and size.
 */
export interface CadWire {
  /** Left: every fault of the document, each with its place; nothing of it is taken then. */
  readonly parse: (document: string) => Either<ReadonlyArray<Fault>, CadImport>
  /** Left: what the document has no place for. */
  readonly serialize: (message: CadImport) => Either<ReadonlyArray<Fault>, string>
}

/** The channel did not carry it; `reason` is for people. Sending or asking again is harmless. */
export interface TransportFailure {
  readonly name: 'TransportFailed'
  readonly reason: string
}

/** A document that arrived, and the place after which to ask for the next ones. */
export interface Arrived {
  readonly place: string
  readonly document: string
}

/**
 * Carries documents, whatever they say. At least once both ways: a document may arrive again, and is
 * then recognised by the id of its message.
 */
export interface CadTransport {
  readonly send: (document: string) => TaskEither<TransportFailure, void>
  /** Those behind a place, the earliest first; null for all that are kept. */
  readonly receive: (after: string | null) => TaskEither<TransportFailure, ReadonlyArray<Arrived>>
}
