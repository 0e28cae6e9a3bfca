/**
 * Whether an event of a stream follows the one before it: without that, no answer rests on it. Keeps
 * where each stream ends, and nothing of what it holds.
 */
import {
  type ChainFault,
  followsInChain,
  type RecordedEvent,
  type StreamEnd,
} from '@carmkit/kernel'
import type { LoggedEvent } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'

/**
 * `hashes`: that its content is what was sealed, and sealed behind the event before it. `order`: that
 * its revision is the next one and nothing else: for logs that were never sealed, and for answers that
 * claim no proof.
 */
export type Checks = 'hashes' | 'order'

/** Why an event does not follow, and the revision that belongs there. */
export type NotFollowing = Pick<ChainFault, 'stream' | 'revision' | 'reason'>

/** An event, and the text that it was parsed from where the store gave it. */
type Following = Pick<LoggedEvent, 'event' | 'stored'>

/** Told of every event of a stream in the order of the log; null where it follows. */
export const followingIn = (checks: Checks): ((logged: Following) => NotFollowing | null) => {
  const ends = new Map<string, StreamEnd>()
  const next = checks === 'hashes' ? followsInChain : followsInOrder
  return ({ event, stored }) => {
    const { stream } = event
    const end = next(stream, ends.get(stream) ?? 'absent', event, stored)
    if (E.isLeft(end)) return end.left
    ends.set(stream, end.right)
    return null
  }
}

const followsInOrder = (
  stream: string,
  end: StreamEnd,
  { revision: found, metadata: { hash } }: RecordedEvent,
): E.Either<NotFollowing, StreamEnd> => {
  const revision = end === 'absent' ? 0 : end.revision + 1
  return found === revision
    ? E.right({ revision, hash })
    : E.left({ stream, revision, reason: `revision ${found} stands where ${revision} belongs` })
}
