/** What led to a command: the chain of causes up to the command that somebody sent. */
import type { RecordedEvent } from '@carmkit/kernel'
import type { ReadFailure } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import type { FindEvent } from './places.js'

export interface Causes {
  /** The events that led to it, the nearest first: each caused the command that recorded the one before. */
  readonly causes: ReadonlyArray<RecordedEvent>
  /**
   * Id of the event that caused the last of them (or the command itself), where that cannot be read,
   * is not there, or was told before; null where the chain ends with what nobody caused.
   */
  readonly missingCause: string | null
}

/** Of the command that recorded an event; asks for nothing where that was not caused. */
export const causesOf = async (
  { metadata }: RecordedEvent,
  find: FindEvent,
): Promise<E.Either<ReadFailure, Causes>> => {
  const causes = new Set<RecordedEvent>()
  let { causationId } = metadata
  while (causationId !== null) {
    const found = await find(causationId)
    if (E.isLeft(found)) return found
    const cause = found.right
    if (cause === null || causes.has(cause)) break
    causes.add(cause)
    causationId = cause.metadata.causationId
  }
  return E.right({ causes: [...causes], missingCause: causationId })
}
