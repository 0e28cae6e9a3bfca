/** Whether an event of a stream follows the one before it: without that, no answer rests on it. */
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

/** The new end of a stream; left where the event does not follow the end that it has. */
export type Follows = (end: StreamEnd, logged: Following) => E.Either<NotFollowing, StreamEnd>

export const followingBy = (checks: Checks): Follows => {
  const next = checks === 'hashes' ? followsInChain : followsInOrder
  return (end, { event, stored }) => next(event.stream, end, event, stored)
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
