/**
 * Decisions on streams that had moved on, and what became of them. A store that cannot check pins
 * with the append lets such a decision in, judges it again, and records a lapse where it would have
 * been denied.
 */
import { authorityLapse } from '@carmkit/core'
import { printable, type RecordedEvent } from '@carmkit/kernel'
import type { Position, Store, StoreUnavailable } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import type { Damage, Wrong } from './damage.js'
import { isFailure, type MovedPin } from './pins.js'
import type { Streams } from './streams.js'

/** An event whose decision rested on streams that had moved on when it took its place. */
export interface StaleDecision {
  readonly stream: string
  readonly revision: number
  readonly position: Position
  readonly eventId: string
  readonly pins: ReadonlyArray<MovedPin>
  readonly verdict: StaleVerdict
}

/**
 * `lapsed`: a lapse is recorded. `stands`: judged again, and allowed. `facts`: no authority rests on
 * what had moved on, so nobody judges it again. `waits`: not judged again yet (assumed CK-158).
 */
export type StaleVerdict = 'lapsed' | 'stands' | 'facts' | 'waits'

/** Before its verdict, which later events give. */
export type Suspect = Omit<StaleDecision, 'verdict'>

/** @param judged how far the log was judged again */
export const verdictOn = (
  suspect: Suspect,
  { streams, judged }: { readonly streams: Streams; readonly judged: Position },
): StaleDecision => ({ ...suspect, verdict: verdictOf(suspect, { streams, judged }) })

const verdictOf = (
  { eventId, pins, position }: Suspect,
  { streams, judged }: { readonly streams: Streams; readonly judged: Position },
): StaleVerdict => {
  if (streams.endOf(`${authorityLapse.category}-${eventId}`) !== undefined) return 'lapsed'
  if (pins.every(({ givesAuthority }) => !givesAuthority)) return 'facts'
  return position <= judged ? 'stands' : 'waits'
}

/** What a store must not hold that checks pins with the append. */
export const stalePinDamage = ({ stream, revision, position, pins }: StaleDecision): Damage => {
  const places = pins.map((pin) => `${printable(pin.stream)}@${pin.revision}`).join(', ')
  const moved = pins.map((pin) => `${printable(pin.stream)}@${pin.movedTo}`).join(', ')
  return {
    kind: 'stalePin',
    stream,
    revision,
    position,
    reason: `rests on ${places}, which had moved on to ${moved}; this store records no such event, though one may be copied into it`,
    expected: `${places} as the end of its stream`,
    found: moved,
  }
}

/**
 * A lapse must be of an event that stands before it, and lie in the stream of that event's id. Left:
 * the store failed, and nothing is known of that event.
 */
export const wrongLapse = async (
  event: RecordedEvent,
  { streams, store }: { readonly streams: Streams; readonly store: Store },
): Promise<E.Either<StoreUnavailable, Wrong | null>> => {
  const decoded = isLapse(event) ? authorityLapse.events.decode(event) : null
  if (decoded === null || E.isLeft(decoded)) return E.right(null)
  const { eventId, stream, revision } = decoded.right.data
  if (streams.isBroken(stream)) return E.right(null)
  const expected = `event ${eventId} at ${printable(stream)}@${revision}`
  const wrong = (found: string): E.Either<never, Wrong> =>
    E.right({
      kind: 'lapse',
      reason: `tells of the lapse of ${expected}, which is not there`,
      expected,
      found,
    })
  if (event.stream !== `${authorityLapse.category}-${eventId}`)
    return wrong('another stream of lapses')
  if ((streams.endOf(stream)?.revision ?? -1) < revision) return wrong('no event before the lapse')
  const there = await store.read(stream, { from: revision, limit: 1 })()
  if (isFailure(there)) return there
  const found = E.isRight(there) ? there.right[0]?.metadata.eventId : undefined
  return found === eventId ? E.right(null) : wrong(`event ${found ?? 'unknown'}`)
}

export const isLapse = ({ stream }: RecordedEvent): boolean =>
  stream.startsWith(`${authorityLapse.category}-`)
