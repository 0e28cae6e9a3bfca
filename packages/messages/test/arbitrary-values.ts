/** Generators of the values that messages are made of, each in its one form. */
import {
  addDays,
  type Bn9,
  type CivilDate,
  instantOf,
  moneyOf,
  withCheckDigit,
  withoutTrailingZeros,
} from '@carmkit/core'
import { codeLists } from '@carmkit/messages'
import fc from 'fast-check'

const digit = fc.constantFrom('0', '1', '2', '3', '4', '5', '6', '7', '8', '9')
export const digits = (count: number): fc.Arbitrary<string> =>
  fc.string({ unit: digit, minLength: count, maxLength: count })
export const capitals = (count: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom('A', 'B', 'U', 'X', 'Z'), minLength: count, maxLength: count })

export const words: fc.Arbitrary<string> = fc.constantFrom(
  'a',
  'Vélos, 2 "roues"',
  'É',
  '𝄞 music',
  '0.10',
)
const cents = fc.integer({ min: 0, max: 1_000_000 })
export const money = fc
  .oneof(cents, fc.constantFrom(0, 10_000_000_000_000))
  .map((n) => moneyOf(n as never))
export const signed = fc.integer({ min: -100_000, max: 100_000 }).map((n) => moneyOf(n as never))
export const decimal = (decimals: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.integer({ min: 0, max: 9999 }), fc.string({ unit: digit, maxLength: decimals }))
    .map(([whole, part]) => withoutTrailingZeros(`${whole}.${part}0`))
export const positive = (decimals: number): fc.Arbitrary<string> =>
  decimal(decimals).filter((value) => value !== '0')
export const date = fc
  .integer({ min: 0, max: 10_000 })
  .map((days) => addDays('2010-01-01' as CivilDate, days))
export const instant = fc.integer({ min: 1_600_000_000_000, max: 1_900_000_000_000 }).map(instantOf)
export const bn9: fc.Arbitrary<Bn9> = fc
  .integer({ min: 10_000_000, max: 99_999_999 })
  .map((eight) => withCheckDigit(String(eight)))
export const bn15 = fc
  .tuple(bn9, fc.integer({ min: 1, max: 9999 }))
  .map(([bn, n]) => `${bn}RM${String(n).padStart(4, '0')}`)
export const ordinal = fc.integer({ min: 1, max: 99_999 })
export const listOfOne = <A>(item: fc.Arbitrary<A>): fc.Arbitrary<A[]> =>
  fc.array(item, { minLength: 1, maxLength: 3 })
export const codeIn = (list: keyof typeof codeLists): fc.Arbitrary<string> =>
  fc.constantFrom(...codeLists[list].values.map(({ code }) => code))
export const currency = codeIn('currency')

/** Every optional property is there or not. */
export const record = <
  R extends Record<string, fc.Arbitrary<unknown>>,
  O extends Record<string, fc.Arbitrary<unknown>>,
>(
  required: R,
  optional: O,
): fc.Arbitrary<Record<string, unknown>> =>
  fc.record({ ...required, ...optional }, { requiredKeys: Object.keys(required) as never[] })
