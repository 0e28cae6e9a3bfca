/** What one assessment comes to more or less than another: the last step from charges to a ledger. */
import { closed, type Static } from '@carmkit/kernel'
import { type Cents, centsOf, Money, moneyOf } from '../values/index.js'
import type { Charges } from './charges.js'
import type { ChargeName } from './working.js'

/** Canadian dollars by charge, negative where less is owed. A charge that is not stated counts as zero. */
export type ChargesDifference = Static<typeof ChargesDifference>
export const ChargesDifference = closed('ChargesDifference', {
  valueForDuty: Money,
  customsDuty: Money,
  sima: Money,
  surtax: Money,
  excise: Money,
  luxuryTax: Money,
  valueForTax: Money,
  salesTax: Money,
  provincialTax: Money,
  totalPayable: Money,
})

/** Exact: each amount is at most 10^13 cents and not negative, so their difference is an amount too. */
export const differenceOf = (before: Charges, after: Charges): ChargesDifference =>
  eachCharge((name) => (inCents(after[name]) - inCents(before[name])) as Cents)

const eachCharge = (amountOf: (name: ChargeName) => Cents): ChargesDifference => {
  const change = (name: ChargeName): Money => moneyOf(amountOf(name))
  return {
    valueForDuty: change('valueForDuty'),
    customsDuty: change('customsDuty'),
    sima: change('sima'),
    surtax: change('surtax'),
    excise: change('excise'),
    luxuryTax: change('luxuryTax'),
    valueForTax: change('valueForTax'),
    salesTax: change('salesTax'),
    provincialTax: change('provincialTax'),
    totalPayable: change('totalPayable'),
  }
}

export const sumOfDifferences = (all: ReadonlyArray<ChargesDifference>): ChargesDifference =>
  all.reduce(
    (sum, one) => eachCharge((name) => (centsOf(sum[name]) + centsOf(one[name])) as Cents),
    eachCharge(() => 0 as Cents),
  )

/** What was charged, and then more or less of it. */
export const changedBy = (before: Charges, delta: ChargesDifference): Charges => ({
  ...eachCharge((name) => (inCents(before[name]) + centsOf(delta[name])) as Cents),
  surtaxes: [],
})

const inCents = (amount: Money | null | undefined): number =>
  amount === null || amount === undefined ? 0 : centsOf(amount)
