/** Builds that follow one checkpoint, with the rows of them that are at hand. */

import {
  addStops,
  type Build,
  type Checkpoint,
  moveCheckpoint,
  type Stop,
} from '../database/bookkeeping.js'
import type { Session, StoredTable, Written } from '../database/database.js'
import { storedTable } from '../database/model-tables.js'
import type { Model, Projected } from '../project/model.js'
import { nameOf } from '../project/name.js'
import { type NamesSeen, namesSeen } from '../project/names-seen.js'
import { play } from '../project/play.js'
import type { PlainRow } from '../project/rows.js'
import type { AnyTable } from '../project/table.js'
import type { Wanted } from '../project/table-set.js'
import { columnsOf, type WorkingSet, workingSet } from '../project/working-set.js'
import { type Entry, placeBehind } from './entries.js'

export interface Group {
  readonly checkpoint: Checkpoint
  readonly members: ReadonlyArray<Member>
  /** Theirs, in the same order. */
  readonly models: ReadonlyArray<Model>
  readonly stored: ReadonlyMap<AnyTable, StoredTable>
  readonly set: WorkingSet
  /** What the working sets of this group have written, where its tables were empty before; else null. */
  readonly seen: NamesSeen | null
}

/** A build with its model, and the streams that it holds nothing of from a place on. */
interface Member {
  readonly build: number
  readonly model: Model
  readonly stops: Map<string, Stop>
}

/** The builds of one checkpoint; null where there are none, or one that these models cannot carry on. */
export const groupOf = (
  builds: ReadonlyArray<Build>,
  models: ReadonlyArray<Model>,
): Group | null => {
  const [first] = builds
  const known = builds.flatMap((build) => {
    const model = models.find(
      ({ name, version }) => name === build.model && version === build.version,
    )
    return model === undefined ? [] : [{ build, model }]
  })
  if (first === undefined || known.length < builds.length) return null
  const seen = first.checkpoint.position === 0 ? namesSeen() : null
  const members = known.map(({ build, model }) => member(build, model))
  return {
    checkpoint: first.checkpoint,
    members,
    models: members.map(({ model }) => model),
    stored: new Map(
      known.flatMap(({ build, model }) =>
        model.tables.map((table: AnyTable) => [table, storedTable(table, build.tables)]),
      ),
    ),
    set: workingSet(seen),
    seen,
  }
}

const member = (build: Build, model: Model): Member => {
  const stops = new Map(build.stops.map((stop) => [stop.stream, stop]))
  const isStopped = ({ position, event }: Projected): boolean =>
    stops.size > 0 && (stops.get(event.stream)?.position ?? Infinity) < position
  const project: Model['project'] = (projected, rows) =>
    isStopped(projected) ? [] : model.project(projected, rows)
  return { build: build.id, model: { ...model, project }, stops }
}

/** How many rows are kept at hand between batches. */
const mostAtHand = 20_000

/**
 * Applies entries that follow the group's checkpoint, in one transaction. Null: the checkpoint is
 * not there any more, since somebody else was faster; nothing was done. Throws `SqlError` and
 * `ProjectionBug`, after both of which the group is of no use any more.
 */
export const advance = async (
  session: Session,
  group: Group,
  entries: ReadonlyArray<Entry>,
): Promise<Group | null> => {
  const { checkpoint } = group
  const moved = checkpointBehind(checkpoint, entries)
  if (!(await moveCheckpoint(session, checkpoint, moved))) return null
  const stops = newStops(group, entries)
  if (stops.length > 0) await addStops(session, stops)
  const events = entries.filter(isEvent)
  while (!play(group.models, events, group.set)) await fetchWanted(session, group)
  await write(session, group)
  return withCheckpoint(group, moved)
}

/** Whole: a copy by its parts costs more than all else that a batch of one entry asks of a group. */
const withCheckpoint = (group: Group, checkpoint: Checkpoint): Group => {
  const { members, models, stored, set, seen } = group
  return { checkpoint, members, models, stored, set, seen }
}

const isEvent = (entry: Entry): entry is Projected => 'event' in entry

/** What was written is at hand from now on, once the transaction is through. */
export const settle = (group: Group): Group => {
  const { set, seen } = group
  set.settle()
  return set.size() > mostAtHand ? { ...group, set: workingSet(seen) } : group
}

/** The first entry of a stream that cannot be read is where the stream ends for us. */
const newStops = (
  { members }: Group,
  entries: ReadonlyArray<Entry>,
): ReadonlyArray<Stop & { readonly build: number }> => {
  const found: (Stop & { readonly build: number })[] = []
  for (const entry of entries) {
    if (isEvent(entry)) continue
    for (const { build, stops } of members) {
      if (stops.has(entry.stream)) continue
      stops.set(entry.stream, entry)
      found.push({ ...entry, build })
    }
  }
  return found
}

const fetchWanted = async (session: Session, { set, stored }: Group): Promise<void> => {
  for (const lookup of lookupsOf(set.takeWanted())) await fetch({ session, set, stored }, lookup)
}

/** What is wanted of one table by the same columns. */
interface Lookup {
  readonly table: AnyTable
  readonly columns: ReadonlyArray<string>
  readonly wanted: Wanted[]
}

const lookupsOf = (wanted: ReadonlyArray<Wanted>): ReadonlyArray<Lookup> => {
  const lookups = new Map<string, Lookup>()
  for (const one of wanted) {
    const columns = columnsOf(one)
    const name = `${one.table.name} ${one.by} ${columns.join()}`
    const known = lookups.get(name)
    if (known === undefined) lookups.set(name, { table: one.table, columns, wanted: [one] })
    else known.wanted.push(one)
  }
  return [...lookups.values()]
}

const fetch = async (
  { session, set, stored }: Pick<Group, 'set' | 'stored'> & { readonly session: Session },
  { table, columns, wanted }: Lookup,
): Promise<void> => {
  const found = await session.find(
    placeOf(stored, table),
    columns,
    wanted.map(({ values }) => values),
  )
  const rowsByName = new Map<string, PlainRow[]>()
  for (const row of found) {
    const name = nameOf(columns, row)
    const rows = rowsByName.get(name)
    if (rows === undefined) rowsByName.set(name, [row])
    else rows.push(row)
  }
  for (const one of wanted) set.fetched(one, rowsByName.get(nameOf(columns, one.values)) ?? [])
}

const write = async (session: Session, { set, stored }: Group): Promise<void> => {
  for (const [table, touched] of set.touched()) {
    const place = placeOf(stored, table)
    const rows: Written[] = []
    const gone: PlainRow[] = []
    for (const { key, row, before } of touched) {
      if (row !== null) rows.push({ row, before })
      else if (before !== null) gone.push(key)
    }
    if (rows.length > 0) await session.put(place, rows)
    if (gone.length > 0) await session.remove(place, gone)
  }
}

const placeOf = (stored: Group['stored'], table: AnyTable): StoredTable => {
  const place = stored.get(table)
  if (place === undefined) throw new Error(`${table.name} is a table of no model that is played`)
  return place
}

const checkpointBehind = (checkpoint: Checkpoint, entries: ReadonlyArray<Entry>): Checkpoint => {
  const { position, before, hash } = placeBehind(checkpoint, entries)
  const recorded = entries.findLast(isEvent)
  return {
    name: checkpoint.name,
    generation: checkpoint.generation,
    position,
    before,
    hash,
    recordedAt: recorded?.event.metadata.recordedAt ?? checkpoint.recordedAt,
  }
}
