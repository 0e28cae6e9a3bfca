/** How far reactions have come and what they could not do: two small tables beside the events. */
import type { Json } from '@carmkit/kernel'
import type { ParkedCommand, ReactionProgress, ReadFailure } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { type Connection, numberOf, textOf } from './driver.js'
import { parse, reading } from './read.js'

export const readProgress = (
  connection: Connection,
  reaction: string,
): E.Either<ReadFailure, ReactionProgress | null> => {
  const stream = `reaction ${reaction}`
  return reading(stream, () => {
    const [row] = connection.rows(
      'SELECT position, state FROM reaction_progress WHERE reaction = ?',
      reaction,
    )
    return row === undefined
      ? E.right(null)
      : E.map((state: unknown) => ({ position: numberOf(row, 'position'), state: state as Json }))(
          parse({ stream, revision: null }, textOf(row, 'state')),
        )
  })
}

/** Inside a transaction that somebody else holds. */
export const writeProgress = (
  connection: Connection,
  reaction: string,
  saved: { readonly progress: ReactionProgress; readonly parked: ReadonlyArray<ParkedCommand> },
): void => {
  connection.run(
    `INSERT INTO reaction_progress (reaction, position, state) VALUES (?, ?, ?)
      ON CONFLICT (reaction) DO UPDATE SET position = excluded.position, state = excluded.state
      WHERE excluded.position >= reaction_progress.position`,
    reaction,
    saved.progress.position,
    JSON.stringify(saved.progress.state),
  )
  for (const command of saved.parked) {
    // A reaction that runs again sends the same command id: parked once, with the latest reasons, and not
    // once more after people have ended it.
    connection.run(
      `INSERT INTO parked_commands (command_id, body) VALUES (?, ?)
        ON CONFLICT (command_id) DO UPDATE SET body = excluded.body
        WHERE json_extract(parked_commands.body, '$.ended') IS NULL
          OR json_extract(excluded.body, '$.ended') IS NOT NULL`,
      command.commandId,
      JSON.stringify(command),
    )
  }
}

export const readParked = (
  connection: Connection,
): E.Either<ReadFailure, ReadonlyArray<ParkedCommand>> => {
  const place = { stream: 'parked commands', revision: null }
  return reading(place.stream, () => {
    const rows = connection.rows('SELECT body FROM parked_commands ORDER BY id')
    return E.traverseArray((row: (typeof rows)[number]) =>
      E.map((command: unknown) => command as ParkedCommand)(parse(place, textOf(row, 'body'))),
    )(rows)
  })
}
