/**
 * The arithmetic of interest, range by range, from what its event says (TXN-32): of an assessment, and
 * of each part that a refund bore it on (CK-140).
 */
import {
  type CivilDate,
  centsOf,
  dayNumber,
  type Money,
  moneyOf,
  noCents,
  type Rate,
} from '../../values/index.js'
import type { InterestAssessed, LedgerEvent, RefundInterestCredited } from '../event/index.js'
import { exactInterest, newCents, type RateRange } from '../interest/accrual.js'
import { type Compounding, type InterestMode, rateIn } from '../interest/rates.js'

type Assessed = ReturnType<typeof InterestAssessed.make>['data']
type Refunded = ReturnType<typeof RefundInterestCredited.make>['data']

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
  /** Exact dollars, to the millionth of a cent: before these days, and after them; of a refund, of all parts so far. */
  readonly carried: string
  readonly exact: string
  /** What is charged: `exact` in cents less `carried` in cents. */
  readonly amount: Money
}

/** One of an assessment, one for each part of interest on a refund, none of other events. */
export const interestWorkings = ({ type, data }: LedgerEvent): ReadonlyArray<InterestWorking> => {
  if (type === 'InterestAssessed') return [ofAssessment(data)]
  return type === 'RefundInterestCredited' ? ofRefund(data) : []
}

const ofAssessment = (assessed: Assessed): InterestWorking => {
  const { principal, mode, compounding, carried, exact, amount } = assessed
  return {
    principal,
    mode,
    compounding,
    ranges: rangesOf(assessed).ranges,
    carried: exactText(BigInt(carried)),
    exact: exactText(BigInt(exact)),
    amount,
  }
}

/** Each part bears by itself; their exact interest is added up before it is rounded. */
const ofRefund = ({ parts, mode, compounding }: Refunded): ReadonlyArray<InterestWorking> => {
  let before = 0n
  return parts.map(({ principal, rates }) => {
    const bearing = { principal, mode, compounding, rates, carried: '0', settled: noMoney }
    const { ranges, exact: interest } = rangesOf(bearing)
    const carried = before
    before += interest
    return {
      principal,
      mode,
      compounding,
      ranges,
      carried: exactText(carried),
      exact: exactText(before),
      amount: moneyOf(newCents(carried, before)),
    }
  })
}

const noMoney = moneyOf(noCents)

const rangesOf = ({
  principal,
  mode,
  compounding,
  rates,
  carried,
  settled,
}: Pick<Assessed, 'principal' | 'mode' | 'compounding' | 'carried' | 'settled'> & {
  readonly rates: ReadonlyArray<RateRange>
}) => {
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
  return { ranges, exact: before }
}

const decimals = 8

/** Millionths of a cent as dollars. */
const exactText = (millionths: bigint): string => {
  const digits = String(millionths).padStart(decimals + 1, '0')
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}
