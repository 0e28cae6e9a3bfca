/**
 * What security is required for a basis, and how far bonds and cash together meet it. Apart from
 * state and decisions because both compute with it.
 */
import { closed, oneOf, type Static } from '@carmkit/kernel'
import { multiply } from '../../rating/index.js'
import {
  type Cents,
  centsOf,
  type Fraction,
  type Money,
  moneyOf,
  NonNegativeMoney,
} from '../../values/index.js'

/** Where the basis comes from: what was owed, what a new importer expects, what the agency granted. */
export const BasisSource = oneOf('BasisSource', ['history', 'estimate', 'reduction'])
export type BasisSource = Static<typeof BasisSource>

/** `basis`: highest month of duties and GST. `bond`, `cash`: what meets it in that form alone. */
export const Requirement = closed('Requirement', {
  basis: NonNegativeMoney,
  source: BasisSource,
  bond: NonNegativeMoney,
  cash: NonNegativeMoney,
})
export type Requirement = Static<typeof Requirement>

/** An amount of each form. */
export interface ByForm {
  readonly bond: Cents
  readonly cash: Cents
}

/** Least of each form, and most of all forms together; none is zero. */
export interface Bounds {
  readonly minimum: ByForm
  readonly maximum: Cents
}

const half: Fraction = { numerator: 1n, denominator: 2n }

/** TXN-38: half of the basis in bonds, all of it in cash; before any bound. */
export const shareOf = (basis: Cents): ByForm => ({ bond: times(basis, half), cash: basis })

/** The same within the bounds. */
export const requirementOf = (
  { basis, source }: { readonly basis: Money; readonly source: BasisSource },
  { minimum, maximum }: Bounds,
): Requirement => {
  const within = (amount: Cents, least: Cents): Money =>
    moneyOf(Math.min(Math.max(amount, least), maximum) as Cents)
  const { bond, cash } = shareOf(centsOf(basis))
  return {
    basis,
    source,
    bond: within(bond, minimum.bond),
    cash: within(cash, minimum.cash),
  }
}

/**
 * What is held, in terms of cash: each form meets its part of what is required in that form alone,
 * so that a bond counts for as much more as less of it is required (assumed CK-89).
 */
export const coverOf = (held: ByForm, required: ByForm): Cents => {
  const worth = { numerator: BigInt(required.cash), denominator: BigInt(required.bond) }
  return (held.cash + times(held.bond, worth)) as Cents
}

/**
 * How much of the cover open debts take up, in hundredths of a percent; null without any cover.
 * Which utilization calls for a warning no source says, so nothing is decided by it.
 */
export const utilizationOf = (openDebt: Cents, cover: Cents): number | null =>
  cover === 0 ? null : times(openDebt, { numerator: 10_000n, denominator: BigInt(cover) })

const times = (amount: Cents, fraction: Fraction): Cents =>
  Number(multiply(BigInt(amount), fraction)) as Cents
