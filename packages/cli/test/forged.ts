/** Store files that somebody changed with a database tool, as no run of `carmkit` does. */
import { type RecordedEvent, seal } from '@carmkit/kernel'
import Database from 'libsql'
import { newFile } from './support.js'

/** Changes a file as it stands. */
export const forge = (file: string, ...statements: ReadonlyArray<string>): void => {
  const database = unguarded(file)
  for (const statement of statements) database.exec(statement)
  database.close()
}

/** A copy that is changed; the file itself stays what it is. */
export const forgedCopy = (file: string, ...statements: ReadonlyArray<string>): string => {
  const copy = copyOf(file)
  forge(copy, ...statements)
  return copy
}

/**
 * A copy in which one event is another one, and every hash of its stream from there on is computed
 * again: each event follows the one before it, and only what it says can show the forgery.
 */
export const resealedCopy = (
  file: string,
  { stream, revision }: { readonly stream: string; readonly revision: number },
  change: (event: RecordedEvent) => object,
): string => {
  const copy = copyOf(file)
  const database = unguarded(copy)
  const rows = database
    .prepare('SELECT body FROM events WHERE stream = ? AND revision >= ? ORDER BY revision')
    .all(stream, revision) as Array<{ body: string }>
  let previousHash: string | null = null
  for (const { body } of rows) {
    const event = JSON.parse(body) as RecordedEvent
    const changed = event.revision === revision ? { ...event, ...change(event) } : event
    const { eventId: _eventId, hash: _hash, ...rest } = changed.metadata
    const metadata = previousHash === null ? rest : { ...rest, previousHash }
    const sealed = seal({ ...changed, metadata })
    previousHash = sealed.metadata.hash
    database
      .prepare('UPDATE events SET hash = ?, body = ? WHERE stream = ? AND revision = ?')
      .run(previousHash, JSON.stringify(sealed), stream, event.revision)
  }
  database.close()
  return copy
}

/** With all that was written, also what still stands beside the file. */
const copyOf = (file: string): string => {
  const copy = newFile()
  const database = new Database(file)
  database.exec(`VACUUM INTO '${copy}'`)
  database.close()
  return copy
}

/** Without the triggers that guard against accidents. */
const unguarded = (file: string): InstanceType<typeof Database> => {
  const database = new Database(file)
  const triggers = database
    .prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    .all() as Array<{ name: string }>
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`)
  return database
}
