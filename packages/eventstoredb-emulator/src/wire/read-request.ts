/** The question of a read or a subscription. */
import type { RecordedEvent } from '../log/event.js'
import { type EventFilter, matchesPrefix, matchesRegex } from '../log/filter.js'
import { MalformedMessage, Reader } from './reader.js'
import { readStreamName, type UuidForm } from './shared.js'

/** Where to begin: a revision of a stream, or a commit position of the whole log. */
export type Origin = 'start' | 'end' | bigint

export interface ReadRequest {
  /** Name of the stream, `null` for the whole log. */
  readonly stream: string | null
  readonly from: Origin
  readonly direction: 'forwards' | 'backwards'
  readonly resolvesLinks: boolean
  /** How many events at most; `null` for a subscription, which has no end. */
  readonly count: bigint | null
  readonly filter: Filtering | null
  readonly uuidForm: UuidForm
}

export interface Filtering {
  readonly matches: EventFilter
  /** A checkpoint follows each so many considered events. */
  readonly checkpointInterval: number
}

type Mutable<A> = { -readonly [Key in keyof A]: A[Key] }

export const readReadRequest = (bytes: Buffer): ReadRequest => {
  const request = new Reader(bytes)
  for (let field = request.next(); field !== 0; field = request.next()) {
    if (field === 1) return readOptions(request.message())
    request.skip()
  }
  throw new MalformedMessage('a read without options')
}

const readOptions = (options: Reader): ReadRequest => {
  const request: Mutable<ReadRequest> = {
    stream: null,
    from: 'start',
    direction: 'forwards',
    resolvesLinks: false,
    count: null,
    filter: null,
    uuidForm: 'text',
  }
  for (let field = options.next(); field !== 0; field = options.next()) {
    switch (field) {
      case 1:
        Object.assign(request, readStreamOptions(options.message()))
        break
      case 2:
        request.from = readAllOptions(options.message())
        break
      case 3:
        request.direction = options.number() === 0 ? 'forwards' : 'backwards'
        break
      case 4:
        request.resolvesLinks = options.number() !== 0
        break
      case 5:
        request.count = options.big()
        break
      case 7:
        request.filter = readFilter(options.message())
        break
      case 9:
        request.uuidForm = options.message().next() === 1 ? 'structured' : 'text'
        break
      default:
        options.skip()
    }
  }
  return request
}

const readStreamOptions = (options: Reader): Pick<ReadRequest, 'stream' | 'from'> => {
  let stream = ''
  let from: Origin = 'start'
  for (let field = options.next(); field !== 0; field = options.next()) {
    if (field === 1) stream = readStreamName(options.message())
    else if (field === 2) from = options.big()
    else from = readEnd(field - 2, options)
  }
  return { stream, from }
}

const readAllOptions = (options: Reader): Origin => {
  let from: Origin = 'start'
  for (let field = options.next(); field !== 0; field = options.next()) {
    if (field === 1) from = readCommitPosition(options.message())
    else from = readEnd(field - 1, options)
  }
  return from
}

/** `start` and `end` are neighbouring fields behind the exact place. */
const readEnd = (choice: number, options: Reader): Origin => {
  options.skip()
  return choice === 2 ? 'end' : 'start'
}

const readCommitPosition = (position: Reader): bigint => {
  let commit = 0n
  for (let field = position.next(); field !== 0; field = position.next()) {
    if (field === 1) commit = position.big()
    else position.skip()
  }
  return commit
}

/** How many events a node considers between checkpoints when the client does not say. */
const defaultWindow = 32

const readFilter = (filter: Reader): Filtering => {
  let matches: EventFilter = () => true
  let window = defaultWindow
  let multiplier = 0
  for (let field = filter.next(); field !== 0; field = filter.next()) {
    if (field === 1) matches = readExpression(filter.message(), ({ stream }) => stream)
    else if (field === 2) matches = readExpression(filter.message(), ({ type }) => type)
    else if (field === 3) window = filter.number()
    else if (field === 5) multiplier = filter.number()
    else filter.skip()
  }
  if (multiplier === 0) throw new MalformedMessage('the checkpoint interval must be above 0')
  return { matches, checkpointInterval: window * multiplier }
}

const readExpression = (
  expression: Reader,
  textOf: (event: RecordedEvent) => string,
): EventFilter => {
  const prefixes: string[] = []
  let regex = ''
  for (let field = expression.next(); field !== 0; field = expression.next()) {
    if (field === 1) regex = expression.text()
    else if (field === 2) prefixes.push(expression.text())
    else expression.skip()
  }
  if (prefixes.length > 0) return matchesPrefix(prefixes, textOf)
  try {
    return matchesRegex(regex, textOf)
  } catch {
    throw new MalformedMessage(`not a regular expression: ${regex}`)
  }
}
