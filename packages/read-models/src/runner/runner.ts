/**
 * One runner: brings the tables to the end of the log step by step. Several may work on one database;
 * whatever a step changes is one transaction that begins where the tables stand, or does nothing.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { carm, type Domain } from '@carmkit/core'
import type { Position, Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { registerBuilds } from '../database/builds.js'
import type { Database } from '../database/database.js'
import { databaseFailure, SqlError } from '../database/failure.js'
import { models as allModels } from '../models/index.js'
import type { Model } from '../project/model.js'
import { ProjectionBug } from '../project/play.js'
import { entriesOf } from './entries.js'
import { modelFailed, type ProjectFailure, readOnly } from './failure.js'
import { type Groups, groupsOn, type Progress, type Stepped } from './groups.js'

export interface RunnerOptions {
  /** Default: all of carmkit's. */
  readonly models?: ReadonlyArray<Model>
  /** What reads the events of the log; default: carmkit's own. */
  readonly domain?: Domain
  /** How many entries of the log one transaction takes in, at most; default 500. */
  readonly batchSize?: number
  /**
   * How long a lock, a server or a store that does not answer is waited for, in milliseconds;
   * default 10,000.
   */
  readonly patience?: number
  /** Told after each step that has changed something. */
  readonly onProgress?: (progress: Progress) => void
}

export interface Runner {
  /** Does what is next. */
  readonly step: () => Promise<E.Either<ProjectFailure, Stepped>>
  readonly progress: () => Progress
}

/** What only some of the hosts ask of a runner. */
interface Special {
  /** Models that are built once more although they have not changed. */
  readonly anew?: ReadonlyArray<Model>
  /** The live tables are not brought further than this. */
  readonly until?: Position
}

export const runnerOn = (
  database: Database,
  store: Store,
  options: RunnerOptions & Special = {},
): E.Either<ProjectFailure, Runner> => {
  const { models = allModels, domain = carm, batchSize = 500, patience = 10_000 } = options
  const { writing } = database
  if (writing === null) return E.left(readOnly(database))
  if (!Number.isSafeInteger(batchSize) || batchSize < 1) {
    const reason = `batchSize is ${batchSize}: a batch takes in 1 entry or more`
    return E.left({ name: 'OptionsRefused', reason })
  }
  const groups = groupsOn({
    database,
    writing,
    store,
    models,
    batchSize,
    until: options.until ?? Infinity,
    entries: () => entriesOf(store, domain),
  })
  const register = () =>
    writing((session) =>
      registerBuilds({ database, session }, { models, anew: options.anew ?? [] }),
    )
  let registered = false
  const step = async (): Promise<E.Either<ProjectFailure, Stepped>> => {
    if (!registered) {
      const builds = await register()
      if (E.isLeft(builds)) return builds
      registered = true
    }
    const stepped = await groups.step()
    if (E.isRight(stepped) && stepped.right === 'moved') options.onProgress?.(groups.progress())
    return stepped
  }
  return E.right({
    step: () => patiently(step, { groups, database, patience }),
    progress: groups.progress,
  })
}

/** Longest pause between two tries of a step, in milliseconds. */
const longestPause = 250

/** Tries a step again that a lock or a lost connection has ended: it has left nothing behind. */
const patiently = async <A>(
  step: () => Promise<E.Either<ProjectFailure, A>>,
  {
    groups,
    database,
    patience,
  }: {
    readonly groups: Groups
    readonly database: Database
    readonly patience: number
  },
): Promise<E.Either<ProjectFailure, A>> => {
  const deadline = performance.now() + patience
  for (let pause = 4; ; pause = Math.min(pause * 2, longestPause)) {
    const stepped = await attempted(database, step)
    if (E.isRight(stepped)) return stepped
    groups.forget()
    if (!isPassing(stepped.left) || performance.now() > deadline) return stepped
    await sleep(Math.random() * pause)
  }
}

const attempted = async <A>(
  database: Database,
  step: () => Promise<E.Either<ProjectFailure, A>>,
): Promise<E.Either<ProjectFailure, A>> => {
  try {
    return await step()
  } catch (error) {
    if (error instanceof ProjectionBug) return E.left(modelFailed(error))
    if (error instanceof SqlError) return E.left(databaseFailure(database.address, error))
    throw error
  }
}

const isPassing = ({ name }: ProjectFailure): boolean =>
  name === 'DatabaseUnavailable' || name === 'StoreUnavailable'
