/** The program account number: a business number and one of its customs accounts. */
import { type Codec, codec, sketch, text } from '@carmkit/kernel'
import { Bn9 } from './bn9.js'

/** Reference of a customs account within its business number: `RM0001` to `RM9999` (BN-08). */
export type ProgramReference = string & { readonly ProgramReference: unique symbol }

export const ProgramReference: Codec<ProgramReference> = text(
  'ProgramReference',
  'RM0001 to RM9999; BN-08',
  (value) => /^RM[0-9]{4}$/.test(value) && value !== 'RM0000',
)

/** Business number and reference in one text, `123456782RM0001` (BN-05, BN-11). */
export type Bn15 = string & { readonly Bn15: unique symbol }

/** Other program identifiers than RM are well formed, and no customs account (BN-07). */
export const Bn15: Codec<Bn15> = codec('Bn15', (value) => {
  const parts = typeof value === 'string' ? /^([0-9]{9})([A-Z]{2})([0-9]{4})$/.exec(value) : null
  if (parts === null || !Bn9.is(parts[1]) || parts[3] === '0000') {
    return `expected Bn15 (business number, RM, four digits from 0001; BN-05), got ${sketch(value)}`
  }
  return parts[2] === 'RM' ? null : `NotAnRmAccount: ${parts[2]} is not a customs account (BN-07)`
})

export const bn15Of = (bn9: Bn9, reference: ProgramReference): Bn15 => `${bn9}${reference}` as Bn15
export const bn9Of = (bn15: Bn15): Bn9 => bn15.slice(0, 9) as Bn9
export const referenceOf = (bn15: Bn15): ProgramReference => bn15.slice(9) as ProgramReference
