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
import type { Subject, Whose } from '../subject.js'
import { type Behind, behindBound } from './behind.js'
import { type Checks, followingBy } from './following.js'
import { type LeftOut, wantedStreams } from './left-out.js'
import { progressOf } from './progress.js'
import { prefixOf, selectedIn } from './selected.js'
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
  /** Told of every event of the log before the bound, whoever it is about. */
  readonly onLogged?: (event: LoggedEvent) => void
}

/**
 * Visits the subject's events command by command; those of a stream end where one cannot be read, or
 * does not follow the one before it, in its chain or by what it says.
 *
 * @param beside visits the streams of others that say what the subject's delegations give; without it
 * they are not read
 */
export const walkAccount = async (
  { store, domain, subject, bound, checks, onProgress, onLogged }: Question,
  visit: Visit,
  beside?: Visit,
): Promise<E.Either<ReadFailure, Read>> => {
  const progress = progressOf(onProgress)
  const isBesideTold = beside !== undefined
  const found = await selectedIn({ store, domain, subject, isBesideTold, bound, progress })
  if (E.isLeft(found)) return found
  const selected = found.right
  const isBeside = (stream: string): boolean => selected.beside.has(stream)
  const whose: Whose = (stream, event, before) =>
    isBeside(stream) ? 'ours' : selected.whose(stream, event, before)
  const account = streamsWhere({ domain, checks }, whose)
  const behind = behindBound(selected.bound, account.isWanted)
  const read = await walkPrefix(store, selected.bound, {
    command: (recorded) => {
      progress(recorded.length)
      if (onLogged !== undefined) for (const one of recorded) onLogged(one)
      const [first, ...others] = account.readable(recorded)
      if (first === undefined) return undefined
      const visitor = isBeside(first.recorded.stream) ? (beside ?? visit) : visit
      return visitor([first, ...others], account.leaveOut)
    },
    unreadable: ({ unreadable }) => account.leaveOut(unreadable),
    behind: (event) => {
      progress(1)
      behind.tell(event)
    },
  })
  return E.map((told: Prefix) => ({
    ...prefixOf(selected, told),
    leftOut: account.leftOut(),
    behind: selected.surveyed === null ? behind.found() : selected.surveyed.behind,
  }))(read)
}

/** `leaveOut`: the stream ends for this walk before an event that the visitor could not take. */
export type Visit = (
  command: AccountCommand,
  leaveOut: (place: Missing) => void,
) => Going | Promise<Going>

/** Of what is wanted, folds what follows in its stream, and leaves out what does not or cannot be read. */
export const streamsWhere = (
  { domain, checks = 'hashes' }: { readonly domain: Domain; readonly checks?: Checks | undefined },
  whose: Whose,
) => {
  const { belongs, leaveOut, isStopped, leftOut } = wantedStreams(whose)
  const follows = followingBy(checks)
  const known = new Map<string, Standing>()

  const readableOf = (
    aggregate: AnyAggregate,
    logged: LoggedEvent,
  ): E.Either<Missing, AccountEvent> => {
    const { position, event: recorded } = logged
    const { stream, revision, metadata } = recorded
    if (isStopped(stream)) {
      return E.left({ stream, revision, reason: 'stands behind what cannot be read' })
    }
    const before = known.get(stream)
    const end = follows(before ?? 'absent', logged)
    if (E.isLeft(end)) return end
    const decoded = decodeRecorded(aggregate, recorded)
    if (E.isLeft(decoded)) return decoded
    const taken = { position, aggregate, recorded, event: decoded.right }
    const after = evolved(before === undefined ? aggregate.initial : before.state, taken)
    if (E.isLeft(after)) return after
    const { hash } = metadata
    const state = after.right
    if (before === undefined) known.set(stream, { stream, revision, hash, state })
    else {
      before.revision = revision
      before.hash = hash
      before.state = state
    }
    const pin = { stream: before?.stream ?? stream, revision, hash }
    return E.right({ ...taken, held: { state, pin } })
  }

  const isWanted = (event: RecordedEvent): boolean => belongs(event.stream, event) !== 'others'

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
      if (E.isLeft(event)) leaveOut(event.left)
      // Of a stream that nobody knows to be ours, only what is missing is told.
      else if (belongs(stream, null) === 'ours') events.push(event.right)
    }
    return events
  }

  return { readable, isWanted, leaveOut, leftOut }
}

/**
 * All that is kept of a stream, changed in place: of a long log there are as many as events, and what lived
 * for some time is not let go of for long.
 */
interface Standing {
  /** One text for its name: each event brings another. */
  readonly stream: string
  revision: number
  hash: string
  state: unknown
}

type Missing = Pick<LeftOut, 'stream' | 'revision' | 'reason'>
