/** The messages by which a read or a subscription is answered. */
import type { RecordedEvent } from '../log/event.js'
import { type UuidForm, wireRevision, writePosition, writeStreamName, writeUuid } from './shared.js'
import type { Writer } from './writer.js'

/** An event as it is read: when it is a link that leads somewhere, `event` is what it leads to. */
export interface ResolvedEvent {
  readonly event: RecordedEvent | null
  readonly link: RecordedEvent | null
}

export const writeEvent = (
  writer: Writer,
  { event, link }: ResolvedEvent,
  form: UuidForm,
): void => {
  writer.message(1, () => {
    if (event !== null) writeRecord(writer, 1, { event, form })
    if (link !== null) writeRecord(writer, 2, { event: link, form })
    const original = link ?? event
    if (original === null) writer.empty(4)
    else writer.number(3, original.position)
  })
}

const writeRecord = (
  writer: Writer,
  field: number,
  { event, form }: { readonly event: RecordedEvent; readonly form: UuidForm },
): void => {
  writer.message(field, () => {
    writeUuid(writer, 1, { id: event.id, form })
    writeStreamName(writer, 2, event.stream)
    writer.number(3, wireRevision(event.revision))
    writer.number(4, event.position)
    writer.number(5, event.position)
    writeProperty(writer, 'type', event.type)
    writeProperty(writer, 'content-type', event.contentType)
    // In units of 100 nanoseconds.
    writeProperty(writer, 'created', `${event.created}0000`)
    writer.bytes(7, event.metadata)
    writer.bytes(8, event.data)
  })
}

const writeProperty = (writer: Writer, key: string, value: string): void => {
  writer.message(6, () => {
    writer.text(1, key)
    writer.text(2, value)
  })
}

export const writeConfirmation = (writer: Writer, subscriptionId: string): void => {
  writer.message(2, () => writer.text(1, subscriptionId))
}

export const writeCheckpoint = (writer: Writer, position: number): void => {
  writePosition(writer, 3, position)
}

export const writeStreamNotFound = (writer: Writer, stream: string): void => {
  writer.message(4, () => writeStreamName(writer, 1, stream))
}

export const writeCaughtUp = (writer: Writer): void => {
  writer.empty(8)
}
