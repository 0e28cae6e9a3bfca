/**
 * The pinned streams at their pinned revisions. Nearly always that is where they end at the place of
 * the walk; a pin that is older than that is stale, and its stream is read once more up to it.
 */
import { afterPin, type Domain, type Held, type Pin } from '@carmkit/core'
import type { RecordedEvent } from '@carmkit/kernel'
import type { ReadFailure, Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { heldAfter } from '../held.js'
import type { DifferenceCause, Missing } from './answer.js'
import type { Known, Streams } from './streams.js'

export interface Pinned {
  /** By the names of the streams, as they were pinned; in place of what is not there, what is. */
  readonly held: ReadonlyMap<string, Held>
  readonly missing: Missing | null
  readonly changed: (DifferenceCause & { readonly name: 'ChangedData' }) | null
  /** The first pin that is older than the end of its stream. */
  readonly stale: (DifferenceCause & { readonly name: 'StalePin' }) | null
}

interface From {
  readonly store: Store
  readonly domain: Domain
  readonly streams: Streams
}

/** Left: the store failed. */
export const pinnedIn = async (
  { store, domain, streams }: From,
  pins: ReadonlyArray<Pin>,
): Promise<E.Either<ReadFailure, Pinned>> => {
  const held = new Map<string, Held>()
  let missing: Missing | null = null
  let changed: Pinned['changed'] = null
  let stale: Pinned['stale'] = null
  for (const pin of pins) {
    const known = streams.at(pin.stream)
    const isStale = endOf(known) >= afterPin(pin)
    const found = isStale ? await readUpTo({ store, domain }, pin) : E.right(atTheEnd(known))
    if (E.isLeft(found)) return found
    if ('name' in found.right) {
      missing ??= found.right
      continue
    }
    held.set(pin.stream, found.right)
    if (isStale) stale ??= { name: 'StalePin', pinned: pin, movedTo: endOf(known) }
    if (!isSame(found.right.pin, pin)) {
      changed ??= { name: 'ChangedData', pinned: pin, found: found.right.pin }
    }
  }
  return E.right({ held, missing, changed, stale })
}

/** Last revision, -1 without any. */
const endOf = ({ pin }: Known): number => afterPin(pin) - 1

const isSame = (one: Pin, other: Pin): boolean =>
  one.revision === other.revision && one.hash === other.hash

const atTheEnd = ({ state, pin, stopped }: Known): Held | Missing =>
  stopped === null ? { state, pin } : { ...stopped, name: 'StreamUnreadable' }

const readUpTo = async (
  { store, domain }: Omit<From, 'streams'>,
  pin: Pin,
): Promise<E.Either<ReadFailure, Held | Missing>> => {
  const limit = afterPin(pin)
  const read = limit === 0 ? E.right([]) : await store.read(pin.stream, { limit })()
  const held = E.chainW((events: ReadonlyArray<RecordedEvent>) =>
    heldAfter(domain, pin.stream, events),
  )(read)
  if (E.isRight(held)) return held
  return held.left.name === 'Unreadable'
    ? E.right({ ...held.left, name: 'StreamUnreadable' })
    : E.left(held.left)
}
