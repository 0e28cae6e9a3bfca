/** Exact decimals that are not money: rates, exchange rates, quantities. */
import { type Codec, text } from '@carmkit/kernel'

/** A decimal without sign, at most nine digits before and ten behind the point, no trailing zeros. */
export type Decimal = string & { readonly Decimal: unique symbol }

/** A rate as a fraction of one: `0.05` is five percent. */
export type Rate = Decimal
/** A count of units of measure. */
export type Quantity = Decimal

const pattern = /^(0|[1-9][0-9]{0,8})(\.[0-9]{0,9}[1-9])?$/

const form = 'a decimal as text without trailing zeros, like "0.05", at most ten decimals'

const decimal = (name: string): Codec<Decimal> => text(name, form, (value) => pattern.test(value))

export const Rate: Codec<Rate> = decimal('Rate')
export const Quantity: Codec<Quantity> = decimal('Quantity')

/** A rate that makes something of what it is applied to. */
export const PositiveRate: Codec<Rate> = text(
  'PositiveRate',
  `${form}, above zero`,
  (value) => pattern.test(value) && value !== '0',
)

/** The exact value `numerator / denominator`; the denominator is a power of ten. */
export interface Fraction {
  readonly numerator: bigint
  readonly denominator: bigint
}

export const fractionOf = (value: Decimal): Fraction => {
  const [whole = '', decimals = ''] = value.split('.')
  return { numerator: BigInt(whole + decimals), denominator: 10n ** BigInt(decimals.length) }
}

/** Files write `0.10` where our one text is `0.1`: for the edge, before decoding. */
export const withoutTrailingZeros = (value: string): string =>
  /^[0-9]+\.[0-9]+$/.test(value) ? value.replace(/\.?0+$/, '') : value
