/**
 * One recorded command decided again: its context as it was recorded, then `authorize` and `decide`
 * as the rules are today.
 */
import type { Domain, Facts, Instant, Table } from '@carmkit/core'
import { nextInChain } from '@carmkit/kernel'
import type { ReadFailure, Store, TableSource } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { pinsOf } from '../pins.js'
import type { Recorded } from '../prefix/walk.js'
import type { Again, Differing, Missing } from './answer.js'
import { judged, tampering } from './judge.js'
import { type Answers, type Asked, decidedOn } from './outcome.js'
import { type Pinned, pinnedIn } from './pinned.js'
import { type RestedOn, restedOn } from './rested-on.js'
import type { Known, Met, Streams } from './streams.js'

export interface World {
  readonly store: Store
  readonly domain: Domain
  /** Those that somebody supplied when commands were decided; taken where the hash is the recorded one. */
  readonly tables: TableSource
  /** As they stand before the command. */
  readonly streams: Streams
}

/** Afterwards the command's events have been met. Left: the store failed. */
export const decidedAgain = async (
  world: World,
  recorded: Recorded,
): Promise<E.Either<ReadFailure, Again>> => {
  const { streams, domain } = world
  const [head, ...tail] = recorded
  const own = streams.at(head.event.stream)
  const pins = pinsOf(head.event)
  const pinned = await pinnedIn(world, pins)
  if (E.isLeft(pinned)) return pinned
  const now = head.event.metadata.recordedAt as Instant
  const answers = E.chain((rested: RestedOn) =>
    askedAgain(streams, { own, rested, pinned: pinned.right, now }),
  )(restedOn(head.event, world))
  const broken = [own, ...pins.map(({ stream }) => streams.at(stream))].filter(isBroken(pins))
  const missingCause = streams.missingCauseOf(head.event)
  const met = [streams.meet(head), ...tail.map(streams.meet)] as const
  const { stopped } = streams.at(head.event.stream)
  const again = judged({
    met,
    answers: stopped === null ? answers : E.left({ ...stopped, name: 'StreamUnreadable' }),
    pinned: pinned.right,
    broken: broken[0]?.broken ?? null,
    missingCause,
    today: domain.ruleSet,
  })
  return isChangedRule(again) ? followed(again, { world, end: endOf(met) }) : E.right(again)
}

const isChangedRule = (again: Again): again is Differing =>
  again.kind === 'differs' && again.cause.name === 'ChangedRule'

const endOf = (met: ReadonlyArray<Met>) => {
  const { revision, metadata } = (met.at(-1) as Met).event
  return { revision, hash: metadata.hash }
}

/**
 * A command whose last events are gone, or cannot be read, looks sound by itself: what stands behind
 * it tells.
 */
const followed = async (
  again: Differing,
  { world, end }: { readonly world: World; readonly end: ReturnType<typeof endOf> },
): Promise<E.Either<ReadFailure, Again>> => {
  const { stream } = again
  const read = await world.store.read(stream, { from: end.revision + 1, limit: 1 })()
  if (E.isLeft(read)) {
    if (read.left.name !== 'Unreadable') return read
    const because: Missing = { ...read.left, name: 'StreamUnreadable' }
    return E.right({ ...placeIn(again), kind: 'notDecided', because })
  }
  const [next] = read.right
  const checked = next === undefined ? null : nextInChain(stream, end, next)
  return E.right(
    checked === null || E.isRight(checked) ? again : { ...again, cause: tampering(checked.left) },
  )
}

const placeIn = ({ cause: _cause, parting: _parting, ...place }: Differing) => place

/** What is broken behind a pin has no part in the decision. */
const isBroken =
  (pins: ReturnType<typeof pinsOf>) =>
  ({ broken, pin: { stream } }: Known): boolean => {
    const { revision } = pins.find((one) => one.stream === stream) ?? { revision: Infinity }
    return broken !== null && revision !== 'absent' && broken.revision <= revision
  }

interface ToAsk {
  readonly own: Known
  readonly rested: RestedOn
  readonly pinned: Pinned
  readonly now: Instant
}

const askedAgain = (
  streams: Streams,
  { own, rested, pinned, now }: ToAsk,
): E.Either<Missing, Answers> => {
  const { aggregate, state, stopped } = own
  if (stopped !== null) return E.left({ ...stopped, name: 'StreamUnreadable' })
  if (pinned.missing !== null) return E.left(pinned.missing)
  if (aggregate === undefined) return E.left(unread(own))
  const { request, tables } = rested
  const asked = (held: Pinned['held']): Asked => ({
    aggregate,
    request,
    state,
    facts: factsOf(streams, { held, tables }),
    now,
  })
  return E.right({
    asRead: decidedOn(asked(pinned.held)),
    asStood: pinned.stale === null ? null : decidedOn(asked(new Map())),
  })
}

const unread = ({ pin: { stream } }: Known): Missing => ({
  name: 'StreamUnreadable',
  stream,
  revision: 0,
  reason: 'no aggregate reads this stream',
})

/** A stream that was not pinned, since the rules of then did not ask for it, is given as it stood. */
const factsOf = (
  streams: Streams,
  { held, tables }: { readonly held: Pinned['held']; readonly tables: ReadonlyMap<string, Table> },
): Facts => ({
  stream: ({ name }) => {
    const { state, pin } = held.get(name) ?? streams.at(name)
    return { state: state as never, pin }
  },
  table: (name) => tables.get(name) ?? null,
})
