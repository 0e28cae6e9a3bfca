/** What the log holds, and what clients propose to it. The words of every other folder. */

/** One recorded event. Bytes are kept as they came. */
export interface RecordedEvent {
  readonly stream: string
  /** From 0, rising by 1; {@link tombstoneRevision} for the end of a tombstoned stream. */
  readonly revision: number
  /** Place in the whole log: strictly rising, with gaps, as byte offsets are. */
  readonly position: number
  readonly id: string
  readonly type: string
  readonly contentType: string
  /** Milliseconds since 1970, never falling from one event to the next. */
  readonly created: number
  readonly data: Uint8Array
  readonly metadata: Uint8Array
}

/** What a client proposes; the log adds stream, revision, position and time. */
export type ProposedEvent = Pick<RecordedEvent, 'id' | 'type' | 'contentType' | 'data' | 'metadata'>

/**
 * The last revision that a stream may have to be appended to, or a condition. A `bigint` because
 * clients send all of 64 bits and want their number back in the error.
 */
export type ExpectedRevision = bigint | 'any' | 'noStream' | 'streamExists'

/** Stands for 2^63 - 1, which no JavaScript number holds exactly; the wire puts that in its place. */
export const tombstoneRevision = Number.MAX_SAFE_INTEGER

export const json = 'application/json'
export const octetStream = 'application/octet-stream'

export const eventTypes = {
  metadata: '$metadata',
  tombstone: '$streamDeleted',
  link: '$>',
} as const

const metastreamPrefix = '$$'

export const isMetastream = (stream: string): boolean => stream.startsWith(metastreamPrefix)

export const metastreamOf = (stream: string): string => metastreamPrefix + stream

/** The stream that a metastream describes. */
export const describedBy = (metastream: string): string => metastream.slice(metastreamPrefix.length)

export const noBytes: Uint8Array = new Uint8Array(0)
