/** Records: exactly their keys, every fault at once, and only the member that the tag names. */
import { closed, integer, list, nullable, oneOf, type Static, tagged } from '@carmkit/kernel'
import { describe, expect, test } from 'vitest'
import { read } from './read.js'

const Count = integer('Count', 1, 9)
const Kind = oneOf('Kind', ['goods', 'service'])
const Line = closed('Line', { kind: Kind, count: Count }, { note: nullable(Kind) })

describe('closed', () => {
  test('exactly its keys, and the very value that was given', () => {
    const value = { kind: 'goods', count: 2 }
    expect(read(Line, value)).toBe(value)
    expect(read(Line, { ...value, note: null })).toStrictEqual({ ...value, note: null })
  })

  test('its keys may come in any order', () => {
    for (const value of [
      { count: 2, kind: 'goods', note: null },
      { count: 2, note: null, kind: 'goods' },
      { note: null, kind: 'goods', count: 2 },
    ]) {
      expect(Line.is(value)).toBe(true)
      expect(Line.is({ ...value, price: 1 })).toBe(false)
      expect(Line.is({ ...value, count: 0 })).toBe(false)
    }
    expect(Line.is({ count: 2, note: null })).toBe(false)
  })

  test('an unknown key is refused', () => {
    expect(read(Line, { kind: 'goods', count: 2, price: 1 })).toStrictEqual([
      'price: unknown field; remove it',
    ])
  })

  test('so is one with the name of an inherited property, or __proto__', () => {
    const value: unknown = JSON.parse('{"kind":"goods","count":2,"toString":1,"__proto__":1}')
    expect(read(Line, value)).toStrictEqual([
      'toString: unknown field; remove it',
      '__proto__: unknown field; remove it',
    ])
  })

  test('a missing key is refused, and named with what belongs there', () => {
    expect(read(Line, { kind: 'goods' })).toStrictEqual(['count: missing field, expected Count'])
  })

  test('an optional key may have the name of an inherited property', () => {
    const Odd = closed('Odd', {}, { constructor: Count, toString: Count })
    expect(read(Odd, {})).toStrictEqual({})
    expect(read(Odd, { toString: 10 })).toStrictEqual([
      'toString: expected a whole number from 1 to 9, got 10',
    ])
  })

  test('an explicit undefined is refused, for required, optional and unknown keys', () => {
    expect(
      read(Line, { kind: undefined, count: 1, note: undefined, price: undefined }),
    ).toStrictEqual([
      'kind: expected "goods" or "service", got nothing',
      'note: expected "goods" or "service", got nothing',
      'price: unknown field; remove it',
    ])
  })

  test('an inherited key does not count', () => {
    const value: unknown = Object.create({ kind: 'goods', count: 2 })
    expect(read(Line, value)).toStrictEqual([
      'kind: missing field, expected Kind',
      'count: missing field, expected Count',
    ])
  })

  test('all faults are reported at once, deep inside too', () => {
    const Order = closed('Order', { id: Count, lines: list(Line, { most: 5 }) })
    const lines = [{ kind: 'x', count: 0, price: 1 }, { count: 1 }, 7]
    expect(read(Order, { lines, extra: 1 })).toStrictEqual([
      'id: missing field, expected Count',
      'lines[0].kind: expected "goods" or "service", got "x"',
      'lines[0].count: expected a whole number from 1 to 9, got 0',
      'lines[0].price: unknown field; remove it',
      'lines[1].kind: missing field, expected Kind',
      'lines[2]: expected an object (Line), got 7',
      'extra: unknown field; remove it',
    ])
  })

  test.each([null, undefined, 'text', 5, [[]], () => 1])('is no record: %s', (value) => {
    expect(read(Line, value)).toStrictEqual([
      expect.stringMatching(/^: expected an object \(Line\), got /),
    ])
  })

  test('has the type of its keys', () => {
    const value: Static<typeof Line> = { kind: 'goods', count: 1 }
    // @ts-expect-error -- count is missing
    const missing: Static<typeof Line> = { kind: 'goods' }
    // @ts-expect-error -- absent is allowed, undefined is not
    const undefinedNote: Static<typeof Line> = { kind: 'goods', count: 1, note: undefined }
    expect([value, missing, undefinedNote].map((one) => Line.is(one))).toStrictEqual([
      true,
      false,
      false,
    ])
  })
})

describe('tagged', () => {
  const Answer = tagged('Answer', 'type', {
    Paid: closed('Paid', { type: oneOf('PaidTag', ['Paid']), cents: Count }),
    Late: closed('Late', { type: oneOf('LateTag', ['Late']) }),
  })

  test('the member that the tag names', () => {
    const value = { type: 'Paid', cents: 5 }
    expect(read(Answer, value)).toBe(value)
    expect(read(Answer, { type: 'Late' })).toStrictEqual({ type: 'Late' })
  })

  test('only that member reports', () => {
    expect(read(Answer, { type: 'Paid' })).toStrictEqual(['cents: missing field, expected Count'])
    expect(read(Answer, { type: 'Late', cents: 5 })).toStrictEqual([
      'cents: unknown field; remove it',
    ])
  })

  test.each<[unknown, string]>([
    [{ type: 'Lost' }, 'type: expected "Paid" or "Late", got "Lost"'],
    [{ type: 'toString' }, 'type: expected "Paid" or "Late", got "toString"'],
    [{ type: ['Paid'], cents: 5 }, 'type: expected "Paid" or "Late", got a list of 1'],
    [{ cents: 5 }, 'type: expected "Paid" or "Late", got nothing'],
    [Object.create({ type: 'Late' }), 'type: expected "Paid" or "Late", got nothing'],
    [JSON.parse('{"type":"__proto__"}'), 'type: expected "Paid" or "Late", got "__proto__"'],
    [null, ': expected an object (Answer), got null'],
    [[], ': expected an object (Answer), got a list of 0'],
  ])('refuses %j', (value, fault) => {
    expect(read(Answer, value)).toStrictEqual([fault])
  })
})
