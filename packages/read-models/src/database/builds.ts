/**
 * Which tables there are: made for models that have none, built anew beside the live ones where a
 * model has changed, and switched once they have caught up.
 */
import * as E from 'fp-ts/lib/Either.js'
import type { Model } from '../project/model.js'
import type { AnyTable } from '../project/table.js'
import {
  type Build,
  type Checkpoint,
  live,
  lockCheckpoint,
  readBuilds,
  readCheckpoints,
} from './bookkeeping.js'
import { type Database, type Dialect, names, type Session } from './database.js'
import { noReadModels, SqlError, type WrongDatabase } from './failure.js'
import type { DatabaseNewer } from './migrations/index.js'
import {
  createTable,
  createView,
  dropTables,
  replaceViews,
  type Stored,
  storedIn,
  storedTable,
  type View,
} from './model-tables.js'

interface Work {
  readonly database: Database
  readonly session: Session
}

/**
 * All builds, after tables were made for what has none yet. With `anew`, these models are built from
 * the begin although they have not changed, or are being built already. Left: somebody newer has
 * begun what this program would build in an older version.
 */
export const registerBuilds = async (
  work: Work,
  { models, anew }: { readonly models: ReadonlyArray<Model>; readonly anew: ReadonlyArray<Model> },
): Promise<E.Either<DatabaseNewer, ReadonlyArray<Build>>> => {
  const { database, session } = work
  if (database.dialect.lockMigrations !== null) await session.run(database.dialect.lockMigrations)
  const builds = await readBuilds(session.rows)
  const missing = models.filter((model) => isMissing(builds, model) || anew.includes(model))
  const newer = unknownIn(builds, models) ?? outdoing(builds, missing)
  if (newer !== undefined) return E.left(isNewer(database, newer))
  await dropAbandoned(work, { builds, models, anew })
  const begun = missing.filter((model) => anew.includes(model) || !isUnderWay(builds, model))
  if (begun.length > 0) await begin(work, { builds, models: begun })
  return E.right(await readBuilds(session.rows))
}

/** A live build that this program cannot carry on, and that nothing it has would take the place of. */
export const unknownIn = (
  builds: ReadonlyArray<Build>,
  models: ReadonlyArray<Model>,
): Build | undefined =>
  builds.find(
    (build) =>
      isLive(build) &&
      !models.some(({ name, version }) => name === build.model && version >= build.version),
  )

/** A build that tables of one of these models could never take the place of. */
const outdoing = (builds: ReadonlyArray<Build>, models: ReadonlyArray<Model>): Build | undefined =>
  builds.find(({ model, version }) =>
    models.some((one) => one.name === model && one.version < version),
  )

export const isNewer = ({ address }: Database, { model, version }: Build): DatabaseNewer => ({
  name: 'DatabaseNewer',
  reason: `${address}: it holds ${model} in version ${version}, which this carmkit does not know: update carmkit, or name another database`,
})

/**
 * Why the live tables are not those that this program reads: made by a newer one, or not made yet. Null
 * where they are. Models that it does not know are somebody else's, and nothing to it.
 */
export const whyUnreadable = (
  database: Database,
  {
    builds,
    models,
  }: { readonly builds: ReadonlyArray<Build>; readonly models: ReadonlyArray<Model> },
): DatabaseNewer | WrongDatabase | null => {
  const known = builds.filter(
    (build) => isLive(build) && models.some(({ name }) => name === build.model),
  )
  const newer = unknownIn(known, models)
  if (newer !== undefined) return isNewer(database, newer)
  const isOlder = known.some((build) => !models.some((model) => isOf(build, model)))
  return isOlder || known.length === 0 ? noReadModels(database.address) : null
}

const isOf = (build: Build, { name, version }: Model): boolean =>
  build.model === name && build.version === version

export const isLive = ({ checkpoint }: Build): boolean => checkpoint.name === live

const isMissing = (builds: ReadonlyArray<Build>, model: Model): boolean =>
  !builds.some((build) => isLive(build) && isOf(build, model))

const isUnderWay = (builds: ReadonlyArray<Build>, model: Model): boolean =>
  builds.some((build) => !isLive(build) && isOf(build, model))

/** What an older program has begun to build, and nobody will end; and what is to be begun anew. */
const dropAbandoned = async (
  { session }: Work,
  {
    builds,
    models,
    anew,
  }: {
    readonly builds: ReadonlyArray<Build>
    readonly models: ReadonlyArray<Model>
    readonly anew: ReadonlyArray<Model>
  },
): Promise<void> => {
  for (const build of builds) {
    const model = models.find(({ name }) => name === build.model)
    if (isLive(build) || model === undefined || model.version < build.version) continue
    if (model.version > build.version || anew.includes(model)) await forget(session, build)
  }
}

/** The checkpoint is held first: whoever is in the middle of a batch ends it, and then sees that all is new. */
const forget = async (session: Session, { id, tables, checkpoint }: Build): Promise<void> => {
  await raiseGeneration(session, checkpoint.name)
  await dropTables(session, tables)
  await session.run(`DELETE FROM ${names.stop} WHERE build = ?`, id)
  await session.run(`DELETE FROM ${names.build} WHERE id = ?`, id)
  await session.run(
    `DELETE FROM ${names.checkpoint} WHERE name <> '${live}' AND name NOT IN (SELECT checkpoint FROM ${names.build})`,
  )
}

/** Where nothing is live yet, empty tables are the fold of what the checkpoint says: nothing. */
const begin = async (
  work: Work,
  {
    builds,
    models,
  }: { readonly builds: ReadonlyArray<Build>; readonly models: ReadonlyArray<Model> },
): Promise<void> => {
  const { database, session } = work
  const current = await lockCheckpoint(database, session, live)
  const atOnce = !builds.some(isLive) && current?.position === 0
  const [counted] = await session.rows(`SELECT builds FROM ${names.schema}`)
  let id = Number(counted?.['builds'])
  const checkpoint = atOnce ? live : `building_${id + 1}`
  if (!atOnce) {
    await session.run(
      `INSERT INTO ${names.checkpoint} (name, generation, position, position_before) VALUES (?, 0, 0, 0)`,
      checkpoint,
    )
  }
  for (const model of models) {
    id += 1
    const tables = storedIn(model, id)
    await session.run(
      `INSERT INTO ${names.build} (id, model, version, tables, checkpoint) VALUES (?, ?, ?, ?, ?)`,
      id,
      model.name,
      model.version,
      JSON.stringify(tables),
      checkpoint,
    )
    for (const table of model.tables) {
      const stored = storedTable(table, tables)
      await createTable({ dialect: database.dialect, session }, stored)
      if (atOnce) await createView(session, { name: table.name, shows: stored })
    }
  }
  await session.run(`UPDATE ${names.schema} SET builds = ?`, id)
  await raiseGeneration(session, live)
}

/** Whoever works on tables of that checkpoint looks anew at what there is. */
const raiseGeneration = async (session: Session, checkpoint: string): Promise<void> => {
  await session.run(
    `UPDATE ${names.checkpoint} SET generation = generation + 1 WHERE name = ?`,
    checkpoint,
  )
}

/**
 * Puts builds that follow one checkpoint in the place of the live ones, where they have come as far;
 * false where they have not. The tables they replace are dropped; one that would replace a newer
 * version is dropped itself. All of these builds are of models that are known here. Throws `StillRead`.
 */
export const switchBuilds = async (
  { database, session }: Work,
  { checkpoint, models }: { readonly checkpoint: string; readonly models: ReadonlyArray<Model> },
): Promise<boolean> => {
  const seen = await readCheckpoints(session.rows)
  if (!haveCaughtUp(seen, checkpoint)) return false
  const current = await lockCheckpoint(database, session, live)
  const reached = await lockCheckpoint(database, session, checkpoint)
  if (!haveCaughtUp([current, reached], checkpoint)) return false
  await unread(async () => {
    for (const statement of database.dialect.lockReaders) await session.run(statement)
    await replaceAll({ dialect: database.dialect, session }, { checkpoint, models })
  })
  await session.run(`DELETE FROM ${names.checkpoint} WHERE name = ?`, checkpoint)
  await raiseGeneration(session, live)
  return true
}

/** Somebody reads what is to be replaced: no failure, however long it takes. */
export class StillRead extends Error {}

/** Throws `StillRead` where readers were not gone in time; with it the transaction ends. */
const unread = async (work: () => Promise<void>): Promise<void> => {
  try {
    await work()
  } catch (error) {
    throw error instanceof SqlError && error.kind === 'busy' ? new StillRead(error.message) : error
  }
}

const replaceAll = async (
  { dialect, session }: { readonly dialect: Dialect; readonly session: Session },
  { checkpoint, models }: { readonly checkpoint: string; readonly models: ReadonlyArray<Model> },
): Promise<void> => {
  const builds = await readBuilds(session.rows)
  const isOutdated = (build: Build): boolean =>
    builds.some((one) => isLive(one) && one.model === build.model && one.version > build.version)
  const finished = builds.filter((one) => one.checkpoint.name === checkpoint)
  const begun = finished.filter((one) => !isOutdated(one))
  const before = builds.filter(isLive)
  const replaced = before.filter(({ model }) => begun.some((one) => one.model === model))
  const after = [...before.filter((one) => !replaced.includes(one)), ...begun]
  // All at once: a table may have moved from one model to another.
  await replaceViews(
    { dialect, session },
    {
      views: begun.flatMap((build) => viewsOf(modelOf(build, models), build.tables)),
      gone: tablesIn(before).filter(
        ({ name }) => !tablesIn(after).some((one) => one.name === name),
      ),
    },
  )
  for (const build of [...replaced, ...finished.filter(isOutdated)]) await forget(session, build)
  for (const { id } of begun) {
    await session.run(`UPDATE ${names.build} SET checkpoint = '${live}' WHERE id = ?`, id)
  }
}

const haveCaughtUp = (
  checkpoints: ReadonlyArray<Checkpoint | null>,
  checkpoint: string,
): boolean => {
  const reached = checkpoints.find((one) => one?.name === checkpoint)
  const current = checkpoints.find((one) => one?.name === live)
  return reached != null && reached.position === current?.position
}

const modelOf = (build: Build, models: ReadonlyArray<Model>): Model => {
  const found = models.find((one) => isOf(build, one))
  if (found === undefined) {
    throw new Error(`${build.model} in version ${build.version} is not known here`)
  }
  return found
}

const viewsOf = ({ tables }: Model, stored: ReadonlyArray<Stored>): ReadonlyArray<View> =>
  tables.map((table: AnyTable) => ({ name: table.name, shows: storedTable(table, stored) }))

const tablesIn = (builds: ReadonlyArray<Build>): ReadonlyArray<Stored> =>
  builds.flatMap(({ tables }) => tables)
