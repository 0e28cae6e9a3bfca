/** Faults are bounded and printable, whatever the value was. */
import { closed, codec, faultsOf, faultsUnder, list, maxFaults, sketch } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { describe, expect, test } from 'vitest'
import { nestedList } from './arbitrary-json.js'

const never = codec<string>('Never', () => 'is never right')
const faultsOfMany = (count: number) => {
  const decoded = list(never, { most: 1000 }).decode(Array.from({ length: count }, () => 0))
  return E.isLeft(decoded) ? faultsOf(decoded.left) : []
}

describe('faultsOf', () => {
  test('lists faults in the order found, with their paths', () => {
    const Line = closed('Line', { quantity: never, price: never })
    const decoded = closed('Order', { lines: list(Line, { most: 3 }) }).decode({
      lines: [
        { quantity: 1, price: 2 },
        { price: 1, quantity: 2 },
      ],
    })
    expect(E.mapLeft(faultsOf)(decoded)).toStrictEqual(
      E.left(
        ['lines[0].quantity', 'lines[0].price', 'lines[1].quantity', 'lines[1].price'].map(
          (path) => ({ path, reason: 'is never right' }),
        ),
      ),
    )
  })

  test('has an empty path for the value itself', () => {
    expect(E.mapLeft(faultsOf)(never.decode(1))).toStrictEqual(
      E.left([{ path: '', reason: 'is never right' }]),
    )
  })

  test('counts what is beyond the bound', () => {
    expect(maxFaults).toBe(50)
    expect(faultsOfMany(49)).toHaveLength(49)
    expect(faultsOfMany(50)).toHaveLength(50)
    expect(faultsOfMany(50).at(-1)).toStrictEqual({ path: '[49]', reason: 'is never right' })
    expect(faultsOfMany(51)).toHaveLength(51)
    expect(faultsOfMany(51).at(-1)?.reason).toMatch(/^and 1 more/)
    expect(faultsOfMany(1000)).toHaveLength(51)
    expect(faultsOfMany(1000).at(-1)).toStrictEqual({ path: '', reason: 'and 950 more faults' })
  })

  test('tells what was expected where a codec of io-ts gives no reason', () => {
    expect(
      E.mapLeft(faultsOf)(closed('Named', { name: t.string }).decode({ name: 5 })),
    ).toStrictEqual(E.left([{ path: 'name', reason: 'expected string, got 5' }]))
  })

  test('survives a very deep value', () => {
    expect(E.mapLeft(faultsOf)(t.string.decode(nestedList(200_000)))).toStrictEqual(
      E.left([{ path: '', reason: 'expected string, got a list of 1' }]),
    )
  })
})

describe('faultsUnder', () => {
  test('puts the place of the value before each path', () => {
    const paths = ['', 'cents', 'lines[2].quantity', '[1]', '[1].cents']
    const faults = paths.map((path) => ({ path, reason: 'is wrong' }))
    expect(faultsUnder('data', faults)).toStrictEqual(
      ['data', 'data.cents', 'data.lines[2].quantity', 'data[1]', 'data[1].cents'].map((path) => ({
        path,
        reason: 'is wrong',
      })),
    )
  })
})

describe('sketch', () => {
  test.each<[unknown, string]>([
    [null, 'null'],
    [undefined, 'nothing'],
    [true, 'true'],
    [-1.5, '-1.5'],
    [Number.NaN, 'NaN'],
    ['bam', '"bam"'],
    ['x'.repeat(40), `"${'x'.repeat(40)}"`],
    ['x'.repeat(41), `"${'x'.repeat(37)}..."`],
    ['a\u001b[2J\nb', '"a?[2J?b"'],
    [`${'x'.repeat(36)}\ud83d\ude02${'x'.repeat(9)}`, `"${'x'.repeat(36)}?..."`],
    [[1, 2, 3], 'a list of 3'],
    [{ secret: 'word' }, 'an object'],
    [nestedList(200_000), 'a list of 1'],
    [1n, 'a bigint'],
    [Symbol('s'), 'a symbol'],
    [() => 1, 'a function'],
  ])('case %#', (value, text) => {
    expect(sketch(value)).toBe(text)
  })
})
