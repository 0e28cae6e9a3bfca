/** What a codec accepts it returns untouched; what it refuses it explains. */
import {
  canonicalJson,
  closed,
  faultsOf,
  integer,
  jsonObject,
  list,
  nullable,
  oneOf,
  tagged,
  text,
} from '@carmkit/kernel'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { expect, test } from 'vitest'
import { json } from './arbitrary-json.js'

const Name = text('Name', '1 to 5 characters', (value) => value.length > 0 && value.length <= 5)
const Money = closed('Money', { cents: integer('Cents', -9, 9) }, { note: nullable(Name) })
const Step = tagged('Step', 'type', {
  Paid: closed('Paid', { type: oneOf('PaidTag', ['Paid']), parts: list(Money, { most: 3 }) }),
  Kept: closed('Kept', { type: oneOf('KeptTag', ['Kept']), payload: jsonObject }),
})

const name = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 5 })
const money = fc.record(
  { cents: fc.integer({ min: -9, max: 9 }), note: fc.option(name) },
  { requiredKeys: ['cents'] },
)
const step = fc.oneof(
  fc.record({ type: fc.constant('Paid' as const), parts: fc.array(money, { maxLength: 3 }) }),
  fc.record({ type: fc.constant('Kept' as const), payload: fc.record({ any: json }) }),
)

test('an accepted value is returned as it is, and encoded as it is', () => {
  fc.assert(
    fc.property(step, (value) => {
      const before = canonicalJson(value)
      const decoded = Step.decode(value)
      expect(E.isRight(decoded) && decoded.right === value).toBe(true)
      expect(Step.encode(value)).toBe(value)
      expect(canonicalJson(value)).toStrictEqual(before)
    }),
  )
})

test('any JSON value is accepted as it is or refused with a fault, and the guard agrees', () => {
  const likeStep = fc.record(
    { type: fc.constantFrom('Paid', 'Kept', 'Lost'), parts: json, payload: json, more: json },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(fc.oneof(json, likeStep, step), (value: unknown) => {
      const decoded = Step.decode(value)
      expect(Step.is(value)).toBe(E.isRight(decoded))
      if (E.isRight(decoded)) expect(decoded.right).toBe(value)
      else expect(faultsOf(decoded.left).length).toBeGreaterThan(0)
    }),
    { numRuns: 1000 },
  )
})

test('one more key anywhere in an accepted value is refused at its place', () => {
  const placed = fc.record({ value: step, at: fc.nat() })
  fc.assert(
    fc.property(placed, ({ value, at }) => {
      const parts = 'parts' in value ? value.parts : []
      const index = at % (parts.length + 1)
      const target = parts[index]
      const extended =
        target === undefined
          ? { ...value, extra: 1 }
          : { ...value, parts: parts.with(index, { ...target, extra: 1 } as never) }
      const path = target === undefined ? 'extra' : `parts[${index}].extra`
      expect(E.mapLeft(faultsOf)(Step.decode(extended))).toStrictEqual(
        E.left([{ path, reason: 'unknown field; remove it' }]),
      )
    }),
  )
})
