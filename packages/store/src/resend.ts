/**
 * An append whose answer was lost: the identical bytes are sent again at the same revision, until
 * the store says yes, or says no and shows whose event stands there. Whatever else it says of a
 * later sending tells nothing of the first, which may still land: then the answer stays lost.
 */
import * as E from 'fp-ts/lib/Either.js'
import type { Ports } from './ports.js'
import type { AppendFailure, Batch, ReadFailure, Store } from './store.js'
import type { TimeLimit } from './time-limit.js'

/** Of something that has only so much time as a whole. */
export type TimedPorts = Ports & { readonly time: TimeLimit }

type Answer = E.Either<AppendFailure, void>

export const appendSurely = async (ports: TimedPorts, batch: Batch): Promise<Answer> => {
  const { store, patience, sleep, random, time } = ports
  const first = await store.append(batch)()
  if (E.isRight(first) || first.left.name !== 'ConnectionLost') return first
  const again = sentAgain(store, batch)
  for (let resend = 1; resend <= patience.resends; resend++) {
    await sleep(random() * patience.pauseMilliseconds * 2 ** resend)
    if (time.isOver()) return first
    const settled = await settledBy(store, again, await store.append(again)())
    if (settled !== null) return settled
  }
  return first
}

/**
 * Where pins are checked before the append and not in it, they were checked before the first sending,
 * which is on its way whatever becomes of them: a pin that has moved since must not answer for it.
 */
const sentAgain = ({ capabilities }: Store, batch: Batch): Batch =>
  capabilities.atomicPins ? batch : { ...batch, expect: [] }

/**
 * What the answer to a later sending says of all of them; null while one may still land. A stream that
 * does not end where it was expected to never will again: that settles it for the own stream, and for a
 * pinned one where pins are part of the append, since a late sending is refused for the same reason.
 */
const settledBy = async (store: Store, batch: Batch, answer: Answer): Promise<Answer | null> => {
  if (E.isRight(answer)) return answer
  const { left } = answer
  if (left.name !== 'Conflict') return null
  if (left.stream !== batch.stream && !store.capabilities.atomicPins) return null
  const landed = await hasLanded(store, batch)
  if (E.isLeft(landed)) return null
  return landed.right ? E.right(undefined) : answer
}

/** Equal hashes mean equal bytes: our first event stands where we sent it, or it never will. */
const hasLanded = async (
  { read }: Store,
  { stream, events }: Batch,
): Promise<E.Either<ReadFailure, boolean>> => {
  const [first] = events
  if (first === undefined) return E.right(false)
  const found = await read(stream, { from: first.revision, limit: 1 })()
  return E.map((there: typeof events) => there[0]?.metadata.hash === first.metadata.hash)(found)
}
