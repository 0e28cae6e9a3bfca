/** Second step of the loop: a stream becomes a state. */
import { type AnyAggregate, aggregateOfStream, type Pin } from '@carmkit/core'
import { endOf, noHash, type RecordedEvent } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import type { Ports } from './ports.js'
import type { ReadFailure, Unreadable } from './store.js'

/** A stream as it was read. */
export interface Loaded {
  readonly stream: string
  readonly events: ReadonlyArray<RecordedEvent>
  readonly state: unknown
  readonly pin: Pin
}

/** Reads and folds one stream. An event that does not decode stops it, and is named. */
export const loadStream = async (
  { store, domain }: Ports,
  stream: string,
): Promise<E.Either<ReadFailure, Loaded>> => {
  const aggregate = aggregateOfStream(domain, stream)
  if (aggregate === undefined) throw new Error(`no aggregate reads ${stream}`)
  const events = await store.read(stream)()
  if (E.isLeft(events)) return events
  const state = foldRecorded(aggregate, events.right)
  return E.isLeft(state)
    ? state
    : E.right({
        stream,
        events: events.right,
        state: state.right,
        pin: pinOf(stream, events.right),
      })
}

const foldRecorded = (
  aggregate: AnyAggregate,
  recorded: ReadonlyArray<RecordedEvent>,
): E.Either<Unreadable, unknown> => {
  let state: unknown = aggregate.initial
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

const pinOf = (stream: string, events: ReadonlyArray<RecordedEvent>): Pin => {
  const end = endOf(events)
  return end === 'absent'
    ? { stream, revision: 'absent', hash: noHash }
    : { stream, revision: end.revision, hash: end.hash }
}
