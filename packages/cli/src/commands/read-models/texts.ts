/** What several commands tell of the tables in the same words. */
import type { Lag, StoppedStream } from '@carmkit/read-models'

export const lagText = ({ entries, isMore, seconds }: Lag): string => {
  if (entries === 0) return 'nothing of the log is behind'
  const count = `${isMore ? 'more than ' : ''}${entries}`
  return `${count} events are behind, the first of them for ${Math.round(seconds)} s`
}

/** Up to where the tables are the log. */
export const placeText = ({
  position,
  recordedAt,
}: {
  readonly position: number
  readonly recordedAt: string | null
}): string =>
  recordedAt === null
    ? `up to position ${position}`
    : `up to position ${position}, recorded at ${recordedAt}`

/** One line for each place, however many models stop there. */
export const stoppedTexts = (stopped: ReadonlyArray<StoppedStream>): ReadonlyArray<string> => [
  ...new Set(
    stopped.map(
      ({ stream, revision, position, reason }) =>
        `${stream}@${revision ?? '?'} at position ${position} cannot be read: ${reason}; the tables have nothing of the stream from there on`,
    ),
  ),
]
