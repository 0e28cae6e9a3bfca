/**
 * Looks at a file before it is opened for writing, and leaves it as it is: whose is it? Separate
 * from opening because a wrong answer there would cost somebody else's data.
 *
 * The file is only ever touched through SQLite: closing a plain handle to it would drop the locks
 * that this process holds on it.
 */
import { type Stats, statSync } from 'node:fs'
import * as E from 'fp-ts/lib/Either.js'
import { type Access, type Connection, connect, numberOf, SqlError } from './driver.js'
import { applicationId, schemaVersion } from './schema.js'

/** Why a file was not opened. The file is as it was before. */
export interface OpenFailure {
  readonly name: 'NoSuchStore' | 'NotADatabase' | 'OtherApplication' | 'NewerSchema' | 'CannotOpen'
  /** Absolute path. */
  readonly file: string
  /** What is wrong and what to do about it, as a sentence for people. */
  readonly reason: string
}

/** Version of the schema that the file has; 0 when it holds nothing yet, or is not there. */
export type Finding = number

/** Throws `SqlError` when SQLite cannot read the file. */
export const inspect = (file: string): E.Either<OpenFailure, Finding> => {
  const stats = statsOf(file)
  if (stats === undefined) return E.right(0)
  if (!stats.isFile()) {
    return E.left({ name: 'NotADatabase', file, reason: `${file} is no file; name a file.` })
  }
  const found = lookAt(file, 'inspect')
  // All of a young database may still stand in the log beside it.
  return E.isRight(found) && found.right === 0 && (statsOf(`${file}-wal`)?.size ?? 0) > 0
    ? lookAt(file, 'read')
    : found
}

const statsOf = (path: string): Stats | undefined => statSync(path, { throwIfNoEntry: false })

const lookAt = (file: string, access: Access): E.Either<OpenFailure, Finding> => {
  const connection = connect(file, access)
  try {
    return findingOf(file, connection)
  } finally {
    connection.close()
  }
}

/** One statement, hence one moment: another process may be making the schema right now. */
const markings = `
  SELECT application_id AS application, user_version AS version,
    CASE application_id WHEN 0 THEN EXISTS (SELECT 1 FROM sqlite_schema) END AS used
  FROM pragma_application_id, pragma_user_version`

/** What an open connection shows. */
export const findingOf = (file: string, connection: Connection): E.Either<OpenFailure, Finding> => {
  const [row = {}] = connection.rows(markings)
  const application = numberOf(row, 'application')
  const version = numberOf(row, 'version')
  const isOurs = application === applicationId && version > 0
  if (isOurs && version <= schemaVersion) return E.right(version)
  if (isOurs) {
    const reason =
      `${file} was written by a newer carmkit (schema ${version}, this one knows ${schemaVersion}); ` +
      'update carmkit to open it.'
    return E.left({ name: 'NewerSchema', file, reason })
  }
  if (application === 0 && version === 0 && numberOf(row, 'used') === 0) return E.right(0)
  const reason = `${file} is a database of another application; name another file.`
  return E.left({ name: 'OtherApplication', file, reason })
}

/** Errors of SQLite as a failure to open; others are bugs and go on. */
export const openFailureOf = (file: string, error: unknown): OpenFailure => {
  if (!(error instanceof SqlError)) throw error
  switch (error.kind) {
    case 'damaged': {
      const reason = `${file} is no SQLite database, or a broken one; name another file.`
      return { name: 'NotADatabase', file, reason }
    }
    case 'busy': {
      const reason = `${file} is held by another program; let that finish, and try again.`
      return { name: 'CannotOpen', file, reason }
    }
    case 'full':
    case 'other': {
      const reason = `${file} cannot be opened (${error.message}); look at its folder and permissions.`
      return { name: 'CannotOpen', file, reason }
    }
  }
}
