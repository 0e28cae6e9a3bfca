/**
 * As-of in two times: what was effective at one moment, as it was known at another.
 *
 * What was known is a prefix of the log. Of that prefix counts what was recorded by the effective
 * moment, amended by what was recorded later and holds by then: late facts, of which another
 * authority fixed the date. The states that follow are read at the effective moment, so that dates
 * decide as they do in life.
 */
import { carm, type Domain, type Instant } from '@carmkit/core'
import type { DomainEvent } from '@carmkit/kernel'
import type { Position, ReadFailure, Store, Unreadable } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import type { Bound } from '../bound.js'
import type { Cut } from '../cut.js'
import { evolved } from '../evolved.js'
import { type Holding, holdIn } from '../holding.js'
import { pictureOf } from '../picture/describe.js'
import type { Picture } from '../picture/picture.js'
import {
  type AccountEvent,
  type Question,
  type Read,
  type Visit,
  walkAccount,
} from '../prefix/account.js'
import type { Checks } from '../prefix/following.js'
import type { Subject } from '../subject.js'
import { type Command, fitted, saysOf } from './late.js'

export interface AsOfQuestion {
  readonly store: Store
  readonly domain?: Domain
  readonly subject: Subject
  /** D: the moment that the answer is about. */
  readonly effective: Instant
  /** K: what was recorded behind this does not count. */
  readonly known: Bound
  /** What an event is held against before it counts; default: hashes. */
  readonly checks?: Checks
  readonly onProgress?: (events: number) => void
}

/** An event that was recorded after the effective moment and counts. */
export interface LateEvent {
  readonly position: Position
  readonly stream: string
  readonly revision: number
  readonly type: string
  readonly recordedAt: Instant
  readonly effectiveAt: Instant
}

export interface AsOf {
  readonly effective: Instant
  /** What counts, and how far the log was read for it. */
  readonly cut: Cut
  readonly picture: Picture
  /**
   * Why the answer differs from what was known at the effective moment itself, in log order: also what
   * other businesses' streams say of the subject's delegations.
   */
  readonly late: ReadonlyArray<LateEvent>
  /** How many events of the subject were known and do not count, since they hold later. */
  readonly notYet: number
  /** How many hold by then and do not count either: what they are about was not there at the moment. */
  readonly withoutPlace: number
}

export const asOf = (question: AsOfQuestion): Promise<E.Either<ReadFailure, AsOf>> =>
  asOfTold(question, () => undefined)

/** Told of each event that counts, in the order in which it does, with what of it the stream takes. */
export type OnCounted = (event: AccountEvent, facts: ReadonlyArray<DomainEvent>) => void

/** The same, and what counts for it. */
export const asOfTold = async (
  { effective, known, domain = carm, ...question }: AsOfQuestion & Pick<Question, 'onLogged'>,
  onCounted: OnCounted,
): Promise<E.Either<ReadFailure, AsOf>> => {
  const own = momentOf(effective, onCounted)
  const others = momentOf(effective, () => undefined)
  const taking =
    (then: ReturnType<typeof momentOf>): Visit =>
    (command, leaveOut) => {
      then.take(command)
      for (const fault of then.faults()) leaveOut(fault)
    }
  const read = await walkAccount({ ...question, domain, bound: known }, taking(own), taking(others))
  return E.map((to: Read) => {
    const { streams } = own
    const beside = others.streams
    const cut = { subject: question.subject, read: to, streams, beside, at: to.recordedUntil }
    return {
      effective,
      cut,
      picture: pictureOf(streams, effective, beside),
      late: [...own.late, ...others.late].toSorted((one, other) => one.position - other.position),
      ...own.uncounted(),
    }
  })(read)
}

/**
 * Streams as they are folded for one moment. What follows in the log may be unable to follow here,
 * where a forger moved the dates of what stands before it: the stream ends there, and that is a fault.
 */
const foldedStreams = (onCounted: OnCounted) => {
  const streams = new Map<string, Holding>()
  /** Where something counts otherwise than in the log; all others share their states with the walk. */
  const apart = new Set<string>()
  const ended = new Map<string, Unreadable>()
  let faults: Unreadable[] = []

  const fault = (stream: string, one: Unreadable): false => {
    ended.set(stream, one)
    faults.push(one)
    return false
  }

  /** False where the stream does not take all that the event says. */
  const hold = (
    event: AccountEvent,
    facts: ReadonlyArray<DomainEvent> = [event.event],
  ): boolean => {
    const { pin } = event.held
    const { stream } = pin
    const before = ended.get(stream)
    if (before !== undefined) return fault(stream, before)
    const after = apart.has(stream)
      ? folded(streams.get(stream)?.state ?? event.aggregate.initial, event, facts)
      : E.right(event.held.state)
    if (E.isLeft(after)) return fault(stream, after.left)
    const state = after.right
    if (facts.length > 0) {
      holdIn(streams, { state, pin })
      onCounted(event, facts)
    }
    return true
  }

  return {
    streams,
    hold,
    /** To be told of each stream before it goes its own way. */
    part: (stream: string): void => void apart.add(stream),
    /** One for each event that was not taken since they were asked for last. */
    faults: (): ReadonlyArray<Unreadable> => {
      const told = faults
      faults = []
      return told
    },
  }
}

const folded = (
  before: unknown,
  event: AccountEvent,
  facts: ReadonlyArray<DomainEvent>,
): E.Either<Unreadable, unknown> => {
  let state: E.Either<Unreadable, unknown> = E.right(before)
  for (const fact of facts) {
    if (E.isLeft(state)) break
    state = evolved(state.right, { ...event, event: fact })
  }
  return state
}

/** The streams at one moment, while the log is told. */
const momentOf = (at: Instant, onCounted: OnCounted) => {
  const { streams, hold, part, faults } = foldedStreams(onCounted)
  const late: LateEvent[] = []
  let taken = 0
  let inTime = 0
  let withoutPlace = 0
  let notTaken = 0
  /** Applications that were made after the moment: a ruling on one may hold from before. */
  const applications = new Map<string, AccountEvent>()

  const count = (event: AccountEvent): void => {
    const { aggregate, recorded } = event
    const state = streams.get(recorded.stream)?.state ?? aggregate.initial
    const there = fitted(event, { state, at })
    if (there.length === 0) withoutPlace += 1
    else if (hold(event, there)) late.push(lateEventOf(event))
    else notTaken += 1
  }

  /** What it rules on comes with the ruling (CK-154). */
  const bring = (stream: string): void => {
    const application = applications.get(stream)
    applications.delete(stream)
    if (application === undefined) return
    if (hold(application)) late.push(lateEventOf(application))
    else notTaken += 1
  }

  const takeLate = (command: Command): void => {
    const [{ aggregate, recorded, event }] = command
    const { stream } = recorded
    part(stream)
    const state = streams.get(stream)?.state ?? aggregate.initial
    if (saysOf(command, { state, at })) {
      if (event.type === 'RulingIssued') bring(stream)
      for (const one of command) count(one)
    } else if (event.type === 'RulingSubmitted') applications.set(stream, command[0])
  }

  const take = (command: Command): void => {
    taken += command.length
    if ((command[0].recorded.metadata.recordedAt as Instant) > at) return takeLate(command)
    inTime += command.length
    for (const event of command) hold(event)
  }
  const uncounted = (): Pick<AsOf, 'notYet' | 'withoutPlace'> => ({
    notYet: taken - inTime - late.length - withoutPlace - notTaken,
    withoutPlace,
  })
  return { take, faults, streams, late, uncounted }
}

const lateEventOf = ({ position, recorded }: AccountEvent): LateEvent => ({
  position,
  stream: recorded.stream,
  revision: recorded.revision,
  type: recorded.type,
  recordedAt: recorded.metadata.recordedAt as Instant,
  effectiveAt: recorded.metadata.effectiveAt as Instant,
})
