/** The state that the first events of one stream fold to: what a pin of it stood for. */
import { aggregateOfStream, type Domain, type Held } from '@carmkit/core'
import { noHash, type RecordedEvent } from '@carmkit/kernel'
import { decodeRecorded, type Unreadable } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { evolved } from './evolved.js'

/**
 * Without any event its state is the initial one. Left names the first event that cannot be read, or
 * cannot stand behind those before it.
 */
export const heldAfter = (
  domain: Domain,
  stream: string,
  events: ReadonlyArray<RecordedEvent>,
): E.Either<Unreadable, Held> => {
  const aggregate = aggregateOfStream(domain, stream)
  if (aggregate === undefined) {
    const reason = 'no aggregate reads this stream'
    return E.left({ name: 'Unreadable', stream, revision: 0, reason })
  }
  let state: unknown = aggregate.initial
  for (const recorded of events) {
    const decoded = decodeRecorded(aggregate, recorded)
    if (E.isLeft(decoded)) return decoded
    const after = evolved(state, { aggregate, recorded, event: decoded.right })
    if (E.isLeft(after)) return after
    state = after.right
  }
  return E.right({ state, pin: pinAt(stream, events.at(-1)) })
}

const pinAt = (stream: string, last: RecordedEvent | undefined): Held['pin'] =>
  last === undefined
    ? { stream, revision: 'absent', hash: noHash }
    : { stream, revision: last.revision, hash: last.metadata.hash }
