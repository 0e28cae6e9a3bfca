/**
 * What the command loop needs to know of an aggregate: the same few values for each of them, so
 * that the loop can carry out any command and knows none by name.
 */
import type {
  Decider,
  DomainEvent,
  EventSchema,
  Json,
  Reason,
  RecordedEvent,
  StreamRef,
} from '@carmkit/kernel'
import type { Actor, Grant, Intent, Pin } from './authority/index.js'
import type { AnyCommandDefinition, Command } from './command-definition.js'
import type { Bn9, Bn15, Instant } from './values/index.js'

/** A dated table by its name and the hash of its content. */
export interface Table {
  readonly name: string
  readonly hash: string
  readonly content: Json
}

/** What a decision needs from elsewhere. */
export interface Needs {
  readonly streams: ReadonlyArray<StreamRef<unknown>>
  /** Names of tables; one that is not supplied is no failure, the decision says what it left unchecked. */
  readonly tables: ReadonlyArray<string>
  /**
   * Streams that can only be named once the first ones are known: all delegations of a pair, say,
   * whose scopes are the programs that the client's account lists.
   */
  readonly more: ((first: Facts) => ReadonlyArray<StreamRef<unknown>>) | null
}

export const nothing: Needs = { streams: [], tables: [], more: null }

/** What was found of what was needed. */
export interface Facts {
  /** State and position of a stream that was needed; asking for another one is a bug and throws. */
  readonly stream: <State>(ref: StreamRef<State>) => { readonly state: State; readonly pin: Pin }
  /** Null when no such table is supplied. */
  readonly table: (name: string) => Table | null
}

/** What every context holds beside the aggregate's own facts. */
export interface Decision {
  /** The moment of the decision, which is also when its events are recorded. */
  readonly now: Instant
  readonly commandId: string
  readonly actor: Actor
  readonly grant: Grant
}

/** What a context is built from. */
export interface Found<State> {
  readonly state: State
  readonly facts: Facts
  readonly decision: Decision
}

/** That the state of a stream may be kept, so that only what comes behind it has to be folded. */
export interface SnapshotRule<Event extends DomainEvent> {
  /** Of the form of the state. Raised whenever the same events fold to anything else than before. */
  readonly version: number
  /** The state is kept once such an event has been recorded. */
  readonly after: (event: RecordedEvent<Event>) => boolean
}

/** For streams without seasons: how many events are folded at most, or nearly so. */
export const everyHundred: SnapshotRule<DomainEvent>['after'] = ({ revision }) =>
  revision % 100 === 99

export interface Aggregate<
  C extends Command,
  Context extends Decision,
  State,
  Event extends DomainEvent,
  Rejection extends Reason,
> extends Decider<C, Context, State, Event, Rejection> {
  /** First part of its streams' names. */
  readonly category: string
  readonly commands: ReadonlyArray<AnyCommandDefinition>
  readonly events: EventSchema<Event>
  /** The stream that decides a command. */
  readonly streamOf: (command: C) => StreamRef<State>
  readonly needs: (command: C, state: State) => Needs
  /**
   * What the command wants at that moment, in the terms of authority: a slot whose date has passed
   * counts as empty, whether or not the clock has recorded it.
   */
  readonly intent: (command: C, state: State, now: Instant) => Intent
  readonly context: (command: C, found: Found<State>) => Context
  /** When an event holds from, where another authority fixed the date; null: when it is recorded. */
  readonly effectiveAt: (event: Event) => Instant | null
  /**
   * The businesses that a stream is about as this event says: by its first one, and those that a later
   * one brings in. None for an event that names nobody. Asked of every event of a stream.
   */
  readonly parties: (event: Event) => ReadonlyArray<Bn9>
  /**
   * The program accounts that a stream is about as this event says, by fields that hold the number of
   * one and never by free text. None where it is about the business itself, whatever accounts it lists.
   */
  readonly accounts: (event: Event) => ReadonlyArray<Bn15>
  /** Only for streams that grow long; its state is plain JSON. Others are always folded whole. */
  readonly snapshot?: SnapshotRule<Event>
}

// oxlint-disable-next-line typescript/no-explicit-any -- the loop carries commands and states that it cannot name
export type AnyAggregate = Aggregate<any, any, any, any, any>
