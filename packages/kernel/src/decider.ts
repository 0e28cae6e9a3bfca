/**
 * The rules of one aggregate as three pure values, and the fold that turns events into state.
 */
import type { Either } from 'fp-ts/lib/Either.js'

/**
 * `decide` answers a command with events or a rejection; `[]` means that it is already true.
 * `evolve` says what an event means and never refuses. Both are total and pure.
 */
export interface Decider<Command, Context, State, Event, Rejection> {
  readonly initial: State
  readonly decide: (
    command: Command,
    state: State,
    context: Context,
  ) => Either<Rejection, ReadonlyArray<Event>>
  readonly evolve: (state: State, event: Event) => State
}

/** The state after these events. */
export const fold = <State, Event>(
  decider: { readonly initial: State; readonly evolve: (state: State, event: Event) => State },
  events: Iterable<Event>,
): State => {
  let state = decider.initial
  for (const event of events) state = decider.evolve(state, event)
  return state
}

/** A stream by its name, and the type of the state that its events fold to. */
export interface StreamRef<State> {
  readonly category: string
  readonly name: string
  /** Never set; it carries the type. */
  readonly state?: State
}
