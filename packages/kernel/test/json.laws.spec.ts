/** Laws of reading: as `JSON.parse` where that is strict enough, and a refusal where it is not. */
import { deepStrictEqual } from 'node:assert/strict'
import { joinPath, parseJson, utf8Length } from '@carmkit/kernel'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { expect, test } from 'vitest'
import { json, jsonText, key, spelled, unprintable } from './arbitrary-json.js'

test('a valid text without repeated keys is read as JSON.parse reads it', () => {
  fc.assert(
    fc.property(jsonText, (text) => {
      deepStrictEqual(parseJson(text), E.right(JSON.parse(text)))
    }),
  )
})

/** One way into a value: through a key with other keys beside it, or through a position. */
const step = fc.oneof(
  fc.record({ key, before: fc.array(json, { maxLength: 2 }) }),
  fc.record({ before: fc.array(json, { maxLength: 3 }) }),
)

test('a repeated key is found at any depth, in any spelling, with its path', () => {
  const situation = fc.record({
    steps: fc.array(step, { maxLength: 8 }),
    repeated: key,
    masks: fc.tuple(fc.nat({ max: 255 }), fc.nat({ max: 255 })),
    between: fc.array(json, { maxLength: 2 }),
  })
  fc.assert(
    fc.property(situation, ({ steps, repeated, masks, between }) => {
      const others = between.map((value, index) => `"~${index}":${JSON.stringify(value)},`).join('')
      const [one, other] = masks.map((mask) => spelled(repeated, mask))
      const innermost = `{${one}:1,${others}${other}:2}`
      const text = steps.reduceRight((inner, around) => {
        const before = around.before.map((value) => JSON.stringify(value))
        if (!('key' in around)) return `[${[...before, inner].join()}]`
        const members = before.map((value, index) => `"~${index}":${value}`)
        return `{${[...members, `${JSON.stringify(around.key)}:${inner}`].join()}}`
      }, innermost)
      const path = [
        ...steps.map((around) => ('key' in around ? around.key : around.before.length)),
        repeated,
      ].reduce(joinPath, '')
      expect(parseJson(text)).toStrictEqual(
        E.left({ path, reason: 'this key stands twice in its object; keep one' }),
      )
    }),
  )
})

/** Texts of objects over few keys, so that many repeat one; no blanks, no escapes. */
const crowdedText = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom('1', '"a"', 'null'),
    fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join()}]`),
    fc
      .array(fc.tuple(fc.constantFrom('a', 'b', ',', '}'), tie('value')), { maxLength: 3 })
      .map((members) => `{${members.map(([name, value]) => `"${name}":${value}`).join()}}`),
  ),
})).value

test('a key is repeated exactly where reading and writing loses something', () => {
  fc.assert(
    fc.property(crowdedText, (text) => {
      const isLossless = JSON.stringify(JSON.parse(text)) === text
      expect(E.isRight(parseJson(text))).toBe(isLossless)
    }),
    { numRuns: 2000 },
  )
})

test('any text is read as JSON.parse reads it or refused in printable words, never thrown at', () => {
  const scrap = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    '"',
    ':',
    ',',
    '\\',
    'u0061',
    'a',
    '1',
    ' ',
    '\u001b',
    '\ud800',
    '""',
  )
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: scrap }), fc.string({ unit: 'binary' })), (text) => {
      const parsed = parseJson(text)
      if (E.isRight(parsed)) deepStrictEqual(parsed.right, JSON.parse(text))
      else expect(`${parsed.left.path}${parsed.left.reason}`).not.toMatch(unprintable)
    }),
    { numRuns: 2000 },
  )
})

test('the size of a text is that of its bytes', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })),
      (text) => {
        expect(utf8Length(text)).toBe(Buffer.byteLength(text, 'utf8'))
      },
    ),
  )
  for (const edge of ['\u007f', '\u0080', '\u07ff', '\u0800', '\uffff', '\u{10000}', '\ud800']) {
    expect(utf8Length(edge)).toBe(Buffer.byteLength(edge, 'utf8'))
  }
})
