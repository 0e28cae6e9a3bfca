/**
 * Is a stream what was written? Walks it event by event, as an auditor does.
 *
 * Finds change, loss, reordering and splicing inside what is presented, unless the forger
 * recomputed the chain. A cut tail is not found: that takes a checkpoint kept elsewhere.
 */
import * as E from 'fp-ts/lib/Either.js'
import { eventIdOf, hashOf, noHash, RecordedEvent, type StreamEnd } from './envelope.js'
import { faultsOf, printable } from './fault.js'

/** The first bad event of a stream. `revision` is where it should stand. */
export interface ChainFault {
  readonly name: 'ChainFault'
  readonly stream: string
  readonly revision: number
  readonly reason: string
}

/**
 * Checks that `stored`, parsed JSON that is trusted in nothing, is the event that follows `end`.
 * The hash is computed on what was stored, before any decoding.
 */
export const nextInChain = (
  stream: string,
  end: StreamEnd,
  stored: unknown,
): E.Either<ChainFault, StreamEnd> => {
  const revision = end === 'absent' ? 0 : end.revision + 1
  const fault = (reason: string) =>
    E.left<ChainFault>({ name: 'ChainFault', stream, revision, reason })
  const decoded = RecordedEvent.decode(stored)
  if (E.isLeft(decoded)) {
    const first = faultsOf(decoded.left)[0]
    return fault(`not an event: ${first?.path ?? ''}: ${first?.reason ?? ''}`)
  }
  const event = decoded.right
  if (event.stream !== stream) return fault(`belongs to stream ${printable(event.stream)}`)
  if (event.revision !== revision)
    return fault(`revision ${event.revision} stands where ${revision} belongs`)
  const expectedPrevious = end === 'absent' ? noHash : end.hash
  const { previousHash, hash, eventId } = event.metadata
  if (previousHash !== expectedPrevious)
    return fault('does not follow the event before it: previousHash differs')
  const computed = hashOf(unsealed(event))
  if (E.isLeft(computed)) return fault(`has no canonical text: ${computed.left.reason}`)
  if (computed.right !== hash) return fault('content does not match its hash')
  if (eventIdOf(hash) !== eventId) return fault('event id does not match its hash')
  return E.right({ revision, hash })
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
