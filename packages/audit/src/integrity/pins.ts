/**
 * What a command was decided on: the first of its events names the streams that it looked at, as
 * they stood then. A stream that was cut or removed is found by what rests on it.
 */
import type { Pin } from '@carmkit/core'
import { printable, type RecordedEvent } from '@carmkit/kernel'
import type { ReadFailure, Store, StoreUnavailable } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { isPin } from '../pins.js'
import type { Wrong } from './damage.js'
import type { Streams } from './streams.js'

/** A pin whose stream had gone on before the event took its place in the log. */
export interface MovedPin extends Pin {
  /** The last revision before that event. */
  readonly movedTo: number
  /** Whether authority rests on it, or a fact only. */
  readonly givesAuthority: boolean
}

interface Rests {
  readonly wrong: Wrong | null
  readonly moved: ReadonlyArray<MovedPin>
}

const sound: Rests = { wrong: null, moved: [] }

/**
 * To be asked before the event is followed itself. Streams that are broken are passed over: whatever
 * rests on them says nothing new.
 */
export const restsOn = ({ metadata }: RecordedEvent, streams: Streams): Rests => {
  if (metadata.command === undefined) return sound
  const moved: MovedPin[] = []
  for (const [part, givesAuthority] of [
    [metadata.grant, true],
    [metadata.context, false],
  ] as const) {
    for (const pin of listIn(part?.['pins'])) {
      if (!isPin(pin)) return { wrong: nowhere, moved: [] }
      if (streams.isBroken(pin.stream)) continue
      const end = streams.endOf(pin.stream)
      if (end === undefined ? pin.revision === 'absent' : isAt(pin, end)) continue
      if (end === undefined || end.revision <= placeOf(pin)) {
        return { wrong: wrongPin(pin, foundAt(pin, end)), moved: [] }
      }
      moved.push({ ...pin, movedTo: end.revision, givesAuthority })
    }
  }
  return moved.length === 0 ? sound : { wrong: null, moved }
}

/**
 * A stream that went on must still have been what the pin says, where the pin says. Left: the store
 * failed, and nothing is known of the event there.
 */
export const wrongMovedPin = async (
  pins: ReadonlyArray<MovedPin>,
  store: Store,
): Promise<E.Either<StoreUnavailable, Wrong | null>> => {
  for (const pin of pins) {
    if (pin.revision === 'absent') continue
    const there = await store.read(pin.stream, { from: pin.revision, limit: 1 })()
    if (isFailure(there)) return there
    const hash = E.isRight(there) ? there.right[0]?.metadata.hash : undefined
    if (hash !== pin.hash) return E.right(wrongPin(pin, `hash ${hash ?? 'unknown'}`))
  }
  return E.right(null)
}

/** A lost connection accuses nobody; what is there and is no event does. */
export const isFailure = (read: E.Either<ReadFailure, unknown>): read is E.Left<StoreUnavailable> =>
  E.isLeft(read) && read.left.name === 'StoreUnavailable'

const listIn = (pins: unknown): ReadonlyArray<unknown> =>
  pins === undefined ? [] : Array.isArray(pins) ? pins : [pins]

const isAt = (pin: Pin, end: { readonly revision: number; readonly hash: string }): boolean =>
  end.revision === pin.revision && end.hash === pin.hash

const placeOf = ({ revision }: Pin): number => (revision === 'absent' ? -1 : revision)

const foundAt = (
  pin: Pin,
  end: { readonly revision: number; readonly hash: string } | undefined,
): string => {
  if (end === undefined) return 'no such stream'
  return end.revision === pin.revision ? `hash ${end.hash}` : `it ends at @${end.revision}`
}

const wrongPin = ({ stream, revision, hash }: Pin, found: string): Wrong => ({
  kind: 'pin',
  reason: `rests on ${printable(stream)}@${revision}, which is not what is there`,
  expected: `${printable(stream)}@${revision} with hash ${printable(hash)}`,
  found,
})

const nowhere: Wrong = {
  kind: 'pin',
  reason: 'rests on what is no place in a stream',
  expected: 'a stream, a revision and a hash',
  found: 'another value',
}
