/**
 * All events of one store, brought into another in the order of its log, as they are: what is there
 * already is passed over, so that a copy that was broken off goes on. Only events are moved: what
 * reactions and deadlines know of them, the other store finds out from them.
 */
import { type ChainFault, nextInChain, type RecordedEvent, type StreamEnd } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { portsOf } from './ports.js'
import { appendSurely } from './resend.js'
import {
  type AppendFailure,
  type Batch,
  eventsAmong,
  type LogEntry,
  type Position,
  type ReadFailure,
  type Store,
  type Unreadable,
} from './store.js'
import { endless } from './time-limit.js'

/** The other store has another event at this place: one of the two histories is not the other's. */
export interface CopyConflict {
  readonly name: 'CopyConflict'
  readonly stream: string
  readonly revision: number
  /** Hashes of the event that is to be copied, and of the one that stands there. */
  readonly hash: string
  readonly found: string
}

export type CopyFailure = ReadFailure | AppendFailure | ChainFault | CopyConflict | StreamsNotCopied

/** All the others were copied: these only up to the place where something stands that is no event. */
export interface StreamsNotCopied extends Copied {
  readonly name: 'StreamsNotCopied'
  readonly places: ReadonlyArray<StoppedAt>
}

/** The first place of a stream that is no event. */
export interface StoppedAt extends Unreadable {
  /** In which of the two stores it stands. */
  readonly side: 'from' | 'to'
}

export interface Copied {
  /** Events that were copied, and those that were there already. */
  readonly copied: number
  readonly present: number
}

/** How many events are read at once. */
const pageSize = 500

/** Left: what was copied so far is whole, and the next copy goes on behind it. */
export const copyLog = async (
  from: Store,
  to: Store,
  onProgress: (copied: Copied) => void = () => undefined,
): Promise<E.Either<CopyFailure, Copied>> => {
  const target = targetIn(to)
  const ends = new Map<string, StreamEnd>()
  const stopped = new Map<string, Unreadable>()
  let total: Copied = { copied: 0, present: 0 }
  let held: ReadonlyArray<RecordedEvent> = []
  for (let position: Position = 0; ; ) {
    const page = await from.readLog(position, pageSize)()
    if (E.isLeft(page)) return page
    const last = page.right.at(-1)
    if (last === undefined && held.length === 0) {
      return ended(total, [...placesOn('from', stopped), ...placesOn('to', target.stopped)])
    }
    const groups = togetherIn([...held, ...readableIn(page.right, stopped)])
    // A full page may end within a command: its last one waits for the next page.
    held = page.right.length === pageSize ? (groups.pop() ?? []) : []
    for (const events of groups) {
      const sound = followOn(ends, events)
      if (E.isLeft(sound)) return sound
      const copied = await target.take(events)
      if (E.isLeft(copied)) return copied
      total = {
        copied: total.copied + copied.right.copied,
        present: total.present + copied.right.present,
      }
    }
    position = last?.position ?? position
    onProgress(total)
  }
}

const placesOn = (
  side: StoppedAt['side'],
  stopped: ReadonlyMap<string, Unreadable>,
): ReadonlyArray<StoppedAt> => [...stopped.values()].map((place) => ({ ...place, side }))

const ended = (
  total: Copied,
  places: ReadonlyArray<StoppedAt>,
): E.Either<StreamsNotCopied, Copied> =>
  places.length === 0 ? E.right(total) : E.left({ name: 'StreamsNotCopied', ...total, places })

/** What can be copied of a page, and in `stopped` the first place of each stream that cannot. */
const readableIn = (
  page: ReadonlyArray<LogEntry>,
  stopped: Map<string, Unreadable>,
): ReadonlyArray<RecordedEvent> => {
  for (const entry of page) {
    if ('event' in entry || stopped.has(entry.unreadable.stream)) continue
    stopped.set(entry.unreadable.stream, entry.unreadable)
  }
  return eventsAmong(page)
    .map(({ event }) => event)
    .filter(({ stream, revision }) => revision < (stopped.get(stream)?.revision ?? Infinity))
}

/** Checks the events against their own chain: what is damaged is not spread. */
const followOn = (
  ends: Map<string, StreamEnd>,
  events: ReadonlyArray<RecordedEvent>,
): E.Either<ChainFault, void> => {
  for (const event of events) {
    const next = nextInChain(event.stream, ends.get(event.stream) ?? 'absent', event)
    if (E.isLeft(next)) return next
    ends.set(event.stream, next.right)
  }
  return E.right(undefined)
}

/** What one command recorded is appended together, as it was. */
const togetherIn = (events: ReadonlyArray<RecordedEvent>): RecordedEvent[][] => {
  const groups: RecordedEvent[][] = []
  for (const event of events) {
    const group = groups.at(-1)
    const [first] = group ?? []
    const isSame =
      first?.stream === event.stream && first.metadata.commandId === event.metadata.commandId
    if (group !== undefined && isSame) group.push(event)
    else groups.push([event])
  }
  return groups
}

/** The hashes of every stream that the other store holds, in order, read when they are first needed. */
const targetIn = (store: Store) => {
  const hashes = new Map<string, string[]>()
  const stopped = new Map<string, Unreadable>()
  const ports = { ...portsOf(store), time: endless }
  /** Up to the place that is no event, where there is one. */
  const readSound = async (stream: string) => {
    const whole = await store.read(stream)()
    if (E.isRight(whole) || whole.left.name === 'StoreUnavailable') return whole
    stopped.set(stream, whole.left)
    const limit = whole.left.revision ?? 0
    return limit === 0 ? E.right([]) : store.read(stream, { limit })()
  }
  const hashesOf = async (stream: string): Promise<E.Either<ReadFailure, string[]>> => {
    const known = hashes.get(stream)
    if (known !== undefined) return E.right(known)
    const read = await readSound(stream)
    if (E.isLeft(read)) return read
    const found = read.right.map(({ metadata }) => metadata.hash)
    hashes.set(stream, found)
    return E.right(found)
  }
  const append = async (
    events: ReadonlyArray<RecordedEvent>,
    there: string[],
  ): Promise<E.Either<AppendFailure, number>> => {
    const [first] = events
    if (first === undefined) return E.right(0)
    const expected: Batch['expected'] = first.revision === 0 ? 'absent' : first.revision - 1
    const batch: Batch = { stream: first.stream, expected, events, expect: [] }
    const landed = await appendSurely(ports, batch)
    if (E.isLeft(landed)) return landed
    there.push(...events.map(({ metadata }) => metadata.hash))
    return E.right(events.length)
  }
  return {
    /** The first place that is no event, of each stream that holds one. */
    stopped,
    /** Of a stream that holds one nothing is appended, and what stands before it is compared. */
    take: async (events: ReadonlyArray<RecordedEvent>): Promise<E.Either<CopyFailure, Copied>> => {
      const stream = events[0]?.stream ?? ''
      const there = await hashesOf(stream)
      if (E.isLeft(there)) return there
      const end = stopped.has(stream) ? there.right.length : Infinity
      const reached = events.filter(({ revision }) => revision < end)
      const missing = missingIn(reached, there.right)
      if (E.isLeft(missing)) return missing
      const copied = await append(missing.right, there.right)
      return E.map((count: number) => ({ copied: count, present: reached.length - count }))(copied)
    },
  }
}

/** The source is whole, so that its first missing event follows the last one that is there. */
const missingIn = (
  events: ReadonlyArray<RecordedEvent>,
  there: ReadonlyArray<string>,
): E.Either<CopyConflict, ReadonlyArray<RecordedEvent>> => {
  for (const { stream, revision, metadata } of events) {
    const found = there[revision]
    if (found !== undefined && found !== metadata.hash) {
      return E.left({ name: 'CopyConflict', stream, revision, hash: metadata.hash, found })
    }
  }
  return E.right(events.filter(({ revision }) => revision >= there.length))
}
