/** The business number: who a legal entity is, to customs and to the revenue agency. */
import { type Codec, text } from '@carmkit/kernel'

/** Nine ASCII digits with a check digit, without blanks (BN-01 to BN-03). */
export type Bn9 = string & { readonly Bn9: unique symbol }

export const Bn9: Codec<Bn9> = text(
  'Bn9',
  'nine digits, the last a check digit; BN-01 to BN-03',
  (value) => /^[0-9]{9}$/.test(value) && value !== '000000000' && hasLuhnCheckDigit(value),
)

/** Luhn mod 10 over all digits: from the right, every second digit counts double (BN-02). */
const hasLuhnCheckDigit = (digits: string): boolean => {
  let sum = 0
  for (let index = 0; index < digits.length; index++) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 0x30
    const weighted = index % 2 === 1 ? digit * 2 : digit
    sum += weighted > 9 ? weighted - 9 : weighted
  }
  return sum % 10 === 0
}
