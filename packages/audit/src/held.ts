/** The state that the first events of one stream fold to: what a pin of it stood for. */
import { aggregateOfStream, type Domain, type Held } from '@carmkit/core'
import { fold, noHash, type RecordedEvent } from '@carmkit/kernel'
import { decodeRecorded, type Unreadable } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'

/** Without any event its state is the initial one. Left names the first event that cannot be read. */
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
  const last = events.at(-1)
  return E.map((decoded: ReadonlyArray<RecordedEvent>) => ({
    state: fold(aggregate, decoded) as unknown,
    pin:
      last === undefined
        ? { stream, revision: 'absent' as const, hash: noHash }
        : { stream, revision: last.revision, hash: last.metadata.hash },
  }))(E.traverseArray((event: RecordedEvent) => decodeRecorded(aggregate, event))(events))
}
