/** What the checks of a decoded message find: faults, which refuse it, and warnings, which do not. */
import { type Cents, centsOf, type Money } from '@carmkit/core'
import type { Fault } from '@carmkit/kernel'

export interface Finding extends Fault {
  readonly severity: 'fault' | 'warning'
}

export const fault = (path: string, reason: string): Finding => ({
  severity: 'fault',
  path,
  reason,
})

export const warning = (path: string, reason: string): Finding => ({
  severity: 'warning',
  path,
  reason,
})

/** The finding, if the condition holds: a rule reads "when this, then that". */
export const when = (condition: boolean, finding: Finding): ReadonlyArray<Finding> =>
  condition ? [finding] : []

/** Thousands of amounts exceed what a number holds exactly, so sums are big. */
export const sumOf = (amounts: ReadonlyArray<Money>): bigint =>
  amounts.reduce((sum, amount) => sum + BigInt(centsOf(amount)), 0n)

/** Dollars with two decimals, of any size, for a reason. */
export const dollars = (cents: bigint | Cents): string => {
  const digits = String(cents).replace('-', '').padStart(3, '0')
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
