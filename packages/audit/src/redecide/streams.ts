/**
 * Every stream of a log as it stands at one place of a walk: its state, its end, and whether its seal
 * held so far. What commands are decided again on.
 */
import { type AnyAggregate, aggregateOfStream, type Domain, type Held } from '@carmkit/core'
import {
  type ChainFault,
  type DomainEvent,
  followsInChain,
  noHash,
  type RecordedEvent,
  type StreamEnd,
} from '@carmkit/kernel'
import { decodeRecorded, type LoggedEvent, type UnreadableEntry } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { causesMet } from '../causes-met.js'
import { evolved } from '../evolved.js'

/** A stream up to the place. A later event makes another one, so that an earlier one can be kept. */
export interface Known extends Held {
  /** Undefined: no aggregate reads it. */
  readonly aggregate: AnyAggregate | undefined
  /** The first event of it whose seal does not hold; null while all do. */
  readonly broken: ChainFault | null
  /** The first place that cannot be read or folded: no state follows from there on; null while all can. */
  readonly stopped: Stopped | null
  /** False behind what is no event at all: whether the next one follows it cannot be said. */
  readonly isEndKnown: boolean
}

export interface Stopped {
  readonly stream: string
  /** Null where the place does not say. */
  readonly revision: number | null
  readonly reason: string
}

/** One event as it was met. */
export interface Met extends LoggedEvent {
  /** In its current form; null where it cannot be read or folded, or stands behind what cannot. */
  readonly decoded: DomainEvent | null
  /** Why its own seal does not hold; null where it does. */
  readonly fault: ChainFault | null
}

export interface Streams {
  /** A stream that was not met does not exist: its state is the initial one. */
  readonly at: (stream: string) => Known
  readonly meet: (logged: LoggedEvent) => Met
  readonly stop: (entry: UnreadableEntry) => void
  /**
   * The id of the event that this one answers and that does not stand before the place. Null where none is
   * missing, and where one may stand among what cannot be read or is gone.
   */
  readonly missingCauseOf: (event: RecordedEvent) => string | null
}

export const streamsOf = (domain: Domain): Streams => {
  const known = new Map<string, Known>()
  const causes = causesMet()
  let isDoubtful = false

  const at = (stream: string): Known => {
    const aggregate = aggregateOfStream(domain, stream)
    const pin = { stream, revision: 'absent', hash: noHash } as const
    const unmet = { broken: null, stopped: null, isEndKnown: true }
    return known.get(stream) ?? { aggregate, state: aggregate?.initial, pin, ...unmet }
  }

  const meet = (logged: LoggedEvent): Met => {
    const { event, stored } = logged
    const { stream, revision, metadata } = event
    causes.meet(event)
    const before = at(stream)
    const next = followsInChain(stream, endBefore(event, before), event, stored)
    const fault = E.isLeft(next) ? next.left : null
    isDoubtful ||= fault?.kind === 'gap'
    const taken = takenAfter(before, event)
    known.set(stream, {
      ...before,
      state: E.isRight(taken) ? taken.right.state : before.state,
      pin: { stream, revision, hash: metadata.hash },
      broken: before.broken ?? fault,
      stopped: E.isLeft(taken) ? taken.left : before.stopped,
      isEndKnown: true,
    })
    return { ...logged, decoded: E.isRight(taken) ? taken.right.event : null, fault }
  }

  const stop = ({ unreadable }: UnreadableEntry): void => {
    const before = at(unreadable.stream)
    const stopped = before.stopped ?? unreadable
    isDoubtful = true
    known.set(unreadable.stream, { ...before, stopped, isEndKnown: false })
  }

  const missingCauseOf = (event: RecordedEvent): string | null =>
    isDoubtful ? null : causes.missingFor(event)

  return { at, meet, stop, missingCauseOf }
}

const endBefore = (
  { revision, metadata: { previousHash } }: LoggedEvent['event'],
  { pin, isEndKnown }: Known,
): StreamEnd => {
  if (!isEndKnown && revision > 0) return { revision: revision - 1, hash: previousHash }
  return pin.revision === 'absent' ? 'absent' : { revision: pin.revision, hash: pin.hash }
}

interface Taken {
  /** In its current form. */
  readonly event: DomainEvent
  readonly state: unknown
}

/** Left: where reading the stream ended, which may be before. */
const takenAfter = (
  { aggregate, state, stopped }: Known,
  recorded: LoggedEvent['event'],
): E.Either<Stopped, Taken> => {
  if (stopped !== null) return E.left(stopped)
  if (aggregate === undefined) {
    const { stream, revision } = recorded
    return E.left({ stream, revision, reason: 'no aggregate reads this stream' })
  }
  const decoded = decodeRecorded(aggregate, recorded)
  if (E.isLeft(decoded)) return decoded
  const event = decoded.right
  return E.map((after: unknown) => ({ event, state: after }))(
    evolved(state, { aggregate, recorded, event }),
  )
}
