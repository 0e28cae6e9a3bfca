/**
 * The log: every event in commit order, and every stream as a list of its own. It writes what it is
 * told and judges nothing; `append.ts` and `delete.ts` decide. A journal, when there is one, has each
 * append on disk before anybody can read it.
 */
import {
  describedBy,
  isMetastream,
  metastreamOf,
  type ProposedEvent,
  type RecordedEvent,
  tombstoneRevision,
} from './event.js'
import type { Journal } from './journal.js'
import { metadataOf, type StreamMetadata } from './metadata.js'
import { RecentEvents } from './recent-events.js'

/** `events[n]` has revision n: hidden events stay, as they do on disk until somebody scavenges. */
export interface Stream {
  readonly name: string
  readonly events: RecordedEvent[]
  metadata: StreamMetadata
  tombstone: RecordedEvent | null
}

/** One event on its way into the log. */
export type Write = readonly [stream: string, event: ProposedEvent]

/** What the node writes of itself behind an event: its links. */
export type Projection = (event: RecordedEvent) => ReadonlyArray<Write>

/** Bytes that a record takes beside its data, so that positions grow as they do in a real log. */
const recordOverhead = 64

export class Log {
  readonly #all: RecordedEvent[] = []
  readonly #streams = new Map<string, Stream>()
  readonly #listeners = new Set<() => void>()
  readonly #journal: Journal
  readonly #project: Projection
  readonly #now: () => number
  readonly recent = new RecentEvents()
  #end = 0
  #lastCreated = 0

  /** @param now milliseconds since 1970 */
  constructor(journal: Journal, project: Projection, now: () => number) {
    this.#journal = journal
    this.#project = project
    this.#now = now
    for (const event of journal.load()) this.#take(event)
  }

  /** All events in commit order. */
  get all(): ReadonlyArray<RecordedEvent> {
    return this.#all
  }

  now(): number {
    return this.#now()
  }

  /** The stream of this name; an empty one where nothing was written yet. */
  stream(name: string): Stream {
    return this.#streams.get(name) ?? this.#emptyStream(name)
  }

  /** Tombstoned; a metastream dies with the stream that it describes. */
  isTombstoned(name: string): boolean {
    if (this.stream(name).tombstone !== null) return true
    return isMetastream(name) && this.stream(describedBy(name)).tombstone !== null
  }

  /** Writes events behind the last one of their streams, all of them or none; with their links. */
  write(writes: ReadonlyArray<Write>): RecordedEvent[] {
    const next = new Map<string, number>()
    const recordOf = ([stream, proposed]: Write): RecordedEvent => {
      const revision = next.get(stream) ?? this.stream(stream).events.length
      next.set(stream, revision + 1)
      return this.#record(stream, revision, proposed)
    }
    const records = writes.map(recordOf)
    this.#commit([...records, ...records.flatMap(this.#project).map(recordOf)])
    return records
  }

  /** Ends a stream for ever. */
  bury(stream: string, proposed: ProposedEvent): RecordedEvent {
    const record = this.#record(stream, tombstoneRevision, proposed)
    this.#commit([record])
    return record
  }

  /** Calls `listener` after each write. @returns how to stop it */
  onWrite(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  close(): void {
    this.#journal.close()
  }

  #record(stream: string, revision: number, proposed: ProposedEvent): RecordedEvent {
    const position = this.#end
    this.#end += recordOverhead + proposed.data.length + proposed.metadata.length
    this.#lastCreated = Math.max(this.#lastCreated, this.#now())
    const { id, type, contentType, data, metadata } = proposed
    const created = this.#lastCreated
    return { stream, revision, position, id, type, contentType, created, data, metadata }
  }

  #commit(records: ReadonlyArray<RecordedEvent>): void {
    this.#journal.append(records)
    for (const record of records) this.#take(record)
    for (const listener of this.#listeners) listener()
  }

  #take(record: RecordedEvent): void {
    const stream = this.stream(record.stream)
    this.#streams.set(record.stream, stream)
    if (record.revision === tombstoneRevision) stream.tombstone = record
    else stream.events.push(record)
    this.#all.push(record)
    this.recent.add(record)
    this.#end = record.position + recordOverhead + record.data.length + record.metadata.length
    this.#lastCreated = Math.max(this.#lastCreated, record.created)
    if (isMetastream(record.stream)) {
      const described = this.#streams.get(describedBy(record.stream))
      if (described !== undefined) described.metadata = metadataOf(described.name, stream.events)
    }
  }

  #emptyStream(name: string): Stream {
    const metastream = this.#streams.get(metastreamOf(name))?.events ?? []
    return { name, events: [], metadata: metadataOf(name, metastream), tombstone: null }
  }
}
