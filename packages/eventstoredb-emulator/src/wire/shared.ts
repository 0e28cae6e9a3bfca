/** The small messages that all services share: ids, stream names, positions, expected revisions. */
import { type ExpectedRevision, tombstoneRevision } from '../log/event.js'
import { MalformedMessage, type Reader } from './reader.js'
import type { Writer } from './writer.js'

/** `event_store.client.UUID`: two signed halves, or text. */
export const readUuid = (uuid: Reader): string => {
  let text = ''
  for (let field = uuid.next(); field !== 0; field = uuid.next()) {
    if (field === 1) text = readStructured(uuid.message())
    else if (field === 2) text = uuid.text().toLowerCase()
    else uuid.skip()
  }
  if (!uuidPattern.test(text)) throw new MalformedMessage(`not a UUID: ${text}`)
  return text
}

const uuidPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const readStructured = (halves: Reader): string => {
  const bytes = Buffer.alloc(16)
  for (let field = halves.next(); field !== 0; field = halves.next()) {
    if (field === 1) bytes.writeBigUInt64BE(halves.big(), 0)
    else if (field === 2) bytes.writeBigUInt64BE(halves.big(), 8)
    else halves.skip()
  }
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

export type UuidForm = 'text' | 'structured'

export const writeUuid = (
  writer: Writer,
  field: number,
  { id, form }: { readonly id: string; readonly form: UuidForm },
): void => {
  writer.message(field, () => {
    if (form === 'text') writer.text(2, id)
    else writeStructured(writer, Buffer.from(id.replaceAll('-', ''), 'hex'))
  })
}

const writeStructured = (writer: Writer, bytes: Buffer): void => {
  writer.message(1, () => {
    writer.number(1, bytes.readBigUInt64BE(0))
    writer.number(2, bytes.readBigUInt64BE(8))
  })
}

/** `event_store.client.StreamIdentifier`: the name as UTF-8, in field 3. */
export const readStreamName = (identifier: Reader): string => {
  let name = ''
  for (let field = identifier.next(); field !== 0; field = identifier.next()) {
    if (field === 3) name = identifier.text()
    else identifier.skip()
  }
  if (name === '') throw new MalformedMessage('a stream without a name')
  return name
}

export const writeStreamName = (writer: Writer, field: number, name: string): void => {
  writer.message(field, () => writer.text(3, name))
}

/** A commit and a prepare position, which are the same for what is written through gRPC. */
export const writePosition = (writer: Writer, field: number, position: number): void => {
  writer.message(field, () => {
    writer.number(1, position)
    writer.number(2, position)
  })
}

export const wireRevision = (revision: number): number | bigint =>
  revision === tombstoneRevision ? 2n ** 63n - 1n : revision

/** The expected revision as four neighbouring fields: 2 exact, 3 no stream, 4 any, 5 stream exists. */
export const readExpected = (field: 2 | 3 | 4 | 5, options: Reader): ExpectedRevision => {
  if (field === 2) return options.big()
  options.skip()
  return field === 3 ? 'noStream' : field === 4 ? 'any' : 'streamExists'
}
