/** The business number: who a legal entity is, to customs and to the revenue agency. */
import { type Codec, text } from '@carmkit/kernel'

/** Nine ASCII digits with a check digit, without blanks (BN-01 to BN-03). */
export type Bn9 = string & { readonly Bn9: unique symbol }

export const Bn9: Codec<Bn9> = text(
  'Bn9',
  'nine digits, the last a check digit; BN-01 to BN-03',
  (value) => /^[0-9]{9}$/.test(value) && value !== '000000000' && luhnSum(value) % 10 === 0,
)

/** The business number whose first eight digits these are: for tests and generators. */
export const withCheckDigit = (eightDigits: string): Bn9 => {
  const number = `${eightDigits}${(10 - (luhnSum(`${eightDigits}0`) % 10)) % 10}`
  if (!Bn9.is(number)) throw new Error(`no business number begins with ${eightDigits}`)
  return number
}

/** Luhn sum over all digits: from the right, every second digit counts double (BN-02). */
const luhnSum = (digits: string): number => {
  let sum = 0
  for (let index = 0; index < digits.length; index++) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 0x30
    const weighted = index % 2 === 1 ? digit * 2 : digit
    sum += weighted > 9 ? weighted - 9 : weighted
  }
  return sum
}
