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
  /** In time, of streams that nobody knows to be the subject's until one of their events says so. */
  const waiting = new Map<string, number>()
  return {
    tell: (event: RecordedEvent): void => {
      first ??= event
      const { stream, metadata } = event
      // Asked of all: whose a stream is may follow from an event that came too late.
      const isMissed = isOurs(event)
      const inTime = bound.kind === 'instant' && metadata.recordedAt <= bound.instant ? 1 : 0
      const known = (waiting.get(stream) ?? 0) + inTime
      if (isMissed) {
        waiting.delete(stream)
        events += known
      } else if (known > 0) waiting.set(stream, known)
    },
    /** Null where the prefix lacks nothing. */
    found: (): Behind | null => {
      if (first === null || events === 0) return null
      const { stream, revision, metadata } = first
      return { events, stream, revision, recordedAt: metadata.recordedAt as Instant }
    },
  }
}
