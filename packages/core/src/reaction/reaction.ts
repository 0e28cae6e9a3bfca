/**
 * A reaction turns recorded events into commands of other aggregates: pure, and run in log order
 * by the runner of the store package, which derives each command's id from its causing event.
 */
import type { RecordedEvent } from '@carmkit/kernel'
import type { Command } from '../command-definition.js'
import type { ViewQuery, Views } from './views.js'

/** Events come in log order, decoded, in their current form. */
export interface Reaction<State> {
  /** Part of the ids of its commands: it never changes. */
  readonly name: string
  /** JSON, kept by the store between events; null when the reaction remembers nothing. */
  readonly initial: State
  readonly evolve: (state: State, event: RecordedEvent) => State
  /** The sets that `react` looks at for this event; null for a reaction that never looks at any. */
  readonly views: ((event: RecordedEvent) => ReadonlyArray<ViewQuery>) | null
  /**
   * Commands that an event calls for, each sent by `system.reaction`; most events call for none.
   * `views` answers what was asked for and nothing else.
   */
  readonly react: (state: State, event: RecordedEvent, views: Views) => ReadonlyArray<Command>
}

/** What a reaction is that remembers nothing. */
export const stateless = {
  initial: null,
  evolve: (state: unknown): unknown => state,
} as const

/** What the reaction looks at for this event. */
export const viewsNeeded = (
  { views }: Reaction<unknown>,
  event: RecordedEvent,
): ReadonlyArray<ViewQuery> => views?.(event) ?? []
