/** States that are kept so that long streams need not be read whole, and commands found by their id. */
import type { RecordedEvent } from '@carmkit/kernel'
import type { ReadFailure, Snapshot } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { type Connection, type ListRow, numberIn, numberOf, textIn, textOf } from './driver.js'
import { decodeEvent, reading } from './read.js'
import { commandOfBody } from './schema.js'

export const readSnapshot = (
  connection: Connection,
  stream: string,
): E.Either<ReadFailure, Snapshot | null> =>
  reading(stream, () => {
    const [row] = connection.rows(
      'SELECT stream, revision, hash, version, state, seal FROM snapshots WHERE stream = ?',
      stream,
    )
    return E.right(row === undefined ? null : snapshotIn(row))
  })

const snapshotIn = (row: Parameters<typeof textOf>[0]): Snapshot => ({
  stream: textOf(row, 'stream'),
  revision: numberOf(row, 'revision'),
  hash: textOf(row, 'hash'),
  version: numberOf(row, 'version'),
  state: textOf(row, 'state'),
  seal: textOf(row, 'seal'),
})

/** Inside a transaction that somebody else holds. */
export const writeSnapshot = (
  connection: Connection,
  { stream, revision, hash, version, state, seal }: Snapshot,
): void =>
  connection.run(
    `INSERT INTO snapshots (stream, revision, hash, version, state, seal) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (stream) DO UPDATE SET revision = excluded.revision, hash = excluded.hash,
        version = excluded.version, state = excluded.state, seal = excluded.seal`,
    stream,
    revision,
    hash,
    version,
    state,
    seal,
  )

/** Served by the index that stands on the same expression. */
export const commandQuery = `
  SELECT revision, hash, body FROM events WHERE stream = ? AND ${commandOfBody} = ? ORDER BY revision`

export const readCommand = (
  connection: Connection,
  stream: string,
  commandId: string,
): E.Either<ReadFailure, ReadonlyArray<RecordedEvent>> =>
  reading(stream, () => {
    const rows = connection.lists(commandQuery, stream, commandId)
    return E.traverseArray(([revision, hash, body]: ListRow) =>
      decodeEvent({ stream, revision: numberIn(revision), hash: textIn(hash) }, textIn(body)),
    )(rows)
  })
