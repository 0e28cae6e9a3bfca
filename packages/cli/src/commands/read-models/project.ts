/**
 * `carmkit project` and `carmkit project rebuild`: brings the tables to the end of the log, once or for
 * as long as it is let, and says what was done.
 */
import {
  type Database,
  follow,
  type Lag,
  lagOf,
  models,
  type Progress,
  type ProjectFailure,
  projectOnce,
  type RunnerOptions,
  rebuild,
  type Status,
  statusOf,
} from '@carmkit/read-models'
import type { Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { type ExitCode, exitCodes } from '../../exit-codes.js'
import { interrupted } from '../../interruption.js'
import type { Output } from '../../output.js'
import { progressText } from '../../progress.js'
import { tellFailure } from './failure.js'
import { type Asked, type ProjectionOptions, withBoth } from './open.js'
import { lagText, placeText, stoppedTexts } from './texts.js'

export interface ProjectOptions extends ProjectionOptions {
  readonly follow?: boolean
  /** How many entries of the log one transaction takes in. */
  readonly batch?: number
}

type Run = (
  database: Database,
  store: Store,
  options: RunnerOptions,
) => Promise<E.Either<ProjectFailure, Progress>>

export const project = (asked: Asked<ProjectOptions>): Promise<ExitCode> =>
  projecting(asked, asked.options.follow === true ? followUntilInterrupted(asked) : projectOnce)

export const rebuildModels = (
  names: ReadonlyArray<string>,
  asked: Asked<ProjectOptions>,
): Promise<ExitCode> => {
  const known = models.map(({ name }) => name)
  if (names.some((name) => !known.includes(name))) {
    asked.output.note(`carmkit: there is no such model; known: ${known.join(', ')}`)
    return Promise.resolve(exitCodes.usage)
  }
  return projecting(asked, (database, store, options) =>
    rebuild(database, store, names.length === 0 ? options : { ...options, names }),
  )
}

const followUntilInterrupted =
  ({ output }: Asked<ProjectOptions>): Run =>
  (database, store, options) => {
    const end = new AbortController()
    void interrupted().then(() => end.abort())
    output.note(`following the log into ${database.address}; Ctrl-C ends it`)
    return follow(database, store, { ...options, signal: end.signal })
  }

const projecting = (asked: Asked<ProjectOptions>, run: Run): Promise<ExitCode> =>
  withBoth(asked, {}, async (database, store) => {
    const { options, output } = asked
    const before = await statusOf(database)
    if (E.isLeft(before)) return tellFailure(before.left, asked)
    const show = await progressOn(database, store, output)
    const anew = new Set<string>()
    const onProgress = (progress: Progress): void => {
      for (const { models } of progress.building) for (const model of models) anew.add(model)
      show(progress)
    }
    const batch = options.batch === undefined ? {} : { batchSize: options.batch }
    const end = await run(database, store, { ...batch, onProgress })
    output.progress?.('')
    if (E.isLeft(end)) return tellFailure(end.left, asked)
    const after = await statusOf(database)
    if (E.isLeft(after)) return tellFailure(after.left, asked)
    const lag = await lagOf(database, store)
    if (E.isLeft(lag)) return tellFailure(lag.left, asked)
    const statuses = { before: before.right, after: after.right }
    await tell({ database, end: end.right, lag: lag.right, anew, ...statuses }, asked)
    const isStopped = options.follow !== true && after.right.stopped.length > 0
    return isStopped ? exitCodes.refused : exitCodes.ok
  })

/** Told to people only: what is behind is counted first, which a program need not wait for. */
const progressOn = async (
  database: Database,
  store: Store,
  { progress }: Output,
): Promise<(made: Progress) => void> => {
  if (progress === undefined) return () => undefined
  const behind = await lagOf(database, store, { most: Number.MAX_SAFE_INTEGER })
  const total = E.isRight(behind) ? behind.right.entries : 0
  return ({ entries, position, building: [first] }) =>
    progress(
      first === undefined
        ? progressText(entries, total)
        : `building ${first.models.join(', ')}: ${progressText(first.position, position, 'positions')}`,
    )
}

interface Done {
  readonly database: Database
  readonly end: Progress
  readonly lag: Lag
  /** Models that were seen being built beside their live tables. */
  readonly anew: ReadonlySet<string>
  readonly before: Status
  readonly after: Status
}

const tell = async (done: Done, { options, output }: Asked<ProjectOptions>): Promise<void> => {
  const { database, end, lag, after } = done
  const built = builtIn(done)
  const { stopped, position, recordedAt } = after
  const { entries } = end
  if (options.json) {
    const told = { ok: true, entries, position, recordedAt, built, lag, stopped }
    return output.line(JSON.stringify(told))
  }
  await output.line(
    `${entries} events taken in: ${database.address} is the log ${placeText(after)}`,
  )
  const made = built.filter((one) => one.before === null).map(({ model }) => model)
  if (made.length > 0) await output.line(`made: ${made.join(', ')}`)
  for (const one of built) {
    if (one.before === null) continue
    await output.line(`${one.model} built anew, version ${one.version} for ${one.before}`)
  }
  await output.line(lagText(lag))
  for (const text of stoppedTexts(stopped)) await output.line(text)
}

interface Built {
  readonly model: string
  readonly version: number
  /** The version whose place it took; null where there was none. */
  readonly before: number | null
}

/** Models whose tables are others than before. */
const builtIn = ({ before, after, anew }: Done): ReadonlyArray<Built> => {
  const known = new Map(liveIn(before).map(({ model, version }) => [model, version]))
  return liveIn(after)
    .filter(({ model, version }) => known.get(model) !== version || anew.has(model))
    .map(({ model, version }) => ({ model, version, before: known.get(model) ?? null }))
}

const liveIn = ({ models }: Status): Status['models'] =>
  models.filter(({ state }) => state === 'live')
