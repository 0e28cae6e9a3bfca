/**
 * A declaration that another system filed, as the fact of a version: whole, with the hash of what
 * there is a place for and of the document itself.
 */
import { contentHashOf } from '@carmkit/core'
import { contentHash } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import type { DeclarationMessage } from '../format/message.js'
import { mapping } from '../mapping/index.js'
import { fact } from './fact.js'
import { headerOf } from './header.js'
import { type Held, heldLine } from './line.js'
import { statedBeside } from './not-carried.js'
import type { Imported, NotImported } from './outcome.js'

export const versionOf = (message: DeclarationMessage): E.Either<NotImported, Imported> => {
  const { body, createdAt } = message
  const documentHash = contentHash(body)
  if (E.isLeft(documentHash)) {
    const faults = [{ path: 'body', reason: documentHash.left }]
    return E.left({ name: 'NotRepresentable', faults })
  }
  const held = body.invoices.flatMap(({ lines }) => lines.map((line) => printable(heldLine(line))))
  const content = { header: headerOf(body), lines: held.map(({ line }) => line) }
  const { transactionNumber, version, importer, cadType, submitter } = body
  const command = fact(message, 'RecordVersion', {
    transactionNumber,
    version,
    importer: importer.bn15,
    cadType,
    filedBy: submitter.bn.slice(0, 9),
    filedAt: createdAt,
    stated: body.function === 'original' ? 'original' : null,
    ...content,
    unheld: held.flatMap(({ line, unheld }) =>
      unheld.some(({ isCharged }) => isCharged) ? [line.number] : [],
    ),
    contentHash: contentHashOf({
      ...content,
      lines: new Map(content.lines.map((line) => [line.number, line])),
    } as unknown as Parameters<typeof contentHashOf>[0]),
    documentHash: documentHash.right,
  })
  return E.right({
    commands: [command],
    notCarried: statedBeside(withoutUnheld(held), message),
  })
}

/** A description with characters that nobody sees is left in the file. */
const printable = ({ line, unheld }: Held): Held => {
  const isHidden = typeof line['description'] === 'string' && /\p{Cf}/u.test(line['description'])
  if (!isHidden) return { line, unheld }
  const hidden = { path: 'narrativeDescription', reason: 'hidden characters', isCharged: false }
  return { line: { ...line, description: null }, unheld: [...unheld, hidden] }
}

/** What a version states beside a draft: its number, and who filed it as what. */
const carried = new Set([
  'submitter.bn',
  ...mapping.declaration.flatMap(({ property, draft }) => (draft === null ? [] : [property])),
])

/** A property that one line has no place for is not carried, whatever the others have. */
const withoutUnheld = (held: ReadonlyArray<Held>): ReadonlySet<string> => {
  const left = new Set(
    held.flatMap(({ unheld }) =>
      unheld.map(({ path }) => `invoices.lines.${path.replace(/\[\d+\]/, '')}`),
    ),
  )
  return new Set([...carried].filter((property) => !left.has(property)))
}
