/** Where a link leads: its data is `revision@stream`, and it may lead nowhere. */
import { eventTypes, type RecordedEvent } from '../log/event.js'
import type { Log } from '../log/log.js'
import { visibilityOf } from '../log/visible.js'
import type { ResolvedEvent } from '../wire/read-replies.js'

/** The event as the reader asked for it: a link itself, or what it leads to beside the link. */
export const resolved = (log: Log, event: RecordedEvent, resolvesLinks: boolean): ResolvedEvent =>
  resolvesLinks && event.type === eventTypes.link
    ? { event: targetOf(log, event), link: event }
    : { event, link: null }

const targetOf = (log: Log, { data }: RecordedEvent): RecordedEvent | null => {
  const [, revision = '', stream = ''] =
    /^(\d+)@(.+)$/s.exec(Buffer.from(data).toString('utf8')) ?? []
  if (stream === '') return null
  const visibility = visibilityOf(log, stream)
  if (visibility.name !== 'visible') return null
  const index = Number(revision)
  return index < visibility.first ? null : (visibility.events[index] ?? null)
}
