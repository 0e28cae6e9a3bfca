/**
 * All groups of builds that one runner works on: the live tables, and whatever is being built beside
 * them. What it knows of them is dropped and read anew whenever somebody else has moved them.
 */
import type { Position, Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { type Checkpoint, live } from '../database/bookkeeping.js'
import { isNewer, StillRead, switchBuilds, unknownIn } from '../database/builds.js'
import type { Database } from '../database/database.js'
import { type DatabaseFailure, databaseFailure, SqlError } from '../database/failure.js'
import { readAll } from '../database/status.js'
import type { Model } from '../project/model.js'
import { ProjectionBug } from '../project/play.js'
import type { Entries, Entry } from './entries.js'
import { checkLog, type ModelFailed, modelFailed, type ProjectFailure } from './failure.js'
import { advance, type Group, groupOf, settle } from './group.js'

/** Where the tables stand. */
export interface Progress {
  /** The tables that are read are the fold of the log up to here. */
  readonly position: Position
  /** When the last event up to there was recorded; null before the first. */
  readonly recordedAt: string | null
  /** Models that are being built beside the live ones, and how far they have come. */
  readonly building: ReadonlyArray<Building>
  /** Entries of the log that this runner has taken in, those of builds among them. */
  readonly entries: number
}

export interface Building {
  readonly models: ReadonlyArray<string>
  readonly position: Position
  /** Why this runner has given them up; null where it is at work on them. */
  readonly failure: BuildFailure | null
}

/** What concerns one build only: its model, or rows of its tables that the database does not take. */
export type BuildFailure = ModelFailed | DatabaseFailure

export interface Groups {
  /** One batch of each group, or its switch. */
  readonly step: () => Promise<E.Either<ProjectFailure, Stepped>>
  /** What was known of the tables is not true any more, or may not be. */
  readonly forget: () => void
  readonly progress: () => Progress
}

/**
 * - `moved`: something was done, and more may be;
 * - `waiting`: all are at the end of the log, and some are to be switched once nobody reads the old tables;
 * - `idle`: all are at the end of the log.
 */
export type Stepped = 'moved' | 'waiting' | 'idle'

/** Everything that a step needs. */
interface Work {
  readonly database: Database
  readonly writing: NonNullable<Database['writing']>
  readonly store: Store
  readonly models: ReadonlyArray<Model>
  readonly batchSize: number
  /** The live tables are not brought further than this. */
  readonly until: Position
  /** A reader of the log. */
  readonly entries: () => Entries
}

export const groupsOn = (work: Work): Groups => {
  const readers = readersOf(work)
  const switches = switcher(work)
  /** By the name of their checkpoint, builds that cannot be carried on. */
  const failures = new Map<string, BuildFailure>()
  let known: Known | null = null
  /** The tables have changed since they were looked at, or may have. */
  let isOutdated = true
  let taken = 0
  /** What concerns only a build takes the live tables nothing; a lock or a full disk concerns all. */
  const advanced = async (
    group: Group,
    due: ReadonlyArray<Entry>,
  ): Promise<Group | null | 'failed'> => {
    const { name } = group.checkpoint
    try {
      return await work.writing((session) => advance(session, group, due))
    } catch (error) {
      const failure = name === live ? null : buildFailureOf(work.database, error)
      if (failure === null) throw error
      failures.set(name, failure)
      return 'failed'
    }
  }
  const stepOf = async (group: Group): Promise<E.Either<ProjectFailure, Stepped | 'outdated'>> => {
    const { name } = group.checkpoint
    const end = name === live ? work.until : known?.live.position
    const entries = await readers.of(name).take(group.checkpoint, work.batchSize)
    if (E.isLeft(entries)) return entries
    const due = entries.right.filter((entry) => entry.position <= (end ?? 0))
    if (due.length === 0) return E.right(name === live ? 'idle' : await switches.switched(group))
    const moved = await advanced(group, due)
    if (moved === 'failed') return E.right('moved')
    if (moved === null) return E.right('outdated')
    keep(known, settle(moved))
    taken += due.length
    return E.right('moved')
  }
  return {
    step: async () => {
      if (known === null || isOutdated) {
        const found = await load(work)
        if (E.isLeft(found)) return found
        known = found.right
        isOutdated = false
        readers.keep(known.groups)
      }
      let outcome: Stepped = 'idle'
      for (const name of known.groups.keys()) {
        const group = known?.groups.get(name)
        if (group === undefined || failures.has(name)) continue
        const stepped = await stepOf(group)
        if (E.isLeft(stepped)) return stepped
        if (stepped.right === 'waiting' && outcome === 'idle') outcome = 'waiting'
        if (stepped.right === 'moved') outcome = 'moved'
        if (stepped.right !== 'outdated') continue
        outcome = 'moved'
        isOutdated = true
        break
      }
      return E.right(outcome)
    },
    forget: () => {
      isOutdated = true
    },
    progress: () => progressOf(known, failures, taken),
  }
}

/** Null where it may concern all that stands in this database. */
const buildFailureOf = ({ address }: Database, error: unknown): BuildFailure | null => {
  if (error instanceof ProjectionBug) return modelFailed(error)
  const isRefused = error instanceof SqlError && error.kind === 'other'
  return isRefused ? databaseFailure(address, error) : null
}

/** Readers of the log, one for each group by the name of its checkpoint. */
const readersOf = ({ entries }: Work) => {
  const readers = new Map<string, Entries>()
  return {
    of: (name: string): Entries => {
      const reader = readers.get(name) ?? entries()
      readers.set(name, reader)
      return reader
    },
    keep: (groups: ReadonlyMap<string, Group>): void => {
      for (const name of readers.keys()) if (!groups.has(name)) readers.delete(name)
    },
  }
}

/** The tables as they were when they were looked at last. */
interface Known {
  live: Checkpoint
  /** By the name of their checkpoint, the live one first; those that these models can carry on. */
  readonly groups: Map<string, Group>
}

const load = async ({
  database,
  store,
  models,
}: Work): Promise<E.Either<ProjectFailure, Known>> => {
  const { builds, checkpoints } = await database.reading(readAll)
  const newer = unknownIn(builds, models)
  if (newer !== undefined) return E.left(isNewer(database, newer))
  const groups = new Map<string, Group>()
  for (const checkpoint of checkpoints.toSorted(liveFirst)) {
    const checked = await checkLog(store, checkpoint)
    if (E.isLeft(checked)) return checked
    const members = builds.filter((build) => build.checkpoint.name === checkpoint.name)
    const group = groupOf(members, models)
    if (group !== null) groups.set(checkpoint.name, group)
  }
  const current = checkpoints.find(({ name }) => name === live)
  if (current === undefined) throw new Error('the live checkpoint is missing')
  return E.right({ live: current, groups })
}

const liveFirst = (one: Checkpoint, other: Checkpoint): number =>
  Number(other.name === live) - Number(one.name === live)

/** In the place of what was known of that group. */
const keep = (known: Known | null, group: Group): void => {
  const { checkpoint } = group
  if (checkpoint.name === live && known !== null) known.live = checkpoint
  known?.groups.set(checkpoint.name, group)
}

/** Pauses between two tries of a switch that readers hold up, in milliseconds. */
const switchPauses = { shortest: 250, longest: 4_000 }

/** Tries switches, and rarer the longer somebody reads: each try holds new readers for a moment. */
const switcher = ({ database, writing, models }: Work) => {
  let pause = switchPauses.shortest
  let notBefore = 0
  return {
    /** After a switch, and after one that somebody else has made impossible, all is looked at anew. */
    switched: async ({ checkpoint: { name } }: Group): Promise<'outdated' | 'waiting'> => {
      if (performance.now() < notBefore) return 'waiting'
      try {
        const work = { checkpoint: name, models }
        await writing((session) => switchBuilds({ database, session }, work))
        pause = switchPauses.shortest
        return 'outdated'
      } catch (error) {
        if (!(error instanceof StillRead)) throw error
        notBefore = performance.now() + pause
        pause = Math.min(pause * 2, switchPauses.longest)
        return 'waiting'
      }
    },
  }
}

const progressOf = (
  known: Known | null,
  failures: ReadonlyMap<string, BuildFailure>,
  entries: number,
): Progress => {
  const groups = [...(known?.groups.values() ?? [])]
  return {
    position: known?.live.position ?? 0,
    recordedAt: known?.live.recordedAt ?? null,
    building: groups
      .filter(({ checkpoint }) => checkpoint.name !== live)
      .map(({ checkpoint, members }) => ({
        models: members.map(({ model }) => model.name),
        position: checkpoint.position,
        failure: failures.get(checkpoint.name) ?? null,
      })),
    entries,
  }
}
