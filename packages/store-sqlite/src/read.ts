/** From rows to events: what is stored is trusted to be nothing until it has the form of one. */
import { faultsOf, printable, RecordedEvent } from '@carmkit/kernel'
import type { LogEntry, Position, Range, ReadFailure, Unreadable } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import {
  type Connection,
  type ListRow,
  numberIn,
  numberOf,
  SqlError,
  textIn,
  textOf,
} from './driver.js'
import { unavailable } from './transaction.js'

export const readStream = (
  connection: Connection,
  stream: string,
  { from = 0, limit }: Range,
): E.Either<ReadFailure, ReadonlyArray<RecordedEvent>> =>
  reading(stream, () => {
    const rows = connection.lists(
      'SELECT hash, body FROM events WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?',
      stream,
      from,
      limit ?? -1,
    )
    // An event that is missing shows as the next one standing in its place.
    return E.traverseArrayWithIndex((index, [hash, body]: ListRow) =>
      decodeEvent({ stream, revision: from + index, hash: textIn(hash) }, textIn(body)),
    )(rows)
  })

export const readLog = (
  connection: Connection,
  after: Position,
  limit: number,
): E.Either<ReadFailure, ReadonlyArray<LogEntry>> =>
  reading('', () => {
    const rows = connection.lists(
      `SELECT position, stream, revision, hash, body FROM events
        WHERE position > ? ORDER BY position LIMIT ?`,
      after,
      limit,
    )
    return E.right(
      rows.map(([place, stream, revision, hash, body]): LogEntry => {
        const position = numberIn(place)
        const stored = textIn(body)
        const decoded = decodeEvent(
          { stream: textIn(stream), revision: numberIn(revision), hash: textIn(hash) },
          stored,
        )
        return E.isLeft(decoded)
          ? { position, unreadable: decoded.left }
          : { position, event: decoded.right, stored }
      }),
    )
  })

/** SQLite keeps it with the table, and takes it back with a transaction that is undone. */
export const readLastGiven = (connection: Connection): E.Either<ReadFailure, Position> =>
  reading('', () => {
    const [row] = connection.rows("SELECT seq FROM sqlite_sequence WHERE name = 'events'")
    return E.right(row === undefined ? 0 : numberOf(row, 'seq'))
  })

/** `.` follows `-` in the order of bytes, so one range holds both; an index serves it by name. */
export const listStreams = (
  connection: Connection,
  category: string,
): E.Either<ReadFailure, ReadonlyArray<string>> =>
  reading('', () =>
    E.right(
      connection
        .rows(
          `SELECT stream FROM events
            WHERE revision = 0 AND stream >= ? AND stream < ? ORDER BY stream`,
          `${category}-`,
          `${category}/`,
        )
        .map((row) => textOf(row, 'stream')),
    ),
  )

/** False for a table that came later than the file, which is open for reading only. */
export const holdsTable = (connection: Connection, table: string): boolean =>
  connection.rows("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?", table).length > 0

interface Place {
  readonly stream: string
  readonly revision: number | null
}

export const unreadable = (place: Place, reason: string): Unreadable => ({
  name: 'Unreadable',
  ...place,
  reason,
})

/** What a row of an event tells beside its body. */
interface EventRow {
  readonly stream: string
  readonly revision: number
  readonly hash: string
}

/**
 * The event of a row. It must say itself that it stands where it was found, and have the hash that the
 * column tells to those who append behind it.
 */
export const decodeEvent = (row: EventRow, body: string): E.Either<Unreadable, RecordedEvent> => {
  const place = { stream: row.stream, revision: row.revision }
  const parsed = parse(place, body)
  if (E.isLeft(parsed)) return parsed
  const decoded = RecordedEvent.decode(parsed.right)
  if (E.isLeft(decoded)) {
    const [fault] = faultsOf(decoded.left)
    return E.left(unreadable(place, `${fault?.path ?? ''}: ${fault?.reason ?? ''}`))
  }
  const { stream, revision, metadata } = decoded.right
  if (stream !== place.stream || revision !== place.revision) {
    return E.left(unreadable(place, `holds revision ${revision} of ${printable(stream)}`))
  }
  return metadata.hash === row.hash
    ? decoded
    : E.left(unreadable(place, `has hash ${metadata.hash}, and its row another`))
}

/** A text that this package has written, as the value it was made of. */
export const parse = (place: Place, body: string): E.Either<Unreadable, unknown> =>
  E.tryCatch(
    () => JSON.parse(body) as unknown,
    () => unreadable(place, 'not JSON'),
  )

/** Runs a query; a broken file will not heal by itself, anything else may. */
export const reading = <A>(
  stream: string,
  query: () => E.Either<ReadFailure, A>,
): E.Either<ReadFailure, A> => {
  try {
    return query()
  } catch (error) {
    if (!(error instanceof SqlError)) throw error
    return E.left(
      error.kind === 'damaged'
        ? unreadable({ stream, revision: null }, error.message)
        : unavailable(error),
    )
  }
}
