/**
 * Which streams of a log are a subject's, and which of those were not read to their end: the honest
 * list beside every answer. Separate because not every walk over a log folds the same streams.
 */
import type { Domain } from '@carmkit/core'
import type { RecordedEvent } from '@carmkit/kernel'
import { type Belonging, belongingOf, type Subject } from '../subject.js'

/** A stream that was not read to its end, and why. */
export interface LeftOut {
  readonly stream: string
  /** The first revision that is missing; null where the place does not say. */
  readonly revision: number | null
  readonly reason: string
  /** How many entries of it, from there on, are not in the answer. */
  readonly entries: number
  /** False where nothing readable says whether the stream is the subject's at all. */
  readonly isSurelyOurs: boolean
}

/** Says whose a stream is, by its name and its first event. */
export type Whose = ReturnType<typeof belongingOf>

export interface WantedStreams {
  /** The first answer of a stream holds: `first` is its first event, null where that cannot be read. */
  readonly belongs: (stream: string, first: RecordedEvent | null) => Belonging
  /** One entry that cannot be read; of other subjects' streams it is no matter. */
  readonly leaveOut: (place: Pick<LeftOut, 'stream' | 'revision' | 'reason'>) => void
  readonly isStopped: (stream: string) => boolean
  readonly leftOut: () => ReadonlyArray<LeftOut>
}

export const subjectStreams = (domain: Domain, subject: Subject): WantedStreams =>
  wantedStreams(belongingOf(domain, subject))

/** The same for streams that are chosen otherwise than by a subject. */
export const wantedStreams = (belonging: Whose): WantedStreams => {
  const known = new Map<string, Belonging>()
  const stopped = new Map<string, LeftOut>()

  const belongs = (stream: string, first: RecordedEvent | null): Belonging => {
    const before = known.get(stream)
    if (before !== undefined) return before
    const now = belonging(stream, first)
    known.set(stream, now)
    return now
  }

  const leaveOut: WantedStreams['leaveOut'] = ({ stream, revision, reason }) => {
    const whose = belongs(stream, null)
    if (whose === 'others') return
    const before = stopped.get(stream)
    const isSurelyOurs = whose === 'ours'
    stopped.set(
      stream,
      before === undefined
        ? { stream, revision, reason, entries: 1, isSurelyOurs }
        : { ...before, entries: before.entries + 1 },
    )
  }

  return {
    belongs,
    leaveOut,
    isStopped: (stream) => stopped.has(stream),
    leftOut: () => [...stopped.values()],
  }
}
