/**
 * Judges again, in log order, what a store let in that cannot check pins in the transaction of the
 * append; an event that would have been denied at its position is recorded as lapsed.
 */
import {
  type AnyAggregate,
  afterPin,
  aggregateOfStream,
  type Bn9,
  grantPins,
  type Instant,
  needsOf,
  type Request,
  recordedRequest,
  rejudge,
  stalePins,
} from '@carmkit/core'
import type { RecordedEvent } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import type { Failed, OutcomeUnknown } from './command-loop.js'
import { decodeRecorded } from './fold.js'
import { gather } from './gather.js'
import type { Ports } from './ports.js'
import { type Page, type Reacted, type Run, saveProgress, sendCaused } from './reacted.js'
import { readingNow } from './remembered.js'
import type {
  LoggedEvent,
  Position,
  ReactionProgress,
  ReadFailure,
  Store,
  Unreadable,
} from './store.js'
import { type EndOf, type StreamEnds, storeUntil } from './stream-ends.js'

/** Name of its progress, and part of the ids of its commands: it never changes. */
const name = 'authorityLapse'

/** How far a log was judged again; 0 where nothing was. */
export const judgedUntil = async (store: Store): Promise<E.Either<ReadFailure, Position>> =>
  E.map((progress: ReactionProgress | null) => progress?.position ?? 0)(
    await store.reactionProgress(name)(),
  )

/** Where pins are checked with the append nothing can be stale: such a store is not read at all. */
export const rejudgePage = async (
  { ports, log, tell }: Run,
  ends: StreamEnds,
): Promise<E.Either<Failed | OutcomeUnknown, Page>> => {
  if (ports.store.capabilities.atomicPins) return E.right({ moved: false, reacted: [] })
  const saved = await log.progressOf(name)
  if (E.isLeft(saved)) return E.left({ outcome: 'failed', failure: saved.left })
  const page = await log.pageBehind(saved.right?.position ?? 0)
  if (E.isLeft(page)) return E.left({ outcome: 'failed', failure: page.left })
  const reacted: Reacted[] = []
  for (const logged of page.right) {
    if ('unreadable' in logged) {
      tell(logged.unreadable)
      continue
    }
    const command = await lapseOf(ports, logged, ends)
    if (E.isLeft(command) && isElsewhere(command.left, logged)) {
      tell(command.left)
      continue
    }
    if (E.isLeft(command)) return E.left({ outcome: 'failed', failure: command.left })
    if (command.right === null) continue
    const caused = { reaction: name, event: logged.event, command: command.right, key: '0' }
    const sent = await sendCaused(ports, caused)
    log.mayHaveGrown()
    if (E.isLeft(sent)) return sent
    reacted.push(sent.right)
  }
  const last = page.right.at(-1)
  if (last === undefined) return E.right({ moved: false, reacted })
  return saveProgress(log, name, { last, state: null, reacted })
}

type Lapse = ReturnType<typeof rejudge>

/** A stream that the event rests on cannot be read: that is told, and holds up no other. */
const isElsewhere = (failure: ReadFailure, { event }: LoggedEvent): failure is Unreadable =>
  failure.name === 'Unreadable' &&
  (failure.stream !== event.stream || failure.revision !== event.revision)

/** Only the first event of a command is judged: it tells what was sent, and all of them stand or fall. */
const lapseOf = async (
  ports: Ports,
  { event, position }: LoggedEvent,
  ends: StreamEnds,
): Promise<E.Either<ReadFailure, Lapse>> => {
  if (event.metadata.command === undefined) return E.right(null)
  const moved = await hasMoved(ports, event)
  if (E.isLeft(moved)) return moved
  if (!moved.right) return E.right(null)
  const endOf = await ends(position)
  if (E.isLeft(endOf)) return endOf
  const stale = stalePins(event, endOf.right)
  return stale.length === 0 ? E.right(null) : judge(ports, { event, endOf: endOf.right, stale })
}

/** A pinned stream has gone on by now; whether before the event is a question for few. */
const hasMoved = async (
  { store }: Ports,
  event: RecordedEvent,
): Promise<E.Either<ReadFailure, boolean>> => {
  for (const pin of grantPins(event)) {
    const later = await store.read(pin.stream, { from: afterPin(pin), limit: 1 })()
    if (E.isLeft(later)) return later
    if (later.right.length > 0) return E.right(true)
  }
  return E.right(false)
}

interface Suspect {
  readonly event: RecordedEvent
  readonly endOf: EndOf
  readonly stale: ReturnType<typeof stalePins>
}

/** Gathers what the command would have found at its position, as the loop does. */
const judge = async (
  ports: Ports,
  { event, endOf, stale }: Suspect,
): Promise<E.Either<ReadFailure, Lapse>> => {
  const asked = askedOf(ports, event)
  if (E.isLeft(asked)) return asked
  const recorded = await recordedWith(ports.store, event)
  if (E.isLeft(recorded)) return recorded
  const store = storeUntil(ports.store, endOf)
  const then = { ...ports, store, ...readingNow({ ...ports, store }) }
  const own = await then.load(event.stream)
  if (E.isLeft(own)) return own
  const { aggregate, request } = asked.right
  const { state } = own.right
  const now = event.metadata.recordedAt as Instant
  const gathered = await gather(then, own.right, needsOf(aggregate, request, { state, now }))
  if (E.isLeft(gathered)) return gathered
  const businesses = await namedUntil(ports.store, aggregate, event)
  if (E.isLeft(businesses)) return businesses
  const { facts } = gathered.right
  return E.right(
    rejudge({
      aggregate,
      request,
      recorded: [event, ...recorded.right],
      businesses: businesses.right,
      state,
      facts,
      stale,
    }),
  )
}

/** Whom its stream names up to there: its first event may be of others than of who acted. */
const namedUntil = async (
  store: Store,
  aggregate: AnyAggregate,
  { stream, revision }: RecordedEvent,
): Promise<E.Either<ReadFailure, ReadonlyArray<Bn9>>> => {
  const read = await store.read(stream, { limit: revision + 1 })()
  if (E.isLeft(read)) return read
  const events = E.traverseArray((one: RecordedEvent) => decodeRecorded(aggregate, one))(read.right)
  return E.map((all: ReadonlyArray<RecordedEvent>) => [
    ...new Set(all.flatMap((one) => aggregate.parties(one))),
  ])(events)
}

/** What cannot be asked again stops the run, and is named: nothing passes unjudged. */
const askedOf = (
  { domain }: Ports,
  event: RecordedEvent,
): E.Either<Unreadable, { readonly aggregate: AnyAggregate; readonly request: Request }> => {
  const { stream, revision } = event
  const unreadable = (reason: string) =>
    E.left<Unreadable>({ name: 'Unreadable', stream, revision, reason })
  const aggregate = aggregateOfStream(domain, stream)
  if (aggregate === undefined) return unreadable('no aggregate reads this stream')
  const request = recordedRequest(domain, event)
  if (E.isRight(request)) return E.right({ aggregate, request: request.right })
  const [fault] = request.left
  return unreadable(`its command: ${fault?.path ?? ''}: ${fault?.reason ?? ''}`)
}

/** The further events of the same command, which follow it in its stream. */
const recordedWith = async (
  { read }: Store,
  { stream, revision, metadata }: RecordedEvent,
): Promise<E.Either<ReadFailure, ReadonlyArray<RecordedEvent>>> =>
  E.map((events: ReadonlyArray<RecordedEvent>) =>
    events.filter((one) => one.metadata.commandId === metadata.commandId),
  )(await read(stream, { from: revision + 1 })())
