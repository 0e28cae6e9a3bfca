/**
 * Each stream by itself: every event follows the one before it, in its chain and in time, its
 * aggregate reads it, and its state takes it. Kept is where a stream ends, and what it folds to.
 */
import { aggregateOfStream, type Domain } from '@carmkit/core'
import { followsInChain, type RecordedEvent } from '@carmkit/kernel'
import { decodeRecorded, type LoggedEvent, type Unreadable } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { evolved } from '../evolved.js'
import { type Wrong, wrongChain } from './damage.js'

export interface End {
  readonly revision: number
  readonly hash: string
  /** When its last event was recorded. */
  readonly recordedAt: string
}

/** Left: what is wrong with the first event that no state follows from. */
interface FoldedEnd extends End {
  readonly state: E.Either<Wrong, unknown>
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
  const ends = new Map<string, FoldedEnd>()
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
      const state = stateAfter(domain, before?.state, event)
      ends.set(stream, { revision, hash, recordedAt, state })
      return wrongTime(event, before) ?? (E.isLeft(state) ? state.left : null)
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

/** Behind what no state follows from, none does. */
const stateAfter = (
  domain: Domain,
  before: FoldedEnd['state'] | undefined,
  recorded: RecordedEvent,
): FoldedEnd['state'] => {
  if (before !== undefined && E.isLeft(before)) return before
  const aggregate = aggregateOfStream(domain, recorded.stream)
  if (aggregate === undefined) {
    return E.left(
      undecodable('an event of a stream that an aggregate reads', 'no aggregate reads this stream'),
    )
  }
  const expected = `an event of ${aggregate.category}`
  const decoded = decodeRecorded(aggregate, recorded)
  if (E.isLeft(decoded)) return E.left(undecodable(expected, decoded.left.reason))
  const state = before === undefined ? aggregate.initial : before.right
  return E.mapLeft(({ reason }: Unreadable) => impossible(expected, recorded, reason))(
    evolved(state, { aggregate, recorded, event: decoded.right }),
  )
}

const undecodable = (expected: string, found: string): Wrong => ({
  kind: 'undecodable',
  reason: `cannot be decoded: ${found}`,
  expected,
  found,
})

const impossible = (
  expected: string,
  { type, revision }: RecordedEvent,
  reason: string,
): Wrong => ({
  kind: 'impossible',
  reason,
  expected: `${expected} that can follow ${revision === 0 ? 'no other' : `@${revision - 1}`}`,
  found: type,
})
