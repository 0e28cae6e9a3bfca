/**
 * Canadian dollars: exact text on the wire, whole cents in state. No float touches an amount.
 *
 * Only `rating/round.ts` multiplies; here amounts only change their form.
 */
import { type Codec, text } from '@carmkit/kernel'

/** An amount as text: `1234.50`, `-0.05`. Two decimals, no leading zeros, never `-0.00`. */
export type Money = string & { readonly Money: unique symbol }

/** The same amount in whole cents, a safe integer. */
export type Cents = number & { readonly Cents: unique symbol }

/** A sum of amounts as text: like one, and perhaps larger. For readers, never on the wire. */
export type Total = string & { readonly Total: unique symbol }

/** Largest amount either way: 10^13 cents. */
export const maxCents = 10_000_000_000_000 as Cents

const form = 'dollars and two decimals as text, like "1234.50", at most 100000000000.00'
const inCents = (value: string): number => Number(value.replace('.', ''))

export const Money: Codec<Money> = text('Money', form, (value) => {
  if (!/^-?(0|[1-9][0-9]{0,11})\.[0-9]{2}$/.test(value) || value === '-0.00') return false
  return Math.abs(inCents(value)) <= maxCents
})

/** An amount that is not negative. */
export const NonNegativeMoney: Codec<Money> = text(
  'Money',
  `${form}, not negative`,
  (value) => Money.is(value) && !value.startsWith('-'),
)

export const centsOf = (money: Money | Total): Cents => inCents(money) as Cents

/** Throws beyond {@link maxCents}: callers bound their inputs, so reaching it is a bug. */
export const moneyOf = (cents: Cents): Money => {
  if (!Number.isSafeInteger(cents) || Math.abs(cents) > maxCents) {
    throw new Error(`not an amount in cents: ${cents}`)
  }
  return dollars(cents) as Money
}

/** The text of a sum, however large. */
export const totalTextOf = (cents: Cents): Total => dollars(cents) as Total

/** The same of cents beyond what a safe integer holds. */
export const exactTextOf = (cents: bigint): Total => dollars(cents) as Total

const dollars = (cents: Cents | bigint): string => {
  const digits = String(cents < 0 ? -cents : cents).padStart(3, '0')
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** Sums may pass {@link maxCents}; whoever records one bounds it first. */
export const plus = (one: Cents, another: Cents): Cents => (one + another) as Cents
export const minus = (one: Cents, another: Cents): Cents => (one - another) as Cents
export const totalOf = (amounts: ReadonlyArray<Cents>): Cents => amounts.reduce(plus, noCents)
export const lesser = (one: Cents, another: Cents): Cents => (one < another ? one : another)
export const noCents = 0 as Cents
