/** Opens what `--db` and `--store` name, for as long as a command works on them. */
import { type Database, type OpenOptions, openDatabase } from '@carmkit/read-models'
import type { Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import type { ExitCode } from '../../exit-codes.js'
import { withOpened } from '../../open-store.js'
import type { Output } from '../../output.js'
import { tellFailure } from './failure.js'

export interface DatabaseOptions {
  /** `sqlite:<file>` or `postgres://...`; it may hold credentials, so that nothing repeats it. */
  readonly db: string
  readonly json?: boolean
}

export interface ProjectionOptions extends DatabaseOptions {
  readonly store: string
}

/** How a command is asked, and where its answer goes. */
export interface Asked<Options extends DatabaseOptions> {
  readonly options: Options
  readonly output: Output
}

export const withDatabase = async (
  asked: Asked<DatabaseOptions>,
  opening: OpenOptions,
  work: (database: Database) => Promise<ExitCode>,
): Promise<ExitCode> => {
  const database = await openDatabase(asked.options.db, opening)
  if (E.isLeft(database)) return tellFailure(database.left, asked)
  try {
    return await work(database.right)
  } finally {
    await database.right.close()
  }
}

/** The log is only read, whatever becomes of the tables. */
export const withBoth = (
  asked: Asked<ProjectionOptions>,
  opening: OpenOptions,
  work: (database: Database, store: Store) => Promise<ExitCode>,
): Promise<ExitCode> =>
  withOpened(asked.options.store, { use: 'reading', output: asked.output }, ({ store }) =>
    withDatabase(asked, opening, (database) => work(database, store)),
  )
