/** What clients hear of their appends and deletions; refusals of a batch are packed into the reply. */

import type { Appended } from '../log/append.js'
import type { ExpectedRevision } from '../log/event.js'
import { writePosition, writeStreamName, writeUuid } from './shared.js'
import type { Target } from './write-requests.js'
import type { Writer } from './writer.js'

/** What came of an append, in both its forms. */
export type Accepted =
  | Appended
  | { readonly name: 'tooLarge'; readonly maximum: number }
  | { readonly name: 'propertiesMissing'; readonly properties: ReadonlyArray<string> }

/** Only a batch carries its deadline to the node. */
type BatchOutcome = Accepted | { readonly name: 'deadlinePassed' }

/** `AppendResp`, for the two outcomes that are no failure of the call. */
export const writeAppendReply = (
  writer: Writer,
  outcome: Extract<Appended, { readonly name: 'written' | 'wrongExpectedRevision' }>,
  expected: ExpectedRevision,
): void => {
  if (outcome.name === 'written') {
    writer.message(1, () => writeSuccess(writer, outcome))
    return
  }
  writer.message(2, () => {
    if (outcome.actual < 0) writer.empty(7)
    else writer.number(6, outcome.actual)
    writeExpected(writer, expected, { exact: 8, any: 9, streamExists: 10, noStream: 11 })
  })
}

/** `DeleteResp` and `TombstoneResp`. */
export const writeDeleteReply = (writer: Writer, position: number): void => {
  writePosition(writer, 1, position)
}

/** `BatchAppendResp`: it repeats the question, so that the client knows which append it answers. */
export const writeBatchReply = (
  writer: Writer,
  {
    correlationId,
    target,
    outcome,
  }: {
    readonly correlationId: string
    readonly target: Target
    readonly outcome: BatchOutcome
  },
): void => {
  writeUuid(writer, 1, { id: correlationId, form: 'text' })
  if (outcome.name === 'written') writer.message(3, () => writeSuccess(writer, outcome))
  else writer.message(2, () => writeRefusal(writer, outcome, target))
  writeStreamName(writer, 4, target.stream)
  writeExpected(writer, target.expected, { exact: 5, noStream: 6, any: 7, streamExists: 8 })
}

const writeSuccess = (
  writer: Writer,
  { last, revision }: Extract<Appended, { readonly name: 'written' }>,
): void => {
  if (revision < 0) writer.empty(2)
  else writer.number(1, revision)
  if (last === null) writer.empty(4)
  else writePosition(writer, 3, last.position)
}

const writeExpected = (
  writer: Writer,
  expected: ExpectedRevision,
  fields: Readonly<Record<'exact' | 'any' | 'noStream' | 'streamExists', number>>,
): void => {
  if (typeof expected === 'bigint') writer.number(fields.exact, expected)
  else writer.empty(fields[expected])
}

/** Codes of `google.rpc.Code` beside the message that is packed into `details`. */
const writeRefusal = (
  writer: Writer,
  outcome: Exclude<BatchOutcome, { readonly name: 'written' }>,
  { stream, expected }: Target,
): void => {
  const refuse = (code: number, message: string, detail: string, fill: () => void): void => {
    writer.number(1, code)
    writer.text(2, message)
    writer.message(3, () => {
      writer.text(1, `type.googleapis.com/event_store.client.${detail}`)
      writer.message(2, fill)
    })
  }
  switch (outcome.name) {
    case 'wrongExpectedRevision':
      return refuse(6, 'WrongExpectedVersion', 'WrongExpectedVersion', () => {
        if (outcome.actual < 0) writer.empty(2)
        else writer.number(1, outcome.actual)
        writeExpected(writer, expected, { exact: 3, any: 4, streamExists: 5, noStream: 6 })
      })
    case 'streamDeleted':
      return refuse(5, 'StreamDeleted', 'StreamDeleted', () => writeStreamName(writer, 1, stream))
    case 'tooLarge':
      return refuse(3, 'MaximumAppendSizeExceeded', 'MaximumAppendSizeExceeded', () =>
        writer.number(1, outcome.maximum),
      )
    case 'propertiesMissing':
      return refuse(3, 'BadRequest', 'BadRequest', () =>
        writer.text(1, `Required Metadata Property '${outcome.properties.join("', '")}' missing.`),
      )
    case 'deadlinePassed':
      return refuse(4, 'Timeout', 'Timeout', () => undefined)
  }
}
