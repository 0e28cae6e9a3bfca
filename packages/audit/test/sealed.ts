/** Played histories with hashes that hold, as a store would have recorded them: what forgers start from. */
import { type JsonObject, noHash, type RecordedEvent, seal } from '@carmkit/kernel'
import type { Logged } from '@carmkit/laws'

/**
 * Every hash computed: each event follows the one before it, and pins name what is there. Causes stay
 * as they are named, but for those of new answers.
 *
 * @param answers by the index of an event, the index of an earlier one that it answers
 */
export const sealed = (
  log: ReadonlyArray<Logged>,
  answers: ReadonlyMap<number, number> = new Map(),
): ReadonlyArray<Logged> => {
  const hashes = new Map<string, string[]>()
  const ids: string[] = []
  return log.map(({ position, event }, index) => {
    const { stream } = event
    const known = hashes.get(stream) ?? []
    const pins = pinsOf(event).map((pin) => ({
      ...pin,
      hash:
        (pin.revision === 'absent' ? undefined : hashes.get(pin.stream)?.[pin.revision]) ?? noHash,
    }))
    const grant = { ...event.metadata.grant, pins }
    const cause = ids[answers.get(index) ?? -1]
    const answered = cause === undefined ? {} : answering(cause)
    const one = resealed(event, { grant, previousHash: known.at(-1) ?? noHash, ...answered })
    ids.push(one.metadata.eventId)
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

/** Metadata of an event that a reaction recorded in answer to another one. */
export const answering = (eventId: string): object => ({
  causationId: eventId,
  actor: { kind: 'system', process: 'reaction' },
})

interface SomePin {
  readonly stream: string
  readonly revision: number | 'absent'
}

export const pinsOf = ({ metadata }: RecordedEvent): ReadonlyArray<SomePin> =>
  (metadata.grant['pins'] ?? []) as unknown as ReadonlyArray<SomePin & JsonObject>
