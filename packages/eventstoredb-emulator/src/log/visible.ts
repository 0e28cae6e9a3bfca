/**
 * What a reader may see of a stream at this moment. Nothing is ever removed: metadata hides, and shows
 * again when it is relaxed.
 */
import type { RecordedEvent } from './event.js'
import type { Log, Stream } from './log.js'
import { isSoftDeleted } from './metadata.js'

/** `first` to `last`, both included; `first` above `last` when all is hidden. */
export interface Visible {
  readonly name: 'visible'
  readonly events: ReadonlyArray<RecordedEvent>
  readonly first: number
  readonly last: number
}

export type Visibility = Visible | { readonly name: 'notFound' } | { readonly name: 'deleted' }

export const visibilityOf = (log: Log, name: string): Visibility => {
  if (log.isTombstoned(name)) return { name: 'deleted' }
  const stream = log.stream(name)
  if (stream.events.length === 0 || isSoftDeleted(stream.metadata)) return { name: 'notFound' }
  return {
    name: 'visible',
    events: stream.events,
    first: firstVisible(stream, log.now()),
    last: stream.events.length - 1,
  }
}

/** The strictest of the three bounds wins. */
export const firstVisible = ({ events, metadata }: Stream, now: number): number =>
  Math.max(
    0,
    metadata.truncateBefore,
    events.length - metadata.maxCount,
    metadata.maxAge === Infinity
      ? 0
      : firstFrom(events, (event) => event.created >= now - metadata.maxAge),
  )

/** Index of the first event that `isPast` holds for; it holds for all later ones too. */
export const firstFrom = (
  events: ReadonlyArray<RecordedEvent>,
  isPast: (event: RecordedEvent) => boolean,
): number => {
  let low = 0
  let high = events.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const event = events[middle]
    if (event !== undefined && isPast(event)) high = middle
    else low = middle + 1
  }
  return low
}
