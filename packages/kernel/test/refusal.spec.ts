/** The end of every complete switch. */
import { absurd } from '@carmkit/kernel'
import { expect, test } from 'vitest'

test('a case that cannot happen is a bug, named with the value', () => {
  expect(() => absurd({ type: 'Lost' } as never)).toThrow('unexpected case: {"type":"Lost"}')
})

test('a switch that misses a case does not compile', () => {
  const rank = (value: 'high' | 'low'): number => {
    switch (value) {
      case 'high':
        return 1
      default:
        // @ts-expect-error -- low is left over
        return absurd(value)
    }
  }
  expect(rank('high')).toBe(1)
})
