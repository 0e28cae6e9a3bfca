/** `BatchAppend` of the service `Streams`: one append as it is sent, and what is said of it. */
import type { Expected } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import type { Fault } from '../fault.js'
import type { NewEvent } from '../stored-event.js'
import { bigIn, eachField, textFieldIn, textIn, wholeIn } from './fields.js'
import { empty, message, type Part, text, whole, written } from './written.js'

export const batchAppendPath = '/event_store.client.streams.Streams/BatchAppend'

/** At this revision and no other. */
export interface Append {
  readonly stream: string
  readonly expected: Expected
  readonly events: ReadonlyArray<NewEvent>
}

/**
 * The whole append in one message. No deadline is sent: a server counts one from when it reads the
 * message, or by a clock that need not be ours.
 */
export const appendRequest = (
  correlationId: string,
  { stream, expected, events }: Append,
): Buffer => {
  const options = [
    message(1, [text(3, stream)]),
    expected === 'absent' ? empty(3) : whole(2, expected),
  ]
  return written([
    uuid(1, correlationId),
    message(2, options),
    ...events.map(proposal),
    whole(4, 1),
  ])
}

const uuid = (field: number, id: string): Part => message(field, [text(2, id)])

const proposal = ({ id, type, data, metadata }: NewEvent): Part =>
  message(3, [
    uuid(1, id),
    property('type', type),
    property('content-type', 'application/json'),
    text(3, JSON.stringify(metadata)),
    text(4, JSON.stringify(data)),
  ])

const property = (key: string, value: string): Part => message(2, [text(1, key), text(2, value)])

/** What came of one of the appends that share a call; right is the revision of the last event. */
export interface AppendAnswer {
  readonly correlationId: string
  readonly answer: E.Either<Fault, bigint>
}

/** Throws on bytes that are no answer. */
export const appendAnswer = (bytes: Buffer): AppendAnswer => {
  let correlationId = ''
  let answer: AppendAnswer['answer'] = E.left({ name: 'Lost', reason: 'an answer without result' })
  eachField(bytes, 0, bytes.length, (field, start, end) => {
    if (field === 1) correlationId = textFieldIn(bytes, start, end, 2)
    else if (field === 2) answer = E.left(refusal(bytes, start, end))
    else if (field === 3) answer = E.right(writtenRevision(bytes, start, end))
  })
  return { correlationId, answer }
}

/** The protocol leaves a 0 out. */
const writtenRevision = (bytes: Buffer, start: number, end: number): bigint => {
  let revision = 0n
  eachField(bytes, start, end, (field, from, to) => {
    if (field === 1) revision = bigIn(bytes, from, to)
  })
  return revision
}

/** `google.rpc.Status`: a sentence, and what happened packed as a message under its type. */
const refusal = (bytes: Buffer, start: number, end: number): Fault => {
  let reason = ''
  let type = ''
  let [detailsStart, detailsEnd] = [end, end]
  eachField(bytes, start, end, (field, from, to) => {
    if (field === 2) reason = textIn(bytes, from, to)
    if (field !== 3) return
    type = textFieldIn(bytes, from, to, 1)
    eachField(bytes, from, to, (part, valueStart, valueEnd) => {
      if (part === 2) [detailsStart, detailsEnd] = [valueStart, valueEnd]
    })
  })
  switch (type.slice(type.lastIndexOf('.') + 1)) {
    case 'WrongExpectedVersion':
      return { name: 'WrongRevision', actual: actualEnd(bytes, detailsStart, detailsEnd) }
    case 'MaximumAppendSizeExceeded':
      return { name: 'TooLarge', mostBytes: largestAppend(bytes, detailsStart, detailsEnd) }
    case 'StreamDeleted':
      return { name: 'Deleted' }
    case 'AccessDenied':
      return { name: 'Refused', reason: reason || 'access denied' }
    case 'BadRequest':
      return {
        name: 'Refused',
        reason: textFieldIn(bytes, detailsStart, detailsEnd, 1) || reason,
      }
    default:
      return { name: 'Lost', reason }
  }
}

const actualEnd = (bytes: Buffer, start: number, end: number): Expected => {
  let actual: Expected = 0
  eachField(bytes, start, end, (field, from, to) => {
    if (field === 1) actual = wholeIn(bytes, from, to)
    else if (field === 2) actual = 'absent'
  })
  return actual
}

const largestAppend = (bytes: Buffer, start: number, end: number): number => {
  let largest = 0
  eachField(bytes, start, end, (field, from, to) => {
    if (field === 1) largest = wholeIn(bytes, from, to)
  })
  return largest
}
