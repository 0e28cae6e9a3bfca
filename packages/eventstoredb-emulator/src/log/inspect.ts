/**
 * Looks at a file before anything in it is changed: is it a log of an emulator, or may it become one?
 * Separate from the journal because a wrong answer there would cost somebody else's data.
 */
import { statSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import Database from 'libsql'

/** "ESDB" in ASCII, as SQLite's application id: the file says whose it is. */
export const applicationId = 0x45534442

/** `new`: nothing is there, or an empty database. */
export type Finding = 'new' | 'log'

/** Throws where the file is somebody else's, or no database; it is as it was before. */
export const inspect = (file: string): Finding => {
  const size = sizeOf(file)
  // The journal of an emulator's file is never of this kind.
  if (sizeOf(`${file}-wal`) > 0) throw othersDatabase()
  if (size === 0) return 'new'
  const database = new Database(`${pathToFileURL(file).href}?mode=ro&immutable=1`)
  try {
    const found = database.prepare(markings).get() as Markings
    if (found.application === applicationId) return 'log'
    if (found.application === 0 && found.version === 0 && found.tables === 0) return 'new'
    throw othersDatabase()
  } finally {
    database.close()
  }
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0

interface Markings {
  readonly application: number
  readonly version: number
  readonly tables: number
}

const markings = `
  SELECT application_id AS application, user_version AS version,
    (SELECT count(*) FROM sqlite_schema) AS tables
  FROM pragma_application_id, pragma_user_version`

const othersDatabase = (): Error =>
  new Error('it is a database of another application; name another file')
