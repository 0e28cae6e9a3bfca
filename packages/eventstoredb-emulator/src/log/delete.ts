/** The two ways in which a stream ends: softly, by its metadata, and for ever, by a tombstone. */
import { randomUUID } from 'node:crypto'
import { judge, type Refused } from './append.js'
import {
  type ExpectedRevision,
  eventTypes,
  metastreamOf,
  noBytes,
  octetStream,
  type RecordedEvent,
} from './event.js'
import type { Log } from './log.js'
import { metadataEvent, softDeletion } from './metadata.js'

/** `last` is the event by which the stream ended. */
export type Deleted = { readonly name: 'deleted'; readonly last: RecordedEvent } | Refused

/** Hides everything there is; the stream can be written again, and goes on counting. */
export const softDelete = (log: Log, stream: string, expected: ExpectedRevision): Deleted => {
  const metastream = metastreamOf(stream)
  const verdict = judge(log, { stream: log.stream(stream), expected, ids: [] })
  if (verdict.name === 'wrongExpectedRevision' || verdict.name === 'streamDeleted') return verdict
  const hasNothing = log.stream(stream).events.length + log.stream(metastream).events.length === 0
  if (hasNothing) return { name: 'wrongExpectedRevision', actual: -1 }
  const [last] = log.write([[metastream, metadataEvent(softDeletion)]])
  if (last === undefined) throw new Error('a deletion wrote nothing')
  return { name: 'deleted', last }
}

/** Ends the stream for ever, even one that was never written. */
export const tombstone = (log: Log, stream: string, expected: ExpectedRevision): Deleted => {
  const verdict = judge(log, { stream: log.stream(stream), expected, ids: [] })
  if (verdict.name === 'wrongExpectedRevision' || verdict.name === 'streamDeleted') return verdict
  const last = log.bury(stream, {
    id: randomUUID(),
    type: eventTypes.tombstone,
    contentType: octetStream,
    data: noBytes,
    metadata: noBytes,
  })
  return { name: 'deleted', last }
}
