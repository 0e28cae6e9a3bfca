/** What hosts call: bring the tables to the end of the log once, keep them there, or build them anew. */
import { setTimeout as sleep } from 'node:timers/promises'
import { type NewsOptions, newsOf, type Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import type { Database } from '../database/database.js'
import { models as allModels } from '../models/index.js'
import type { Model } from '../project/model.js'
import type { ProjectFailure } from './failure.js'
import type { Progress } from './groups.js'
import { type Runner, type RunnerOptions, runnerOn } from './runner.js'

/**
 * Brings the tables to the end of the log, tables of models that have changed included, and answers
 * where they stand then. New tables wait for as long as somebody reads those that they replace. Left:
 * they stand at the last whole batch; at the end of the log nevertheless, where only a model that was
 * being built beside them has failed.
 */
export const projectOnce = async (
  database: Database,
  store: Store,
  options: RunnerOptions = {},
): Promise<E.Either<ProjectFailure, Progress>> => {
  const runner = runnerOn(database, store, options)
  return E.isLeft(runner) ? runner : toTheEnd(runner.right)
}

/**
 * Builds tables anew beside the live ones, and switches them once they have caught up: until then
 * readers see the old ones. Default: all models.
 */
export const rebuild = async (
  database: Database,
  store: Store,
  options: RunnerOptions & {
    /** Names of models; default: all. */
    readonly names?: ReadonlyArray<string>
  } = {},
): Promise<E.Either<ProjectFailure, Progress>> => {
  const { models = allModels, names } = options
  const unknown = names?.find((one) => !models.some(({ name }) => name === one))
  if (unknown !== undefined) {
    const reason = `${unknown} is no model: there are ${models.map(({ name }) => name).join(', ')}`
    return E.left({ name: 'OptionsRefused', reason })
  }
  const anew = models.filter(({ name }: Model) => names?.includes(name) ?? true)
  const runner = runnerOn(database, store, { ...options, anew })
  return E.isLeft(runner) ? runner : toTheEnd(runner.right)
}

/** How long it is left alone while readers hold a switch up, in milliseconds. */
const switchPause = 50

/** Steps until there is nothing to do. */
export const toTheEnd = async (runner: Runner): Promise<E.Either<ProjectFailure, Progress>> => {
  for (;;) {
    const stepped = await runner.step()
    if (E.isLeft(stepped)) return stepped
    if (stepped.right === 'idle') return ended(runner.progress())
    if (stepped.right === 'waiting') await sleep(switchPause)
  }
}

/** The live tables are at the end of the log; a failure where others beside them cannot be. */
const ended = (progress: Progress): E.Either<ProjectFailure, Progress> => {
  const failed = progress.building.flatMap(({ failure }) => (failure === null ? [] : [failure]))
  return failed[0] === undefined ? E.right(progress) : E.left(failed[0])
}

export interface FollowOptions extends RunnerOptions, Partial<NewsOptions> {}

/**
 * Keeps the tables at the end of the log until it is told to end, or something fails for good. A model
 * that fails while it is only being built is given up until the next start, and `onProgress` says so.
 */
export const follow = async (
  database: Database,
  store: Store,
  { signal = new AbortController().signal, longestPause = 500, ...options }: FollowOptions = {},
): Promise<E.Either<ProjectFailure, Progress>> => {
  const runner = runnerOn(database, store, options)
  if (E.isLeft(runner)) return runner
  const { step, progress } = runner.right
  const news = newsOf(store, { signal, longestPause })
  try {
    while (!signal.aborted) {
      const stepped = await step()
      if (E.isLeft(stepped)) return stepped
      if (stepped.right === 'waiting') await pausing(Math.min(switchPause, longestPause), signal)
      if (stepped.right !== 'idle') continue
      const told = await news.behind(progress().position)
      if (E.isLeft(told)) return told
    }
    return E.right(progress())
  } finally {
    await news.end()
  }
}

/** Ends with the signal, too: the loop sees it. */
const pausing = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  sleep(milliseconds, undefined, { signal }).catch(() => undefined)
