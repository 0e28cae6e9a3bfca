/**
 * From a message to the commands of this domain that it asks for; the last step before the loop.
 *
 * | Message | Commands |
 * | --- | --- |
 * | declaration, original, version 1, of a person who submits it | OpenDraft, EditDraft for each 200 lines, SubmitDeclaration |
 * | declaration, original or change, otherwise | RecordVersion: what another system filed |
 * | declaration, cancel | RecordCancellation |
 * | acceptance | RecordAcceptance |
 * | rejection | RecordRejection |
 * | assessment | RecordAssessment, beside our own figures |
 * | adjustmentDecision | RecordDecision |
 * | daily notice, statement | none: they are compared, not recorded |
 *
 * Pure: command ids follow from the message's id and the part, so that importing a file again asks
 * for the same commands, which record nothing.
 */
import * as E from 'fp-ts/lib/Either.js'
import { type DeclarationMessage, kindOf, type Message } from '../format/message.js'
import { acceptanceData, assessmentData, decisionData, rejectionData } from './answers.js'
import { draftOf } from './draft.js'
import { fact } from './fact.js'
import type { ImportActor, Imported, NotImported } from './outcome.js'
import { versionOf } from './version.js'

/** `actor` submits the originals of the file; null: another system did, and they are facts (CK-124). */
export const commandsOf = (
  message: Message,
  actor: ImportActor | null,
): E.Either<NotImported, Imported> => {
  if (message.schema !== 'cad-import/1') {
    return E.left({ name: 'OnlyCompared', kind: kindOf(message) })
  }
  switch (message.kind) {
    case 'declaration':
      return declared(message, actor)
    case 'acceptance':
      return told(fact(message, 'RecordAcceptance', acceptanceData(message.body)))
    case 'rejection':
      return told(fact(message, 'RecordRejection', rejectionData(message.body)))
    case 'assessment':
      return told(fact(message, 'RecordAssessment', assessmentData(message.body)))
    case 'adjustmentDecision':
      return told(fact(message, 'RecordDecision', decisionData(message.body)))
  }
}

const declared = (
  message: DeclarationMessage,
  actor: ImportActor | null,
): E.Either<NotImported, Imported> => {
  const { transactionNumber, version, function: does } = message.body
  if (does === 'cancel') {
    return told(fact(message, 'RecordCancellation', { transactionNumber, version }))
  }
  return does === 'original' && version === 1 && actor !== null
    ? draftOf(message, actor)
    : versionOf(message)
}

/** Everything that the message states is in the command. */
const told = (command: Imported['commands'][number]): E.Either<NotImported, Imported> =>
  E.right({ commands: [command], notCarried: [] })
