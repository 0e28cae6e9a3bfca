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

/**
 * All that is kept of a stream, changed in place: of a long log there are as many as events, and what lived
 * for some time is not let go of for long.
 */
interface FoldedEnd extends End {
  revision: number
  hash: string
  recordedAt: string
  state: unknown
  /** What is wrong with the first event that no state follows from; null where each is sound. */
  unfit: Wrong | null
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
      const early = wrongTime(event, before)
      const end = before ?? { ...notBegun }
      if (before === undefined) ends.set(stream, end)
      moveOn(end, domain, event)
      return early ?? end.unfit
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

const notBegun: FoldedEnd = { revision: 0, hash: '', recordedAt: '', state: null, unfit: null }

/** Behind what no state follows from, none does. */
const moveOn = (end: FoldedEnd, domain: Domain, recorded: RecordedEvent): void => {
  const { revision, metadata } = recorded
  end.revision = revision
  end.hash = metadata.hash
  end.recordedAt = metadata.recordedAt
  if (end.unfit !== null) return
  const after = stateAfter(domain, revision === 0 ? null : end, recorded)
  if (E.isRight(after)) end.state = after.right
  else end.unfit = after.left
}

const stateAfter = (
  domain: Domain,
  before: { readonly state: unknown } | null,
  recorded: RecordedEvent,
): E.Either<Wrong, unknown> => {
  const aggregate = aggregateOfStream(domain, recorded.stream)
  if (aggregate === undefined) {
    return E.left(
      undecodable('an event of a stream that an aggregate reads', 'no aggregate reads this stream'),
    )
  }
  const expected = `an event of ${aggregate.category}`
  const decoded = decodeRecorded(aggregate, recorded)
  if (E.isLeft(decoded)) return E.left(undecodable(expected, decoded.left.reason))
  return E.mapLeft(({ reason }: Unreadable) => impossible(expected, recorded, reason))(
    evolved(before === null ? aggregate.initial : before.state, {
      aggregate,
      recorded,
      event: decoded.right,
    }),
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
