/** Which part of the log a report rests on, told so that a later report can be compared. */
import { contentHash, noHash } from '@carmkit/kernel'
import type { ReadFailure, Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import type { Read } from '../prefix/account.js'
import type { Extent, StreamExtent } from './content.js'
import type { Seen } from './seen.js'

export const extentOf = async (
  store: Store,
  { position, recordedUntil, events, leftOut, behind }: Read,
  seen: Seen,
): Promise<E.Either<ReadFailure, Extent>> => {
  const last = position === 0 ? E.right([]) : await store.readLog(position - 1, 1)()
  if (E.isLeft(last)) return last
  const [entry] = last.right
  const hash = entry !== undefined && 'event' in entry ? entry.event.metadata.hash : null
  const streams = [...seen.extents.values()].toSorted((one, other) =>
    one.stream < other.stream ? -1 : 1,
  )
  const fingerprint = fingerprintOf(streams)
  const read = { position, recordedUntil, events, leftOut, behind }
  return E.right({ ...read, hash, streams, fingerprint })
}

/** Each end is hashed together with the hash of all before it, so that any number can be. */
const fingerprintOf = (streams: ReadonlyArray<StreamExtent>): string =>
  streams.reduce((previous, { stream, events, lastHash }) => {
    const hash = contentHash({ previous, stream, events, lastHash })
    if (E.isLeft(hash)) throw new Error(hash.left)
    return hash.right
  }, noHash)
