/**
 * The events that the authority of a recorded command rests on: the same question asked again, of
 * the pinned streams as they were, on less and less history.
 */
import {
  afterPin,
  check,
  type Domain,
  type Held,
  type Inquiry,
  type Instant,
  minimalEvidence,
  type Pin,
  portalOf,
  recordedRequest,
} from '@carmkit/core'
import type { RecordedEvent } from '@carmkit/kernel'
import type { ReadFailure, Store, Unreadable } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { heldAfter } from '../held.js'
import { pinsIn } from '../pins.js'
import { inquiryOfRequest } from './asked.js'

export interface Reading {
  readonly store: Store
  readonly domain: Domain
}

/**
 * Why nothing is told, for nothing is made up:
 *
 * - `NotAsked`: no row of the matrix decided, but the kind of sender, or the person alone.
 * - `CommandUnreadable`: the command is not recorded, or not in a form that can be read today.
 * - `PinNotThere`: at a place that its grant pinned something else stands, or nothing.
 * - `NotGivenToday`: today's rules do not give that authority on what was pinned.
 */
export type NotTold = 'NotAsked' | 'CommandUnreadable' | 'PinNotThere' | 'NotGivenToday'

/** In the order of the pins. */
export type Evidence = E.Either<NotTold, ReadonlyArray<RecordedEvent>>

/**
 * Left: the store failed, or what the authority rests on cannot be read.
 *
 * @param earlier what stands before the command in its stream
 */
export const evidenceOf = async (
  first: RecordedEvent,
  { earlier, store, domain }: Reading & { readonly earlier: ReadonlyArray<RecordedEvent> },
): Promise<E.Either<ReadFailure, Evidence>> => {
  const question = questionOf(domain, first, earlier)
  if (E.isLeft(question)) return question
  if (E.isLeft(question.right)) return E.right(question.right)
  const events = new Map<string, ReadonlyArray<RecordedEvent>>()
  for (const pin of grantedOn(first)) {
    const pinned = await before(store, pin.stream, afterPin(pin))
    if (E.isLeft(pinned)) return pinned
    if (!endsAt(pin, pinned.right)) return E.right(E.left('PinNotThere'))
    events.set(pin.stream, pinned.right)
  }
  const asked = { question: question.right.right, events: events }
  const same = givesTheSame(domain, first, asked)
  if (E.isLeft(same)) return same
  if (!same.right) return E.right(E.left('NotGivenToday'))
  const evidence = minimalEvidence({ domain, ...asked })
  return E.right(
    E.right(
      evidence.flatMap(
        ({ stream, revision }) => events.get(stream)?.slice(revision, revision + 1) ?? [],
      ),
    ),
  )
}

const endsAt = (pin: Pin, events: ReadonlyArray<RecordedEvent>): boolean =>
  events.length === afterPin(pin) &&
  (pin.revision === 'absent' || events.at(-1)?.metadata.hash === pin.hash)

/** The pins of its grant, its own stream among them; none where the sender table decided. */
export const grantedOn = ({ metadata: { grant } }: RecordedEvent): ReadonlyArray<Pin> =>
  pinsIn(grant['pins'])

/** The first events of a stream, up to a revision and without it. */
export const before = async (
  store: Store,
  stream: string,
  revision: number,
): Promise<E.Either<ReadFailure, ReadonlyArray<RecordedEvent>>> =>
  revision === 0 ? E.right([]) : store.read(stream, { limit: revision })()

const questionOf = (
  domain: Domain,
  first: RecordedEvent,
  earlier: ReadonlyArray<RecordedEvent>,
): E.Either<Unreadable, E.Either<NotTold, Inquiry>> => {
  const request = recordedRequest(domain, first)
  if (E.isLeft(request)) return E.right(E.left('CommandUnreadable'))
  const now = first.metadata.recordedAt as Instant
  return E.map(({ state }: Held) =>
    E.fromNullable<NotTold>('NotAsked')(inquiryOfRequest(domain, request.right, { state, now })),
  )(heldAfter(domain, first.stream, earlier))
}

interface Asked {
  readonly question: Inquiry
  readonly events: ReadonlyMap<string, ReadonlyArray<RecordedEvent>>
}

const givesTheSame = (
  domain: Domain,
  { metadata: { grant } }: RecordedEvent,
  { question, events }: Asked,
): E.Either<Unreadable, boolean> => {
  const streams = new Map<string, Held>()
  for (const [stream, pinned] of events) {
    if (pinned.length === 0) continue
    const held = heldAfter(domain, stream, pinned)
    if (E.isLeft(held)) return held
    streams.set(stream, held.right)
  }
  const answer = check(portalOf(streams, { domain }), question)
  if (E.isLeft(answer)) return E.right(false)
  const { role, delegation } = answer.right
  return E.right(role === grant['role'] && delegation === grant['delegation'])
}
