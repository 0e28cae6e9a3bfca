/** What is written flat is read back as it was, whatever its depth; anything else is refused. */

import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { flatJson, fromFlatJson } from '../src/index.js'

const again = (value: unknown): unknown => {
  const read = fromFlatJson(flatJson(value))
  if (E.isLeft(read)) throw new Error(read.left)
  return read.right
}

test('any JSON value is read back, and is written as the same text again', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), (drawn) => {
      // What JSON itself makes of the drawn one: without -0, with keys in the order of a parser.
      const value: unknown = JSON.parse(JSON.stringify(drawn))
      fc.pre(!JSON.stringify(value).includes('__proto__'))
      expect(again(value)).toStrictEqual(value)
      expect(flatJson(again(value))).toBe(flatJson(value))
    }),
    { numRuns: 500 },
  )
})

test('equal parts stand once, and whatever holds them stands behind them', () => {
  const part = { amount: 1 }
  expect(flatJson({ one: part, other: { amount: 1 }, list: [part, 'x', null] })).toBe(
    '[{"amount":1},[[0],"x",null],{"one":[0],"other":[0],"list":[1]},[2]]',
  )
  expect(flatJson('alone')).toBe('["alone"]')
})

test('keys keep their order, so that who walks them meets the same', () => {
  const keys = Object.keys(again({ b: 1, a: 2, 10: 3, 9: 4 }) as object)
  expect(keys).toEqual(['9', '10', 'b', 'a'])
})

test('no depth is too much', () => {
  let chain: { readonly before: unknown } | null = null
  for (let depth = 0; depth < 100_000; depth++) chain = { before: chain }
  let depth = 0
  let at = again(chain) as { readonly before: unknown } | null
  for (; at !== null; at = at.before as typeof at) depth++
  expect(depth).toBe(100_000)
})

test('a list of any length is written', () => {
  const parts = Array.from({ length: 200_000 }, (_, index) => [index])
  expect((again(parts) as ReadonlyArray<unknown>).length).toBe(200_000)
})

describe('what JSON cannot say is a bug of who keeps it', () => {
  class Named {}
  test.each<[string, unknown]>([
    ['undefined', { a: undefined }],
    ['an object of a class', new Map()],
    ['an object of a class', [new Named()]],
    ['-0', [-0]],
    ['NaN', Number.NaN],
    ['10', [10n]],
    ['undefined', Array.from({ length: 2 })],
    ['a key called __proto__', JSON.parse('{"__proto__":{}}')],
  ])('%s', (what, value) => {
    expect(() => flatJson(value)).toThrow(`no form in flat JSON: ${what}`)
  })
})

describe('a text that was not written so is refused', () => {
  test.each([
    ['not JSON', '[{'],
    ['no list', '{}'],
    ['no list', '[]'],
    ['item 0 is neither list nor record', '[1,[0]]'],
    ['item 0 refers to no item before it', '[{"a":[0]},[0]]'],
    ['item 0 refers to no item before it', '[{"a":[1]},{},[0]]'],
    ['item 0 refers to no item before it', '[{"a":["x"]},[0]]'],
    ['item 0 refers to no item before it', '[{"a":{}},[0]]'],
    ['the value refers to no item', '[{},[1]]'],
  ])('%s: %s', (reason, text) => {
    expect(fromFlatJson(text)).toEqual(E.left(reason))
  })
})
