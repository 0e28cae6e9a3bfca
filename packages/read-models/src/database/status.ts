/** What a database says of its tables: versions, the prefix of the log they are the fold of, and what is left out. */
import type { Position } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { CompiledQuery, type Kysely } from 'kysely'
import type { PlainRow } from '../project/rows.js'
import { type Build, type Checkpoint, live, readBuilds, readCheckpoints } from './bookkeeping.js'
import type { Database } from './database.js'
import { type DatabaseFailure, databaseFailure, SqlError } from './failure.js'

export interface Status {
  /** The tables that are read are the fold of the log up to here; 0 for nothing. */
  readonly position: Position
  /** When the last event up to there was recorded; null before the first. */
  readonly recordedAt: string | null
  readonly models: ReadonlyArray<ModelStatus>
  readonly stopped: ReadonlyArray<StoppedStream>
}

/** The tables of one model in one version: those that are read, or those that will take their place. */
export interface ModelStatus {
  readonly model: string
  readonly version: number
  readonly state: 'live' | 'building'
  readonly position: Position
}

/** A stream of which a model holds nothing from this place on: what stands there could not be read. */
export interface StoppedStream {
  readonly model: string
  readonly stream: string
  readonly position: Position
  readonly revision: number | null
  readonly reason: string
}

export const statusOf = (database: Database): Promise<E.Either<DatabaseFailure, Status>> =>
  answered(database, async () => {
    const { builds, checkpoints } = await database.reading(readAll)
    const current = checkpoints.find(({ name }) => name === live)
    return {
      position: current?.position ?? 0,
      recordedAt: current?.recordedAt ?? null,
      models: builds.map(({ model, version, checkpoint }) => ({
        model,
        version,
        state: checkpoint.name === live ? 'live' : 'building',
        position: checkpoint.position,
      })),
      stopped: builds
        .filter(({ checkpoint }) => checkpoint.name === live)
        .flatMap(({ model, stops }) => stops.map((stop) => ({ model, ...stop }))),
    }
  })

/** The live checkpoint. Throws `SqlError`. */
export const liveCheckpoint = async (queries: Kysely<never>): Promise<Checkpoint> => {
  const found = (await readCheckpoints(rowsOf(queries))).find(({ name }) => name === live)
  if (found === undefined) throw new Error('the live checkpoint is missing')
  return found
}

/** Throws `SqlError`. */
export const readAll = async (
  queries: Kysely<never>,
): Promise<{
  readonly builds: ReadonlyArray<Build>
  readonly checkpoints: ReadonlyArray<Checkpoint>
}> => {
  const rows = rowsOf(queries)
  return { builds: await readBuilds(rows), checkpoints: await readCheckpoints(rows) }
}

const rowsOf =
  (queries: Kysely<never>) =>
  async (sql: string): Promise<ReadonlyArray<PlainRow>> =>
    (await queries.executeQuery<PlainRow>(CompiledQuery.raw(sql))).rows

/** The answer of a database, or why there is none. */
export const answered = async <A>(
  { address }: Database,
  work: () => Promise<A>,
): Promise<E.Either<DatabaseFailure, A>> => {
  try {
    return E.right(await work())
  } catch (error) {
    if (!(error instanceof SqlError)) throw error
    return E.left(databaseFailure(address, error))
  }
}
