/** Deadlines that wait for their moment, and how far the log was searched for them. */
import type { KeptDeadline, Position, ReadFailure } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { type Connection, numberOf, textOf } from './driver.js'
import { holdsTable, parse, reading } from './read.js'

const place = { stream: 'deadlines', revision: null }

/** The process whose progress it is: there is one so far. */
const clock = 'clock'

export const readDeadlineProgress = (connection: Connection): E.Either<ReadFailure, Position> =>
  reading(place.stream, () => {
    const [row] = holdsTable(connection, 'deadline_progress')
      ? connection.rows('SELECT position FROM deadline_progress WHERE process = ?', clock)
      : []
    return E.right(row === undefined ? 0 : numberOf(row, 'position'))
  })

/** Inside a transaction that somebody else holds. */
export const writeDeadlines = (
  connection: Connection,
  progress: Position,
  deadlines: ReadonlyArray<KeptDeadline>,
): void => {
  for (const deadline of deadlines) {
    connection.run(
      'INSERT OR IGNORE INTO deadlines (command_id, due, body) VALUES (?, ?, ?)',
      deadline.commandId,
      deadline.due,
      JSON.stringify(deadline),
    )
  }
  connection.run(
    `INSERT INTO deadline_progress (process, position) VALUES (?, ?)
      ON CONFLICT (process) DO UPDATE SET position = max(position, excluded.position)`,
    clock,
    progress,
  )
}

export const readDueDeadlines = (
  connection: Connection,
  until: KeptDeadline['due'],
  limit: number,
): E.Either<ReadFailure, ReadonlyArray<KeptDeadline>> =>
  reading(place.stream, () => {
    const rows = holdsTable(connection, 'deadlines')
      ? connection.rows(
          'SELECT body FROM deadlines WHERE due <= ? ORDER BY due, rowid LIMIT ?',
          until,
          limit,
        )
      : []
    return E.traverseArray((row: (typeof rows)[number]) =>
      E.map((deadline: unknown) => deadline as KeptDeadline)(parse(place, textOf(row, 'body'))),
    )(rows)
  })

/** Inside a transaction that somebody else holds. */
export const deleteDeadlines = (
  connection: Connection,
  commandIds: ReadonlyArray<string>,
): void => {
  for (const commandId of commandIds) {
    connection.run('DELETE FROM deadlines WHERE command_id = ?', commandId)
  }
}
