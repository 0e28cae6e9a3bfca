/** What a database knows of its own tables: builds, the checkpoints they follow, and stopped streams. */
import { printable } from '@carmkit/kernel'
import type { Position } from '@carmkit/store'
import { column, optional } from '../project/table.js'
import { type Database, names, type Session, type StoredTable } from './database.js'
import type { Stored } from './model-tables.js'

/** The checkpoint of all tables that are read. */
export const live = 'live'

/** The last entry of the log that is part of the tables. */
export interface Checkpoint {
  readonly name: string
  /** Rises whenever other tables than before belong to the checkpoint. */
  readonly generation: number
  /** 0 before the first entry. */
  readonly position: Position
  /** Of the entry before it: behind it the log must still have the same entry. */
  readonly before: Position
  /** Of the event at that position, whose id follows from it; null where there is none that can be read. */
  readonly hash: string | null
  /** Of the last event among them. */
  readonly recordedAt: string | null
}

/** A stream that a build holds nothing of from this entry on. */
export interface Stop {
  readonly stream: string
  readonly position: Position
  /** Null where not even that can be read. */
  readonly revision: number | null
  readonly reason: string
}

/** The tables of one model in one version. */
export interface Build {
  readonly id: number
  readonly model: string
  readonly version: number
  readonly tables: ReadonlyArray<Stored>
  readonly checkpoint: Checkpoint
  readonly stops: ReadonlyArray<Stop>
}

type Rows = Session['rows']

/** Every build, the oldest first. */
export const readBuilds = async (rows: Rows): Promise<ReadonlyArray<Build>> => {
  const checkpoints = await readCheckpoints(rows)
  const stops = await rows(`SELECT * FROM ${names.stop} ORDER BY position`)
  const builds = await rows(`SELECT * FROM ${names.build} ORDER BY id`)
  return builds.map((row) => {
    const checkpoint = checkpoints.find(({ name }) => name === row['checkpoint'])
    if (checkpoint === undefined) throw new Error(`build ${row['id']} follows no checkpoint`)
    return {
      id: Number(row['id']),
      model: String(row['model']),
      version: Number(row['version']),
      tables: JSON.parse(String(row['tables'])) as ReadonlyArray<Stored>,
      checkpoint,
      stops: stops.filter(({ build }) => build === row['id']).map(stopOf),
    }
  })
}

export const readCheckpoints = async (rows: Rows): Promise<ReadonlyArray<Checkpoint>> =>
  (await rows(`SELECT * FROM ${names.checkpoint} ORDER BY name`)).map(checkpointOf)

/** The checkpoint as it stands, and nobody else moves it before this transaction ends. Null: it is gone. */
export const lockCheckpoint = async (
  { dialect }: Database,
  session: Session,
  name: string,
): Promise<Checkpoint | null> => {
  const [row] = await session.rows(
    `SELECT * FROM ${names.checkpoint} WHERE name = ?${dialect.forUpdate}`,
    name,
  )
  return row === undefined ? null : checkpointOf(row)
}

/** Said once: a text that is put together anew for each batch costs more to find than to run. */
const moving = `UPDATE ${names.checkpoint} SET position = ?, position_before = ?, hash = ?, recorded_at = ?
  WHERE name = ? AND position = ? AND generation = ?`

/**
 * Moves the checkpoint from where it was seen last, and holds it until this transaction ends; false
 * where it is not there any more.
 */
export const moveCheckpoint = async (
  session: Session,
  from: Checkpoint,
  to: Checkpoint,
): Promise<boolean> => {
  const moved = await session.run(
    moving,
    to.position,
    to.before,
    to.hash,
    to.recordedAt,
    from.name,
    from.position,
    from.generation,
  )
  return moved === 1
}

const stopTable: StoredTable = {
  name: names.stop,
  columns: {
    build: column('number', 'The build.'),
    stream: column('text', 'The stream that it holds only the begin of.'),
    position: column('number', 'The first entry that could not be read.'),
    revision: optional('number', 'Its revision; null where not even that could be read.'),
    reason: column('text', 'Why not.'),
  },
  key: ['build', 'stream'],
  lookups: [],
}

/**
 * Streams that stop for builds, all at once. What cannot be read may be anything: it is kept as it can
 * be shown, and once where that looks alike.
 */
export const addStops = async (
  session: Session,
  stops: ReadonlyArray<Stop & { readonly build: number }>,
): Promise<void> => {
  if (stops.length === 0) return
  const rows = new Map(
    stops.map(({ build, stream, position, revision, reason }) => [
      JSON.stringify([build, shown(stream)]),
      { build, stream: shown(stream), position, revision, reason: shown(reason) },
    ]),
  )
  await session.put(
    stopTable,
    [...rows.values()].map((row) => ({ row, before: null })),
  )
}

/** No name of a stream of ours is as long, and an index of PostgreSQL holds no text that is much longer. */
const mostShown = 500

const shown = (text: string): string => printable(text.slice(0, mostShown))

const stopOf = (row: Awaited<ReturnType<Rows>>[number]): Stop => ({
  stream: String(row['stream']),
  position: Number(row['position']),
  revision: row['revision'] === null ? null : Number(row['revision']),
  reason: String(row['reason']),
})

const checkpointOf = (row: Awaited<ReturnType<Rows>>[number]): Checkpoint => ({
  name: String(row['name']),
  generation: Number(row['generation']),
  position: Number(row['position']),
  before: Number(row['position_before']),
  hash: textIn(row['hash']),
  recordedAt: textIn(row['recorded_at']),
})

const textIn = (value: string | number | null | undefined): string | null =>
  value == null ? null : String(value)
