/** `carmkit project migrate`: brings the bookkeeping tables of a database up to date, or says what is missing. */
import { migrate, pendingMigrations } from '@carmkit/read-models'
import * as E from 'fp-ts/lib/Either.js'
import { type ExitCode, exitCodes } from '../../exit-codes.js'
import { tellFailure } from './failure.js'
import type { Asked, DatabaseOptions } from './open.js'

export interface MigrateOptions extends DatabaseOptions {
  /** Nothing is changed. */
  readonly pending?: boolean
}

export const migrateDatabase = async (asked: Asked<MigrateOptions>): Promise<ExitCode> => {
  const { options, output } = asked
  const steps = await (options.pending ? pendingMigrations : migrate)(options.db)
  if (E.isLeft(steps)) return tellFailure(steps.left, asked)
  const done = options.pending !== true
  for (const { version, brings } of steps.right) {
    await output.line(
      options.json
        ? JSON.stringify({ version, brings, done })
        : `${done ? 'done' : 'missing'}: version ${version} brings ${brings}`,
    )
  }
  if (steps.right.length === 0) output.note('nothing is missing')
  return exitCodes.ok
}
