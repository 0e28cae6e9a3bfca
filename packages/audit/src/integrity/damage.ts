/** What is wrong with an event, in values: where it stands, what belongs there, and what is there. */
import type { ChainFault, ChainFaultKind } from '@carmkit/kernel'
import type { Position, Unreadable } from '@carmkit/store'

/**
 * Beside what a chain can show. `unreadable`: no event at all. `order`: recorded before the event
 * that it follows. `undecodable`: no payload that its aggregate reads. `impossible`: it cannot stand
 * behind the state before it. `pin`: decided on a stream that is not there as it says. `stalePin`:
 * decided on a stream that had moved on, in a store that lets no such event in. `cause`: answers an
 * event that does not stand before it. `lapse`: says that an event lapsed which is not there.
 * `hidden`: in the log, and not in what its stream shows.
 */
export type DamageKind =
  | ChainFaultKind
  | 'unreadable'
  | 'order'
  | 'undecodable'
  | 'impossible'
  | 'pin'
  | 'stalePin'
  | 'cause'
  | 'lapse'
  | 'hidden'

/** The first bad event of a stream. */
export interface Damage {
  readonly kind: DamageKind
  readonly stream: string
  /** Where it should stand; null where the store cannot say. */
  readonly revision: number | null
  /** Null where reading ended for all streams, and where a stream hides what its log holds. */
  readonly position: Position | null
  /** One sentence, without the place. */
  readonly reason: string
  readonly expected: string
  readonly found: string
}

/** What is wrong, told by whoever knows nothing of places. */
export interface Wrong extends Pick<Damage, 'kind' | 'reason' | 'expected' | 'found'> {
  /** Where an event is missing, the place that is empty. */
  readonly revision?: number
}

export const wrongChain = ({ revision, kind, reason, expected, found }: ChainFault): Wrong => ({
  revision,
  kind,
  reason,
  expected,
  found,
})

export const unreadableDamage = (
  { stream, revision, reason }: Unreadable,
  position: Position | null,
): Damage => ({
  kind: 'unreadable',
  stream,
  revision,
  position,
  reason,
  expected: 'an event',
  found: reason,
})
