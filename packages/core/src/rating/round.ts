/**
 * The one multiplication of amounts, and the one rounding.
 *
 * Separate so that no other file can round differently. Sources give no rounding rule; half-up to
 * the cent fits every published figure.
 */
import type { Fraction } from '../values/index.js'

/**
 * Whole cents times the exact product of the fractions, rounded once, half a cent away from zero.
 * Exact for any size: the caller bounds the result.
 */
export const multiply = (cents: bigint, ...fractions: ReadonlyArray<Fraction>): bigint => {
  const numerator = fractions.reduce((product, one) => product * one.numerator, cents)
  const denominator = fractions.reduce((product, one) => product * one.denominator, 1n)
  const magnitude = numerator < 0n ? -numerator : numerator
  const rounded = (2n * magnitude + denominator) / (2n * denominator)
  return numerator < 0n ? -rounded : rounded
}
