/** Freezing must reach everything that can be frozen, and must survive what cannot. */
import { expect, test } from 'vitest'
import { deepFreeze } from '../src/deep-freeze.js'

test('freezes records, lists and what maps and sets hold, and returns the same value', () => {
  const symbol = Symbol('hidden')
  const parts = Array.from({ length: 7 }, () => ({ cents: 1 }))
  const value = {
    list: [parts[0]],
    map: new Map([[parts[1], parts[2]]]),
    set: new Set([parts[3]]),
    [symbol]: parts[4],
  }
  Object.defineProperty(value, 'hidden', { value: parts[5], enumerable: false })
  expect(deepFreeze(value)).toBe(value)
  for (const part of [value, value.list, value.map, value.set, ...parts.slice(0, 6)]) {
    expect(Object.isFrozen(part)).toBe(true)
  }
  expect(Object.isFrozen(parts[6])).toBe(false)
})

test('freezes what stands inside an already frozen value', () => {
  const inner = { cents: 1 }
  deepFreeze(Object.freeze({ inner }))
  expect(Object.isFrozen(inner)).toBe(true)
})

test('ends on a cycle, on deep values and on binary data', () => {
  const cycle: { self?: unknown } = {}
  cycle.self = cycle
  let deep: unknown = []
  for (let level = 0; level < 100_000; level++) deep = [deep]
  deepFreeze([cycle, deep, new Uint8Array(2), null, 'text'])
  expect(Object.isFrozen(cycle)).toBe(true)
})

test('runs no getter', () => {
  const value = {
    get price(): number {
      throw new Error('was run')
    },
  }
  expect(Object.isFrozen(deepFreeze(value))).toBe(true)
})
