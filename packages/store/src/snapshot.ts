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
  return { ...content, seal: textHash(JSON.stringify([stream, revision, hash, version, state])) }
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
  const snapshot = await snapshotOfToday(store, aggregate, stream)
  if (snapshot === null) return null
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
): Promise<Snapshot | null> => {
  if (rule === undefined || snapshots === null) return null
  const found = await snapshots.find(stream)()
  if (E.isLeft(found) || found.right === null) return null
  const snapshot = found.right
  const isOfToday = snapshot.stream === stream && snapshot.version === rule.version
  return isOfToday && snapshot.seal === sealSnapshot(snapshot).seal ? snapshot : null
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

/** Whether the state that would be used is the one that its events fold to. */
export const checkSnapshot = async (
  store: Store,
  domain: Domain,
  stream: string,
): Promise<E.Either<ReadFailure, SnapshotCheck>> => {
  const aggregate = aggregateOfStream(domain, stream)
  const kept = aggregate === undefined ? null : await keptState(store, aggregate, stream)
  if (aggregate === undefined || kept === null) return E.right('unused')
  const { revision, state } = kept.snapshot
  const events = await store.read(stream, { limit: revision + 1 })()
  if (E.isLeft(events)) return events
  return E.map(
    (folded: unknown): SnapshotCheck => (flatJson(folded) === state ? 'sound' : 'differs'),
  )(foldRecorded(aggregate, events.right))
}
