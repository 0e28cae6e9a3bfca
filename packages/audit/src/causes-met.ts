/**
 * Causes that events name, against the events that stand before them. An event id is derived from the
 * content's hash, so an event that was changed and sealed anew is not the one any more that what it
 * caused names.
 */
import type { RecordedEvent } from '@carmkit/kernel'
import { knownIds } from './known-ids.js'

/** To be told of every event of a log that can be read, in its order, those behind a break too. */
export interface CausesMet {
  readonly meet: (event: RecordedEvent) => void
  /** The id of the cause that the event names and none that was met has; null where there is none such. */
  readonly missingFor: (event: RecordedEvent) => string | null
}

export const causesMet = (): CausesMet => {
  const met = knownIds()
  return {
    meet: ({ metadata }) => met.add(metadata.eventId),
    missingFor: ({ metadata: { actor, causationId } }) =>
      causationId === null || !answersEvents(actor) || met.mayHave(causationId)
        ? null
        : causationId,
  }
}

/** One sentence, without the place of the event that answers. */
export const missingCauseReason = (id: string): string =>
  `answers event ${id}, which does not stand before it: it was taken away, or changed and sealed anew`

/**
 * Reactions and the clock answer events of the same log, which stand before. Whoever else sends a
 * command may name as its cause what no log has.
 */
const answersEvents = ({ kind, process }: RecordedEvent['metadata']['actor']): boolean =>
  kind === 'system' && (process === 'reaction' || process === 'clock')
