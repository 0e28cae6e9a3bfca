/**
 * Interest of one principal over days, exact to the millionth of a cent.
 *
 * Each day is rounded by itself to that unit and added to what was carried, so that interest of two
 * ranges in a row is interest of both (TXN-31), whichever quarters they lie in.
 */
import * as E from 'fp-ts/lib/Either.js'
import { multiply } from '../../rating/index.js'
import { addDays, type Cents, type CivilDate, type Rate } from '../../values/index.js'
import type { Bearing } from './bearing.js'
import {
  type Compounding,
  dailyRate,
  type InterestMode,
  type interestRates,
  prescribedIn,
  quarterOf,
} from './rates.js'
import { type InterestWaiver, isWaived } from './waivers.js'

/** Days of one quarter that bore interest, with its prescribed percent. */
export interface RateRange {
  readonly quarter: string
  readonly from: CivilDate
  readonly to: CivilDate
  readonly prescribed: Rate
}

export interface Accrual {
  /** Exact interest of the debt so far, carried and new: millionths of a cent. */
  readonly exact: bigint
  /** What is new, in whole cents. */
  readonly amount: Cents
  /** None where every day is waived. */
  readonly rates: ReadonlyArray<RateRange>
}

export interface InterestBasis {
  readonly interestRates: typeof interestRates
  readonly interestWaivers: ReadonlyArray<InterestWaiver>
  /** Days of this debt that bear nothing. */
  readonly forgiven?: ReadonlyArray<Bearing>
  readonly mode: InterestMode
  readonly compounding: Compounding
}

const unit = 1_000_000n

/** Left names the first quarter whose rate is not known. */
export const accrue = (
  bearing: Bearing & { readonly carried: bigint; readonly settled: Cents },
  basis: InterestBasis,
): E.Either<{ readonly quarter: string }, Accrual> => {
  const rates: RateRange[] = []
  for (let day = bearing.from; day <= bearing.to; day = addDays(day, 1)) {
    if (isWaived(basis.interestWaivers, day) || isForgiven(basis.forgiven, day)) continue
    const quarter = quarterOf(day)
    const prescribed = prescribedIn(basis.interestRates, quarter)
    if (prescribed === null) return E.left({ quarter })
    const last = rates.at(-1)
    if (last !== undefined && last.quarter === quarter && addDays(last.to, 1) === day) {
      rates[rates.length - 1] = { ...last, to: day }
    } else {
      rates.push({ quarter, from: day, to: day, prescribed })
    }
  }
  const exact = exactInterest({ ...bearing, ...basis, rates })
  return E.right({ exact, amount: newCents(bearing.carried, exact), rates })
}

export const isForgiven = (ranges: ReadonlyArray<Bearing> = [], day: CivilDate): boolean =>
  ranges.some(({ from, to }) => from <= day && day <= to)

/**
 * What an assessment says is enough to compute it again (TXN-32). Compounded, the interest so far
 * bears too, less what of it was `settled`, that is paid or waived.
 */
export const exactInterest = ({
  principal,
  carried,
  settled,
  rates,
  mode,
  compounding,
}: {
  readonly principal: Cents
  readonly carried: bigint
  readonly settled: Cents
  readonly rates: ReadonlyArray<RateRange>
  readonly mode: InterestMode
  readonly compounding: Compounding
}): bigint => {
  const bearing = BigInt(principal) * unit
  const unpaid = (interest: bigint): bigint => {
    const left = interest - BigInt(settled) * unit
    return compounding === 'none' || left < 0n ? 0n : left
  }
  let exact = carried
  for (const { from, to, prescribed } of rates) {
    const daily = dailyRate(mode, prescribed)
    for (let day = from; day <= to; day = addDays(day, 1)) {
      exact += multiply(bearing + unpaid(exact), daily)
    }
  }
  return exact
}

/** Rounded interest so far less what was charged of it: rounding never piles up. */
export const newCents = (carried: bigint, exact: bigint): Cents =>
  Number(inCents(exact) - inCents(carried)) as Cents

const inCents = (exact: bigint): bigint => multiply(exact, { numerator: 1n, denominator: unit })
