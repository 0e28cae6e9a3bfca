/**
 * The state of a stream, kept so that the next command folds only what came after it. A cache:
 * whatever does not fit the stream as it stands is left aside, and the stream is read whole.
 *
 * The seal finds accidents, not forgers: who can write it can write the events too. `carmkit verify`
 * folds again and compares.
 */
import { type AnyAggregate, aggregateOfStream, type Domain } from '@carmkit/core'
import { endOf, flatJson, fromFlatJson, type RecordedEvent, textHash } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { foldRecorded } from './fold.js'
import type { Ports } from './ports.js'
import type { ReadFailure, Snapshot, Store } from './store.js'

/** With the seal that it is used under. */
export const sealSnapshot = (content: Omit<Snapshot, 'seal'>): Snapshot => {
  const { stream, revision, hash, version, state } = content
  return { ...content, seal: textHash(JSON.stringify([stream, revision, hash, version]) + state) }
}

interface Kept {
  readonly snapshot: Snapshot
  readonly state: unknown
  /** The first is part of the state, the others come after it. */
  readonly events: ReadonlyArray<RecordedEvent>
}

/** The state that is kept of a stream, and what was recorded since; null where nothing fits. */
export const keptState = async (
  store: Store,
  aggregate: AnyAggregate,
  stream: string,
): Promise<Kept | null> => {
  const found = await snapshotOfToday(store, aggregate, stream)
  if (E.isLeft(found) || found.right === null) return null
  const snapshot = found.right
  const events = await store.read(stream, { from: snapshot.revision })()
  if (E.isLeft(events) || events.right[0]?.metadata.hash !== snapshot.hash) return null
  const state = fromFlatJson(snapshot.state)
  return E.isLeft(state) ? null : { snapshot, state: state.right, events: events.right }
}

/** One that says of itself that it is of this stream, in the form that its state has today. */
const snapshotOfToday = async (
  { snapshots }: Store,
  { snapshot: rule }: AnyAggregate,
  stream: string,
): Promise<E.Either<ReadFailure, Snapshot | null>> => {
  if (rule === undefined || snapshots === null) return E.right(null)
  const found = await snapshots.find(stream)()
  if (E.isLeft(found) || found.right === null) return found
  const snapshot = found.right
  const isOfToday = snapshot.stream === stream && snapshot.version === rule.version
  return E.right(isOfToday && snapshot.seal === sealSnapshot(snapshot).seal ? snapshot : null)
}

/**
 * Keeps the state where one of these events asks for it. Behind their append and not with it: a lost
 * snapshot costs time only, so its failure fails nothing. Folded from the first event and never from
 * another snapshot, so that no error outlives the next one.
 */
export const keepSnapshot = async (
  { store }: Ports,
  aggregate: AnyAggregate,
  recorded: ReadonlyArray<RecordedEvent>,
): Promise<void> => {
  const { snapshot: rule } = aggregate
  const asking = recorded.find((event) => rule?.after(event))
  if (rule === undefined || asking === undefined || store.snapshots === null) return
  const { stream } = asking
  const events = await store.read(stream)()
  if (E.isLeft(events)) return
  const end = endOf(events.right)
  const state = foldRecorded(aggregate, events.right)
  if (end === 'absent' || E.isLeft(state)) return
  const content = { stream, ...end, version: rule.version, state: flatJson(state.right) }
  await store.snapshots.save(sealSnapshot(content))()
}

/** `unused`: there is none, or none that fits, and the stream is read whole. */
export type SnapshotCheck = 'unused' | 'sound' | 'differs'

/**
 * Whether the state that would be used is the one that its events fold to. Left: the store failed, or
 * holds what is no event.
 */
export const checkSnapshot = async (
  store: Store,
  domain: Domain,
  stream: string,
): Promise<E.Either<ReadFailure, SnapshotCheck>> => {
  const aggregate = aggregateOfStream(domain, stream)
  if (aggregate === undefined) return E.right('unused')
  const found = await snapshotOfToday(store, aggregate, stream)
  if (E.isLeft(found)) return found.left.name === 'Unreadable' ? E.right('unused') : found
  const snapshot = found.right
  if (snapshot === null || E.isLeft(fromFlatJson(snapshot.state))) return E.right('unused')
  const { revision, hash, state } = snapshot
  const last = await store.read(stream, { from: revision, limit: 1 })()
  if (E.isLeft(last)) return last
  if (last.right[0]?.metadata.hash !== hash) return E.right('unused')
  return E.map(
    (folded: unknown): SnapshotCheck => (flatJson(folded) === state ? 'sound' : 'differs'),
  )(await foldedUntil({ store, aggregate, stream }, revision))
}

const pageSize = 1000

/** Page by page, so that a long stream is never in memory as a whole. */
const foldedUntil = async (
  {
    store,
    aggregate,
    stream,
  }: {
    readonly store: Store
    readonly aggregate: AnyAggregate
    readonly stream: string
  },
  revision: number,
): Promise<E.Either<ReadFailure, unknown>> => {
  let state: unknown = aggregate.initial
  for (let from = 0; from <= revision; from += pageSize) {
    const limit = Math.min(pageSize, revision + 1 - from)
    const events = await store.read(stream, { from, limit })()
    if (E.isLeft(events)) return events
    const folded = foldRecorded(aggregate, events.right, state)
    if (E.isLeft(folded)) return folded
    state = folded.right
  }
  return E.right(state)
}
