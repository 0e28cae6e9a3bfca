/**
 * Whether the tables are what the log says: built anew in a file of their own up to where the live
 * ones stand, and compared row by row. The database itself is only read.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Position, Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { type Kysely, sql } from 'kysely'
import type { Build } from '../database/bookkeeping.js'
import { isLive } from '../database/builds.js'
import type { Database } from '../database/database.js'
import { type OpenFailure, openDatabase } from '../database/open.js'
import { answered, liveCheckpoint, readAll } from '../database/status.js'
import { models as allModels } from '../models/index.js'
import type { Model } from '../project/model.js'
import { byKey } from '../project/order.js'
import type { PlainRow } from '../project/rows.js'
import type { AnyTable } from '../project/table.js'
import { checkLog, type ProjectFailure } from './failure.js'
import { toTheEnd } from './project.js'
import { type RunnerOptions, runnerOn } from './runner.js'

export interface Verified {
  /** The prefix of the log that was compared. */
  readonly position: Position
  /** Models whose rows were compared. */
  readonly models: ReadonlyArray<string>
  /**
   * Models that the database holds in another version than this program, or not at all: not compared.
   * `version` is that of the database.
   */
  readonly unchecked: ReadonlyArray<Unchecked>
  /** Rows that were compared. */
  readonly rows: number
  /** How many of them differ. */
  readonly differing: number
  /** The first of them, at most so many as were asked for. */
  readonly differences: ReadonlyArray<Difference>
}

export interface Unchecked {
  readonly model: string
  readonly version: number | null
}

/** A row that is not what the log says; null where there is none. */
export interface Difference {
  readonly table: string
  readonly found: PlainRow | null
  readonly expected: PlainRow | null
}

export interface VerifyOptions extends RunnerOptions {
  /** How many differences are shown, at most; default 100. */
  readonly most?: number
}

/**
 * Compares every row of the live tables with what the log makes of it. A stream that could not be read
 * when the tables were made, and can be read by this program, shows as rows that differ.
 */
export const verify = async (
  database: Database,
  store: Store,
  { most = 100, models = allModels, ...options }: VerifyOptions = {},
): Promise<E.Either<ProjectFailure | OpenFailure, Verified>> => {
  const found = await answered(database, () => database.reading(readAll))
  if (E.isLeft(found)) return found
  const builds = found.right.builds.filter(isLive)
  const known = models.filter(({ name, version }) =>
    builds.some((build) => build.model === name && build.version === version),
  )
  const unchecked = uncheckedAmong(builds, { models, known })
  const folder = mkdtempSync(join(tmpdir(), 'carmkit-verify-'))
  try {
    const scratch = await openDatabase(`sqlite:${join(folder, 'tables.sqlite')}`)
    if (E.isLeft(scratch)) return scratch
    try {
      const compared = await compareAll(
        { database, store, scratch: scratch.right, most },
        { ...options, models: known },
      )
      return E.map((rest: Compared) => ({ ...rest, unchecked }))(compared)
    } finally {
      await scratch.right.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const uncheckedAmong = (
  builds: ReadonlyArray<Build>,
  {
    models,
    known,
  }: { readonly models: ReadonlyArray<Model>; readonly known: ReadonlyArray<Model> },
): ReadonlyArray<Unchecked> => {
  const names = new Set([...models.map(({ name }) => name), ...builds.map(({ model }) => model)])
  for (const { name } of known) names.delete(name)
  return [...names].map((model) => ({
    model,
    version: builds.find((build) => build.model === model)?.version ?? null,
  }))
}

type Compared = Omit<Verified, 'unchecked'>

interface Work {
  readonly database: Database
  readonly store: Store
  readonly scratch: Database
  readonly most: number
}

/** Most of the log is played before the snapshot is taken: the shorter it is held, the better. */
const compareAll = async (
  work: Work,
  options: RunnerOptions & { readonly models: ReadonlyArray<Model> },
): Promise<E.Either<ProjectFailure, Compared>> => {
  const { database, store } = work
  const start = await answered(database, () => database.reading(liveCheckpoint))
  if (E.isLeft(start)) return start
  const same = await checkLog(store, start.right)
  if (E.isLeft(same)) return same
  const played = await playUntil(work, start.right.position, options)
  if (E.isLeft(played)) return played
  const compared = await answered(database, () =>
    database.reading<never, E.Either<ProjectFailure, Compared>>(async (live) => {
      const { position } = await liveCheckpoint(live)
      const rest = await playUntil(work, position, options)
      if (E.isLeft(rest)) return rest
      const tables = options.models.flatMap((model): ReadonlyArray<AnyTable> => model.tables)
      const found = await work.scratch.reading<never, Tally>((expected) =>
        compareTables({ live, expected, most: work.most }, tables),
      )
      return E.right({ position, models: options.models.map(({ name }) => name), ...found })
    }),
  )
  return E.flatten<ProjectFailure, Compared>(compared)
}

const playUntil = async (
  { scratch, store }: Work,
  until: Position,
  options: RunnerOptions,
): Promise<E.Either<ProjectFailure, unknown>> => {
  const runner = runnerOn(scratch, store, { ...options, until })
  return E.isLeft(runner) ? runner : toTheEnd(runner.right)
}

type Tally = Pick<Verified, 'rows' | 'differing' | 'differences'>

const compareTables = async (
  sides: {
    readonly live: Kysely<never>
    readonly expected: Kysely<never>
    readonly most: number
  },
  tables: ReadonlyArray<AnyTable>,
): Promise<Tally> => {
  const differences: Difference[] = []
  let rows = 0
  let differing = 0
  for (const table of tables) {
    const order = byKey(table)
    const live = rowsOf(sides.live, table)
    const expected = rowsOf(sides.expected, table)
    let [one, other] = [await live(), await expected()]
    while (one !== null || other !== null) {
      const place = one === null ? 1 : other === null ? -1 : order(one, other)
      const found = place <= 0 ? one : null
      const wanted = place >= 0 ? other : null
      rows += 1
      if (!isEqual(table, found, wanted)) {
        differing += 1
        if (differences.length < sides.most) {
          differences.push({ table: table.name, found, expected: wanted })
        }
      }
      if (place <= 0) one = await live()
      if (place >= 0) other = await expected()
    }
  }
  return { rows, differing, differences }
}

const isEqual = ({ columns }: AnyTable, one: PlainRow | null, other: PlainRow | null): boolean =>
  one !== null &&
  other !== null &&
  Object.keys(columns).every((column) => one[column] === other[column])

/** How many rows are held at once, of each side. */
const pageSize = 1_000

/** The rows of a table one after the other, in the order of their keys; null behind the last. */
const rowsOf = (queries: Kysely<never>, table: AnyTable): (() => Promise<PlainRow | null>) => {
  const key = table.key as ReadonlyArray<string>
  let page: ReadonlyArray<PlainRow> = []
  let next = 0
  let isLast = false
  return async () => {
    if (next === page.length && !isLast) {
      const last = page.at(-1)
      page = await pageBehind(queries, { table: table.name, key, last })
      next = 0
      isLast = page.length < pageSize
    }
    return page[next++] ?? null
  }
}

const pageBehind = async (
  queries: Kysely<never>,
  place: {
    readonly table: string
    readonly key: ReadonlyArray<string>
    readonly last: PlainRow | undefined
  },
): Promise<ReadonlyArray<PlainRow>> => {
  const { table, key, last } = place
  const columns = sql.join(key.map((name) => sql.ref(name)))
  const behind =
    last === undefined
      ? sql``
      : sql`where (${columns}) > (${sql.join(key.map((name) => last[name] ?? null))})`
  const query = sql<PlainRow>`select * from ${sql.table(table)} ${behind} order by ${columns} limit ${sql.lit(pageSize)}`
  return (await query.execute(queries)).rows
}
