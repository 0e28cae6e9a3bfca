/** Identifiers have one text, and derived ones never change. */
import { carmkitNamespace, Hash, noHash, Uuid, uuidFrom } from '@carmkit/kernel'
import fc from 'fast-check'
import { v5 } from 'uuid'
import { expect, test } from 'vitest'

test('the namespace and an identifier derived in it are fixed for ever', () => {
  expect(carmkitNamespace).toBe('5f0d9a52-6f0e-5f4b-9d57-0d6c1c4e7a31')
  // Computed outside this project, with another implementation of UUID v5.
  expect(uuidFrom('abc')).toBe('56933125-cae6-5570-ada2-09f8cf94a554')
  expect(Uuid.is(uuidFrom(''))).toBe(true)
  expect(uuidFrom('abd')).not.toBe(uuidFrom('abc'))
})

test('any name gives the identifier that another implementation derives', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
      expect(uuidFrom(name)).toBe(v5(name, carmkitNamespace))
    }),
  )
})

test('so do names as long as a hash, one after the other, in ASCII or not', () => {
  const name = fc.string({
    unit: fc.constantFrom('a', '0', '~', 'é', '€'),
    minLength: 64,
    maxLength: 64,
  })
  const hash = fc.string({ unit: fc.constantFrom('a', '0', '9'), minLength: 64, maxLength: 64 })
  fc.assert(
    fc.property(fc.array(fc.oneof(name, hash), { maxLength: 4 }), (names) => {
      expect(names.map(uuidFrom)).toStrictEqual(names.map((one) => v5(one, carmkitNamespace)))
    }),
  )
})

test.each([
  '018f3c6e-1111-7000-8000-000000000001',
  '56933125-cae6-5570-ada2-09f8cf94a554',
  'f47ac10b-58cc-4372-a567-0e02b2c3d479',
])('%s is one', (value) => {
  expect(Uuid.is(value)).toBe(true)
})

test.each([
  'F47AC10B-58CC-4372-A567-0E02B2C3D479',
  'f47ac10b58cc4372a5670e02b2c3d479',
  '{f47ac10b-58cc-4372-a567-0e02b2c3d479}',
  'f47ac10b-58cc-4372-a567-0e02b2c3d479\n',
  ' f47ac10b-58cc-4372-a567-0e02b2c3d479',
  'f47ac10b-58cc-0372-a567-0e02b2c3d479',
  'f47ac10b-58cc-9372-a567-0e02b2c3d479',
  'f47ac10b-58cc-4372-c567-0e02b2c3d479',
  '00000000-0000-0000-0000-000000000000',
  '',
  null,
])('%j is none', (value) => {
  expect(Uuid.is(value)).toBe(false)
})

const units = ['', '0', '9', '/', ':', 'a', 'f', '`', 'g', 'A', '-', '\n', '\u0100', '\u0130']

test.each([
  [
    Uuid,
    '018f3c6e-1111-7000-8000-000000000001',
    /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  ],
  [Hash, noHash, /^[0-9a-f]{64}$/],
] as const)(
  '%# one unit of it changed, left out or added: what the pattern says',
  (form, text, pattern) => {
    const otherwise: string[] = []
    for (let at = 0; at <= text.length; at++) {
      for (const unit of units) {
        for (const left of [0, 1]) {
          const changed = `${text.slice(0, at)}${unit}${text.slice(at + left)}`
          if (form.is(changed) !== pattern.test(changed)) otherwise.push(changed)
        }
      }
    }
    expect(otherwise).toStrictEqual([])
  },
)
