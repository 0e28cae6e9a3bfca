/** Second step of the loop: a stream becomes a state. */
import { type AnyAggregate, aggregateOfStream, type Instant, type Pin } from '@carmkit/core'
import { noHash, type RecordedEvent, type StreamRef } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
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
  /** The events that a command recorded in it, wherever they stand; none for one that it never saw. */
  readonly recordedBy: (commandId: string) => TaskEither<ReadFailure, ReadonlyArray<RecordedEvent>>
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

/** The state alone. */
export const stateIn = async <State>(
  ports: Ports,
  { name }: StreamRef<State>,
): Promise<E.Either<ReadFailure, State>> =>
  E.map(({ state }: Loaded) => state as State)(await loadStream(ports, name))

/** Null where no kept state fits. A command may stand before it, so the store is asked for those. */
const loadBehindKept = async (
  store: Store,
  aggregate: AnyAggregate,
  stream: string,
): Promise<E.Either<ReadFailure, Loaded> | null> => {
  const { snapshots } = store
  const kept = await keptState(store, aggregate, stream)
  if (snapshots === null || kept === null) return null
  return E.map((state: unknown) => ({
    stream,
    state,
    ...endOf(stream, kept.events),
    recordedBy: (commandId: string) => snapshots.seen(stream, commandId),
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
    recordedBy: (commandId: string) => async () =>
      E.right(events.filter(({ metadata }) => metadata.commandId === commandId)),
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
