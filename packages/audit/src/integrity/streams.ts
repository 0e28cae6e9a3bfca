/**
 * Each stream by itself: every event follows the one before it, in its chain and in time, and its
 * aggregate reads it. Kept is where a stream ends, and nothing of what it holds.
 */
import { aggregateOfStream, type Domain } from '@carmkit/core'
import { followsInChain, type RecordedEvent } from '@carmkit/kernel'
import { decodeRecorded, type LoggedEvent } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { type Wrong, wrongChain } from './damage.js'

export interface End {
  readonly revision: number
  readonly hash: string
  /** When its last event was recorded. */
  readonly recordedAt: string
}

/** The streams as far as they were walked. */
export interface Streams {
  readonly endOf: (stream: string) => End | undefined
  readonly names: () => Iterable<string>
  readonly count: () => number
  /** What stands behind a break follows from nothing, and is not walked. */
  readonly isBroken: (stream: string) => boolean
  readonly breakOff: (stream: string) => void
  /** One more event of a stream that is not broken; null where nothing is wrong with it. */
  readonly follow: (logged: Pick<LoggedEvent, 'event' | 'stored'>) => Wrong | null
}

export const streamsIn = (domain: Domain): Streams => {
  const ends = new Map<string, End>()
  const broken = new Set<string>()
  return {
    endOf: (stream) => ends.get(stream),
    names: () => ends.keys(),
    count: () => ends.size,
    isBroken: (stream) => broken.has(stream),
    breakOff: (stream) => {
      broken.add(stream)
    },
    follow: ({ event, stored }) => {
      const { stream } = event
      const before = ends.get(stream)
      const next = followsInChain(stream, before ?? 'absent', event, stored)
      if (E.isLeft(next)) {
        broken.add(stream)
        return wrongChain(next.left)
      }
      const { revision, metadata } = event
      const { hash, recordedAt } = metadata
      ends.set(stream, { revision, hash, recordedAt })
      return wrongTime(event, before) ?? wrongPayload(domain, event)
    },
  }
}

/** Moments in one form sort as texts. */
const wrongTime = ({ metadata }: RecordedEvent, before: End | undefined): Wrong | null => {
  const { recordedAt } = metadata
  if (before === undefined || before.recordedAt <= recordedAt) return null
  return {
    kind: 'order',
    reason: `recorded ${recordedAt}, before the event that it follows`,
    expected: `recorded ${before.recordedAt} or later`,
    found: recordedAt,
  }
}

const wrongPayload = (domain: Domain, event: RecordedEvent): Wrong | null => {
  const aggregate = aggregateOfStream(domain, event.stream)
  if (aggregate === undefined) {
    return undecodable(
      'an event of a stream that an aggregate reads',
      'no aggregate reads this stream',
    )
  }
  const decoded = decodeRecorded(aggregate, event)
  return E.isLeft(decoded)
    ? undecodable(`an event of ${aggregate.category}`, decoded.left.reason)
    : null
}

const undecodable = (expected: string, found: string): Wrong => ({
  kind: 'undecodable',
  reason: `cannot be decoded: ${found}`,
  expected,
  found,
})
