/** Which of the events that are told are not what was sealed, or cannot be: a forged one is no fact. */
import type { Domain } from '@carmkit/core'
import {
  type ChainFault,
  followsInChain,
  type RecordedEvent,
  type StreamEnd,
} from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { heldAfter } from '../held.js'
import type { OneCommand } from './walk.js'

/** An event that is told, or that something told stands behind, and why it is not to be trusted. */
export type Unsound = Pick<ChainFault, 'stream' | 'revision' | 'reason'>

/**
 * Of each event its own seal, each once; and of commands what is wrong with their streams up to them,
 * though the seals of what is told may hold. Whether all other streams hold is for `integrityOf` to
 * say, which reads them whole.
 */
export const unsoundAmong = (
  told: Iterable<RecordedEvent>,
  commands: Iterable<{ readonly faults: ReadonlyArray<Unsound> }>,
): ReadonlyArray<Unsound> => {
  const faults = new Map<string, Unsound>()
  const tell = (one: Unsound): void => {
    const place = `${one.stream}@${one.revision}`
    if (!faults.has(place)) faults.set(place, one)
  }
  for (const event of told) {
    const { stream, revision, metadata } = event
    const before =
      revision === 0 ? 'absent' : { revision: revision - 1, hash: metadata.previousHash }
    const checked = followsInChain(stream, before, event)
    if (E.isLeft(checked)) tell(checked.left)
  }
  for (const { faults: ofStream } of commands) for (const one of ofStream) tell(one)
  return [...faults.values()]
}

/** Of the stream of a command, up to its last event. */
export const faultsIn = (
  domain: Domain,
  earlier: ReadonlyArray<RecordedEvent>,
  events: OneCommand,
): ReadonlyArray<Unsound> => {
  const [{ stream }] = events
  const all = [...earlier, ...events]
  const held = heldAfter(domain, stream, all)
  return [...brokenIn(stream, all), ...(E.isRight(held) ? [] : impossible(stream, held.left))]
}

/** The first event of a stream that does not follow the one before it, whatever it says. */
export const brokenIn = (
  stream: string,
  events: ReadonlyArray<RecordedEvent>,
): ReadonlyArray<Unsound> => {
  let end: StreamEnd = 'absent'
  for (const event of events) {
    const next = followsInChain(stream, end, event)
    if (E.isLeft(next)) return [next.left]
    end = next.right
  }
  return []
}

const impossible = (
  stream: string,
  { revision, reason }: { readonly revision: number | null; readonly reason: string },
): ReadonlyArray<Unsound> => (revision === null ? [] : [{ stream, revision, reason }])
