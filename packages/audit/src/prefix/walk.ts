/**
 * Walks the whole commands of a log up to a bound, page by page: the one way in which this package
 * reads a store. Nothing is kept but the command at hand, so a log of any length streams.
 *
 * A command's events belong together: where the bound lies within them, none of them counts.
 */
import { Instant } from '@carmkit/core'
import type { RecordedEvent } from '@carmkit/kernel'
import type {
  LogEntry,
  LoggedEvent,
  Position,
  ReadFailure,
  Store,
  Unreadable,
  UnreadableEntry,
} from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import type { Bound } from '../bound.js'

/** The events of one command, at least one, as they stand in the log. */
export type Recorded = readonly [LoggedEvent, ...ReadonlyArray<LoggedEvent>]

/** Whoever has seen enough says so, and the walk ends behind that command. */
export type Going = 'enough' | void

/** What is told while the log is walked. */
export interface Visitor {
  /** Told of every command before the bound, in the order of the log. */
  readonly command: (recorded: Recorded) => Going | Promise<Going>
  /** Told of what stands in the log before the bound and is no event. */
  readonly unreadable: (entry: UnreadableEntry) => void
  /**
   * Told of every event behind a moment that bounds the walk, the one that it ends before first: with
   * it the log is walked to its end.
   */
  readonly behind?: (event: RecordedEvent) => void
}

/** The part of a log that was walked. */
export interface Prefix {
  /** Place of its last entry, always the end of a command; 0 for none. */
  readonly position: Position
  /** The moment of the latest event in it; null without any. */
  readonly recordedUntil: Instant | null
  readonly events: number
  /** Nothing stood behind it when it was read. */
  readonly isWhole: boolean
  /** False where the bound is an event, and the log ended before it came. */
  readonly isBoundThere: boolean
}

/** Few enough that a page's events are let go of while they are young, which spares memory and time. */
const pageSize = 250

export const walkPrefix = async (
  store: Store,
  bound: Bound,
  visitor: Visitor,
): Promise<E.Either<ReadFailure, Prefix>> => {
  const walk = walkUntil(bound, visitor)
  for (let after = 0; ; ) {
    const page = await store.readLog(after, pageSize)()
    if (E.isLeft(page)) return page
    for (const entry of page.right) {
      if (entry.position <= after) return E.left(notBehind(entry, after))
      after = entry.position
      const isOver = walk.isOver(withMoment(entry))
      if (isOver !== false && (await isOver)) return E.right(walk.prefix(false))
    }
    if (page.right.length === pageSize) continue
    await walk.end()
    return E.right(walk.prefix(true))
  }
}

/** An event without a moment stands nowhere in time: it is no event that a walk can tell of. */
const withMoment = (entry: LogEntry): LogEntry => {
  if ('unreadable' in entry || Instant.is(entry.event.metadata.recordedAt)) return entry
  const { stream, revision } = entry.event
  const reason = 'metadata.recordedAt: expected UTC with milliseconds'
  return { position: entry.position, unreadable: { name: 'Unreadable', stream, revision, reason } }
}

/** A log that goes back would be walked for ever. */
const notBehind = (entry: LogEntry, after: Position): Unreadable => {
  const { stream, revision } = 'event' in entry ? entry.event : entry.unreadable
  const reason = `stands at position ${entry.position} of the log, behind position ${after}`
  return { name: 'Unreadable', stream, revision, reason }
}

/** Holds back the command at hand until the next one shows that it is whole. */
const walkUntil = (bound: Bound, visitor: Visitor) => {
  let atHand: LoggedEvent[] = []
  const unreadable = heldBack(visitor)
  const extent = nothingYet()
  const rest = restFor(bound, visitor)
  let isReached = false
  let isBoundThere = true

  /** The command at hand is whole, and belongs to the prefix. */
  const finish = (): Going | Promise<Going> => {
    const recorded = atHand
    atHand = []
    if (!isCommand(recorded)) return undefined
    extent.add(recorded)
    isReached ||= recorded.some(({ event }) => isAtTheBound(bound, event))
    return visitor.command(recorded)
  }

  const tellUnreadable = (): void => extent.reach(unreadable.tell())

  /** What stands behind a whole command: whether the walk is over, or goes on with this. */
  const isOverAt = (entry: LogEntry, going: Going): boolean => {
    isReached ||= going === 'enough'
    if (isReached) return true
    if (isBehind(bound, entry)) {
      tellUnreadable()
      return rest.isUnasked([entry])
    }
    if ('event' in entry) {
      tellUnreadable()
      atHand = [entry]
      return false
    }
    unreadable.add(entry)
    if (!isAtTheBound(bound, entry.unreadable)) return false
    tellUnreadable()
    return true
  }

  return {
    /** No promise where the visitor gives none: most of a long log is walked without waiting. */
    isOver: (entry: LogEntry): boolean | Promise<boolean> => {
      if (rest.isBegun()) return rest.isUnasked([entry])
      const [first] = atHand
      if ('event' in entry && first !== undefined && isOneCommand(first, entry)) {
        if (!isBehind(bound, entry)) {
          atHand.push(entry)
          return false
        }
        const cut = atHand
        atHand = []
        return rest.isUnasked([entry, ...cut])
      }
      const going = finish()
      return typeof going === 'object'
        ? Promise.resolve(going).then((told) => isOverAt(entry, told))
        : isOverAt(entry, going)
    },
    end: async (): Promise<void> => {
      await finish()
      tellUnreadable()
      isBoundThere = bound.kind !== 'revision' || isReached
    },
    prefix: (isRead: boolean): Prefix => ({
      ...extent.soFar(),
      isWhole: isRead && !rest.isBegun(),
      isBoundThere,
    }),
  }
}

/** What stands behind the bound: the walk goes on for whoever asks, and tells nothing else. */
const restFor = (bound: Bound, { behind }: Visitor) => {
  let isBegun = false
  return {
    isBegun: (): boolean => isBegun,
    /** True where nobody asks, so that the walk is over. */
    isUnasked: (entries: ReadonlyArray<LogEntry>): boolean => {
      if (bound.kind !== 'instant' || behind === undefined) return true
      isBegun = true
      for (const entry of entries) if ('event' in entry) behind(entry.event)
      return false
    },
  }
}

/** How far the prefix reaches, command by command. */
const nothingYet = () => {
  let position = 0
  let recordedUntil: Instant | null = null
  let events = 0
  return {
    add: (recorded: Recorded): void => {
      position = (recorded.at(-1) ?? recorded[0]).position
      events += recorded.length
      const moment = recorded[0].event.metadata.recordedAt as Instant
      if (recordedUntil === null || moment > recordedUntil) recordedUntil = moment
    },
    reach: (place: Position): void => {
      position = Math.max(position, place)
    },
    soFar: () => ({ position, recordedUntil, events }),
  }
}

/** What cannot be read, until the walk knows that it stands before the bound. */
const heldBack = (visitor: Visitor) => {
  let entries: UnreadableEntry[] = []
  return {
    add: (entry: UnreadableEntry): void => void entries.push(entry),
    /** The position of the last one; 0 for none. */
    tell: (): Position => {
      const told = entries
      entries = []
      for (const entry of told) visitor.unreadable(entry)
      return told.at(-1)?.position ?? 0
    },
  }
}

const isCommand = (recorded: ReadonlyArray<LoggedEvent>): recorded is Recorded =>
  recorded.length > 0

const isOneCommand = ({ event: one }: LoggedEvent, { event: other }: LoggedEvent): boolean =>
  one.stream === other.stream && one.metadata.commandId === other.metadata.commandId

/** At the event that the bound is, or behind it in its stream; what does not tell its place is not. */
const isAtTheBound = (
  bound: Bound,
  { stream, revision }: { readonly stream: string; readonly revision: number | null },
): boolean =>
  bound.kind === 'revision' &&
  stream === bound.stream &&
  revision !== null &&
  revision >= bound.revision

/** The moment of what cannot be read is not known: before the first event that is later, it may count. */
const isBehind = (bound: Bound, entry: LogEntry): boolean => {
  if (bound.kind === 'position') return entry.position > bound.position
  return (
    bound.kind === 'instant' &&
    'event' in entry &&
    (entry.event.metadata.recordedAt as Instant) > bound.instant
  )
}
