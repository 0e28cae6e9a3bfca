/**
 * Is a stream what was written? Walks it event by event, as an auditor does.
 *
 * Finds change, loss, reordering and splicing inside what is presented, unless the forger
 * recomputed the chain. A cut tail is not found: that takes a checkpoint kept elsewhere.
 */
import * as E from 'fp-ts/lib/Either.js'
import type { NotCanonical } from './canonical-json.js'
import { eventIdOf, hashOf, noHash, RecordedEvent, type StreamEnd, textHash } from './envelope.js'
import { faultsOf, printable } from './fault.js'
import { sealedPart } from './stored-text.js'

/** The first bad event of a stream. `revision` is where it should stand. */
export interface ChainFault {
  readonly name: 'ChainFault'
  readonly stream: string
  readonly revision: number
  readonly kind: ChainFaultKind
  readonly reason: string
  /** What belongs there, and what is there, in a few words each. */
  readonly expected: string
  readonly found: string
}

/**
 * `form`: no event, or none that has a canonical text. `stream`: taken from another one. `gap` and
 * `repetition`: a later or an earlier revision stands there. `link`: does not follow the event
 * before it. `content`: not what was sealed. `id`: not the id of that content.
 */
export type ChainFaultKind = 'form' | 'stream' | 'gap' | 'repetition' | 'link' | 'content' | 'id'

/**
 * Checks that `stored`, parsed JSON that is trusted in nothing, is the event that follows `end`.
 * The hash is computed on what was stored, before any decoding.
 */
export const nextInChain = (
  stream: string,
  end: StreamEnd,
  stored: unknown,
): E.Either<ChainFault, StreamEnd> => {
  const decoded = RecordedEvent.decode(stored)
  if (E.isRight(decoded)) return followsInChain(stream, end, decoded.right)
  const first = faultsOf(decoded.left)[0]
  const found = `${first?.path ?? ''}: ${first?.reason ?? ''}`
  const reason = `not an event: ${found}`
  return faultAt(stream, end)('form', reason, ['an event', found])
}

/**
 * The same of what has been decoded as an event already, and is otherwise trusted in nothing.
 *
 * @param stored the text that it was parsed from, where that is at hand: the answer is the same, in less time
 */
export const followsInChain = (
  stream: string,
  end: StreamEnd,
  event: RecordedEvent,
  stored?: string,
): E.Either<ChainFault, StreamEnd> => {
  const fault = faultAt(stream, end)
  const revision = revisionAfter(end)
  if (event.stream !== stream) {
    const name = printable(event.stream)
    return fault('stream', `belongs to stream ${name}`, [printable(stream), name])
  }
  if (event.revision !== revision) {
    const kind = event.revision > revision ? 'gap' : 'repetition'
    const reason = `revision ${event.revision} stands where ${revision} belongs`
    return fault(kind, reason, [`revision ${revision}`, `revision ${event.revision}`])
  }
  const expectedPrevious = end === 'absent' ? noHash : end.hash
  const { previousHash, hash, eventId } = event.metadata
  if (previousHash !== expectedPrevious) {
    const reason = 'does not follow the event before it: previousHash differs'
    return fault('link', reason, [`previousHash ${expectedPrevious}`, previousHash])
  }
  const computed = hashOfStored(event, stored)
  if (E.isLeft(computed)) {
    const found = `has no canonical text: ${computed.left.reason}`
    return fault('form', found, ['an event', found])
  }
  if (computed.right !== hash) {
    const compared: Compared = [`content with hash ${hash}`, `content with hash ${computed.right}`]
    return fault('content', 'content does not match its hash', compared)
  }
  const expectedId = eventIdOf(hash)
  if (expectedId !== eventId) {
    return fault('id', 'event id does not match its hash', [`event id ${expectedId}`, eventId])
  }
  return E.right({ revision, hash })
}

const revisionAfter = (end: StreamEnd): number => (end === 'absent' ? 0 : end.revision + 1)

const faultAt =
  (stream: string, end: StreamEnd) =>
  (kind: ChainFaultKind, reason: string, [expected, found]: Compared) =>
    E.left<ChainFault>({
      name: 'ChainFault',
      stream,
      revision: revisionAfter(end),
      kind,
      reason,
      expected,
      found,
    })

type Compared = readonly [expected: string, found: string]

const hashOfStored = (
  event: RecordedEvent,
  stored: string | undefined,
): E.Either<NotCanonical, string> => {
  const sealed = stored === undefined ? null : sealedPart(event, stored)
  return sealed === null ? hashOf(unsealed(event)) : E.right(textHash(sealed))
}

const unsealed = (event: RecordedEvent) => {
  const { eventId: _eventId, hash: _hash, ...metadata } = event.metadata
  return { ...event, metadata }
}

/** Walks a whole stream; right with its end, left with its first bad event. */
export const verifyChain = (
  stream: string,
  events: Iterable<unknown>,
): E.Either<ChainFault, StreamEnd> => {
  let end: StreamEnd = 'absent'
  for (const stored of events) {
    const next = nextInChain(stream, end, stored)
    if (E.isLeft(next)) return next
    end = next.right
  }
  return E.right(end)
}
