/**
 * Which events of a log were met, by their ids: for a walk over a log of any length. Some eight bytes
 * are kept of each, so that an id that was met is always known, and one that was not hardly ever.
 */

export interface KnownIds {
  readonly add: (id: string) => void
  /** False only of an id that was never added. Some fifty bits of it are compared. */
  readonly mayHave: (id: string) => boolean
}

const firstSlots = 4096

/**
 * Ids are hashes, and no run of them gets near this in tables that are half empty. Only made-up ones do:
 * then nothing is said any more, and no time is lost on them.
 */
const longestRun = 512

export const knownIds = (): KnownIds => {
  /** Each twice as large as the one before: nothing is moved when one is full. */
  const tables = [tableOf(firstSlots)]
  let isOverrun = false
  return {
    add: (id) => {
      const last = tables.at(-1) as Table
      const table = last.isFull() ? tableOf(2 * last.slots) : last
      if (table !== last) tables.push(table)
      isOverrun ||= !table.add(id)
    },
    mayHave: (id) => isOverrun || tables.some((table) => table.has(id)),
  }
}

interface Table {
  readonly slots: number
  readonly isFull: () => boolean
  /** False where it found no place. */
  readonly add: (id: string) => boolean
  readonly has: (id: string) => boolean
}

/** The place of an id follows from its begin, and its end stands there; 0 stands in an empty place. */
const tableOf = (slots: number): Table => {
  const ends = new Uint32Array(slots)
  let taken = 0
  /** Where the id is, or the empty place for it; undefined where its run is too long. */
  const placeOf = (id: string, end: number): number | undefined => {
    const begin = Number.parseInt(id.slice(0, 8), 16)
    for (let step = 0; step < longestRun; step++) {
      const place = (begin + step) % slots
      if (ends[place] === end || ends[place] === 0) return place
    }
    return undefined
  }
  return {
    slots,
    isFull: () => 2 * taken >= slots,
    add: (id) => {
      const end = endOf(id)
      const place = placeOf(id, end)
      if (place === undefined) return false
      if (ends[place] === 0) taken += 1
      ends[place] = end
      return true
    },
    has: (id) => {
      const end = endOf(id)
      const place = placeOf(id, end)
      return place !== undefined && ends[place] === end
    },
  }
}

const endOf = (id: string): number => Number.parseInt(id.slice(-8), 16) || 1
