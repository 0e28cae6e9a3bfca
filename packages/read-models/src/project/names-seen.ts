/**
 * Which rows were ever written, in a room that does not grow: what a build from an empty table asks
 * instead of the database. A Bloom filter: it may take a name for a known one, and then the database
 * is asked, but it forgets none.
 */

/** The names of one kind: keys of a table, or the values of one of its lookups. All kinds share the room. */
export type NamesSeen = (kind: string) => NamesOfKind

export interface NamesOfKind {
  readonly add: (name: string) => void
  /** False: it was surely not added. */
  readonly mayHold: (name: string) => boolean
}

/** Four megabytes: up to four million names, one question in forty is asked in vain at most. */
const words = 2 ** 20

/** Bits of each name. */
const places = 4

/** With nothing in it. */
export const namesSeen = (): NamesSeen => {
  const bits = new Uint32Array(words)
  return (kind) => {
    const [first, second] = [scattered(kind, 0x2545f491), scattered(kind, 0x9e3779b9)]
    return {
      add: (name) => {
        const step = scattered(name, second)
        let place = scattered(name, first)
        for (let count = 0; count < places; count++, place += step) {
          const word = (place >>> 5) % words
          bits[word] = (bits[word] ?? 0) | (1 << (place & 31))
        }
      },
      mayHold: (name) => {
        const step = scattered(name, second)
        let place = scattered(name, first)
        for (let count = 0; count < places; count++, place += step) {
          if (((bits[(place >>> 5) % words] ?? 0) & (1 << (place & 31))) === 0) return false
        }
        return true
      },
    }
  }
}

/** Of tables that are empty and never written: whatever a working set does not hold itself is not there. */
export const nothingSeen: NamesSeen = () => ({ add: () => undefined, mayHold: () => false })

/** A text as a number of 32 bits; texts that are alike lie far apart. */
const scattered = (text: string, seed: number): number => {
  let mixed = seed
  for (let at = 0; at < text.length; at++) {
    mixed = Math.imul(mixed ^ text.charCodeAt(at), 0x5bd1e995)
    mixed ^= mixed >>> 15
  }
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0x85ebca6b)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
