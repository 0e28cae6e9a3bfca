/** Played histories with hashes that hold, as a store would have recorded them: what forgers start from. */
import { type JsonObject, noHash, type RecordedEvent, seal } from '@carmkit/kernel'
import type { Logged } from '@carmkit/laws'

/** Every hash computed: each event follows the one before it, and pins name what is there. */
export const sealed = (log: ReadonlyArray<Logged>): ReadonlyArray<Logged> => {
  const hashes = new Map<string, string[]>()
  return log.map(({ position, event }) => {
    const { stream } = event
    const known = hashes.get(stream) ?? []
    const pins = pinsOf(event).map((pin) => ({
      ...pin,
      hash:
        (pin.revision === 'absent' ? undefined : hashes.get(pin.stream)?.[pin.revision]) ?? noHash,
    }))
    const grant = { ...event.metadata.grant, pins }
    const one = resealed(event, { grant, previousHash: known.at(-1) ?? noHash })
    hashes.set(stream, [...known, one.metadata.hash])
    return { position, event: one }
  })
}

/** One event with other metadata or content, and a hash that fits it. */
export const resealed = (
  event: RecordedEvent,
  metadata: object,
  content: Partial<RecordedEvent> = {},
): RecordedEvent => {
  const { eventId: _eventId, hash: _hash, ...rest } = event.metadata
  return seal(
    JSON.parse(JSON.stringify({ ...event, ...content, metadata: { ...rest, ...metadata } })),
  )
}

/** All hashes of one stream from a place on, as a forger with all the tools computes them; no other stream's. */
export const resealedFrom = (
  log: ReadonlyArray<Logged>,
  { stream, revision }: { readonly stream: string; readonly revision: number },
  change: (event: RecordedEvent) => RecordedEvent,
): ReadonlyArray<Logged> => {
  let previousHash = noHash
  return log.map(({ position, event }) => {
    if (event.stream !== stream) return { position, event }
    const isBefore = event.revision < revision
    const changed = event.revision === revision ? change(event) : event
    const one = isBefore ? event : resealed(changed, { previousHash })
    previousHash = one.metadata.hash
    return { position, event: one }
  })
}

interface SomePin {
  readonly stream: string
  readonly revision: number | 'absent'
}

export const pinsOf = ({ metadata }: RecordedEvent): ReadonlyArray<SomePin> =>
  (metadata.grant['pins'] ?? []) as unknown as ReadonlyArray<SomePin & JsonObject>
