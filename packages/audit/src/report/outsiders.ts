/** Streams of other businesses that say what delegations to this one give. */
import { aggregateOfStream, type Domain, delegation, type Instant } from '@carmkit/core'
import type { RecordedEvent } from '@carmkit/kernel'
import { decodeRecorded, type ReadFailure, type Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import type { LeftOut } from '../prefix/left-out.js'
import { type KnownState, streamsBehind } from './delegations.js'
import { keepState, type Seen } from './seen.js'

/**
 * A client that revoked everything of this provider says so in its own stream, which is no stream of
 * the provider's. What cannot be read of it is left out.
 */
export const keepOutsiders = async (
  { store, domain }: { readonly store: Store; readonly domain: Domain },
  { streams, states }: Seen,
  to: Instant,
): Promise<E.Either<ReadFailure, ReadonlyArray<LeftOut>>> => {
  const delegations = [...streams.keys()].filter((one) => one.startsWith(`${delegation.category}-`))
  const behind = new Set(delegations.flatMap(streamsBehind))
  const leftOut: LeftOut[] = []
  for (const stream of behind) {
    if (streams.has(stream)) continue
    const read = await store.read(stream)()
    const known = E.chain((events: ReadonlyArray<RecordedEvent>) => statesOf(domain, events, to))(
      read,
    )
    if (E.isRight(known)) {
      for (const { at, held } of known.right) keepState(states, held, at)
      continue
    }
    if (known.left.name === 'StoreUnavailable') return known
    const { revision, reason } = known.left
    leftOut.push({ stream, revision, reason, entries: 1, isSurelyOurs: true })
  }
  return E.right(leftOut)
}

const statesOf = (
  domain: Domain,
  events: ReadonlyArray<RecordedEvent>,
  to: Instant,
): E.Either<ReadFailure, ReadonlyArray<KnownState>> => {
  const [first] = events
  const aggregate = first === undefined ? undefined : aggregateOfStream(domain, first.stream)
  const known: KnownState[] = []
  if (aggregate === undefined) return E.right(known)
  let state: unknown = aggregate.initial
  for (const recorded of events) {
    const { stream, revision, metadata } = recorded
    const at = metadata.recordedAt as Instant
    if (at > to) break
    const event = decodeRecorded(aggregate, recorded)
    if (E.isLeft(event)) return event
    state = aggregate.evolve(state, event.right)
    known.push({ at, held: { state, pin: { stream, revision, hash: metadata.hash } } })
  }
  return E.right(known)
}
