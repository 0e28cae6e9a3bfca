/** An original declaration that a person submits here: a draft, its content, its submission. */
import { Channel } from '@carmkit/core'
import { type Fault, uuidFrom } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import type { DeclarationBody } from '../format/declaration.js'
import type { DeclarationMessage } from '../format/message.js'
import { mapping } from '../mapping/index.js'
import { cargoControlNumberOf, headerOf } from './header.js'
import { draftLine, type Held } from './line.js'
import { statedBeside } from './not-carried.js'
import type { ImportActor, ImportCommand, Imported, NotImported } from './outcome.js'

/** Most lines that one edit of a draft states. */
const linesPerEdit = 200

export const draftOf = (
  message: DeclarationMessage,
  actor: ImportActor,
): E.Either<NotImported, Imported> => {
  const lines = draftLines(message.body)
  const headerFaults = headerUnheld(message.body)
  if (E.isLeft(lines) || headerFaults.length > 0) {
    const faults = [...headerFaults, ...(E.isLeft(lines) ? lines.left : [])]
    return E.left({ name: 'NotRepresentable', faults })
  }
  return E.right({
    commands: draftCommands(message, { actor, lines: lines.right }),
    notCarried: statedBeside(carried, message),
  })
}

const carried = new Set(
  mapping.declaration.flatMap(({ property, draft }) => (draft === null ? [] : [property])),
)

type Lines = ReadonlyArray<Held['line']>

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
const headerUnheld = (body: DeclarationBody): ReadonlyArray<Fault> =>
  body.cargoControlNumbers?.length === 1 && cargoControlNumberOf(body) === null
    ? [
        {
          path: 'body.cargoControlNumbers[0]',
          reason: 'a draft takes 5 to 25 capitals, digits or hyphens',
        },
      ]
    : []

const draftCommands = (
  { messageId, channel, body }: DeclarationMessage,
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
    command('SubmitDeclaration', 'SubmitDeclaration', channelOf(channel)),
  ]
}

/**
 * Where the file says that it comes from is where the declaration was entered; an export or a
 * hand-made file does not say it (assumed CK-145).
 */
const channelOf = (channel: DeclarationMessage['channel']): { readonly channel?: Channel } =>
  Channel.is(channel) ? { channel } : {}
