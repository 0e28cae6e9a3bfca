/** Keyed values: the same as a Map, whatever the keys have in common and however long they are. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  entriesOf,
  type Keyed,
  noEntries,
  valueIn,
  withoutValue,
  withValue,
} from '../src/values/index.js'

/** One the end of another, or different only far from it. */
const key = fc.constantFrom('', 'G', 'G1', 'G11', 'G111', '1', '11', 'a group', 'A group', 'group')
const change = fc.record({ key, value: fc.option(fc.integer(), { freq: 3 }) })
type Change = typeof change extends fc.Arbitrary<infer C> ? C : never

const applied = (entries: Keyed<string, number>, one: Change) =>
  one.value === null ? withoutValue(entries, one.key) : withValue(entries, one.key, one.value)

describe('Keyed', () => {
  it('answers as a Map does after the same changes', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), key, (changes, asked) => {
        const map = new Map<string, number>()
        for (const one of changes) {
          if (one.value === null) map.delete(one.key)
          else map.set(one.key, one.value)
        }
        const entries = changes.reduce<Keyed<string, number>>(applied, noEntries)
        expect(valueIn(entries, asked)).toBe(map.get(asked))
        expect(new Map(entriesOf(entries))).toEqual(map)
        expect(entriesOf(entries).length).toBe(map.size)
      }),
    )
  })

  it('is the same tree for the same entries, in whatever order and way they came', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        const entries = changes.reduce<Keyed<string, number>>(applied, noEntries)
        const anew = entriesOf(entries)
          .toSorted(([one], [another]) => (one < another ? -1 : 1))
          .reduce<Keyed<string, number>>(
            (all, [one, value]) => withValue(all, one, value),
            noEntries,
          )
        expect(entries).toEqual(anew)
      }),
    )
  })
})
