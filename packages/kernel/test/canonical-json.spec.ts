/** The text that is hashed: published vectors, and everything that has no canonical text. */
import { readdirSync, readFileSync } from 'node:fs'
import { canonicalJson, maxCanonicalLength, maxJsonDepth } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { nestedList } from './arbitrary-json.js'

const vectors = new URL('vectors/rfc8785/', import.meta.url)
const read = (path: string): string => readFileSync(new URL(path, vectors), 'utf8')
const names = readdirSync(new URL('input', vectors))
const refusalOf = (value: unknown): unknown => {
  const written = canonicalJson(value)
  return E.isLeft(written) ? written.left.reason : written
}

describe('published vectors of RFC 8785', () => {
  test('there are six pairs', () => {
    expect(names).toHaveLength(6)
    expect(readdirSync(new URL('output', vectors))).toStrictEqual(names)
  })

  test.each(names)('%s', (name) => {
    const value: unknown = JSON.parse(read(`input/${name}`))
    expect(canonicalJson(value)).toStrictEqual(E.right(read(`output/${name}`)))
  })

  test.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('the number with the bits %s is written %s', (bits, expected) => {
    const value = Buffer.from(bits, 'hex').readDoubleBE(0)
    expect(canonicalJson(value)).toStrictEqual(E.right(expected))
  })
})

describe('keys', () => {
  test('are sorted as text, also where they look like numbers', () => {
    expect(canonicalJson({ '9': 1, '10': 2, a: 3, A: 4 })).toStrictEqual(
      E.right('{"10":2,"9":1,"A":4,"a":3}'),
    )
  })

  test('are sorted by UTF-16 units, not by code points', () => {
    expect(canonicalJson({ '\ufb33': 1, '\ud83d\ude02': 2 })).toStrictEqual(
      E.right('{"\ud83d\ude02":2,"\ufb33":1}'),
    )
  })

  test('are sorted at every level', () => {
    expect(canonicalJson([{ b: { d: 1, c: 2 }, a: [] }])).toStrictEqual(
      E.right('[{"a":[],"b":{"c":2,"d":1}}]'),
    )
  })

  test('may belong to an object without a prototype', () => {
    const value = Object.assign(Object.create(null) as object, { b: 1, a: 2 })
    expect(canonicalJson(value)).toStrictEqual(E.right('{"a":2,"b":1}'))
  })

  test('may be __proto__, as an own key', () => {
    expect(canonicalJson(JSON.parse('{"__proto__":{"z":1},"a":2}'))).toStrictEqual(
      E.right('{"__proto__":{"z":1},"a":2}'),
    )
  })
})

describe('whatever way it is written', () => {
  test('a record of many keys is sorted as one of few', () => {
    const keys = Array.from({ length: 100 }, (_, index) => `key${99 - index}`)
    const value = Object.fromEntries(keys.map((key) => [key, null]))
    const members = keys.toSorted().map((key) => `"${key}":null`)
    expect(canonicalJson(value)).toStrictEqual(E.right(`{${members.join(',')}}`))
  })

  test('keys that look like numbers are sorted as text inside a record that is sorted', () => {
    const value = { a: { '9': 1, '10': 2 }, b: [{ z: 1, '5': { d: 1, c: 2 } }] }
    expect(canonicalJson(value)).toStrictEqual(
      E.right('{"a":{"10":2,"9":1},"b":[{"5":{"c":2,"d":1},"z":1}]}'),
    )
  })

  test('nothing writes itself', () => {
    const list = Object.assign([1, 2], { toJSON: () => 'forged' })
    expect(canonicalJson({ list })).toStrictEqual(E.right('{"list":[1,2]}'))
    expect(canonicalJson({ z: 1, list })).toStrictEqual(E.right('{"list":[1,2],"z":1}'))
    expect(refusalOf({ toJSON: () => 'forged' })).toBe('no JSON form: function')
    expect(canonicalJson({ toJSON: 'forged' })).toStrictEqual(E.right('{"toJSON":"forged"}'))
  })

  test('a text that only looks like half of a surrogate pair is written', () => {
    expect(canonicalJson({ b: '\\ud800', a: 1 })).toStrictEqual(E.right('{"a":1,"b":"\\\\ud800"}'))
  })
})

describe('texts', () => {
  test('are never normalised: two spellings of one letter stay two texts', () => {
    expect(canonicalJson('é')).toStrictEqual(E.right('"é"'))
    expect(canonicalJson('e\u0301')).toStrictEqual(E.right('"e\u0301"'))
  })

  test.each([
    ['a text', '\ud800'],
    ['the end of a text', 'a\udbff'],
    ['a low surrogate', '\udc00a'],
    ['the wrong order', '\ude02\ud83d'],
    ['a key', { '\ud800': 1 }],
    ['a text deep inside', { a: [{ b: '\udfff' }] }],
  ])('lone surrogates are refused: %s', (_name, value) => {
    expect(refusalOf(value)).toBe('lone surrogate in a text')
  })
})

describe('what has no JSON form', () => {
  test.each<[string, unknown, string]>([
    ['nothing', undefined, 'no JSON form: undefined'],
    ['not a number', Number.NaN, 'no JSON form: NaN'],
    ['infinity', Number.POSITIVE_INFINITY, 'no JSON form: Infinity'],
    ['minus infinity', Number.NEGATIVE_INFINITY, 'no JSON form: -Infinity'],
    ['a function', () => 1, 'no JSON form: function'],
    ['a symbol', Symbol('s'), 'no JSON form: symbol'],
    ['a bigint', 1n, 'no JSON form: bigint'],
  ])('%s is refused, alone, in a record and in a list', (_name, value, reason) => {
    expect(refusalOf(value)).toBe(reason)
    expect(refusalOf({ a: value })).toBe(reason)
    expect(refusalOf([1, value])).toBe(reason)
  })

  test('a list with a hole is refused: its text would be no JSON', () => {
    const list = [1, 2]
    list.length = 3
    expect(canonicalJson(list)).toStrictEqual(E.left(expect.anything()))
  })

  test.each<[string, object]>([
    ['a date', new Date(0)],
    ['a map', new Map([['a', 1]])],
    ['a set', new Set([1])],
  ])('%s is refused: all of its kind would share one text', (_name, value) => {
    expect(canonicalJson(value)).toStrictEqual(E.left(expect.anything()))
  })
})

describe('bounds', () => {
  test.each<[string, unknown]>([
    ['a list', []],
    ['an object', {}],
    ['a list with a number', [1]],
  ])(
    `${maxJsonDepth} levels are written, one more is refused: innermost %s`,
    (_name, innermost) => {
      const nested = (levels: number): unknown => {
        let value: unknown = innermost
        for (let level = 1; level < levels; level++) value = [value]
        return value
      }
      expect(E.isRight(canonicalJson(nested(maxJsonDepth)))).toBe(true)
      expect(refusalOf(nested(maxJsonDepth + 1))).toBe('nested deeper than 32 levels')
    },
  )

  test('a caller may allow other levels', () => {
    expect(canonicalJson([[]], 2)).toStrictEqual(E.right('[[]]'))
    expect(E.isLeft(canonicalJson([[]], 1))).toBe(true)
    expect(canonicalJson('text', 0)).toStrictEqual(E.right('"text"'))
    expect(E.isLeft(canonicalJson({}, 0))).toBe(true)
  })

  test('very deep values and cycles are refused without a crash', () => {
    expect(refusalOf(nestedList(200_000))).toBe('nested deeper than 32 levels')
    const cycle: { self?: unknown } = {}
    cycle.self = cycle
    expect(refusalOf(cycle)).toBe('nested deeper than 32 levels')
  })

  test('a text of the greatest length is written, one unit more is refused', () => {
    const longest = 'x'.repeat(maxCanonicalLength - 2)
    expect(E.isRight(canonicalJson(longest))).toBe(true)
    expect(refusalOf(`${longest}x`)).toBe('longer than 4000000')
  })

  test('an error that is no refusal is passed on', () => {
    const value = {
      get price(): number {
        throw new Error('not readable')
      },
    }
    expect(() => canonicalJson(value)).toThrow('not readable')
  })
})
