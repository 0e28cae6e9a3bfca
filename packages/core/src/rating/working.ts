/**
 * How each amount came about: the rater's own arithmetic, kept beside its result. An amount is made
 * by making its working, so that no explanation can say anything else than what was computed.
 */
import {
  type Decimal,
  exactTextOf,
  type Fraction,
  fractionOf,
  type Total,
} from '../values/index.js'
import type { MeasureId } from './line.js'
import { multiply } from './round.js'

/** A charge by its name among those of a line. */
export type ChargeName =
  | 'valueForDuty'
  | 'customsDuty'
  | 'sima'
  | 'surtax'
  | 'excise'
  | 'luxuryTax'
  | 'valueForTax'
  | 'salesTax'
  | 'provincialTax'
  | 'totalPayable'

/** Cents, or null: what this amount depends on is not stated. */
export type Amount = bigint | null

/** What an amount is made of: other charges of the line, what the line states, surtaxes by their measure. */
export type PartName =
  | ChargeName
  | MeasureId
  | 'invoiceAmount'
  | 'oneDollar'
  | 'byValue'
  | 'byQuantity'
  | 'dutyPaidValue'
  | 'taxableValue'
  | 'threshold'
  | 'partOfValue'
  | 'partOfExcess'
  | 'excess'

/** A number without a unit of money; null where the line does not state it. */
export interface Factor {
  readonly of: 'exchangeRate' | 'rate' | 'ratePerUnit' | 'quantity' | 'baseFraction' | 'fraction'
  readonly value: Decimal | null
}

/** A working of null: a charge of the line, which has a working of its own, or what the line states. */
export interface Part<A = Amount> {
  readonly of: PartName
  readonly amount: A
  readonly working: Working<A> | null
}

/**
 * `stated` in the line, `notStated` there, or `none`, since nothing is charged. A `product` is rounded
 * once, half a cent away from zero; `excess` is the first part less the second, and at least nothing.
 */
export type Working<A = Amount> = { readonly amount: A } & (
  | { readonly how: 'stated' | 'notStated' | 'none' }
  | {
      readonly how: 'product'
      readonly base: Part<A>
      readonly factors: ReadonlyArray<Factor>
    }
  | {
      readonly how: 'sum' | 'greater' | 'lesser' | 'excess'
      readonly parts: ReadonlyArray<Part<A>>
    }
)

export const stated = (amount: bigint): Working => ({ how: 'stated', amount })
export const notStated: Working = { how: 'notStated', amount: null }
export const none: Working = { how: 'none', amount: 0n }

/** What is computed on the way to a charge. */
export const step = (of: PartName, working: Working): Part => ({
  of,
  amount: working.amount,
  working,
})

/** A charge of the line that has a working of its own, or an amount that the line states. */
export const known = (of: PartName, amount: Amount): Part => ({ of, amount, working: null })

/** Undetermined as soon as one factor is not stated. */
export const product = (base: Part, factors: ReadonlyArray<Factor>): Working => {
  const fractions: Fraction[] = []
  for (const { value } of factors) if (value !== null) fractions.push(fractionOf(value))
  const isStated = base.amount !== null && fractions.length === factors.length
  return {
    how: 'product',
    amount: isStated ? multiply(base.amount, ...fractions) : null,
    base,
    factors,
  }
}

export const sum = (parts: ReadonlyArray<Part>): Working => ({
  how: 'sum',
  amount: parts.reduce<Amount>((total, { amount }) => added(total, amount), 0n),
  parts,
})

export const greater = (one: Part, other: Part): Working => ({
  how: 'greater',
  amount: chosen(one, other, (first, second) => first > second),
  parts: [one, other],
})

export const lesser = (one: Part, other: Part): Working => ({
  how: 'lesser',
  amount: chosen(one, other, (first, second) => first < second),
  parts: [one, other],
})

/** Of two amounts that are stated. */
export const excess = (of: PartName, value: bigint, beyond: PartName, limit: bigint): Working => ({
  how: 'excess',
  amount: value > limit ? value - limit : 0n,
  parts: [known(of, value), known(beyond, limit)],
})

/** Undetermined as soon as one summand is. */
export const sumOf = (amounts: ReadonlyArray<Amount>): Amount => amounts.reduce(added, 0n)

const added = (one: Amount, other: Amount): Amount =>
  one === null || other === null ? null : one + other

const chosen = (
  { amount: one }: Part,
  { amount: other }: Part,
  isFirst: (one: bigint, other: bigint) => boolean,
): Amount => (one === null || other === null ? null : isFirst(one, other) ? one : other)

/** As text, for whoever reads or sends it: steps on the way may be larger than any recorded amount. */
export type Terms = Working<Total | null>

export const termsOf = (working: Working): Terms => {
  const amount = textOrNull(working.amount)
  switch (working.how) {
    case 'product':
      return { ...working, amount, base: partOf(working.base) }
    case 'sum':
    case 'greater':
    case 'lesser':
    case 'excess':
      return { ...working, amount, parts: working.parts.map(partOf) }
    case 'stated':
    case 'notStated':
    case 'none':
      return { how: working.how, amount }
  }
}

const partOf = ({ of, amount, working }: Part): Part<Total | null> => ({
  of,
  amount: textOrNull(amount),
  working: working === null ? null : termsOf(working),
})

const textOrNull = (amount: Amount): Total | null => (amount === null ? null : exactTextOf(amount))
