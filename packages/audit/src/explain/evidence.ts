/**
 * The events that the authority of a recorded command rests on: the same question asked again, of
 * the pinned streams as they were, on less and less history.
 */
import {
  afterPin,
  aggregateOfStream,
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
import { fold, type RecordedEvent } from '@carmkit/kernel'
import { decodeRecorded, type ReadFailure, type Store, type Unreadable } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { pinsIn } from '../pins.js'
import { inquiryOfRequest } from './asked.js'

export interface Reading {
  readonly store: Store
  readonly domain: Domain
}

/**
 * In the order of the pins. Null where no row of the matrix decided, or where today's rules, or the
 * command in its form of then, do not give that authority any more: nothing is made up.
 */
export const evidenceOf = async (
  first: RecordedEvent,
  { store, domain }: Reading,
): Promise<E.Either<ReadFailure, ReadonlyArray<RecordedEvent> | null>> => {
  const own = await before(store, first.stream, first.revision)
  if (E.isLeft(own)) return own
  const question = questionOf(domain, first, own.right)
  if (E.isLeft(question)) return question
  if (question.right === null) return E.right(null)
  const events = new Map<string, ReadonlyArray<RecordedEvent>>()
  for (const pin of grantedOn(first)) {
    const pinned = await before(store, pin.stream, afterPin(pin))
    if (E.isLeft(pinned)) return pinned
    events.set(pin.stream, pinned.right)
  }
  const same = givesTheSame(domain, first, { question: question.right, events })
  if (E.isLeft(same)) return same
  if (!same.right) return E.right(null)
  const evidence = minimalEvidence({ domain, question: question.right, events })
  return E.right(
    evidence.flatMap(
      ({ stream, revision }) => events.get(stream)?.slice(revision, revision + 1) ?? [],
    ),
  )
}

/** The pins of its grant, its own stream among them; none where the sender table decided. */
export const grantedOn = ({ metadata: { grant } }: RecordedEvent): ReadonlyArray<Pin> =>
  pinsIn(grant['pins'])

/** The first events of a stream, up to a revision and without it. */
const before = async (
  store: Store,
  stream: string,
  revision: number,
): Promise<E.Either<ReadFailure, ReadonlyArray<RecordedEvent>>> =>
  revision === 0 ? E.right([]) : store.read(stream, { limit: revision })()

const questionOf = (
  domain: Domain,
  first: RecordedEvent,
  earlier: ReadonlyArray<RecordedEvent>,
): E.Either<Unreadable, Inquiry | null> => {
  const request = recordedRequest(domain, first)
  if (E.isLeft(request)) return E.right(null)
  const now = first.metadata.recordedAt as Instant
  return E.map((held: Held | null) =>
    inquiryOfRequest(domain, request.right, {
      state: held?.state ?? aggregateOfStream(domain, first.stream)?.initial,
      now,
    }),
  )(heldAfter(domain, earlier))
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
    const held = heldAfter(domain, pinned)
    if (E.isLeft(held)) return held
    if (held.right !== null) streams.set(stream, held.right)
  }
  const answer = check(portalOf(streams, { domain }), question)
  if (E.isLeft(answer)) return E.right(false)
  const { role, delegation } = answer.right
  return E.right(role === grant['role'] && delegation === grant['delegation'])
}

/** Null where nothing is recorded; left names the first event that cannot be read. */
const heldAfter = (
  domain: Domain,
  events: ReadonlyArray<RecordedEvent>,
): E.Either<Unreadable, Held | null> => {
  const last = events.at(-1)
  if (last === undefined) return E.right(null)
  const { stream, revision, metadata } = last
  const aggregate = aggregateOfStream(domain, stream)
  if (aggregate === undefined) {
    const reason = 'no aggregate reads this stream'
    return E.left({ name: 'Unreadable', stream, revision: 0, reason })
  }
  return E.map((decoded: ReadonlyArray<RecordedEvent>) => ({
    state: fold(aggregate, decoded) as unknown,
    pin: { stream, revision, hash: metadata.hash },
  }))(E.traverseArray((event: RecordedEvent) => decodeRecorded(aggregate, event))(events))
}
