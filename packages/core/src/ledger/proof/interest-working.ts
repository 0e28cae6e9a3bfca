/** The arithmetic of one assessment of interest, range by range, from what its event says (TXN-32). */
import { type CivilDate, centsOf, dayNumber, type Money, type Rate } from '../../values/index.js'
import type { InterestAssessed } from '../event/index.js'
import { exactInterest } from '../interest/accrual.js'
import { type Compounding, type InterestMode, rateIn } from '../interest/rates.js'

type Assessed = ReturnType<typeof InterestAssessed.make>['data']

export interface InterestWorking {
  readonly principal: Money
  readonly mode: InterestMode
  readonly compounding: Compounding
  readonly ranges: ReadonlyArray<{
    /** Names the rate in the table of rates. */
    readonly quarter: string
    readonly from: CivilDate
    readonly to: CivilDate
    readonly days: number
    /** Percent a year, as the agency prescribed it, and as these days bore it. */
    readonly prescribed: Rate
    readonly borne: Rate
    readonly interest: string
  }>
  /** Exact dollars, to the millionth of a cent: before these days, and after them. */
  readonly carried: string
  readonly exact: string
  /** What is charged: `exact` in cents less `carried` in cents. */
  readonly amount: Money
}

export const interestWorkingOf = (assessed: Assessed): InterestWorking => {
  const { principal, mode, compounding, rates, carried, settled, exact, amount } = assessed
  let before = BigInt(carried)
  const ranges = rates.map((range) => {
    const { quarter, from, to, prescribed } = range
    const after = exactInterest({
      principal: centsOf(principal),
      carried: before,
      settled: centsOf(settled),
      rates: [range],
      mode,
      compounding,
    })
    const interest = exactText(after - before)
    before = after
    const days = dayNumber(to) - dayNumber(from) + 1
    return { quarter, from, to, days, prescribed, borne: rateIn(mode, prescribed), interest }
  })
  return {
    principal,
    mode,
    compounding,
    ranges,
    carried: exactText(BigInt(carried)),
    exact: exactText(BigInt(exact)),
    amount,
  }
}

const decimals = 8

/** Millionths of a cent as dollars. */
const exactText = (millionths: bigint): string => {
  const digits = String(millionths).padStart(decimals + 1, '0')
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}
