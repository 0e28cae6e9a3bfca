/**
 * Which streams of a log are a subject's, and which of those were not read to their end: the honest
 * list beside every answer. Separate because not every walk over a log folds the same streams.
 */
import type { Whose } from '../subject.js'

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

export interface WantedStreams {
  /** Whose a stream is by all that it was told of; null stands for what is no event. */
  readonly belongs: Whose
  /** One entry that cannot be read; of other subjects' streams it is no matter. */
  readonly leaveOut: (place: Pick<LeftOut, 'stream' | 'revision' | 'reason'>) => void
  readonly isStopped: (stream: string) => boolean
  readonly leftOut: () => ReadonlyArray<LeftOut>
}

export const wantedStreams = (belongs: Whose): WantedStreams => {
  const stopped = new Map<string, LeftOut>()

  const leaveOut: WantedStreams['leaveOut'] = ({ stream, revision, reason }) => {
    const belonging = belongs(stream, null)
    if (belonging === 'others') return
    const before = stopped.get(stream)
    const isSurelyOurs = belonging === 'ours'
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
