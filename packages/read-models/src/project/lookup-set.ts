/** One lookup of one table within a working set: which rows have the values that were asked for. */
import { nameOf } from './name.js'
import type { NamesOfKind } from './names-seen.js'
import type { PlainRow } from './rows.js'

/** Rows that are not as they were fetched any more, by the names of their keys. */
type Changed = ReadonlyMap<
  string,
  { readonly row: PlainRow | null; readonly before: PlainRow | null | undefined }
>

export interface LookupSet {
  readonly columns: ReadonlyArray<string>
  /**
   * The keys of all rows that may have these values, those that have left among them. Undefined
   * where nobody knows.
   */
  readonly keysOf: (name: string, changed: Changed) => Iterable<string> | undefined
  readonly fetched: (name: string, keys: Iterable<string>) => void
  /** The row of that key is this one now. */
  readonly joined: (key: string, row: PlainRow) => void
  readonly rewind: () => void
  readonly settle: (changed: Changed) => void
  readonly size: () => number
}

/** @param seen which values rows ever had in these columns; null where nobody knows */
export const lookupSet = (columns: ReadonlyArray<string>, seen: NamesOfKind | null): LookupSet => {
  /** Keys of the rows that were fetched for these values. */
  const found = new Map<string, Set<string>>()
  /** Keys of the rows that came to have them since; some may have left again. */
  const joined = new Map<string, Set<string>>()
  /** Whatever joins is noted, not only what joins something that was found. */
  let isComplete = false
  const note = (key: string, row: PlainRow): void => {
    // What nobody has asked yet is fetched first, and then all is played again.
    if (found.size === 0 && !isComplete) return
    const name = nameOf(columns, row)
    if (isComplete || found.has(name)) add(joined, name, key)
  }
  const complete = (changed: Changed): void => {
    if (isComplete) return
    isComplete = true
    for (const [key, { row }] of changed) if (row !== null) note(key, row)
  }
  return {
    columns,
    keysOf: (name, changed) => {
      if (!found.has(name) && seen?.mayHold(name) === false) {
        complete(changed)
        found.set(name, new Set())
      }
      const before = found.get(name)
      const since = joined.get(name)
      return before === undefined || since === undefined ? before : new Set([...before, ...since])
    },
    fetched: (name, keys) => void found.set(name, new Set(keys)),
    joined: note,
    rewind: () => joined.clear(),
    settle: (changed) => {
      for (const [name, keys] of joined) for (const key of keys) found.get(name)?.add(key)
      joined.clear()
      if (seen === null) return
      for (const { row, before } of changed.values()) {
        // Values that were there before were noted when they came.
        if (row !== null && !(before != null && isSame(columns, row, before))) {
          seen.add(nameOf(columns, row))
        }
      }
    },
    size: () => found.size,
  }
}

const isSame = (columns: ReadonlyArray<string>, row: PlainRow, before: PlainRow): boolean =>
  columns.every((name) => row[name] === before[name])

const add = (sets: Map<string, Set<string>>, name: string, member: string): void => {
  const known = sets.get(name)
  if (known === undefined) sets.set(name, new Set([member]))
  else known.add(member)
}
