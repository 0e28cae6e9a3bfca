/** What clients send to change the log: appends, one at a time or in batches, and deletions. */
import { type ExpectedRevision, noBytes, type ProposedEvent } from '../log/event.js'
import { MalformedMessage, Reader } from './reader.js'
import { readExpected, readStreamName, readUuid } from './shared.js'

/** Which stream, and where it is expected to end. */
export interface Target {
  readonly stream: string
  readonly expected: ExpectedRevision
}

/** A proposed event as it came; the two properties are mandatory, which is judged later. */
export type Proposal = Omit<ProposedEvent, 'type' | 'contentType'> & {
  readonly type: string | undefined
  readonly contentType: string | undefined
}

export type AppendRequest =
  | { readonly name: 'options'; readonly target: Target }
  | { readonly name: 'proposal'; readonly proposal: Proposal }

/** One message of the stream of an `Append`: the options first, then an event each. */
export const readAppendRequest = (bytes: Buffer): AppendRequest => {
  const request = new Reader(bytes)
  for (let field = request.next(); field !== 0; field = request.next()) {
    if (field === 1) return { name: 'options', target: readOptions(request.message()).target }
    if (field === 2) return { name: 'proposal', proposal: readProposal(request.message()) }
    request.skip()
  }
  throw new MalformedMessage('an append request without content')
}

/** `Delete` and `Tombstone` ask with the same fields. */
export const readDeleteRequest = (bytes: Buffer): Target => {
  const request = new Reader(bytes)
  for (let field = request.next(); field !== 0; field = request.next()) {
    if (field === 1) return readOptions(request.message()).target
    request.skip()
  }
  throw new MalformedMessage('a deletion without options')
}

/** One part of a batch; parts with the same correlation id belong together until `isFinal`. */
export interface BatchRequest {
  readonly correlationId: string
  readonly options: BatchOptions | null
  readonly proposals: ReadonlyArray<Proposal>
  readonly isFinal: boolean
}

interface BatchOptions {
  readonly target: Target
  /** Milliseconds since 1970, or from now on; `null` without one. */
  readonly deadline: { readonly name: 'at' | 'within'; readonly milliseconds: number } | null
}

export const readBatchRequest = (bytes: Buffer): BatchRequest => {
  const request = new Reader(bytes)
  const proposals: Proposal[] = []
  let correlationId = ''
  let options: BatchOptions | null = null
  let isFinal = false
  for (let field = request.next(); field !== 0; field = request.next()) {
    if (field === 1) correlationId = readUuid(request.message())
    else if (field === 2) options = readOptions(request.message())
    else if (field === 3) proposals.push(readProposal(request.message()))
    else if (field === 4) isFinal = request.number() !== 0
    else request.skip()
  }
  if (correlationId === '') throw new MalformedMessage('a batch without correlation id')
  return { correlationId, options, proposals, isFinal }
}

/** Fields 6 and 7 are those of batches: a moment, and since 21.10 a duration. */
const readOptions = (options: Reader): BatchOptions => {
  let stream = ''
  let expected: ExpectedRevision = 'any'
  let deadline: BatchOptions['deadline'] = null
  for (let field = options.next(); field !== 0; field = options.next()) {
    switch (field) {
      case 1:
        stream = readStreamName(options.message())
        break
      case 2:
      case 3:
      case 4:
      case 5:
        expected = readExpected(field, options)
        break
      case 6:
        deadline = { name: 'at', milliseconds: readTime(options.message()) }
        break
      case 7:
        deadline = { name: 'within', milliseconds: readTime(options.message()) }
        break
      default:
        options.skip()
    }
  }
  if (stream === '') throw new MalformedMessage('options without a stream')
  return { target: { stream, expected }, deadline }
}

/** `google.protobuf.Timestamp` and `Duration` alike: seconds and nanoseconds. */
const readTime = (time: Reader): number => {
  let milliseconds = 0
  for (let field = time.next(); field !== 0; field = time.next()) {
    if (field === 1) milliseconds += Number(BigInt.asIntN(64, time.big())) * 1000
    else if (field === 2) milliseconds += Number(BigInt.asIntN(64, time.big())) / 1_000_000
    else time.skip()
  }
  return milliseconds
}

const readProposal = (message: Reader): Proposal => {
  const properties = new Map<string, string>()
  let id = ''
  let data = noBytes
  let metadata = noBytes
  for (let field = message.next(); field !== 0; field = message.next()) {
    if (field === 1) id = readUuid(message.message())
    else if (field === 2) readProperty(message.message(), properties)
    else if (field === 3) metadata = message.bytes()
    else if (field === 4) data = message.bytes()
    else message.skip()
  }
  if (id === '') throw new MalformedMessage('an event without id')
  return {
    id,
    type: properties.get('type'),
    contentType: properties.get('content-type'),
    data,
    metadata,
  }
}

const readProperty = (entry: Reader, properties: Map<string, string>): void => {
  let key = ''
  let value = ''
  for (let field = entry.next(); field !== 0; field = entry.next()) {
    if (field === 1) key = entry.text()
    else if (field === 2) value = entry.text()
    else entry.skip()
  }
  properties.set(key, value)
}
