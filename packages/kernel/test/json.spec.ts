/** Text from outside: what is read, and where a repeated key or too deep nesting is found. */
import {
  closed,
  faultsOf,
  joinPath,
  maxJsonDepth,
  oneOf,
  parseJson,
  printable,
} from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { nestedText, unprintable } from './arbitrary-json.js'

const repeatedAt = (path: string) =>
  E.left({ path, reason: 'this key stands twice in its object; keep one' })

describe('what is read', () => {
  test.each<[string, unknown]>([
    ['null', null],
    [' true ', true],
    ['-1.5e3', -1500],
    ['"a"', 'a'],
    ['[]', []],
    ['{"a":[1,{"b":"c"}],"b":{}}', { a: [1, { b: 'c' }], b: {} }],
  ])('%s', (text, value) => {
    expect(parseJson(text)).toStrictEqual(E.right(value))
  })

  test.each([
    String.raw`{"a":"{\"a\":1,\"a\":2}"}`,
    String.raw`{"a":"\\","b":"\\\"","c":"\\\\"}`,
    String.raw`{"a":"}],{[","b":",","c":":"}`,
    String.raw`["a","a",{"a":"a"},{"a":"a"}]`,
    String.raw`{"a":{"a":{"a":[]}},"b":[{"a":1},{"a":2}]}`,
    String.raw`{"a":["b","b"],"b":"a"}`,
    String.raw`{"a":1,"A":2,"á":3}`,
    `"${'['.repeat(100)}"`,
    String.raw`"\"${'{'.repeat(100)}"`,
  ])('braces, quotes and backslashes in texts mean nothing: %s', (text) => {
    expect(parseJson(text)).toStrictEqual(E.right(JSON.parse(text)))
  })

  test('an own key __proto__ is kept, so that a closed record refuses it', () => {
    const parsed = parseJson('{"__proto__":{"admin":true},"role":"bam"}')
    if (E.isLeft(parsed)) throw new Error(parsed.left.reason)
    expect(Object.keys(parsed.right as object)).toStrictEqual(['__proto__', 'role'])
    expect(Object.getPrototypeOf(parsed.right)).toBe(Object.prototype)
    const decoded = closed('Role', { role: oneOf('RoleName', ['bam']) }).decode(parsed.right)
    expect(E.mapLeft(faultsOf)(decoded)).toStrictEqual(
      E.left([{ path: '__proto__', reason: 'unknown field; remove it' }]),
    )
  })
})

describe('repeated keys', () => {
  test.each([
    ['{"a":1,"a":2}', 'a'],
    ['{"a":1,"b":2,"a":1}', 'a'],
    ['{"a":{"b":1,"b":1}}', 'a.b'],
    ['[{},{"a":1,"a":2}]', '[1].a'],
    ['{"lines":[{"a":1},{"a":[0,{"q":1,"q":2}]}]}', 'lines[1].a[1].q'],
    ['{"a":[1,2,[3,4]],"b":{},"a":0}', 'a'],
    ['{"a":{},"b":{"a":1},"a":0}', 'a'],
    ['{"__proto__":1,"__proto__":2}', '__proto__'],
    ['{"constructor":1,"constructor":2}', 'constructor'],
    ['{"x":{"":1,"":2}}', 'x.'],
    [String.raw`{"\u0061":1,"a":2}`, 'a'],
    [String.raw`{"a":1,"\u0061":2}`, 'a'],
    [String.raw`{"\"":1,"\u0022":2}`, '"'],
    [String.raw`{"\\":1,"\u005c":2}`, '\\'],
    [String.raw`{"a":"\"a\":","a":2}`, 'a'],
    ['{ "a" : 1 ,\n\t"a"\r\n: 2 }', 'a'],
    ['{"a":1,"a":2,"b":3,"b":4}', 'a'],
  ])('%s stands twice', (text, path) => {
    expect(() => JSON.parse(text) as unknown).not.toThrow()
    expect(parseJson(text)).toStrictEqual(repeatedAt(path))
  })

  test('the path of a long or hostile key is cut and printable', () => {
    const name = `\u001b[2J${'x'.repeat(200)}`
    const text = `{${JSON.stringify(name)}:1,${JSON.stringify(name)}:2}`
    expect(parseJson(text)).toStrictEqual(repeatedAt(`?[2J${'x'.repeat(53)}...`))
  })
})

describe('depth', () => {
  const tooDeep = (character: number) =>
    E.left({ path: '', reason: `nested deeper than 32 levels at character ${character}` })

  test('32 levels are read, one more is refused', () => {
    expect(maxJsonDepth).toBe(32)
    expect(E.isRight(parseJson(nestedText(32, '1')))).toBe(true)
    expect(E.isRight(parseJson(`${'{"a":'.repeat(32)}1${'}'.repeat(32)}`))).toBe(true)
    expect(parseJson(nestedText(33))).toStrictEqual(tooDeep(33))
    expect(parseJson(`${'{"a":'.repeat(33)}1${'}'.repeat(33)}`)).toStrictEqual(tooDeep(161))
  })

  test('many levels beside each other are no depth', () => {
    const siblings = Array.from({ length: 1000 }, () => nestedText(31)).join(',')
    expect(E.isRight(parseJson(`[${siblings}]`))).toBe(true)
  })

  test('200,000 levels are refused without a crash, closed or not', () => {
    expect(parseJson(nestedText(200_000))).toStrictEqual(tooDeep(33))
    expect(parseJson('['.repeat(200_000))).toStrictEqual(tooDeep(33))
    expect(parseJson('{"a":'.repeat(200_000))).toStrictEqual(tooDeep(161))
    expect(E.isLeft(parseJson(`${']'.repeat(200_000)}${'['.repeat(200_000)}`))).toBe(true)
  })
})

describe('broken texts', () => {
  test.each([
    '',
    ' ',
    '{',
    '{"a"}',
    '{"a":1,}',
    '[1 2]',
    '"a',
    '"\\',
    '"\\"',
    "{'a':1}",
    'NaN',
    '01',
  ])('%s is refused with a reason', (text) => {
    const parsed = parseJson(text)
    expect(parsed).toStrictEqual(
      E.left({ path: '', reason: expect.stringMatching(/^not JSON: ./) }),
    )
  })

  test('the reason is short and cannot write to a terminal', () => {
    for (const text of [
      '\u001b[2J',
      '[1,\n\u001b]',
      `[${'\u0007'.repeat(999)}`,
      '["\u2028" \u2028]',
    ]) {
      const parsed = parseJson(text)
      if (E.isRight(parsed)) throw new Error('was read')
      expect(parsed.left.reason).not.toMatch(unprintable)
      expect(parsed.left.reason.length).toBeLessThan(200)
    }
  })
})

describe('printing', () => {
  test('control characters, lone surrogates and line separators become question marks', () => {
    expect(printable('a\u0000\u001b\n\u007f\u009b\ud800\u2028\u2029b')).toBe('a????????b')
    expect(printable('é€\ud83d\ude02')).toBe('é€\ud83d\ude02')
  })

  test('a path names keys and positions', () => {
    const position = joinPath(joinPath('', 'lines'), 2)
    expect(joinPath(position, 'quantity')).toBe('lines[2].quantity')
    expect(joinPath('', 0)).toBe('[0]')
    expect(joinPath('a', 'k'.repeat(60))).toBe(`a.${'k'.repeat(60)}`)
    expect(joinPath('a', 'k'.repeat(61))).toBe(`a.${'k'.repeat(57)}...`)
  })
})
