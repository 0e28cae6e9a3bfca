/**
 * What the log holds must be what its streams show, since whoever decides reads the streams. A server
 * hides the events of a stream that was deleted or cut, and its log holds them until it is scavenged.
 */
import type { RecordedEvent } from '@carmkit/kernel'
import type { ReadFailure, Store, StoreUnavailable } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { chunksOf } from 'fp-ts/lib/ReadonlyArray.js'
import type { Damage } from './damage.js'
import { isFailure } from './pins.js'
import type { End, Streams } from './streams.js'

/** How many streams are asked at once: each answer of a server takes its time. */
const atOnce = 16

/**
 * Asks each stream for its first event and for its last. A store that checks pins in the transaction
 * of the append has log and streams in one place, and is not asked. Left: the store failed.
 */
export const hiddenAmong = async (
  streams: Streams,
  store: Store,
): Promise<E.Either<StoreUnavailable, ReadonlyArray<Damage>>> => {
  if (store.capabilities.atomicPins) return E.right([])
  const hidden: Damage[] = []
  const whole = [...streams.names()].filter((stream) => !streams.isBroken(stream))
  for (const group of chunksOf(atOnce)(whole)) {
    const asked = group.map((stream) => hiddenIn(stream, streams.endOf(stream), store))
    for (const found of await Promise.all(asked)) {
      if (E.isLeft(found)) return found
      if (found.right !== null) hidden.push(found.right)
    }
  }
  return E.right(hidden)
}

const hiddenIn = async (
  stream: string,
  end: End | undefined,
  store: Store,
): Promise<E.Either<StoreUnavailable, Damage | null>> => {
  for (const revision of new Set([0, end?.revision ?? 0])) {
    const shown = await store.read(stream, { from: revision, limit: 1 })()
    if (isFailure(shown)) return shown
    const hash = revision === end?.revision ? end.hash : null
    const found = foundInstead(shown, { revision, hash })
    if (found !== null) return E.right(damageAt(stream, revision, found))
  }
  return E.right(null)
}

/** Null where the stream shows the event; the hash is compared where it is known. */
const foundInstead = (
  shown: E.Either<ReadFailure, ReadonlyArray<RecordedEvent>>,
  { revision, hash }: { readonly revision: number; readonly hash: string | null },
): string | null => {
  if (E.isLeft(shown)) return shown.left.reason
  const [event] = shown.right
  if (event?.revision !== revision) return 'no event'
  return hash === null || event.metadata.hash === hash ? null : `hash ${event.metadata.hash}`
}

const damageAt = (stream: string, revision: number, found: string): Damage => ({
  kind: 'hidden',
  stream,
  revision,
  position: null,
  reason: `the log holds it, and its stream does not show it: ${found}`,
  expected: 'the event that the log holds',
  found,
})
