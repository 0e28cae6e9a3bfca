/** The accepted and the refused texts of each identifier: one account has one text. */
import { type Codec, faultsOf } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import {
  Bn9,
  Bn15,
  bn9Of,
  bn15Of,
  ProgramReference,
  referenceOf,
  TransactionNumber,
  UserId,
} from '../src/values/index.js'

const reasonOf = <A>(codec: Codec<A>, value: unknown): string | undefined => {
  const decoded = codec.decode(value)
  return E.isLeft(decoded) ? faultsOf(decoded.left)[0]?.reason : undefined
}

/** Texts that look right to a person and must not become a second text for the same thing. */
const disguises = (text: string): ReadonlyArray<string> => [
  ` ${text}`,
  `${text} `,
  `${text}\n`,
  `\uFEFF${text}`,
  `${text}\0`,
  `\0${text}`,
  `${text.slice(0, 3)}\0${text.slice(3)}`,
  `${text.slice(0, 3)} ${text.slice(3)}`,
  `${text.slice(0, 3)}-${text.slice(3)}`,
  `${text.slice(0, 3)}\u00A0${text.slice(3)}`,
  `${text.slice(0, 3)}\u200B${text.slice(3)}`,
  text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0x630)),
]

describe('Bn9', () => {
  const valid = ['123456782', '100000009', '700123458', '800000010', '900000027', '123026635']

  test.each(valid)('accepts %s, the published vector', (text) => {
    expect(Bn9.decode(text)).toEqual(E.right(text))
  })

  test.each(['123456789', '987654321', '700000000', '123456783'])(
    'refuses %s for its check digit (BN-02)',
    (text) => {
      expect(reasonOf(Bn9, text)).toBe(
        `expected Bn9 (nine digits, the last a check digit; BN-01 to BN-03), got "${text}"`,
      )
    },
  )

  test('refuses nine zeros, which have a right check digit (BN-03)', () => {
    expect(Bn9.is('000000000')).toBe(false)
  })

  test.each([...disguises('123456782'), '12345678', '1234567820', '', 123456782, null])(
    'refuses %j (BN-01)',
    (value) => {
      expect(Bn9.is(value)).toBe(false)
    },
  )

  test('cannot see the swap of 09 and 90 (BN-04)', () => {
    expect(Bn9.is('100009000')).toBe(true)
    expect(Bn9.is('100090000')).toBe(true)
  })
})

describe('Bn15', () => {
  test('joins and parts business number and reference (BN-05)', () => {
    const bn15 = bn15Of('123456782' as Bn9, 'RM0001' as ProgramReference)
    expect(Bn15.decode(bn15)).toEqual(E.right('123456782RM0001'))
    expect(bn9Of(bn15)).toBe('123456782')
    expect(referenceOf(bn15)).toBe('RM0001')
  })

  test.each(['RC', 'RT', 'RP', 'RR', 'RZ', 'RD', 'RE', 'RG', 'RN', 'RU', 'CT', 'LT', 'DT'])(
    'names %s as no customs account, not as a wrong form (BN-07)',
    (program) => {
      expect(reasonOf(Bn15, `123456782${program}0001`)).toBe(
        `NotAnRmAccount: ${program} is not a customs account (BN-07)`,
      )
    },
  )

  test.each([
    '123456789RM0001',
    '123456789RT0001',
    '123456782RM0000',
    '123456782RT0000',
    '000000000RM0001',
    '123456782rm0001',
    '123456782Rm0001',
    '123456782RM001',
    '123456782RM00001',
    '123456782',
    '123456782 RM 0001',
    '123456782\u0420M0001',
    ...disguises('123456782RM0001'),
  ])('refuses the form of %j (BN-05, BN-08, BN-11)', (text) => {
    expect(reasonOf(Bn15, text)).toMatch(/^expected Bn15 /)
  })

  test.each(['RM0000', 'RM001', 'RM00001', 'rm0001', 'RT0001', 'RM0001 ', 'RM０００１'])(
    'the reference refuses %j (BN-08)',
    (text) => {
      expect(ProgramReference.is(text)).toBe(false)
    },
  )

  test.each(['RM0001', 'RM9999'])('the reference accepts %s (BN-08)', (text) => {
    expect(ProgramReference.is(text)).toBe(true)
  })
})

describe('TransactionNumber', () => {
  test('accepts fourteen digits (TXN-01)', () => {
    expect(TransactionNumber.is('12345000000017')).toBe(true)
  })

  test.each([...disguises('12345000000017'), '1234500000001', '123450000000178', 12345000000017])(
    'refuses %j (TXN-01)',
    (value) => {
      expect(TransactionNumber.is(value)).toBe(false)
    },
  )
})

describe('UserId', () => {
  const id = '0190a5f0-7e3c-7abc-8def-0123456789ab'

  test('accepts a UUID in lower case only', () => {
    expect(UserId.is(id)).toBe(true)
    expect(UserId.is(id.toUpperCase())).toBe(false)
    expect(UserId.is(`{${id}}`)).toBe(false)
    expect(UserId.is(id.replaceAll('-', ''))).toBe(false)
  })
})
