/** People in a tree: the same as a Map, for any changes, and a change leaves what was there before. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  everybody,
  nobody,
  type People,
  personIn,
  type UserId,
  withoutPerson,
  withPerson,
} from '../src/values/index.js'

/** Few people, many of them alike in their last digits, so that the tree branches deep. */
const user = fc
  .constantFrom('0', '1', '10', '110', 'f10', '1110', 'a')
  .map((tail) => `00000000-0000-4000-8000-${tail.padStart(12, '0')}` as UserId)

const change = fc.record({ user, value: fc.option(fc.integer(), { freq: 3 }) })

const applied = (
  people: People<number>,
  { user: who, value }: { user: UserId; value: number | null },
) => (value === null ? withoutPerson(people, who) : withPerson(people, who, value))

describe('People', () => {
  it('answers as a Map does after the same changes', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), user, (changes, asked) => {
        const map = new Map<UserId, number>()
        let people: People<number> = nobody
        for (const one of changes) {
          people = applied(people, one)
          if (one.value === null) map.delete(one.user)
          else map.set(one.user, one.value)
        }
        expect(personIn(people, asked)).toBe(map.get(asked))
        expect(new Map(everybody(people))).toEqual(map)
      }),
    )
  })

  it('keeps what was there before a change', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 20 }), change, (changes, last) => {
        const before = changes.reduce<People<number>>(applied, nobody)
        const written = JSON.stringify(before)
        applied(before, last)
        expect(JSON.stringify(before)).toBe(written)
      }),
    )
  })

  it('shares what a change does not touch', () => {
    const ids = Array.from(
      { length: 256 },
      (_, n) => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}` as UserId,
    )
    const before = ids.reduce<People<number>>((people, id, n) => withPerson(people, id, n), nobody)
    const after = withPerson(before, ids[0] as UserId, 1000)
    const branches = (people: People<number>): ReadonlyArray<unknown> =>
      people !== null && 'children' in people ? people.children : []
    const shared = new Set(branches(before))
    const same = branches(after).filter((branch) => shared.has(branch))
    expect(same.length).toBe(15)
  })
})
