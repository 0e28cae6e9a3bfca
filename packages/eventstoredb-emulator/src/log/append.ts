/**
 * Whether an append is written: the expected revision, what counts as a repeat, and the state of the
 * stream. The heart of the emulator's likeness to a real node; it follows the node's own order of
 * checks.
 */
import {
  describedBy,
  type ExpectedRevision,
  isMetastream,
  metastreamOf,
  type ProposedEvent,
  type RecordedEvent,
} from './event.js'
import type { Log, Stream, Write } from './log.js'
import { isSoftDeleted, metadataEvent, truncatedBefore } from './metadata.js'

/** `last` is the last event of the append, null when there was none to write. */
export type Appended =
  | { readonly name: 'written'; readonly last: RecordedEvent | null; readonly revision: number }
  | Refused

/** `actual` is the last revision of the stream, -1 when it has none. */
export type Refused =
  | { readonly name: 'wrongExpectedRevision'; readonly actual: number }
  | { readonly name: 'streamDeleted' }

/** Appends all of `proposed` or nothing. */
export const append = (
  log: Log,
  {
    stream: name,
    expected,
    proposed,
  }: {
    readonly stream: string
    readonly expected: ExpectedRevision
    readonly proposed: ReadonlyArray<ProposedEvent>
  },
): Appended => {
  const stream = log.stream(name)
  const verdict = judge(log, { stream, expected, ids: proposed.map(({ id }) => id) })
  switch (verdict.name) {
    case 'wrongExpectedRevision':
    case 'streamDeleted':
      return verdict
    case 'repeat':
      return { name: 'written', last: verdict.last, revision: verdict.last.revision }
    case 'write': {
      const writes = proposed.map((event) => [name, event] as const)
      const records = log.write([...writes, ...revival(log, name, proposed)])
      const last = records[proposed.length - 1] ?? null
      return { name: 'written', last, revision: last?.revision ?? stream.events.length - 1 }
    }
  }
}

type Verdict =
  | { readonly name: 'write' }
  | { readonly name: 'repeat'; readonly last: RecordedEvent }
  | Refused

interface Attempt {
  readonly stream: Stream
  readonly expected: ExpectedRevision
  readonly ids: ReadonlyArray<string>
}

/** An attempt without ids is that of a deletion: never a repeat. */
export const judge = (log: Log, attempt: Attempt): Verdict => {
  const { stream, expected } = attempt
  const last = stream.events.length - 1
  const wrong: Verdict = { name: 'wrongExpectedRevision', actual: last }
  if (log.isTombstoned(stream.name)) return { name: 'streamDeleted' }
  switch (expected) {
    case 'any':
      return judgeAny(log, attempt)
    case 'streamExists':
      if (isSoftDeleted(stream.metadata)) return { name: 'streamDeleted' }
      return last >= 0 || hasMetadata(log, stream.name) ? judgeAny(log, attempt) : wrong
    default: {
      const after = expected === 'noStream' ? -1n : expected
      if (after === BigInt(last)) return { name: 'write' }
      const isRecreation =
        expected === 'noStream' && isSoftDeleted(stream.metadata) && !beginsAgain(attempt)
      return judgeRepeat(attempt, Number(after) + 1) ?? (isRecreation ? { name: 'write' } : wrong)
    }
  }
}

/** A repeat when the first id is remembered in this stream; then all the others must be as well. */
const judgeAny = (log: Log, { stream, ids }: Attempt): Verdict => {
  const found = ids
    .map((id) => log.recent.find(id))
    .map((event) => (event?.stream === stream.name ? event : null))
  const last = found.at(-1)
  if (found[0] === null || last === undefined) return { name: 'write' }
  if (last === null || found.includes(null)) {
    return { name: 'wrongExpectedRevision', actual: stream.events.length - 1 }
  }
  return { name: 'repeat', last }
}

/** A repeat when the stream holds the same ids from `first` on; data is not compared. */
const judgeRepeat = ({ stream, ids }: Attempt, first: number): Verdict | null => {
  const isSame = ids.every((id, index) => stream.events[first + index]?.id === id)
  const last = stream.events[first + ids.length - 1]
  return isSame && ids.length > 0 && last !== undefined ? { name: 'repeat', last } : null
}

/** The stream once began with the same id: a deletion in between makes no new append of the old one. */
const beginsAgain = ({ stream, ids }: Attempt): boolean =>
  ids.length > 0 && stream.events[0]?.id === ids[0]

export const hasMetadata = (log: Log, stream: string): boolean =>
  log.stream(metastreamOf(stream)).events.length > 0

/**
 * A soft-deleted stream lives again from its first new event on. Writing its metadata does so too,
 * and shows none of the old events: that half is assumed.
 */
const revival = (
  log: Log,
  written: string,
  proposed: ReadonlyArray<ProposedEvent>,
): ReadonlyArray<Write> => {
  const isOfMetadata = isMetastream(written)
  const stream = log.stream(isOfMetadata ? describedBy(written) : written)
  if (proposed.length === 0 || !isSoftDeleted(stream.metadata)) return []
  const metastream = metastreamOf(stream.name)
  const metadata = isOfMetadata ? proposed.at(-1) : log.stream(metastream).events.at(-1)
  const data = truncatedBefore(metadata, stream.events.length)
  return [[metastream, metadataEvent(data)]]
}
