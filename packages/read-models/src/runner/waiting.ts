/** How far the tables are behind the log, and waiting until they are not: for those who read what they wrote. */
import { setTimeout as sleep } from 'node:timers/promises'
import {
  type Clock,
  type Position,
  type ReadFailure,
  type Store,
  systemClock,
} from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import type { Database } from '../database/database.js'
import type { DatabaseFailure } from '../database/failure.js'
import { answered, liveCheckpoint } from '../database/status.js'
import { checkLog, type LogDiffers } from './failure.js'

export interface Lag {
  /** Entries of the log that are not part of the tables yet. */
  readonly entries: number
  /** There are more than were counted. */
  readonly isMore: boolean
  /** For how long the first of them has been waiting; 0 where there is none. */
  readonly seconds: number
}

/** How many entries are read at once, to count them. */
const pageSize = 1_000

/** How far the tables are behind their log, which another one is not. Counts up to `most` entries, by default 10,000. */
export const lagOf = async (
  database: Database,
  store: Store,
  { most = 10_000, clock = systemClock }: { readonly most?: number; readonly clock?: Clock } = {},
): Promise<E.Either<DatabaseFailure | LogDiffers | ReadFailure, Lag>> => {
  const start = await answered(database, () => database.reading(liveCheckpoint))
  if (E.isLeft(start)) return start
  const same = await checkLog(store, start.right)
  if (E.isLeft(same)) return same
  let seconds = 0
  let entries = 0
  for (let { position } = start.right; ; ) {
    const page = await store.readLog(position, Math.min(pageSize, most - entries + 1))()
    if (E.isLeft(page)) return page
    const first = page.right.find((entry) => 'event' in entry)
    if (seconds === 0 && first !== undefined && 'event' in first) {
      const waited = Date.parse(clock.now()) - Date.parse(first.event.metadata.recordedAt)
      seconds = Math.max(0, waited / 1000)
    }
    entries += page.right.length
    if (entries > most) return E.right({ entries: most, isMore: true, seconds })
    const last = page.right.at(-1)
    if (last === undefined) return E.right({ entries, isMore: false, seconds })
    position = last.position
  }
}

/** The tables have not come as far in time. */
export interface NotYet {
  readonly name: 'NotYet'
  /** Where they stand. */
  readonly position: Position
  readonly wanted: Position
}

export interface WaitOptions {
  /** In milliseconds; default 10,000. */
  readonly timeout?: number
}

const defaultTimeout = 10_000

/** Shortest and longest pause between two looks, in milliseconds. */
const pauses = { shortest: 2, longest: 100 }

/** Waits until the tables hold the log up to `position`, and answers how far they have come. */
export const waitFor = async (
  database: Database,
  position: Position,
  { timeout = defaultTimeout }: WaitOptions = {},
): Promise<E.Either<DatabaseFailure | NotYet, Position>> => {
  const deadline = performance.now() + timeout
  for (let pause = pauses.shortest; ; pause = Math.min(pause * 2, pauses.longest)) {
    const reached = await livePosition(database)
    if (E.isLeft(reached) || reached.right >= position) return reached
    const left = deadline - performance.now()
    if (left <= 0) return E.left({ name: 'NotYet', position: reached.right, wanted: position })
    await sleep(Math.min(pause, left))
  }
}

/**
 * Waits until the tables hold everything that the log holds now: also what the caller has just written.
 * Another log than theirs is refused. Where time ends while its end is looked for, the answer is about
 * the part that was found.
 */
export const waitForLog = async (
  database: Database,
  store: Store,
  options: WaitOptions = {},
): Promise<E.Either<DatabaseFailure | LogDiffers | NotYet | ReadFailure, Position>> => {
  const deadline = performance.now() + (options.timeout ?? defaultTimeout)
  const start = await answered(database, () => database.reading(liveCheckpoint))
  if (E.isLeft(start)) return start
  const same = await checkLog(store, start.right)
  if (E.isLeft(same)) return same
  for (let { position } = start.right; ; ) {
    const page = await store.readLog(position, pageSize)()
    if (E.isLeft(page)) return page
    const last = page.right.at(-1)
    position = last?.position ?? position
    const timeout = Math.max(0, deadline - performance.now())
    if (last === undefined || timeout === 0) return waitFor(database, position, { timeout })
  }
}

const livePosition = (database: Database): Promise<E.Either<DatabaseFailure, Position>> =>
  answered(database, async () => (await database.reading(liveCheckpoint)).position)
