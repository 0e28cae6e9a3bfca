/** The instruments of security, as commands and events state them. */
import { type Codec, closed, nullable, oneOf, type Static, tagged, text } from '@carmkit/kernel'
import { Bn15, CivilDate, type Money, NonNegativeMoney } from '../../values/index.js'

/** Id of an instrument within its account, chosen by who posts it and never used twice (CK-85). */
export const InstrumentId: Codec<string> = text(
  'InstrumentId',
  '1 to 40 capital letters, digits or hyphens',
  (value) => /^[A-Z0-9-]{1,40}$/.test(value),
)

/** Of no amount nothing is posted. */
export const SecurityAmount: Codec<Money> = text(
  'Money',
  'dollars and two decimals as text, above "0.00"',
  (value) => NonNegativeMoney.is(value) && value !== '0.00',
)

const form = <F extends string>(name: F): Codec<F> => oneOf(name, [name])

/**
 * What is posted. `surety` is the account of the company that stands for a bond, `inForceFrom` its
 * first day, Eastern. Where one bond of the whole business number is apportioned, `amount` is the
 * share of this account and `wholeBond` the amount of the bond; null for a bond of this account alone.
 */
export const Security = tagged('Security', 'form', {
  bond: closed('Bond', {
    form: form('bond'),
    amount: SecurityAmount,
    surety: Bn15,
    inForceFrom: CivilDate,
    wholeBond: nullable(SecurityAmount),
  }),
  cash: closed('Cash', { form: form('cash'), amount: SecurityAmount }),
})
export type Security = Static<typeof Security>
export type PostedBond = Extract<Security, { form: 'bond' }>
export type Form = Security['form']

const reasonsOfAgency = ['SecurityInsufficient', 'DebtUnpaid', 'NonCompliance'] as const

/** Why the agency revokes; the list is assumed (CK-92). */
export const AgencyRevocationReason = oneOf('RevocationReason', reasonsOfAgency)

/** The same, or that the account itself was closed. */
export const RevocationReason = oneOf('RevocationReason', [...reasonsOfAgency, 'ProgramClosed'])

/** What a suspension waits for, by the agency's discretion. */
export const HoldOffReason = oneOf('HoldOffReason', ['PaperBond', 'ReductionPending'])
