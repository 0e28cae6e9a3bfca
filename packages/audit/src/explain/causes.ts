/** What led to a command: the chain of causes up to the command that somebody sent. */
import type { RecordedEvent } from '@carmkit/kernel'
import type { ReadFailure, Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { type OneCommand, type Walk, walkCommands } from './walk.js'

export interface Causes {
  /** The events that led to it, the nearest first: each caused the command that recorded the one before. */
  readonly causes: ReadonlyArray<RecordedEvent>
  /**
   * Id of the event that caused the last of them (or the command itself), where that cannot be read,
   * is not there, or was told before; null where the chain ends with what nobody caused.
   */
  readonly missingCause: string | null
}

/**
 * One chain for each command. Walks the log once more, up to the last of the commands, and not at all
 * where none was caused.
 */
export const causesOf = async (
  store: Store,
  commands: ReadonlyArray<OneCommand>,
  onProgress: Walk['onProgress'],
): Promise<E.Either<ReadFailure, (command: OneCommand) => Causes>> => {
  const caused = commands.filter(([{ metadata }]) => metadata.causationId !== null)
  const wanted = new Set(caused.map(([{ metadata }]) => metadata.correlationId))
  const known = new Map<string, RecordedEvent>()
  const chain = ([first]: OneCommand): Causes => chainOf(first, known)
  if (wanted.size === 0) return E.right(chain)
  const ahead = new Set(caused.map(([{ metadata }]) => metadata.eventId))
  const walked = await walkCommands(store, {
    visit: (events) => {
      for (const event of events) {
        const { eventId, correlationId } = event.metadata
        if (wanted.has(correlationId)) known.set(eventId, event)
        ahead.delete(eventId)
      }
      return ahead.size === 0 ? 'enough' : undefined
    },
    onProgress,
  })
  return E.map(() => chain)(walked)
}

const chainOf = (first: RecordedEvent, known: ReadonlyMap<string, RecordedEvent>): Causes => {
  const causes = new Set<RecordedEvent>()
  let { causationId } = first.metadata
  while (causationId !== null) {
    const cause = known.get(causationId)
    if (cause === undefined || causes.has(cause)) break
    causes.add(cause)
    causationId = cause.metadata.causationId
  }
  return { causes: [...causes], missingCause: causationId }
}
