/** Temporary folders of the specs, and stores in them. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type OpenFailure, openSqliteStore, type SqliteStore } from '@carmkit/store-sqlite'
import type * as E from 'fp-ts/lib/Either.js'

/** Gives new file names in a folder that goes away after the run. */
export const temporaryFiles = (): ((name?: string) => string) => {
  const folder = mkdtempSync(join(tmpdir(), 'carmkit-'))
  let files = 0
  return (name = 'store.carm') => join(folder, `${++files}-${name}`)
}

export const opened = (found: E.Either<OpenFailure, SqliteStore>): SqliteStore => {
  if (found._tag === 'Left') throw new Error(found.left.reason)
  return found.right
}

export const openStore = async (file: string): Promise<SqliteStore> =>
  opened(await openSqliteStore(file))
