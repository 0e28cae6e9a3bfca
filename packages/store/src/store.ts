/**
 * The port: what carmkit asks of a place that keeps events. Adapters implement it, the contract
 * suite of `@carmkit/store-contract` says what each line means, by running it.
 */
import type { Instant, Pin } from '@carmkit/core'
import type { Json, RecordedEvent, Uuid } from '@carmkit/kernel'
import type { Either } from 'fp-ts/lib/Either.js'
import type { Task } from 'fp-ts/lib/Task.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

/** The place behind which a batch is appended: the revision of the last event, or no stream. */
export type Expected = number | 'absent'

/** Events of one command, appended together or not at all. */
export interface Batch {
  readonly stream: string
  readonly expected: Expected
  /** At least one, sealed, with consecutive revisions from behind `expected`. */
  readonly events: ReadonlyArray<RecordedEvent>
  /** Other streams that must still end where the decision saw them end. */
  readonly expect: ReadonlyArray<Pin>
}

/** Largest batch, in bytes of its events as JSON; the same on every store. */
export const maxAppendBytes = 1_000_000

/** Somebody was faster: the stream, or a pinned one, does not end where or as it was expected to. */
export interface Conflict {
  readonly name: 'Conflict'
  readonly stream: string
  readonly expected: Expected
  readonly actual: Expected
}

export interface AppendTooLarge {
  readonly name: 'AppendTooLarge'
  readonly bytes: number
  readonly mostBytes: number
}

/** The answer was lost: the append may have landed or not. */
export interface ConnectionLost {
  readonly name: 'ConnectionLost'
  readonly reason: string
}

/** Nothing was done, and trying again may help. */
export interface StoreUnavailable {
  readonly name: 'StoreUnavailable'
  readonly reason: string
}

/** What is stored cannot be read as an event. Trying again will not help. */
export interface Unreadable {
  readonly name: 'Unreadable'
  readonly stream: string
  readonly revision: number | null
  readonly reason: string
}

export type ReadFailure = StoreUnavailable | Unreadable
export type AppendFailure = Conflict | AppendTooLarge | ConnectionLost | StoreUnavailable

/**
 * Place of an event among all events: a safe integer above 0, which rises in the order in which they
 * were recorded. A store may leave numbers out; 0 stands before the first event.
 */
export type Position = number

export interface LoggedEvent {
  readonly position: Position
  readonly event: RecordedEvent
  /** The text that the event was parsed from, where the store keeps it as one: its hash is checked sooner so. */
  readonly stored?: string
}

/** What stands in one of our streams and is no event: the replay of that stream ends here, and no other. */
export interface UnreadableEntry {
  readonly position: Position
  readonly unreadable: Unreadable
}

export type LogEntry = LoggedEvent | UnreadableEntry

/** What whoever follows a log is told, in its order. */
export type Followed =
  | ({ readonly name: 'event' } & LoggedEvent)
  /** What stands in a stream of ours and is no event; the others go on. */
  | ({ readonly name: 'unreadable' } & UnreadableEntry)
  /** Every event up to this position has been given, whether it was ours or not: go on from here. */
  | { readonly name: 'checkpoint'; readonly position: Position }
  /** What was there has been given; what follows is new. Said again after each interruption. */
  | { readonly name: 'caughtUp' }

export interface FollowOptions {
  /** Position of the last event or checkpoint that was handled; 0 for all. */
  readonly after: Position
  /** Ends the following. */
  readonly signal: AbortSignal
  /** Told of each lost connection, before it is looked for again. */
  readonly onInterruption?: (reason: string) => void
}

/** The events among the entries of a log. */
export const eventsAmong = (entries: ReadonlyArray<LogEntry>): ReadonlyArray<LoggedEvent> =>
  entries.flatMap((entry) => ('event' in entry ? [entry] : []))

/** Revisions `from` (default 0) on, at most `limit` (default all). */
export interface Range {
  readonly from?: number
  readonly limit?: number
}

/** How far a reaction has come, and what it remembers. */
export interface ReactionProgress {
  readonly position: Position
  readonly state: Json
}

/** A command of a reaction that was refused: kept for people to look at, never dropped. */
export interface ParkedCommand {
  readonly reaction: string
  readonly causedBy: string
  readonly commandId: string
  readonly type: string
  readonly data: Json
  readonly reasons: ReadonlyArray<string>
  /** Of the event that caused it; absent where it was parked before this was kept. */
  readonly correlationId?: string
  /** Absent while it waits for people. */
  readonly ended?: ParkedEnd
}

/** How a parked command ended: sent again and accepted, or dropped by somebody for a reason. */
export type ParkedEnd =
  | { readonly how: 'carriedOut'; readonly at: Instant }
  | { readonly how: 'dropped'; readonly at: Instant; readonly by: string; readonly reason: string }

/** Parked by a run that was behind another one, after people had ended it: it must not wait again. */
export const isWaitingAgain = (known: ParkedCommand | undefined, command: ParkedCommand): boolean =>
  known?.ended !== undefined && command.ended === undefined

/** A command that is due at a moment: kept until it has been sent, then forgotten. */
export interface KeptDeadline {
  /** Follows from the event that set it: kept once, and sent once however often it is sent. */
  readonly commandId: Uuid
  readonly due: Instant
  readonly type: string
  readonly data: Json
  /** Id of the event that set it. */
  readonly causedBy: Uuid
  readonly correlationId: Uuid
}

/**
 * The state of a stream behind one of its events, in a form that a store keeps as it is. It is only
 * used where the stream still has that event, and where its seal fits.
 */
export interface Snapshot {
  readonly stream: string
  /** Of the last event that is part of the state. */
  readonly revision: number
  /** Of that event. */
  readonly hash: string
  /** Of the form of the state. */
  readonly version: number
  /** The state as a text. */
  readonly state: string
  /** SHA-256 over all of the above. */
  readonly seal: string
}

/** What a store has to offer so that the loop need not read long streams whole. */
export interface Snapshots {
  /** The last one saved of the stream, if it is still there: nothing is ever lost with it. */
  readonly find: (stream: string) => TaskEither<ReadFailure, Snapshot | null>
  /** Takes the place of the last one of its stream. */
  readonly save: (snapshot: Snapshot) => TaskEither<StoreUnavailable, void>
  /** All events of the stream that bear this command id, in order, without reading the others. */
  readonly seen: (
    stream: string,
    commandId: string,
  ) => TaskEither<ReadFailure, ReadonlyArray<RecordedEvent>>
}

/** What a store can do beyond the least. */
export interface Capabilities {
  /**
   * Checks pins in the transaction of the append, and there too that its events continue by their hash
   * what stands before them. A store that cannot may check pins before it, and refuse one that is missed
   * then; what gets in between is judged again by the reactions.
   */
  readonly atomicPins: boolean
  /** Keeps what it acknowledged when the process dies. */
  readonly durable: boolean
  /** Several processes may use it at once. */
  readonly shared: boolean
}

export interface Store {
  readonly capabilities: Capabilities
  /** Events of one stream in order; none for a stream that does not exist. */
  readonly read: (
    stream: string,
    range?: Range,
  ) => TaskEither<ReadFailure, ReadonlyArray<RecordedEvent>>
  /**
   * Events of all streams in log order, those behind `after`, at most `limit`. One that cannot be
   * read stands in its place as what it is: it takes none of the others away.
   */
  readonly readLog: (
    after: Position,
    limit: number,
  ) => TaskEither<ReadFailure, ReadonlyArray<LogEntry>>
  /**
   * The last position that was ever given out, where they count 1, 2, 3 and so on: an entry that was lost
   * leaves a hole then, even at the end. Null where positions tell no such thing.
   */
  readonly lastGiven: (() => TaskEither<ReadFailure, Position>) | null
  /**
   * The log as it grows: positions rise, none is left out and none comes twice, whatever is lost on the way.
   * Ends with the signal, or after a left: the store refuses. Null where the store cannot tell: then it has
   * to be looked at, as `newsOf` does.
   */
  readonly follow: ((options: FollowOptions) => AsyncIterable<Either<ReadFailure, Followed>>) | null
  /**
   * Names of all streams of a category, in their order: those that are the category followed by `-`
   * or `.`, so that `transaction` finds `transaction-ruling.1` too.
   */
  readonly listStreams: (category: string) => TaskEither<ReadFailure, ReadonlyArray<string>>
  /** All or nothing; durable, where the store is, once it is acknowledged. */
  readonly append: (batch: Batch) => TaskEither<AppendFailure, void>
  /**
   * Runs `work` while no other writer of this store, in any process, can append; null where the
   * store cannot. The work must use the store it is given and wait for nothing else. Work that
   * throws leaves nothing in any stream, and what it threw passes on.
   */
  readonly exclusively:
    | (<A>(work: (store: Store) => Task<A>) => TaskEither<StoreUnavailable | ConnectionLost, A>)
    | null
  /** Null where the store keeps none: then every stream is read whole. */
  readonly snapshots: Snapshots | null
  readonly reactionProgress: (reaction: string) => TaskEither<ReadFailure, ReactionProgress | null>
  /**
   * Progress and the commands parked on the way, together; a command id is parked once. Of two processes
   * the slower one undoes nothing: progress behind what is kept is not taken, and a parked command that has
   * ended stays ended.
   */
  readonly saveReactionProgress: (
    reaction: string,
    saved: { readonly progress: ReactionProgress; readonly parked: ReadonlyArray<ParkedCommand> },
  ) => TaskEither<StoreUnavailable, void>
  readonly parkedCommands: () => TaskEither<ReadFailure, ReadonlyArray<ParkedCommand>>
  /** How far the log has been searched for deadlines; 0 at first. */
  readonly deadlineProgress: () => TaskEither<ReadFailure, Position>
  /** Progress and the deadlines found on the way, together; progress never goes back. */
  readonly saveDeadlines: (
    progress: Position,
    deadlines: ReadonlyArray<KeptDeadline>,
  ) => TaskEither<StoreUnavailable, void>
  /** Those due at `until` or before, the earliest first, then in the order of saving. */
  readonly dueDeadlines: (
    until: Instant,
    limit: number,
  ) => TaskEither<ReadFailure, ReadonlyArray<KeptDeadline>>
  /**
   * Forgets the deadlines with these command ids; one that is not there is no failure. One that a slower
   * search finds again may come back: its command is sent again, and is known by its id.
   */
  readonly settleDeadlines: (
    commandIds: ReadonlyArray<string>,
  ) => TaskEither<StoreUnavailable, void>
  readonly close: Task<void>
}
