/** Denied attempts in the same file, in a table of their own: never among the events. */
import {
  attemptKey,
  type DeniedAttempt,
  maxAttemptsPerActor,
  type SecurityLog,
  type StoreUnavailable,
} from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { type Connection, textOf } from './driver.js'
import { parse, reading } from './read.js'

type Write = (work: (connection: Connection) => void) => Promise<E.Either<StoreUnavailable, void>>

export const sqliteSecurityLog = (reader: Connection, write: Write): SecurityLog => ({
  record: (attempt) => () => write((connection) => insertAttempt(connection, attempt)),
  attempts: async () => {
    const place = { stream: 'denied attempts', revision: null }
    return reading(place.stream, () => {
      const rows = reader.rows('SELECT body FROM denied_attempts ORDER BY id')
      return E.traverseArray((row: (typeof rows)[number]) =>
        E.map((attempt: unknown) => attempt as DeniedAttempt)(parse(place, textOf(row, 'body'))),
      )(rows)
    })
  },
})

const insertAttempt = (connection: Connection, attempt: DeniedAttempt): void => {
  const actor = attemptKey(attempt.actor)
  connection.run(
    'INSERT INTO denied_attempts (actor, body) VALUES (?, ?)',
    actor,
    JSON.stringify(attempt),
  )
  connection.run(
    `DELETE FROM denied_attempts WHERE actor = ?1 AND id <=
      (SELECT id FROM denied_attempts WHERE actor = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2)`,
    actor,
    maxAttemptsPerActor,
  )
}
