/** Third step of the loop: the facts that a decision needs, read side by side. */
import { type Facts, type Instant, latest, type Needs, type Pin, type Table } from '@carmkit/core'
import * as E from 'fp-ts/lib/Either.js'
import type { Loaded } from './load.js'
import { type FoundTable, tablesFor } from './log-tables.js'
import type { Ports } from './ports.js'
import type { Reading } from './remembered.js'
import type { ReadFailure } from './store.js'

/** What a decision looked at beside its own stream. */
export interface Gathered {
  readonly facts: Facts
  /** Every other stream that was read, in the order of the needs. */
  readonly pins: ReadonlyArray<Pin>
  readonly tables: ReadonlyArray<FoundTable>
  /** The latest moment that any of the streams has recorded; null when all are empty. */
  readonly recordedUntil: Instant | null
}

/** Reads all that is needed side by side, then what that names; the own stream is at hand already. */
export const gather = async (
  ports: Ports & Reading,
  own: Loaded,
  { streams, tables: names, more }: Needs,
): Promise<E.Either<ReadFailure, Gathered>> => {
  const found = await tablesFor(ports, own, names)
  if (E.isLeft(found)) return found
  const tables = found.right
  const first = await loadAll(ports, new Map([[own.stream, own]]), streams)
  if (E.isLeft(first)) return first
  const named = more === null ? [] : more(factsOf(first.right, tables))
  const all = named.length === 0 ? first : await loadAll(ports, first.right, named)
  if (E.isLeft(all)) return all
  const known = all.right
  const pins = [...known.values()]
    .filter(({ stream }) => stream !== own.stream)
    .map(({ pin }) => pin)
  const recorded = [...known.values()].flatMap(({ recordedUntil }) => recordedUntil ?? [])
  return E.right({
    facts: factsOf(known, tables),
    pins,
    tables,
    recordedUntil: recorded.length === 0 ? null : recorded.reduce(latest),
  })
}

type Known = ReadonlyMap<string, Loaded>

/** What is known, and these streams beside it; each is read once. */
const loadAll = async (
  { load }: Reading,
  known: Known,
  streams: Needs['streams'],
): Promise<E.Either<ReadFailure, Known>> => {
  const unread = streams.filter(({ name }) => !known.has(name))
  const loaded = await Promise.all(unread.map(({ name }) => load(name)))
  const all = new Map(known)
  for (const one of loaded) {
    if (E.isLeft(one)) return one
    all.set(one.right.stream, one.right)
  }
  return E.right(all)
}

const factsOf = (known: Known, tables: ReadonlyArray<Table>): Facts => ({
  stream: ({ name }) => {
    const loaded = known.get(name)
    if (loaded === undefined) throw new Error(`${name} was not among the needs`)
    return { state: loaded.state as never, pin: loaded.pin }
  },
  table: (name) => tables.find((one) => one.name === name) ?? null,
})
