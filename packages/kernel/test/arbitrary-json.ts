/** Generators of JSON values and of JSON texts, for the laws of the kernel. */
import type { Json } from '@carmkit/kernel'
import fc from 'fast-check'

/** Texts without lone surrogates, with the characters that escaping and sorting get wrong. */
export const wellFormedText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.string({ unit: fc.constantFrom('"', '\\', '{', '}', '[', ',', '\n', '\u007f'), maxLength: 4 }),
)

/** Keys that engines, prototypes and locales order or treat in ways of their own. */
export const key: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('10', '9', 'a', 'A', '', '__proto__', 'constructor', 'é', 'e\u0301', '\ufb33'),
  fc.constantFrom('\ud83d\ude02', '€', '1', '-1', '0.5', '{', '"'),
  wellFormedText,
)

const finiteNumber = fc
  .oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))
  .map((value) => (value === 0 ? 0 : value))

/** Builds an object with own keys only, `__proto__` among them. */
const object = (value: fc.Arbitrary<Json>): fc.Arbitrary<Json> =>
  fc
    .uniqueArray(fc.tuple(key, value), { maxLength: 5, selector: ([name]) => name })
    .map((entries) => Object.fromEntries(entries))

/** JSON values of at most five levels. */
export const json: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, depthSize: 'small', withCrossShrink: true },
    fc.oneof(finiteNumber, wellFormedText, fc.boolean(), fc.constant(null)),
    fc.array(tie('value'), { maxLength: 4 }),
    object(tie('value')),
  ),
})).value

/** The same value with the keys of every object in another order. */
export const withKeysReversed = (value: Json): Json => {
  if (Array.isArray(value)) return value.map((item: Json) => withKeysReversed(item))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, inner]): [string, Json] => [name, withKeysReversed(inner as Json)]),
  )
}

const blank = fc.string({ unit: fc.constantFrom(' ', '\t', '\n', '\r'), maxLength: 2 })

/** Writes a string as JSON; `mask` decides which characters are escaped although they need not be. */
export const spelled = (value: string, mask: number): string => {
  const written = Array.from({ length: value.length }, (_, index) => {
    const unit = value.slice(index, index + 1)
    const mustEscape = /["\\\p{Cc}\p{Surrogate}]/u.test(unit)
    return mustEscape || ((mask >> (index % 8)) & 1) === 1
      ? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
      : unit
  })
  return `"${written.join('')}"`
}

/** A JSON text of the value, with blanks and needless escapes anywhere. */
const textOf = (value: Json, space: string, mask: number): string => {
  const between = `${space},${space}`
  if (typeof value === 'string') return spelled(value, mask)
  if (Array.isArray(value)) {
    const items = value.map((item: Json) => textOf(item, space, mask + 1))
    return `[${space}${items.join(between)}${space}]`
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).map(
    ([name, inner]) =>
      `${spelled(name, mask)}${space}:${space}${textOf(inner as Json, space, mask + 3)}`,
  )
  return `{${space}${members.join(between)}${space}}`
}

/** Valid JSON texts without repeated keys. */
export const jsonText: fc.Arbitrary<string> = fc
  .record({ value: json, space: blank, mask: fc.nat({ max: 255 }) })
  .map(({ value, space, mask }) => textOf(value, space, mask))

/** Nested lists: so many levels, written as text. */
export const nestedText = (levels: number, inner = ''): string =>
  `${'['.repeat(levels)}${inner}${']'.repeat(levels)}`

/** Nested lists as a value, built without recursion. */
export const nestedList = (levels: number): Json => {
  let value: Json = []
  for (let level = 1; level < levels; level++) value = [value]
  return value
}

/** What a reader's terminal could obey, or a record could not hold. */
export const unprintable = /[\p{Cc}\p{Surrogate}\u2028\u2029]/u
