/**
 * From a message to the commands of this domain that it asks for; the last step before the loop.
 *
 * | Message | Commands |
 * | --- | --- |
 * | declaration, original, version 1 | OpenDraft, EditDraft for each 200 lines, SubmitDeclaration |
 * | declaration, later version | none yet; a fact for `RecordVersion` |
 * | acceptance | none yet; a fact for `RecordAcceptance` |
 * | assessment | none yet; a fact for `RecordAssessment`, beside our own figures |
 * | adjustmentDecision | none yet; a fact for `RecordDecision` |
 * | rejection | none: nothing was registered, the declaration is submitted again |
 * | daily notice, statement | none: they are compared, not recorded |
 *
 * Pure: command ids follow from the message's id and the part, so that importing a file again asks
 * for the same commands, which record nothing.
 */
import { type Fault, uuidFrom } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import type { DeclarationBody } from '../format/declaration.js'
import { type DeclarationMessage, kindOf, Message } from '../format/message.js'
import { mapping } from '../mapping/index.js'
import { leavesOf } from '../walk.js'
import { draftLine } from './draft-line.js'
import type { ImportActor, ImportCommand, Imported, NotImported } from './outcome.js'

/** Most lines that one edit of a draft states. */
const linesPerEdit = 200

/** `actor` submits what the file declares; null when nobody was named. */
export const commandsOf = (
  message: Message,
  actor: ImportActor | null,
): E.Either<NotImported, Imported> => {
  if (message.schema !== 'cad-import/1' || message.kind !== 'declaration') {
    return E.left({ name: 'NoCommandYet', kind: kindOf(message) })
  }
  const { version, function: does } = message.body
  if (does !== 'original' || version !== 1) {
    return E.left({ name: 'NotAnOriginal', function: does, version })
  }
  if (actor === null) return E.left({ name: 'NoActor' })
  const lines = draftLines(message.body)
  const headerFaults = headerUnheld(message.body)
  if (E.isLeft(lines) || headerFaults.length > 0) {
    const faults = [...headerFaults, ...(E.isLeft(lines) ? lines.left : [])]
    return E.left({ name: 'NotRepresentable', faults })
  }
  return E.right({
    commands: draftCommands(message, { actor, lines: lines.right }),
    notCarried: notCarried(message),
  })
}

type Lines = ReadonlyArray<Readonly<Record<string, unknown>>>

const draftLines = ({ invoices }: DeclarationBody): E.Either<ReadonlyArray<Fault>, Lines> => {
  const made = invoices.flatMap(({ lines }, invoice) =>
    lines.map((line, index) => draftLine(line, `body.invoices[${invoice}].lines[${index}]`)),
  )
  const faults = made.flatMap((line) => (E.isLeft(line) ? line.left : []))
  return faults.length > 0
    ? E.left(faults)
    : E.right(made.flatMap((line) => (E.isRight(line) ? [line.right] : [])))
}

/** A draft takes one cargo control number, of a narrower form. */
const headerUnheld = ({ cargoControlNumbers: numbers }: DeclarationBody): ReadonlyArray<Fault> => {
  const [only, ...others] = numbers ?? []
  return only === undefined || others.length > 0 || /^[A-Z0-9-]{5,25}$/.test(only)
    ? []
    : [
        {
          path: 'body.cargoControlNumbers[0]',
          reason: 'a draft takes 5 to 25 capitals, digits or hyphens',
        },
      ]
}

const headerOf = ({ releaseDate, releaseOffice, cargoControlNumbers }: DeclarationBody) => {
  const [only, ...others] = cargoControlNumbers ?? []
  return {
    releaseDate: releaseDate ?? null,
    releaseOffice: releaseOffice ?? null,
    cargoControlNumber: only === undefined || others.length > 0 ? null : only,
  }
}

const draftCommands = (
  { messageId, body }: DeclarationMessage,
  { actor, lines }: { readonly actor: ImportActor; readonly lines: Lines },
): ReadonlyArray<ImportCommand> => {
  const { transactionNumber, importer, cadType } = body
  const command = (type: ImportCommand['type'], part: string, data: object): ImportCommand => ({
    commandId: uuidFrom(`import/${messageId}/${part}`),
    actor,
    type,
    data: { transactionNumber, ...data },
  })
  const edits = Array.from({ length: Math.ceil(lines.length / linesPerEdit) }, (_, index) =>
    command('EditDraft', `EditDraft/${index + 1}`, {
      header: index === 0 ? headerOf(body) : null,
      lines: lines.slice(index * linesPerEdit, (index + 1) * linesPerEdit),
      removedLines: [],
    }),
  )
  return [
    command('OpenDraft', 'OpenDraft', { importer: importer.bn15, cadType }),
    ...edits,
    command('SubmitDeclaration', 'SubmitDeclaration', {}),
  ]
}

const carried = new Set(
  mapping.declaration.flatMap(({ property, draft }) => (draft === null ? [] : [property])),
)

/** The stated properties of the body that a draft has no place for, each once. */
const notCarried = ({ body, ...envelope }: DeclarationMessage): ReadonlyArray<string> => {
  const stated = leavesOf(Message, { ...envelope, body })
    .map(({ property }) => property)
    .filter((property) => property.startsWith('body.'))
  const left = [...new Set(stated)].filter((one) => !carried.has(one.slice('body.'.length)))
  const numbers = body.cargoControlNumbers?.length ?? 0
  return numbers > 1 ? [...left, 'body.cargoControlNumbers'] : left
}
