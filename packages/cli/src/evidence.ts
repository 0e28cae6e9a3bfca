/**
 * The events that the authority of a recorded command rests on: the same question asked again, of
 * the pinned streams as they were, on less and less history.
 */
import {
  type Actor,
  aggregateOfStream,
  carm,
  check,
  decodeCommand,
  type Held,
  type Inquiry,
  type Instant,
  minimalEvidence,
  portalOf,
} from '@carmkit/core'
import type { RecordedEvent } from '@carmkit/kernel'
import { decodeRecorded, type ReadFailure, type Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { inquiryOfRequest } from './asked.js'
import { text } from './text/event/words.js'

/**
 * In the order of the pins. Null where no row of the matrix decided, or where today's rules, or the
 * command in its form of then, do not give that authority any more: nothing is made up.
 */
export const evidenceOf = async (
  first: RecordedEvent,
  store: Store,
): Promise<E.Either<ReadFailure, ReadonlyArray<RecordedEvent> | null>> => {
  const own = await before(store, first.stream, first.revision)
  if (E.isLeft(own)) return own
  const question = questionOf(first, own.right)
  if (question === null) return E.right(null)
  const events = new Map<string, ReadonlyArray<RecordedEvent>>()
  for (const { stream, revision } of pinsOf(first)) {
    const pinned = await before(store, stream, revision === 'absent' ? 0 : revision + 1)
    if (E.isLeft(pinned)) return pinned
    events.set(stream, pinned.right)
  }
  if (!givesTheSame(first, question, events)) return E.right(null)
  const evidence = minimalEvidence({ domain: carm, question, events })
  return E.right(
    evidence.flatMap(
      ({ stream, revision }) => events.get(stream)?.slice(revision, revision + 1) ?? [],
    ),
  )
}

/** The first events of a stream, up to a revision and without it. */
const before = async (
  store: Store,
  stream: string,
  revision: number,
): Promise<E.Either<ReadFailure, ReadonlyArray<RecordedEvent>>> =>
  revision === 0 ? E.right([]) : store.read(stream, { limit: revision })()

interface GrantPin {
  readonly stream: string
  readonly revision: number | 'absent'
}

const pinsOf = ({ metadata }: RecordedEvent): ReadonlyArray<GrantPin> =>
  metadata.grant['pins'] as unknown as ReadonlyArray<GrantPin>

/** Left out of the event's metadata is data that the event repeats, and what is secret. */
const questionOf = (
  { data, stream, metadata }: RecordedEvent,
  earlier: ReadonlyArray<RecordedEvent>,
): Inquiry | null => {
  const { command = {}, commandId, recordedAt } = metadata
  const decoded = decodeCommand(carm, {
    type: text(command['type']),
    data: command['data'] ?? data,
  })
  if (E.isLeft(decoded)) return null
  const actor = metadata.actor as unknown as Actor
  const state = heldAfter(earlier)?.state ?? aggregateOfStream(carm, stream)?.initial
  return inquiryOfRequest(
    { commandId, actor, command: decoded.right },
    { state, now: recordedAt as Instant },
  )
}

const givesTheSame = (
  { metadata: { grant } }: RecordedEvent,
  question: Inquiry,
  events: ReadonlyMap<string, ReadonlyArray<RecordedEvent>>,
): boolean => {
  const streams = new Map<string, Held>()
  for (const [stream, pinned] of events) {
    const held = heldAfter(pinned)
    if (held !== undefined) streams.set(stream, held)
  }
  const answer = check(portalOf(streams, { domain: carm }), question)
  if (E.isLeft(answer)) return false
  const { role, delegation } = answer.right
  return role === grant['role'] && delegation === grant['delegation']
}

const heldAfter = (events: ReadonlyArray<RecordedEvent>): Held | undefined =>
  events.reduce<Held | undefined>((held, event) => {
    const { stream, revision, metadata } = event
    const aggregate = aggregateOfStream(carm, stream)
    const decoded = aggregate === undefined ? undefined : decodeRecorded(aggregate, event)
    if (aggregate === undefined || decoded === undefined || E.isLeft(decoded)) return held
    const state: unknown = aggregate.evolve(held?.state ?? aggregate.initial, decoded.right)
    return { state, pin: { stream, revision, hash: metadata.hash } }
  }, undefined)
