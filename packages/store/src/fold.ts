/** Recorded events become a state. Separate from loading because kept states are folded here too. */
import type { AnyAggregate } from '@carmkit/core'
import type { RecordedEvent } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import type { Unreadable } from './store.js'

/** The state after these events; an event that does not decode stops it, and is named. */
export const foldRecorded = (
  aggregate: AnyAggregate,
  recorded: ReadonlyArray<RecordedEvent>,
  before: unknown = aggregate.initial,
): E.Either<Unreadable, unknown> => {
  let state = before
  for (const event of recorded) {
    const decoded = decodeRecorded(aggregate, event)
    if (E.isLeft(decoded)) return decoded
    state = aggregate.evolve(state, decoded.right)
  }
  return E.right(state)
}

/** The event with its data in the current form; left names the place and the first field that cannot be read. */
export const decodeRecorded = (
  aggregate: AnyAggregate,
  event: RecordedEvent,
): E.Either<Unreadable, RecordedEvent> => {
  const decoded = aggregate.events.decode(event)
  if (E.isRight(decoded)) return decoded as E.Right<RecordedEvent>
  const [fault] = decoded.left
  const reason = `${fault?.path ?? ''}: ${fault?.reason ?? ''}`
  return E.left({ name: 'Unreadable', stream: event.stream, revision: event.revision, reason })
}
