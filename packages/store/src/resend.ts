/**
 * An append whose answer was lost: the identical bytes are sent again at the same revision, until
 * the store says yes, or says no and shows whose event stands there.
 */
import * as E from 'fp-ts/lib/Either.js'
import type { Ports } from './ports.js'
import type { AppendFailure, Batch } from './store.js'

export const appendSurely = async (
  ports: Ports,
  batch: Batch,
): Promise<E.Either<AppendFailure, void>> => {
  const { store, patience, sleep, random } = ports
  let answer = await store.append(batch)()
  for (let resend = 1; resend <= patience.resends && isLost(answer); resend++) {
    await sleep(random() * patience.pauseMilliseconds * 2 ** resend)
    answer = await store.append(batch)()
    if (E.isLeft(answer) && answer.left.name === 'Conflict' && (await hasLanded(ports, batch)))
      return E.right(undefined)
  }
  return answer
}

const isLost = (answer: E.Either<AppendFailure, void>): boolean =>
  E.isLeft(answer) && answer.left.name === 'ConnectionLost'

/** Equal hashes mean equal bytes: our first event stands where we sent it, or it never will. */
const hasLanded = async ({ store }: Ports, { stream, events }: Batch): Promise<boolean> => {
  const [first] = events
  if (first === undefined) return false
  const found = await store.read(stream, { from: first.revision, limit: 1 })()
  return E.isRight(found) && found.right[0]?.metadata.hash === first.metadata.hash
}
