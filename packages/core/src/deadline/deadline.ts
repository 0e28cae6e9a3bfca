/**
 * A moment at which a date will have decided something, and the command that records it. The date
 * alone decides: a deadline that is met late, or never, changes nobody's authority.
 */
import type { EventOf, RecordedEvent } from '@carmkit/kernel'
import type { Command } from '../command-definition.js'
import { Instant } from '../values/index.js'

export interface Deadline {
  /** The first moment at which the command is due. */
  readonly at: Instant
  /** Sent by `system.clock`. Where something came in between, it is refused. */
  readonly command: Command
  /**
   * What it is of its kind, where many events set the same one: it is kept, and sent, once. Absent:
   * each event sets its own.
   */
  readonly once?: string
}

/** What is due after the last moment that there is never comes, and could not be kept. */
export const isReachable = ({ at }: Deadline): boolean => Instant.is(at)

/** What one type of event sets going. */
export type Rule = (event: RecordedEvent) => ReadonlyArray<Deadline>

/** Data of the events that a definition makes, in the current form. */
export type DataOf<D> = EventOf<D> extends { readonly data: infer Data } ? Data : never

/** For what is to be asked at once. */
export const recordedAt = ({ metadata }: RecordedEvent): Instant => metadata.recordedAt as Instant

/** A rule on an event's data, which was decoded before. */
export const onData =
  <Data>(derive: (data: Data, event: RecordedEvent) => ReadonlyArray<Deadline>): Rule =>
  (event) =>
    derive(event.data as Data, event)
