/** Both databases, for tests that mean each of them. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type * as E from 'fp-ts/lib/Either.js'
import type { Kysely } from 'kysely'
import type { TestContext } from 'vitest'
import { type Database, openDatabase } from '../src/index.js'
import { newPostgres } from './postgres.js'

export const kinds = ['sqlite', 'postgres'] as const
export type Kind = (typeof kinds)[number]

/** Gives new addresses of SQLite files, in a folder that goes away after the run. */
export const newSqlite = (): string =>
  `sqlite:${join(mkdtempSync(join(tmpdir(), 'carmkit-')), 'tables.sqlite')}`

/** The address of a new database; the test is skipped where there is no server. */
export const newAddress = async (kind: Kind, { skip }: TestContext): Promise<string> => {
  if (kind === 'sqlite') return newSqlite()
  return (await newPostgres()) ?? skip('no PostgreSQL here')
}

export const right = <L, A>(either: E.Either<L, A>): A => {
  if (either._tag === 'Left') throw new Error(JSON.stringify(either.left))
  return either.right
}

export const left = <L, A>(either: E.Either<L, A>): L => {
  if (either._tag === 'Right') throw new Error('a failure was expected')
  return either.left
}

/** Runs work on a database that is closed after it. */
export const withDatabase = async <A>(
  address: string,
  work: (database: Database) => Promise<A>,
): Promise<A> => {
  const database = right(await openDatabase(address))
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

type Rows = ReadonlyArray<Readonly<Record<string, unknown>>>

/** All rows of tables as a reader sees them, in the order of their keys, and the position they are of. */
export const readTables = (
  database: Database,
  tables: ReadonlyArray<{ readonly name: string; readonly key: ReadonlyArray<string> }>,
): Promise<{ readonly position: number; readonly tables: Readonly<Record<string, Rows>> }> =>
  database.reading(async (queries) => {
    const from = queries as never as Kysely<Record<string, Record<string, unknown>>>
    const live = await from
      .selectFrom('read_model_checkpoint')
      .select('position')
      .where('name', '=', 'live')
      .executeTakeFirstOrThrow()
    const found: Record<string, Rows> = {}
    for (const { name, key } of tables) {
      let query = from.selectFrom(name).selectAll()
      for (const column of key) query = query.orderBy(column)
      found[name] = await query.execute()
    }
    return { position: Number(live['position']), tables: found }
  })
