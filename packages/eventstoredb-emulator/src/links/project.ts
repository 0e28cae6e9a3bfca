/**
 * The standard projections: streams of links to all events of a category, of a type, and to the first
 * events of streams. A node writes them a little later, if it is told to; here they come with the
 * event itself, so that tests need not wait.
 */
import { randomUUID } from 'node:crypto'
import {
  eventTypes,
  noBytes,
  octetStream,
  type ProposedEvent,
  type RecordedEvent,
  tombstoneRevision,
} from '../log/event.js'
import type { Projection } from '../log/log.js'

/** For a node without projections, which is how one starts unless it is told otherwise. */
export const noLinks: Projection = () => []

/** `$ce-`, `$et-` and `$streams`. That events of system streams are left out is assumed. */
export const standardLinks: Projection = (event) => {
  if (event.stream.startsWith('$') || event.revision === tombstoneRevision) return []
  const category = categoryOf(event.stream)
  return [
    ...(category === null ? [] : [`$ce-${category}`]),
    `$et-${event.type}`,
    ...(event.revision === 0 ? ['$streams'] : []),
  ].map((stream) => [stream, linkTo(event)])
}

/** What stands before the first hyphen. */
const categoryOf = (stream: string): string | null => {
  const end = stream.indexOf('-')
  return end <= 0 ? null : stream.slice(0, end)
}

const linkTo = ({ stream, revision }: RecordedEvent): ProposedEvent => ({
  id: randomUUID(),
  type: eventTypes.link,
  contentType: octetStream,
  data: Buffer.from(`${revision}@${stream}`),
  metadata: noBytes,
})
