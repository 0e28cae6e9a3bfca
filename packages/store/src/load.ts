/** Second step of the loop: a stream becomes a state. */
import { type AnyAggregate, aggregateOfStream, type Instant, type Pin } from '@carmkit/core'
import { noHash, type RecordedEvent, type StreamRef } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { foldRecorded } from './fold.js'
import type { Ports } from './ports.js'
import { keptState } from './snapshot.js'
import type { ReadFailure, Store } from './store.js'

/**
 * A stream as it was read. Its events are not here, since nobody needs all of them: what a kept
 * state stands for was not read.
 */
export interface Loaded {
  readonly stream: string
  readonly state: unknown
  readonly pin: Pin
  /** The moment of its last event; null without any. */
  readonly recordedUntil: Instant | null
  /** Of all commands that recorded events in it; null where not all of them were read. */
  readonly commandIds: Set<string> | null
}

/** Reads and folds one stream, from a kept state on where one fits. */
export const loadStream = async (
  { store, domain }: Ports,
  stream: string,
): Promise<E.Either<ReadFailure, Loaded>> => {
  const aggregate = aggregateOfStream(domain, stream)
  if (aggregate === undefined) throw new Error(`no aggregate reads ${stream}`)
  return (await loadBehindKept(store, aggregate, stream)) ?? loadWhole(store, aggregate, stream)
}

/** The events that a command recorded in it, wherever they stand; none for one that it never saw. */
export const recordedBy = async (
  { store }: Ports,
  { stream, commandIds }: Loaded,
  commandId: string,
): Promise<E.Either<ReadFailure, ReadonlyArray<RecordedEvent>>> => {
  if (commandIds?.has(commandId) === false) return E.right([])
  if (store.snapshots !== null) return store.snapshots.seen(stream, commandId)()
  return E.map((events: ReadonlyArray<RecordedEvent>) =>
    events.filter(({ metadata }) => metadata.commandId === commandId),
  )(await store.read(stream)())
}

/** The stream as it is once these events are recorded behind what was loaded. */
export const loadedBehind = (
  { stream, state, commandIds }: Loaded,
  aggregate: AnyAggregate,
  recorded: ReadonlyArray<RecordedEvent>,
): E.Either<ReadFailure, Loaded> => {
  // As they will be read, so that the state shares nothing with what the caller holds in hand.
  const events = JSON.parse(JSON.stringify(recorded)) as ReadonlyArray<RecordedEvent>
  // The same set: copying it would take ever longer, and one id too many costs a question only.
  for (const { metadata } of events) commandIds?.add(metadata.commandId)
  return E.map((next: unknown) => ({
    stream,
    state: next,
    ...endOf(stream, events),
    commandIds,
  }))(foldRecorded(aggregate, events, state))
}

/** The state alone. */
export const stateIn = async <State>(
  ports: Ports,
  { name }: StreamRef<State>,
): Promise<E.Either<ReadFailure, State>> =>
  E.map(({ state }: Loaded) => state as State)(await loadStream(ports, name))

/** Null where no kept state fits. Commands may stand before it. */
const loadBehindKept = async (
  store: Store,
  aggregate: AnyAggregate,
  stream: string,
): Promise<E.Either<ReadFailure, Loaded> | null> => {
  const kept = await keptState(store, aggregate, stream)
  if (kept === null) return null
  return E.map((state: unknown) => ({
    stream,
    state,
    ...endOf(stream, kept.events),
    commandIds: null,
  }))(foldRecorded(aggregate, kept.events.slice(1), kept.state))
}

const loadWhole = async (
  store: Store,
  aggregate: AnyAggregate,
  stream: string,
): Promise<E.Either<ReadFailure, Loaded>> => {
  const read = await store.read(stream)()
  if (E.isLeft(read)) return read
  const events = read.right
  return E.map((state: unknown) => ({
    stream,
    state,
    ...endOf(stream, events),
    commandIds: new Set(events.map(({ metadata }) => metadata.commandId)),
  }))(foldRecorded(aggregate, events))
}

const endOf = (
  stream: string,
  events: ReadonlyArray<RecordedEvent>,
): Pick<Loaded, 'pin' | 'recordedUntil'> => {
  const last = events.at(-1)
  if (last === undefined) {
    return { pin: { stream, revision: 'absent', hash: noHash }, recordedUntil: null }
  }
  const { revision, metadata } = last
  return {
    pin: { stream, revision, hash: metadata.hash },
    recordedUntil: metadata.recordedAt as Instant,
  }
}
