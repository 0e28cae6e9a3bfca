/** The strict building blocks: what they accept is untouched, what they refuse has a place. */
import {
  bool,
  closed,
  codec,
  integer,
  jsonObject,
  list,
  maxJsonDepth,
  nullable,
  oneOf,
  tagged,
  text,
} from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { nestedList } from './arbitrary-json.js'
import { type Decoder, read } from './read.js'

const Count = integer('Count', 1, 9)
const Kind = oneOf('Kind', ['goods', 'service'])
const Line = closed('Line', { kind: Kind, count: Count }, { note: nullable(Kind) })

describe('scalars', () => {
  test('a text has a form of its own', () => {
    const Code = text('Code', 'three letters', (value) => /^[a-z]{3}$/.test(value))
    expect(read(Code, 'abc')).toBe('abc')
    for (const [value, got] of [
      ['abcd', '"abcd"'],
      ['abc\n', '"abc?"'],
      [5, '5'],
      [undefined, 'nothing'],
      [['abc'], 'a list of 1'],
    ]) {
      expect(read(Code, value)).toStrictEqual([
        `: expected Code (three letters), got ${String(got)}`,
      ])
    }
  })

  test('one of a few texts, and nothing that only looks like one', () => {
    expect(read(Kind, 'service')).toBe('service')
    for (const value of ['Goods', '', 'toString', null, ['goods']]) {
      expect(read(Kind, value)).toStrictEqual([
        expect.stringMatching(/^: expected "goods" or "service", got /),
      ])
    }
  })

  test('a whole number within bounds', () => {
    expect(read(Count, 1)).toBe(1)
    expect(read(Count, 9)).toBe(9)
    for (const value of [0, 10, 1.5, '1', Number.NaN, Number.POSITIVE_INFINITY, null, 1n]) {
      expect(read(Count, value)).toStrictEqual([
        expect.stringMatching(/^: expected a whole number from 1 to 9, got /),
      ])
    }
    expect(read(integer('Any', -(2 ** 60), 2 ** 60), 2 ** 53)).toHaveLength(1)
  })

  test('minus zero is refused: written it is zero, so that one text would be two values', () => {
    expect(read(integer('Balance', -5, 5), 0)).toBe(0)
    expect(E.isLeft(integer('Balance', -5, 5).decode(-0))).toBe(true)
  })

  test('true and false', () => {
    expect(read(bool, true)).toBe(true)
    expect(read(bool, false)).toBe(false)
    for (const value of [0, 1, 'true', null, undefined]) expect(read(bool, value)).toHaveLength(1)
  })

  test('a codec of its own reason', () => {
    const Even = codec<number>('Even', (value) => (Number(value) % 2 === 0 ? null : 'is odd'))
    expect(read(Even, 4)).toBe(4)
    expect(read(Even, 5)).toStrictEqual([': is odd'])
  })
})

describe('nullable', () => {
  test('takes null and the value, never undefined', () => {
    expect(read(nullable(Count), null)).toBe(null)
    expect(read(nullable(Count), 3)).toBe(3)
    expect(read(nullable(Count), undefined)).toStrictEqual([
      ': expected a whole number from 1 to 9, got nothing',
    ])
  })

  test('an absent key is not null', () => {
    expect(read(closed('Period', { until: nullable(Count) }), {})).toStrictEqual([
      'until: missing field, expected Count | null',
    ])
  })
})

describe('list', () => {
  const Counts = list(Count, { least: 1, most: 3 })

  test('within its bounds', () => {
    const value = [1, 2, 3]
    expect(read(Counts, value)).toBe(value)
    for (const other of [[], [1, 2, 3, 4]]) {
      expect(read(Counts, other)).toStrictEqual([
        `: expected a list of 1 to 3, got a list of ${other.length}`,
      ])
    }
    expect(read(list(Count, { most: 1 }), [])).toStrictEqual([])
  })

  test('is no object that looks like one', () => {
    expect(read(Counts, { 0: 1, length: 1 })).toStrictEqual([
      ': expected a list of 1 to 3, got an object',
    ])
  })

  test('every faulty item is reported', () => {
    expect(read(Counts, [0, 5, 'x'])).toStrictEqual([
      '[0]: expected a whole number from 1 to 9, got 0',
      '[2]: expected a whole number from 1 to 9, got "x"',
    ])
  })

  test('no two items may share a key, where one is asked for', () => {
    const Lines = list(Line, { most: 9, key: ({ count }) => count })
    const line = (count: number) => ({ kind: 'goods', count })
    expect(read(Lines, [line(1), line(2)])).toStrictEqual([line(1), line(2)])
    expect(read(Lines, [line(1), line(2), line(1), line(1)])).toStrictEqual([
      '[2]: stands in the list already',
      '[3]: stands in the list already',
    ])
    expect(read(Lines, [line(1), line(1), line(0)])).toStrictEqual([
      '[2].count: expected a whole number from 1 to 9, got 0',
    ])
    expect(read(list(Line, { most: 9 }), [line(1), line(1)])).toHaveLength(2)
  })

  test('a hole is no item', () => {
    const value = [1, 2]
    value.length = 3
    expect(E.isLeft(Counts.decode(value))).toBe(true)
    expect(Counts.is(value)).toBe(false)
  })
})

describe('jsonObject', () => {
  const nested = (levels: number): unknown => ({ a: nestedList(levels - 1) })

  test('takes any JSON object of bounded depth, untouched', () => {
    const value = { a: [1, 'b', null, true, { c: {} }] }
    expect(read(jsonObject, value)).toBe(value)
    expect(jsonObject.is(nested(20))).toBe(true)
    expect(jsonObject.is(nested(maxJsonDepth + 1))).toBe(false)
  })

  test.each<[string, unknown]>([
    ['a list', []],
    ['null', null],
    ['undefined inside', { a: undefined }],
    ['NaN inside', { a: [Number.NaN] }],
    ['infinity inside', { a: { b: Number.POSITIVE_INFINITY } }],
    ['a function inside', { a: () => 1 }],
    ['a bigint inside', { a: 1n }],
  ])('refuses %s', (_name, value) => {
    expect(read(jsonObject, value)).toStrictEqual([
      expect.stringMatching(/^: expected a JSON object, got /),
    ])
  })
})

describe('very deep values do not crash', () => {
  const deep = nestedList(200_000)

  test.each<[string, Decoder, unknown]>([
    ['closed, known key', Line, { kind: deep, count: 1 }],
    ['closed, unknown key', Line, { kind: 'goods', count: 1, more: deep }],
    ['closed, itself', Line, deep],
    ['list', list(Count, { most: 5 }), deep],
    ['tagged', tagged('Tagged', 'type', { Line }), { type: deep }],
    ['nullable', nullable(Count), deep],
    ['text', text('Text', 'any', () => true), deep],
    ['jsonObject', jsonObject, { a: deep }],
  ])('%s', (_name, decoder, value) => {
    expect(read(decoder, value)).toHaveLength(1)
  })
})
