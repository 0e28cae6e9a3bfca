/**
 * Streams that were read whole a while ago: of these only what came since is read. The last event that
 * is known is read again with it, so that a stream that was deleted or written anew is noticed.
 */
import type { RecordedEvent } from '@carmkit/kernel'
import type { ReadFailure } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'

type Events = ReadonlyArray<RecordedEvent>
type ReadFrom = (from: number) => Promise<E.Either<ReadFailure, Events>>

/** How many events are remembered, of all streams together: some ten megabytes. */
const mostEvents = 20_000

/** Reads whole streams; `readFrom` reads this one to the end. */
export const remembering = () => {
  const known = knownStreams()
  const readWhole = async (
    stream: string,
    readFrom: ReadFrom,
  ): Promise<E.Either<ReadFailure, Events>> => {
    const events = await readFrom(0)
    if (E.isRight(events)) known.keep(stream, events.right)
    return events
  }
  return async (stream: string, readFrom: ReadFrom): Promise<E.Either<ReadFailure, Events>> => {
    const before = known.find(stream)
    const last = before.at(-1)
    if (last === undefined) return readWhole(stream, readFrom)
    const since = await readFrom(last.revision)
    if (E.isLeft(since)) return since
    const [again, ...later] = since.right
    if (again?.metadata.hash !== last.metadata.hash) return readWhole(stream, readFrom)
    const events = later.length === 0 ? before : [...before, ...later]
    known.keep(stream, events)
    return E.right(events)
  }
}

/** Those that were not used for the longest time go first. */
const knownStreams = () => {
  const streams = new Map<string, Events>()
  let count = 0
  const forget = (stream: string): void => {
    count -= streams.get(stream)?.length ?? 0
    streams.delete(stream)
  }
  return {
    find: (stream: string): Events => streams.get(stream) ?? [],
    keep: (stream: string, events: Events): void => {
      forget(stream)
      streams.set(stream, events)
      count += events.length
      for (const [oldest] of streams) {
        if (count <= mostEvents) return
        forget(oldest)
      }
    },
  }
}
