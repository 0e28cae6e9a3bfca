/** Denied attempts in the same file, in a table of their own: never among the events. */
import {
  attemptKey,
  type DeniedAttempt,
  maxAttemptsPerActor,
  type SecurityLog,
} from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { type Connection, textOf } from './driver.js'

type Write = (work: (connection: Connection) => void) => Promise<E.Either<{ reason: string }, void>>

/** Both rejects when the file cannot be read or written: a denied attempt is not lost in silence. */
export const sqliteSecurityLog = (reader: Connection, write: Write): SecurityLog => ({
  record: async (attempt) => {
    const written = await write((connection) => insertAttempt(connection, attempt))
    if (E.isLeft(written)) throw new Error(`denied attempt not recorded: ${written.left.reason}`)
  },
  attempts: async () =>
    reader
      .rows('SELECT body FROM denied_attempts ORDER BY id')
      .map((row) => JSON.parse(textOf(row, 'body')) as DeniedAttempt),
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
