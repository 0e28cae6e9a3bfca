/**
 * How a database comes to the schema that this version of carmkit works with. A storage contract: a
 * released step is never edited, the next one is added behind it.
 */
import * as E from 'fp-ts/lib/Either.js'
import type { Database, Dialect, Session } from '../database.js'
import { schemaVersionBy } from '../schema-version.js'
import { toVersion1 } from './version-1.js'

export interface Migration {
  /** The version it leads to. */
  readonly version: number
  /** What it brings, for people. */
  readonly brings: string
  readonly statements: (words: {
    readonly text: string
    readonly number: string
  }) => ReadonlyArray<string>
}

/** Step n leads from version n to the next; each runs in one transaction. */
export const migrations: ReadonlyArray<Migration> = [
  { version: 1, brings: 'checkpoints, builds and stopped streams', statements: toVersion1 },
]

const newest = migrations.length

export interface DatabaseNewer {
  readonly name: 'DatabaseNewer'
  readonly reason: string
}

/** The steps that are missing, or that the database is ahead of this program. */
export const missingSteps = (
  { address }: Pick<Database, 'address'>,
  version: number,
): E.Either<DatabaseNewer, ReadonlyArray<Migration>> =>
  version > newest
    ? E.left({
        name: 'DatabaseNewer',
        reason: `${address}: its schema has version ${version}, this carmkit knows ${newest}: update carmkit, or name another database`,
      })
    : E.right(migrations.slice(version))

/** Runs the steps that are missing, one process at a time, and answers with them. Throws `SqlError`. */
export const runMigrations = async (
  database: Database,
): Promise<E.Either<DatabaseNewer, ReadonlyArray<Migration>>> => {
  const { writing, dialect } = database
  if (writing === null) return E.right([])
  const done: Migration[] = []
  for (;;) {
    const next = await writing(async (session) => {
      if (dialect.lockMigrations !== null) await session.run(dialect.lockMigrations)
      const missing = missingSteps(database, await schemaVersionBy(dialect, session.rows))
      if (E.isRight(missing)) await runStep(dialect, session, missing.right[0])
      return missing
    })
    if (E.isLeft(next)) return next
    const [step] = next.right
    if (step === undefined) return E.right(done)
    done.push(step)
  }
}

const runStep = async (
  dialect: Dialect,
  session: Session,
  step: Migration | undefined,
): Promise<void> => {
  if (step === undefined) return
  if (step.version === 1) await dialect.claim(session)
  const words = {
    text: dialect.typeOf({ kind: 'text', nullable: true, meaning: '' }),
    number: dialect.typeOf({ kind: 'number', nullable: true, meaning: '' }),
  }
  for (const statement of step.statements(words)) await session.run(statement)
}
