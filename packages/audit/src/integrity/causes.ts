/** What of a log its causes show: an event that another one answers must stand before it. */
import type { RecordedEvent } from '@carmkit/kernel'
import type { Position } from '@carmkit/store'
import { causesMet, missingCauseReason } from '../causes-met.js'
import type { DamageKind, Wrong } from './damage.js'

/** How many events name a cause that no event before them has. */
export interface MissingCauses {
  /** Surely: each is damage, told where nothing of its stream is bad before it. */
  readonly missing: number
  /** Something before them is lost or cannot be read, and may be the cause. */
  readonly unknown: number
}

export interface Causes {
  /** Of every event, those behind a break too. */
  readonly meet: (event: RecordedEvent) => void
  /** Of damage elsewhere: an event may have stood there. */
  readonly doubt: (kind: DamageKind) => void
  readonly wrongIn: (event: RecordedEvent, position: Position) => Wrong | null
  readonly found: () => MissingCauses
}

/** @param isLostBefore whether entries of the log are lost before a position */
export const causesIn = (isLostBefore: (position: Position) => boolean): Causes => {
  const met = causesMet()
  let isDoubtful = false
  let missing = 0
  let unknown = 0
  return {
    meet: met.meet,
    doubt: (kind) => {
      isDoubtful ||= kind === 'unreadable' || kind === 'gap'
    },
    wrongIn: (event, position) => {
      const id = met.missingFor(event)
      if (id === null) return null
      if (isDoubtful || isLostBefore(position)) {
        unknown += 1
        return null
      }
      missing += 1
      return wrongCause(id)
    },
    found: () => ({ missing, unknown }),
  }
}

const wrongCause = (id: string): Wrong => ({
  kind: 'cause',
  reason: missingCauseReason(id),
  expected: `event ${id} earlier in the log`,
  found: 'no earlier event of that id',
})
