/** Which of the events that are told are not what was sealed, or cannot be: a forged one is no fact. */
import type { Domain } from '@carmkit/core'
import { type ChainFault, followsInChain, type RecordedEvent } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { heldAfter } from '../held.js'
import type { OneCommand } from './walk.js'

/** An event that is told, and why it is not to be trusted. */
export type Unsound = Pick<ChainFault, 'stream' | 'revision' | 'reason'>

/**
 * Of each event its own seal alone, each once; and of commands what cannot be, though its seal holds.
 * Whether an event follows the one before it in the chain is for `integrityOf` to say, which reads
 * whole streams.
 */
export const unsoundAmong = (
  told: Iterable<RecordedEvent>,
  commands: Iterable<{ readonly impossible: Unsound | null }>,
): ReadonlyArray<Unsound> => {
  const faults = new Map<string, Unsound>()
  for (const event of told) {
    const { stream, revision, metadata } = event
    const before =
      revision === 0 ? 'absent' : { revision: revision - 1, hash: metadata.previousHash }
    const checked = followsInChain(stream, before, event)
    if (E.isLeft(checked)) faults.set(`${stream}@${revision}`, checked.left)
  }
  for (const { impossible } of commands) {
    if (impossible === null) continue
    const place = `${impossible.stream}@${impossible.revision}`
    if (!faults.has(place)) faults.set(place, impossible)
  }
  return [...faults.values()]
}

/** The first event of a command that its stream cannot take behind the earlier ones. */
export const notPossible = (
  domain: Domain,
  earlier: ReadonlyArray<RecordedEvent>,
  events: OneCommand,
): Unsound | null => {
  const [{ stream, revision: first }] = events
  const held = heldAfter(domain, stream, [...earlier, ...events])
  if (E.isRight(held)) return null
  const { revision, reason } = held.left
  return revision === null || revision < first ? null : { stream, revision, reason }
}
