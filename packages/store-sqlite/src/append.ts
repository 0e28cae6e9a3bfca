/** The check and the write of one batch, inside a transaction that somebody else holds. */
import { noHash } from '@carmkit/kernel'
import type { Batch, Conflict, Expected } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { type Connection, numberOf, textOf } from './driver.js'

/**
 * Left when the stream or a pinned one ends elsewhere; then nothing was written.
 *
 * @param texts the events of the batch as they are stored
 */
export const insertBatch = (
  connection: Connection,
  { stream, expected, events, expect }: Batch,
  texts: ReadonlyArray<string>,
): E.Either<Conflict, void> => {
  const own = endOf(connection, stream)
  // The hash too: an end that was remembered may never have come to be.
  if (own.revision !== expected || own.hash !== events[0]?.metadata.previousHash)
    return conflict(stream, expected, own.revision)
  for (const pin of expect) {
    const end = endOf(connection, pin.stream)
    if (end.revision !== pin.revision || end.hash !== pin.hash) {
      return conflict(pin.stream, pin.revision, end.revision)
    }
  }
  for (const [index, { revision, metadata }] of events.entries()) {
    connection.run(
      'INSERT INTO events (stream, revision, hash, body) VALUES (?, ?, ?, ?)',
      stream,
      revision,
      metadata.hash,
      texts[index] ?? '',
    )
  }
  return E.right(undefined)
}

const conflict = (stream: string, expected: Expected, actual: Expected) =>
  E.left<Conflict>({ name: 'Conflict', stream, expected, actual })

const endOf = (
  connection: Connection,
  stream: string,
): { readonly revision: Expected; readonly hash: string } => {
  const [last] = connection.rows(
    'SELECT revision, hash FROM events WHERE stream = ? ORDER BY revision DESC LIMIT 1',
    stream,
  )
  return last === undefined
    ? { revision: 'absent', hash: noHash }
    : { revision: numberOf(last, 'revision'), hash: textOf(last, 'hash') }
}
