/**
 * The events of one subject in a prefix of the log, decoded, in order and folded, and an honest list of
 * what had to be left out. What every question is answered from.
 */
import { type AnyAggregate, aggregateOfStream, type Domain, type Held } from '@carmkit/core'
import type { DomainEvent, RecordedEvent } from '@carmkit/kernel'
import {
  decodeRecorded,
  type LoggedEvent,
  type Position,
  type ReadFailure,
  type Store,
} from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import type { Bound } from '../bound.js'
import { evolved } from '../evolved.js'
import { belongingOf, type Subject } from '../subject.js'
import { type Behind, behindBound } from './behind.js'
import { type Checks, followingIn } from './following.js'
import { type LeftOut, type Whose, wantedStreams } from './left-out.js'
import { type Going, type Prefix, type Recorded, walkPrefix } from './walk.js'

/** One event of the subject, with what its data means today. */
export interface AccountEvent {
  readonly position: Position
  readonly aggregate: AnyAggregate
  readonly recorded: RecordedEvent
  /** Data in its current form, for `evolve`. */
  readonly event: DomainEvent
  /** Its stream as it stands behind it. */
  readonly held: Held
}

/** What of a command's events is the subject's and can be read: at least one. */
export type AccountCommand = readonly [AccountEvent, ...ReadonlyArray<AccountEvent>]

/** How far an answer reaches, and what it does not hold. */
export interface Read extends Prefix {
  readonly leftOut: ReadonlyArray<LeftOut>
  /** Null where the bound is no moment, or nothing of the subject that was recorded by it is missing. */
  readonly behind: Behind | null
}

export interface Question {
  readonly store: Store
  readonly domain: Domain
  readonly subject: Subject
  readonly bound: Bound
  /** What an event is held against before it counts; default: hashes. */
  readonly checks?: Checks
  /** Told how many events of the log were read, every now and then. */
  readonly onProgress?: (events: number) => void
}

/** Events between two looks at how far a walk is. */
export const progressEvery = 10_000

/** Counts the events of the commands it is told of, and says every now and then how many there were. */
export const progressOf = (onProgress: Question['onProgress']): ((more: number) => void) => {
  let events = 0
  let told = 0
  return (more) => {
    events += more
    if (events - told < progressEvery) return
    told = events
    onProgress?.(events)
  }
}

/**
 * Visits the subject's events command by command; those of a stream end where one cannot be read, or
 * does not follow the one before it, in its chain or by what it says.
 */
export const walkAccount = (
  { subject, ...question }: Question,
  visit: Visit,
): Promise<E.Either<ReadFailure, Read>> =>
  walkWhere({ ...question, whose: belongingOf(question.domain, subject) }, visit)

/** `leaveOut`: the stream ends for this walk before an event that the visitor could not take. */
type Visit = (command: AccountCommand, leaveOut: (place: Missing) => void) => Going | Promise<Going>

/** The same of streams that are chosen otherwise than by a subject. */
export const walkWhere = async (
  {
    store,
    domain,
    whose,
    bound,
    checks,
    onProgress,
  }: Omit<Question, 'subject'> & { readonly whose: Whose },
  visit: Visit,
): Promise<E.Either<ReadFailure, Read>> => {
  const account = streamsWhere({ domain, checks }, whose)
  const progress = progressOf(onProgress)
  const behind = behindBound(bound, account.isWanted)
  const read = await walkPrefix(store, bound, {
    command: (recorded) => {
      progress(recorded.length)
      const [first, ...others] = account.readable(recorded)
      return first === undefined ? undefined : visit([first, ...others], account.leaveOut)
    },
    unreadable: ({ unreadable }) => account.leaveOut(unreadable),
    behind: (event) => {
      progress(1)
      behind.tell(event)
    },
  })
  return E.map((prefix: Prefix) => ({
    ...prefix,
    leftOut: account.leftOut(),
    behind: behind.found(),
  }))(read)
}

/** Of what is wanted, folds what follows in its stream, and leaves out what does not or cannot be read. */
export const streamsWhere = (
  { domain, checks = 'hashes' }: { readonly domain: Domain; readonly checks?: Checks | undefined },
  whose: Whose,
) => {
  const { belongs, leaveOut, isStopped, leftOut } = wantedStreams(whose)
  const notFollowing = followingIn(checks)
  const states = new Map<string, unknown>()

  const readableOf = (
    aggregate: AnyAggregate,
    logged: LoggedEvent,
  ): E.Either<Missing, AccountEvent> => {
    const { position, event: recorded } = logged
    const { stream, revision, metadata } = recorded
    if (isStopped(stream)) {
      return E.left({ stream, revision, reason: 'stands behind what cannot be read' })
    }
    const fault = notFollowing(logged)
    if (fault !== null) return E.left(fault)
    const decoded = decodeRecorded(aggregate, recorded)
    if (E.isLeft(decoded)) return decoded
    const taken = { position, aggregate, recorded, event: decoded.right }
    return E.map((state: unknown) => {
      states.set(stream, state)
      return { ...taken, held: { state, pin: { stream, revision, hash: metadata.hash } } }
    })(evolved(states.has(stream) ? states.get(stream) : aggregate.initial, taken))
  }

  const isWanted = (event: RecordedEvent): boolean =>
    belongs(event.stream, event.revision === 0 ? event : null) !== 'others'

  const readable = (recorded: Recorded): ReadonlyArray<AccountEvent> => {
    const [{ event: first }] = recorded
    const { stream } = first
    if (!isWanted(first)) return []
    const aggregate = aggregateOfStream(domain, stream)
    const events: AccountEvent[] = []
    for (const logged of recorded) {
      const { revision } = logged.event
      if (aggregate === undefined) {
        leaveOut({ stream, revision, reason: 'no aggregate reads this stream' })
        continue
      }
      const event = readableOf(aggregate, logged)
      if (E.isRight(event)) events.push(event.right)
      else leaveOut(event.left)
    }
    return events
  }

  return { readable, isWanted, leaveOut, leftOut }
}

type Missing = Pick<LeftOut, 'stream' | 'revision' | 'reason'>
