/** What becomes of a recorded command that is decided again: the same, something else, or nothing. */
import type { Instant, Pin } from '@carmkit/core'
import type { ChainFault } from '@carmkit/kernel'
import type { Position } from '@carmkit/store'

/** A recorded command, by the event of it that the answer is about: the first, or the first that differs. */
export interface Place {
  readonly position: Position
  readonly stream: string
  readonly revision: number
  readonly eventId: string
  /** Type of the event. */
  readonly type: string
  readonly commandId: string
  /** Type of the command; empty where it is not recorded. */
  readonly command: string
  readonly recordedAt: Instant
}

/** Where what was recorded and what is decided now part: at `events[0].data.amount`, say. */
export interface Parting {
  readonly field: string
  /** JSON; null where nothing stands there. */
  readonly recorded: unknown
  readonly now: unknown
}

/**
 * Why it differs, the first that applies:
 *
 * - `Tampering`: the seal of the event does not hold; or one in a stream that it rests on does not,
 *   and the answer is another one; or the event that it answers does not stand before it, and the answer
 *   is another one.
 * - `ChangedData`: the seals hold, and a pinned stream is not what was pinned.
 * - `ChangedRule`: it rests on what it says, and today's rules answer otherwise; or whoever changed
 *   the record sealed all of it anew.
 * - `StalePin`: the answer is the recorded one on what was read, and another one on a stream that had
 *   moved on before the event took its place (assumed CK-161).
 */
export type DifferenceCause =
  | {
      readonly name: 'Tampering'
      readonly stream: string
      readonly revision: number
      readonly reason: string
    }
  | {
      readonly name: 'ChangedData'
      readonly pinned: Pin
      /** What stands at that revision; where nothing does, the end of the stream. */
      readonly found: Pin
    }
  /** Names of the rule sets: they may be the same, where the change was not told. */
  | { readonly name: 'ChangedRule'; readonly recorded: string; readonly today: string }
  | { readonly name: 'StalePin'; readonly pinned: Pin; readonly movedTo: number }

export interface Differing extends Place {
  readonly kind: 'differs'
  readonly cause: DifferenceCause
  /** Null where the answer is the recorded one or cannot be had, and the record is not sound. */
  readonly parting: Parting | null
}

/** What is needed for the decision and is not at hand. */
export type Missing =
  | { readonly name: 'CommandNotRecorded' }
  | { readonly name: 'CommandUnreadable'; readonly path: string; readonly reason: string }
  /** Fields of the command that are secret, and so were never recorded. */
  | { readonly name: 'SecretWithheld'; readonly fields: ReadonlyArray<string> }
  /** A table that somebody supplied; with it the command can be decided again. */
  | { readonly name: 'TableNotAtHand'; readonly table: string; readonly hash: string }
  | {
      readonly name: 'StreamUnreadable'
      readonly stream: string
      readonly revision: number | null
      readonly reason: string
    }

export interface NotDecided extends Place {
  readonly kind: 'notDecided'
  readonly because: Missing
}

/** Decided as it was recorded, but on a stream whose seal does not hold before that: not soundly. */
export interface OnBroken extends Place {
  readonly kind: 'onBroken'
  /** The first seal that does not hold. */
  readonly broken: Pick<ChainFault, 'stream' | 'revision' | 'reason'>
}

/** What is told of a command; of one that is soundly decided as it was recorded, nothing. */
export type Other = Differing | NotDecided | OnBroken

export type Again = { readonly kind: 'same' } | Other
