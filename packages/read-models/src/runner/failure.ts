/** Why a runner stopped. What it has done until then stands, whole. */
import type { LogEntry, Position, ReadFailure, Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import type { Checkpoint } from '../database/bookkeeping.js'
import type { Database } from '../database/database.js'
import type { DatabaseFailure } from '../database/failure.js'
import type { DatabaseNewer } from '../database/migrations/index.js'
import type { ProjectionBug } from '../project/play.js'

export type ProjectFailure =
  | DatabaseFailure
  | DatabaseNewer
  | LogDiffers
  | ModelFailed
  | OptionsRefused
  | ReadFailure
  | ReadOnly

/** The tables are not the fold of this log: another store, or one that has lost its end. */
export interface LogDiffers {
  readonly name: 'LogDiffers'
  readonly position: Position
  readonly reason: string
}

/** A model could not say what an event changes: the event was not recorded by carmkit, or the model is wrong. */
export interface ModelFailed {
  readonly name: 'ModelFailed'
  readonly model: string
  readonly stream: string
  readonly revision: number
  readonly position: Position
  readonly reason: string
}

/** The runner was asked for something that it cannot do: nothing was done. */
export interface OptionsRefused {
  readonly name: 'OptionsRefused'
  readonly reason: string
}

/** The database was opened to be read only. */
export interface ReadOnly {
  readonly name: 'ReadOnly'
  readonly reason: string
}

export const modelFailed = ({ model, projected, message }: ProjectionBug): ModelFailed => ({
  name: 'ModelFailed',
  model: model.name,
  stream: projected.event.stream,
  revision: projected.event.revision,
  position: projected.position,
  reason: message,
})

export const readOnly = ({ address }: Database): ReadOnly => ({
  name: 'ReadOnly',
  reason: `${address} was opened to be read only: open it for writing`,
})

/** Whether the log still has, where the checkpoint stands, what it had when it was put there. */
export const checkLog = async (
  store: Store,
  checkpoint: Checkpoint,
): Promise<E.Either<ReadFailure | LogDiffers, void>> => {
  if (checkpoint.position === 0) return E.right(undefined)
  const read = await store.readLog(checkpoint.before, 1)()
  if (E.isLeft(read)) return read
  const differs = whatDiffers(checkpoint, read.right[0])
  return differs === null ? E.right(undefined) : E.left(differs)
}

/** What is wrong with the entry that the log has behind the one before the checkpoint. */
export const whatDiffers = (
  { position, hash }: Pick<Checkpoint, 'position' | 'hash'>,
  entry: LogEntry | undefined,
): LogDiffers | null => {
  if (entry === undefined) {
    const reason = `the tables go up to position ${position} of a log, and this one ends before: it is another log, or has lost its end: name another store or another database, or drop this database`
    return { name: 'LogDiffers', position, reason }
  }
  const found = 'event' in entry ? entry.event.metadata.hash : null
  const isSame = entry.position === position && (hash === null || found === null || found === hash)
  if (isSame) return null
  const reason = `the tables were made of another log: at position ${position} this one has another event: name another store or another database, or drop this database`
  return { name: 'LogDiffers', position, reason }
}
