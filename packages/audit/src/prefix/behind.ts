/**
 * What a prefix by a moment lacks: it ends before the first event of a later moment, and a clock that
 * ran ahead, or a forger, may have dated that one later than events that stand behind it.
 */
import type { Instant } from '@carmkit/core'
import type { RecordedEvent } from '@carmkit/kernel'
import type { Bound } from '../bound.js'

export interface Behind {
  /** How many of the subject's events were recorded by the moment and are not in the prefix. */
  readonly events: number
  /** Place and moment of the event that the prefix ends before. */
  readonly stream: string
  readonly revision: number
  readonly recordedAt: Instant
}

/** To be told of every event behind a bound, the one that it ends before first. */
export const behindBound = (bound: Bound, isOurs: (event: RecordedEvent) => boolean) => {
  let first: RecordedEvent | null = null
  let events = 0
  return {
    tell: (event: RecordedEvent): void => {
      first ??= event
      // Asked of all: whose a stream is follows from its first event, which may be the late one.
      const isMissed = isOurs(event)
      if (bound.kind !== 'instant' || event.metadata.recordedAt > bound.instant) return
      if (isMissed) events += 1
    },
    /** Null where the prefix lacks nothing. */
    found: (): Behind | null => {
      if (first === null || events === 0) return null
      const { stream, revision, metadata } = first
      return { events, stream, revision, recordedAt: metadata.recordedAt as Instant }
    },
  }
}
