/** The fold: events in order, from the initial state, and nothing else. */
import { fold } from '@carmkit/kernel'
import { expect, test } from 'vitest'

const trail = {
  initial: '' as string,
  evolve: (state: string, event: string) => `${state}(${event})`,
}

test('without events it is the initial state itself', () => {
  const initial = {}
  expect(fold({ initial, evolve: () => ({}) }, [])).toBe(initial)
})

test('events are applied once each, in order', () => {
  expect(fold(trail, ['a', 'b', 'a'])).toBe('(a)(b)(a)')
})

test('anything that can be walked is folded, and walked once', () => {
  let walks = 0
  function* events() {
    walks++
    yield 'a'
    yield 'b'
  }
  expect(fold(trail, events())).toBe('(a)(b)')
  expect(walks).toBe(1)
})

test('a long history does not exhaust the stack', () => {
  const counter = { initial: 0, evolve: (state: number) => state + 1 }
  expect(fold(counter, Array.from({ length: 300_000 }))).toBe(300_000)
})
