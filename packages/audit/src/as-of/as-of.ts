/**
 * As-of in two times: what was effective at one moment, as it was known at another.
 *
 * What was known is a prefix of the log. Of that prefix counts what was recorded by the effective
 * moment, amended by what was recorded later and holds by then: late facts, of which another
 * authority fixed the date. The states that follow are read at the effective moment, so that dates
 * decide as they do in life.
 */
import { carm, type Domain, type Held, type Instant } from '@carmkit/core'
import type { Position, ReadFailure, Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import type { Bound } from '../bound.js'
import { type Cut, hold } from '../cut.js'
import { pictureOf } from '../picture/describe.js'
import type { Picture } from '../picture/picture.js'
import { type AccountEvent, type Read, walkAccount } from '../prefix/account.js'
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
  /** Why the answer differs from what was known at the effective moment itself, in log order. */
  readonly late: ReadonlyArray<LateEvent>
  /** How many events of the subject were known and do not count, since they hold later. */
  readonly notYet: number
  /** How many hold by then and do not count either: what they are about was not there at the moment. */
  readonly withoutPlace: number
}

export const asOf = async ({
  effective,
  known,
  domain = carm,
  ...question
}: AsOfQuestion): Promise<E.Either<ReadFailure, AsOf>> => {
  const then = momentOf(effective)
  const read = await walkAccount({ ...question, domain, bound: known }, then.take)
  return E.map((to: Read) => {
    const { streams, late } = then
    const cut = { subject: question.subject, read: to, streams, at: to.recordedUntil }
    return { effective, cut, picture: pictureOf(streams, effective), late, ...then.uncounted() }
  })(read)
}

/** The streams at one moment, while the log is told. */
const momentOf = (at: Instant) => {
  const streams = new Map<string, Held>()
  const late: LateEvent[] = []
  let taken = 0
  let inTime = 0
  let withoutPlace = 0
  /** Applications that were made after the moment: a ruling on one may hold from before. */
  const applications = new Map<string, AccountEvent>()

  const count = (event: AccountEvent): void => {
    const { aggregate, recorded } = event
    const state = streams.get(recorded.stream)?.state ?? aggregate.initial
    const there = fitted(event, { state, at })
    for (const one of there) hold(streams, { ...event, event: one })
    if (there.length > 0) late.push(lateEventOf(event))
    else withoutPlace += 1
  }

  /** What it rules on comes with the ruling (CK-154). */
  const bring = (stream: string): void => {
    const application = applications.get(stream)
    applications.delete(stream)
    if (application === undefined) return
    hold(streams, application)
    late.push(lateEventOf(application))
  }

  const takeLate = (command: Command): void => {
    const [{ aggregate, recorded, event }] = command
    const { stream } = recorded
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
    for (const event of command) hold(streams, event)
  }
  const uncounted = (): Pick<AsOf, 'notYet' | 'withoutPlace'> => ({
    notYet: taken - inTime - late.length - withoutPlace,
    withoutPlace,
  })
  return { take, streams, late, uncounted }
}

const lateEventOf = ({ position, recorded }: AccountEvent): LateEvent => ({
  position,
  stream: recorded.stream,
  revision: recorded.revision,
  type: recorded.type,
  recordedAt: recorded.metadata.recordedAt as Instant,
  effectiveAt: recorded.metadata.effectiveAt as Instant,
})
