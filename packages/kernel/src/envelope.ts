/**
 * What stands in a stream: an event with its place, its reason, and the seal that ties it down.
 *
 * Actor, grant, command and context are kept as plain JSON here: the kernel binds them into the
 * hash and never reads them.
 */
import * as E from 'fp-ts/lib/Either.js'
import { sha256 } from '#digest'
import { canonicalJson, type NotCanonical } from './canonical-json.js'
import { type Codec, closed, integer, jsonObject, nullable, type Static, text } from './codec.js'
import type { DomainEvent } from './event-schema.js'
import { isHexadecimal, Uuid, uuidFrom } from './identifier.js'
import { maxJsonDepth } from './json.js'
import { inTextOrder, withSortedKeys } from './ordered-json.js'

/** What the first event of a stream has as `previousHash`. */
export const noHash = '0'.repeat(64)

/** SHA-256 as 64 lower-case hexadecimal digits. */
export const Hash: Codec<string> = text(
  'Hash',
  '64 lower-case hexadecimal digits',
  (value) => value.length === noHash.length && isHexadecimal(value, 0, noHash.length),
)

const name = (kind: string, most: number): Codec<string> =>
  text(kind, `1 to ${most} characters`, (value) => value.length > 0 && value.length <= most)

/** The reason of a recorded event. */
export const Metadata = closed(
  'Metadata',
  {
    /** UUID v5 of the hash: equal ids mean equal bytes. */
    eventId: Uuid,
    commandId: Uuid,
    /** The first command of the chain of causes. */
    correlationId: Uuid,
    /** The event that a reaction answered with this command; null when a caller sent it. */
    causationId: nullable(Uuid),
    actor: jsonObject,
    /** The authority used: rules, role, and the streams and revisions it rests on. */
    grant: jsonObject,
    /** When it was recorded: UTC, milliseconds. Never decreases within a stream. */
    recordedAt: name('Instant', 24),
    /** When it holds from: equals `recordedAt` unless another authority fixed the date. */
    effectiveAt: name('Instant', 24),
    /** The set of rules that decided. */
    ruleSet: name('RuleSet', 40),
    previousHash: Hash,
    hash: Hash,
  },
  {
    /** First event of a command only: id, type and data of the command. */
    command: jsonObject,
    /** First event of a command only, where there are any: facts that did not come from the grant's streams. */
    context: jsonObject,
  },
)
export type Metadata = Static<typeof Metadata>

/** An event in its stream. */
export interface RecordedEvent<Event extends DomainEvent = DomainEvent> {
  readonly stream: string
  /** Place in the stream, from 0. */
  readonly revision: number
  readonly type: Event['type']
  readonly v: number
  readonly data: Event['data']
  readonly metadata: Metadata
}

/** The envelope of any recorded event; its data is checked by the schema of its category. */
export const RecordedEvent: Codec<RecordedEvent> = closed('RecordedEvent', {
  stream: name('StreamName', 200),
  revision: integer('Revision', 0, Number.MAX_SAFE_INTEGER),
  type: name('EventType', 60),
  v: integer('EventVersion', 1, 1000),
  data: jsonObject,
  metadata: Metadata,
}) as Codec<RecordedEvent>

/** A recorded event before its seal. */
export interface UnsealedEvent extends Omit<RecordedEvent, 'metadata'> {
  readonly metadata: Omit<Metadata, 'eventId' | 'hash'>
}

/** The event and its metadata stand around what has a depth of its own. */
export const envelopeLevels = 2

/** Hash over everything but the two fields that follow from it. Left when the event has no canonical text. */
export const hashOf = (unsealed: UnsealedEvent): E.Either<NotCanonical, string> =>
  E.map(sha256)(canonicalJson(unsealed, maxJsonDepth + envelopeLevels))

/** Event id of a hash. */
export const eventIdOf = (hash: string): Uuid => uuidFrom(hash)

/**
 * Binds an event to its content and to the event before it. Its keys come in the order of the canonical
 * text, so that a store that writes it as JSON keeps that text. Throws on data that no codec lets through.
 */
export const seal = (unsealed: UnsealedEvent): RecordedEvent => {
  const content = inTextOrder(unsealed, maxJsonDepth + envelopeLevels)
  const hash = hashOf(content)
  if (E.isLeft(hash)) throw new Error(`${unsealed.type} cannot be sealed: ${hash.left.reason}`)
  const { metadata } = content
  const sealed = { ...metadata, eventId: eventIdOf(hash.right), hash: hash.right }
  return { ...content, metadata: withSortedKeys(sealed) }
}

/** Hash of content that stands elsewhere; left says why the content has none. */
export const contentHash = (value: unknown): E.Either<string, string> => {
  const written = canonicalJson(value)
  return E.isLeft(written) ? E.left(written.left.reason) : E.right(sha256(written.right))
}

/** SHA-256 of a text in UTF-8, for what is kept as a text of any length. */
export const textHash = (content: string): string => sha256(content)

/** Where a stream ends: what the next event is appended behind. */
export type StreamEnd = { readonly revision: number; readonly hash: string } | 'absent'

export const endOf = (events: ReadonlyArray<RecordedEvent>): StreamEnd => {
  const last = events[events.length - 1]
  return last === undefined ? 'absent' : { revision: last.revision, hash: last.metadata.hash }
}
