/** What all families of decisions on a ledger share: the answer, look-ups and bounds. */
import * as E from 'fp-ts/lib/Either.js'
import { billingPeriodOf } from '../../calendar/index.js'
import {
  type Cents,
  type CivilDate,
  centsOf,
  entriesOf,
  lesser,
  type Money,
  maxCents,
  minus,
  moneyOf,
  plus,
  totalOf,
} from '../../values/index.js'
import {
  type Allocations,
  type DebtId,
  type FundId,
  maxAllocations,
  maxReversals,
  type ReversalReason,
  type WaivedDays,
} from '../content.js'
import { AllocationReversed, InterestWaived, type LedgerEvent } from '../event/index.js'
import type { LedgerRejection } from '../rejection.js'
import { accountSecurityOf, type Debt, debtIn, type Fund, fundIn, type Ledger } from '../state.js'

export type Verdict = E.Either<LedgerRejection, ReadonlyArray<LedgerEvent>>

export const refused = (rejection: LedgerRejection): Verdict => E.left(rejection)
export const recorded = (...events: ReadonlyArray<LedgerEvent>): Verdict => E.right(events)

/** Answers about a debt that stands in the ledger. */
export const withDebt = (state: Ledger, id: DebtId, answer: (debt: Debt) => Verdict): Verdict => {
  const debt = debtIn(state, id)
  return debt === undefined
    ? refused({ name: 'UnknownDebt', rule: 'CK-55', debt: id })
    : answer(debt)
}

export const withFund = (state: Ledger, id: FundId, answer: (fund: Fund) => Verdict): Verdict => {
  const fund = fundIn(state, id)
  return fund === undefined
    ? refused({ name: 'UnknownPayment', rule: 'TXN-35', fund: id })
    : answer(fund)
}

/** The period in which something that happened that day stands. */
export const periodOf = (date: CivilDate): string => billingPeriodOf(date).label

export const totalOfItems = (amounts: ReadonlyArray<{ readonly amount: Money }>): Cents =>
  totalOf(amounts.map(({ amount }) => centsOf(amount)))

/** What is owed and what is free both stay within the largest amount (CK-57). */
export const tooLarge = (
  { owed, unallocated }: Ledger,
  more: { readonly owed?: Cents; readonly unallocated?: Cents },
): LedgerRejection | null => {
  const one = plus(owed, more.owed ?? (0 as Cents))
  const another = plus(unallocated, more.unallocated ?? (0 as Cents))
  return one > maxCents || another > maxCents
    ? { name: 'AmountTooLarge', rule: 'CK-57', most: moneyOf(maxCents) }
    : null
}

/** Refuses what no store could take in one append; allocations are released first (CK-136). */
export const ifFew = (
  { most, count }: { readonly most: number; readonly count: number },
  verdict: () => Verdict,
): Verdict => (count > most ? refused({ name: 'TooManyAtOnce', rule: 'CK-136', most }) : verdict())

/** Records what takes allocations back, if it fits. */
export const recordedIfFew = (events: ReadonlyArray<LedgerEvent>): Verdict =>
  ifFew({ most: maxReversals, count: events.length }, () => recorded(...events))

/** The next ordinals for what the events of one command post, by their place among them. */
export const ordinalOf = ({ events }: Ledger, place: number): number => events + place

/** Takes back what funds pay of a debt, the last fund first, until it makes the amount (CK-63). */
export const releaseOf = (
  state: Ledger,
  debt: Debt,
  { amount, reason }: { readonly amount: Cents; readonly reason: ReversalReason },
): ReadonlyArray<LedgerEvent> => {
  const { bn15 } = state
  const paying = entriesOf(debt.paidBy).toSorted(
    ([one], [another]) => sequenceOf(state, another) - sequenceOf(state, one),
  )
  const events: LedgerEvent[] = []
  let left = amount
  for (const [fund, paid] of paying) {
    const taken = lesser(left, paid)
    if (bn15 === null || taken === 0) break
    left = minus(left, taken)
    const allocations = [{ debt: debt.id, amount: moneyOf(taken) }]
    events.push(AllocationReversed.make({ bn15, fund, allocations, reason }))
  }
  return events
}

/** Sets free what was paid of an interest, and takes its assessment back. */
export const waiving = (
  state: Ledger,
  interest: Debt,
  { days, today }: { readonly days: WaivedDays; readonly today: CivilDate },
): ReadonlyArray<LedgerEvent> => {
  const { bn15 } = state
  if (bn15 === null) return []
  return [
    ...releaseOf(state, interest, { amount: interest.paid, reason: 'InterestWaived' }),
    InterestWaived.make({
      bn15,
      debt: interest.id,
      on: interest.interestOn,
      amount: moneyOf(interest.amount),
      days,
      billingPeriod: periodOf(today),
      accountSecurity: accountSecurityOf(state, interest),
    }),
  ]
}

/** Debts of interest that was assessed on a debt and not waived. */
export const interestOf = (state: Ledger, { interest }: Debt): ReadonlyArray<Debt> =>
  entriesOf(interest.assessed)
    .flatMap(([id]) => debtIn(state, id) ?? [])
    .toSorted((one, another) => one.sequence - another.sequence)

const sequenceOf = (state: Ledger, fund: FundId): number => fundIn(state, fund)?.sequence ?? 0

/** In lists of which each fits one event. */
export const chunked = <A>(items: ReadonlyArray<A>): ReadonlyArray<ReadonlyArray<A>> =>
  Array.from({ length: Math.ceil(items.length / maxAllocations) }, (_, index) =>
    items.slice(index * maxAllocations, (index + 1) * maxAllocations),
  )

/** Everything that a fund pays, in the order of the debts' names. */
export const allocationsOf = (fund: Fund): Allocations =>
  entriesOf(fund.pays)
    .map(([debt, amount]) => ({ debt, amount: moneyOf(amount) }))
    .toSorted((one, another) => (one.debt < another.debt ? -1 : 1))
