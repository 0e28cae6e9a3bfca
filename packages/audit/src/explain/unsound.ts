/** Which of the events that are told are not what was sealed: a forged one is no fact. */
import { type ChainFault, followsInChain, type RecordedEvent } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'

/**
 * Of each event its own seal alone, each once. Whether it follows the one before it is for
 * `integrityOf` to say, which reads whole streams.
 */
export const unsoundAmong = (told: Iterable<RecordedEvent>): ReadonlyArray<ChainFault> => {
  const faults = new Map<string, ChainFault>()
  for (const event of told) {
    const { stream, revision, metadata } = event
    const before =
      revision === 0 ? 'absent' : { revision: revision - 1, hash: metadata.previousHash }
    const checked = followsInChain(stream, before, event)
    if (E.isLeft(checked)) faults.set(`${stream}@${revision}`, checked.left)
  }
  return [...faults.values()]
}
