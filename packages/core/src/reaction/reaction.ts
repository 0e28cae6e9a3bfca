/**
 * A reaction turns recorded events into commands of other aggregates: pure, and run in log order
 * by the runner of the store package, which derives each command's id from its causing event.
 */
import type { RecordedEvent } from '@carmkit/kernel'
import type { Command } from '../command-definition.js'

/** Events come in log order, decoded, in their current form. */
export interface Reaction<State> {
  /** Part of the ids of its commands: it never changes. */
  readonly name: string
  /** JSON, kept by the store between events; null when the reaction remembers nothing. */
  readonly initial: State
  readonly evolve: (state: State, event: RecordedEvent) => State
  /** Commands that an event calls for, each sent by `system.reaction`; most events call for none. */
  readonly react: (state: State, event: RecordedEvent) => ReadonlyArray<Command>
}
