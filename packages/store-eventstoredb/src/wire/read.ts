/** `Read` of the service `Streams`: the question, and each of its answers as an event of ours. */
import type { Place, StoredEvent } from '../stored-event.js'
import { bigIn, eachField, textFieldIn, textIn } from './fields.js'
import { empty, message, type Part, text, whole, written } from './written.js'

export const readPath = '/event_store.client.streams.Streams/Read'

/** Of one stream from a revision on, or of the whole log from a place on; the event there included. */
export type Wanted =
  | { readonly stream: string; readonly from: number | 'end'; readonly count: number }
  | {
      readonly stream: null
      readonly from: Place | null | 'end'
      readonly count: number
      /** Only events of streams that begin like one of these; all of them where this is absent. */
      readonly prefixes?: ReadonlyArray<string>
    }

/** Links are not followed. From the end, a read goes backwards. */
export const readRequest = (wanted: Wanted): Buffer =>
  written([
    message(1, [
      origin(wanted),
      whole(3, wanted.from === 'end' ? 1 : 0),
      whole(5, wanted.count),
      filter(wanted),
      message(9, [empty(2)]),
    ]),
  ])

const origin = (wanted: Wanted): Part => {
  if (wanted.stream === null) return message(2, [place(wanted.from)])
  const { stream, from } = wanted
  return message(1, [message(1, [text(3, stream)]), from === 'end' ? empty(4) : whole(2, from)])
}

const place = (from: Place | null | 'end'): Part => {
  if (from === 'end') return empty(3)
  return from === null ? empty(2) : message(1, [whole(1, from.commit), whole(2, from.prepare)])
}

/** How many events the server looks at before it looks up whether anybody still waits. */
const window = 1_000

/** An interval of checkpoints must be there, and says nothing to a read. */
const filter = (wanted: Wanted): Part =>
  wanted.stream === null && wanted.prefixes !== undefined
    ? message(7, [
        message(
          1,
          wanted.prefixes.map((prefix) => text(2, prefix)),
        ),
        whole(3, window),
        whole(5, 1),
      ])
    : empty(8)

export type ReadAnswer =
  | { readonly name: 'event'; readonly event: StoredEvent }
  | { readonly name: 'noStream' }
  /** What newer servers say beside the events. */
  | { readonly name: 'nothing' }

const nothing: ReadAnswer = { name: 'nothing' }

/** Throws on bytes that are no answer. */
export const readAnswer = (bytes: Buffer): ReadAnswer => {
  let answer: ReadAnswer = nothing
  eachField(bytes, 0, bytes.length, (field, start, end) => {
    if (field === 1) answer = { name: 'event', event: resolvedEvent(bytes, start, end) }
    else if (field === 4) answer = { name: 'noStream' }
  })
  return answer
}

/** A link that stands in a stream is the event that stands there. */
const resolvedEvent = (bytes: Buffer, start: number, end: number): StoredEvent => {
  let [eventStart, eventEnd] = [-1, -1]
  eachField(bytes, start, end, (field, from, to) => {
    if (field === 1 || (field === 2 && eventStart < 0)) [eventStart, eventEnd] = [from, to]
  })
  if (eventStart < 0) throw new Error('the server sent an event without any record')
  return recordedEvent(bytes, eventStart, eventEnd)
}

/** A number that is absent is 0: the protocol leaves it out. */
const recordedEvent = (bytes: Buffer, start: number, end: number): StoredEvent => {
  let [stream, id, type, contentType] = ['', '', '', '']
  let [revision, prepare, commit] = [0n, 0n, 0n]
  let [dataStart, dataEnd, metadataStart, metadataEnd] = [end, end, end, end]
  eachField(bytes, start, end, (field, from, to) => {
    switch (field) {
      case 1:
        id = textFieldIn(bytes, from, to, 2)
        break
      case 2:
        stream = textFieldIn(bytes, from, to, 3)
        break
      case 3:
        revision = bigIn(bytes, from, to)
        break
      case 4:
        prepare = bigIn(bytes, from, to)
        break
      case 5:
        commit = bigIn(bytes, from, to)
        break
      case 6: {
        const key = textFieldIn(bytes, from, to, 1)
        if (key === 'type') type = textFieldIn(bytes, from, to, 2)
        else if (key === 'content-type') contentType = textFieldIn(bytes, from, to, 2)
        break
      }
      case 7:
        metadataStart = from
        metadataEnd = to
        break
      case 8:
        dataStart = from
        dataEnd = to
        break
    }
  })
  const isJson = contentType === 'application/json'
  return {
    stream,
    revision,
    id,
    type,
    data: isJson ? jsonIn(bytes, dataStart, dataEnd, textIn) : bytesIn(bytes, dataStart, dataEnd),
    metadata: jsonIn(bytes, metadataStart, metadataEnd, bytesIn),
    place: { commit, prepare },
  }
}

type ValueIn = (bytes: Buffer, start: number, end: number) => unknown

const bytesIn: ValueIn = (bytes, start, end) => bytes.subarray(start, end)

const jsonIn = (bytes: Buffer, start: number, end: number, otherwise: ValueIn): unknown => {
  try {
    return JSON.parse(textIn(bytes, start, end))
  } catch {
    return otherwise(bytes, start, end)
  }
}
