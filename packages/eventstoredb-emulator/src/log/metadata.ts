/**
 * What the metadata of a stream hides: `$maxCount`, `$maxAge`, `$tb`. Separate because reads,
 * subscriptions and links all ask it, at the moment of reading.
 */
import { randomUUID } from 'node:crypto'
import {
  eventTypes,
  isMetastream,
  json,
  noBytes,
  type ProposedEvent,
  type RecordedEvent,
} from './event.js'

export interface StreamMetadata {
  /** Only so many of the last events are shown. */
  readonly maxCount: number
  /** Events older than this are hidden, in milliseconds. */
  readonly maxAge: number
  /** Revisions below this one are hidden. */
  readonly truncateBefore: number
}

const nothingHidden: StreamMetadata = { maxCount: Infinity, maxAge: Infinity, truncateBefore: 0 }

/** `$tb` of a soft-deleted stream is 2^63 - 1, which JSON reads as 2^63. */
const deletedBefore = 2 ** 63

/** The JSON of a soft delete: it replaces all metadata that the stream had. */
export const softDeletion = '{"$tb":9223372036854775807}'

export const isSoftDeleted = ({ truncateBefore }: StreamMetadata): boolean =>
  truncateBefore >= deletedBefore

/**
 * The metadata that counts: that of the last `$metadata` event. One bad value makes all of it
 * ineffective, and a metastream shows its last event only.
 */
export const metadataOf = (
  stream: string,
  metastream: ReadonlyArray<RecordedEvent>,
): StreamMetadata => {
  if (isMetastream(stream)) return { ...nothingHidden, maxCount: 1 }
  const last = metastream.at(-1)
  const raw = last === undefined ? null : jsonOf(last)
  if (raw === null) return nothingHidden
  const { $maxCount: maxCount, $maxAge: maxAge, $tb: truncateBefore } = raw
  if (!isAbsentOr(maxCount, 1) || !isAbsentOr(maxAge, 1) || !isAbsentOr(truncateBefore, 0)) {
    return nothingHidden
  }
  return {
    maxCount: maxCount ?? Infinity,
    maxAge: maxAge === undefined ? Infinity : maxAge * 1000,
    truncateBefore: truncateBefore ?? 0,
  }
}

/** The JSON of the same metadata with another `$tb`: what a stream gets that lives again. */
export const truncatedBefore = (
  metadata: Pick<ProposedEvent, 'data'> | undefined,
  revision: number,
): string => JSON.stringify({ ...(metadata && jsonOf(metadata)), $tb: revision })

/** The event that the node itself writes into a metastream. */
export const metadataEvent = (text: string): ProposedEvent => ({
  id: randomUUID(),
  type: eventTypes.metadata,
  contentType: json,
  data: Buffer.from(text),
  metadata: noBytes,
})

const isAbsentOr = (value: unknown, least: number): value is number | undefined =>
  value === undefined || (Number.isInteger(value) && (value as number) >= least)

const jsonOf = ({ data }: Pick<ProposedEvent, 'data'>): Record<string, unknown> | null => {
  try {
    const value: unknown = JSON.parse(Buffer.from(data).toString('utf8'))
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { ...value }
      : null
  } catch {
    return null
  }
}
