/** The ordered tree against a sorted list, and its height against its size. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inOrder, type Ordered, withOrdered, withoutOrdered } from '../src/values/index.js'

const change = fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 30 }))

test('holds what was put in and not taken out, in the order of the keys', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 80 }), (changes) => {
      let tree: Ordered<number> = null
      const known = new Set<string>()
      for (const [isIn, number] of changes) {
        const key = String(number).padStart(2, '0')
        tree = isIn ? withOrdered(tree, key, number) : withoutOrdered(tree, key)
        if (isIn) known.add(key)
        else known.delete(key)
      }
      expect([...inOrder(tree)]).toEqual([...known].toSorted().map(Number))
    }),
  )
})

test('stays low, whatever the order in which keys come', () => {
  const heightOf = (keys: ReadonlyArray<number>): number =>
    keys.reduce<Ordered<number>>(
      (tree, key) => withOrdered(tree, String(key).padStart(5, '0'), key),
      null,
    )?.height ?? 0
  const keys = Array.from({ length: 10_000 }, (_, index) => index)
  expect(heightOf(keys)).toBeLessThan(19)
  expect(heightOf(keys.toReversed())).toBeLessThan(19)
})
