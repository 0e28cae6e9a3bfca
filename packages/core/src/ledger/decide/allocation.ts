/** Which money pays which debt: as the payer directs, or in the order of the rules. */
import { centsOf, moneyOf } from '../../values/index.js'
import { orderOn } from '../allocation/order.js'
import { offsetPlan } from '../allocation/plan.js'
import type { On } from '../command/index.js'
import { type Allocations, maxChanges } from '../content.js'
import type { LedgerContext } from '../context.js'
import { AllocationReversed, CreditAllocated, OffsetPreferenceChanged } from '../event/index.js'
import type { LedgerRejection } from '../rejection.js'
import { debtIn, type Ledger, outstandingOf } from '../state.js'
import {
  allocationsOf,
  chunked,
  recorded,
  refused,
  tooLarge,
  totalOfItems,
  type Verdict,
  withFund,
} from './verdict.js'

/** All chosen debts in full, or none of them (TXN-26). Debts that are not due yet may be chosen. */
export const directAllocation = (
  { data: { bn15, fund: id, allocations } }: On<'DirectAllocation'>,
  state: Ledger,
  { today }: LedgerContext,
): Verdict => {
  const unsuitable = unsuitableDebt(state, allocations)
  if (unsuitable?.name === 'UnknownDebt') return refused(unsuitable)
  return withFund(state, id, ({ free }) => {
    if (unsuitable !== null) return refused(unsuitable)
    if (totalOfItems(allocations) > free) {
      return refused({ name: 'InsufficientCredit', rule: 'TXN-25', free: moneyOf(free) })
    }
    return recorded(
      CreditAllocated.make({ bn15, fund: id, allocations, order: null, allocatedOn: today }),
    )
  })
}

/** The first reason against any of the debts: one that is unknown, then settled, then partly paid. */
const unsuitableDebt = (state: Ledger, allocations: Allocations): LedgerRejection | null => {
  const debts = allocations.map(({ debt, amount }) => ({
    id: debt,
    amount,
    is: debtIn(state, debt),
  }))
  const unknown = debts.find(({ is }) => is === undefined)
  if (unknown !== undefined) return { name: 'UnknownDebt', rule: 'CK-55', debt: unknown.id }
  const settled = debts.find(({ is }) => is !== undefined && outstandingOf(is) === 0)
  if (settled !== undefined) return { name: 'AlreadySettled', rule: 'TXN-24', debt: settled.id }
  const partial = debts.find(
    ({ is, amount }) => is !== undefined && outstandingOf(is) !== centsOf(amount),
  )
  return partial?.is === undefined
    ? null
    : {
        name: 'PartialNotAllowed',
        rule: 'TXN-26',
        debt: partial.id,
        outstanding: moneyOf(outstandingOf(partial.is)),
      }
}

/** So much of it as fits one answer: what is left is released with the next command (CK-136). */
export const releaseAllocations = (
  { data: { bn15, fund: id } }: On<'ReleaseAllocations'>,
  state: Ledger,
): Verdict =>
  withFund(state, id, (fund) => {
    const parts = allocationsOf(fund).slice(0, maxChanges)
    const amount = totalOfItems(parts)
    const excess = tooLarge(state, { owed: amount, unallocated: amount })
    if (excess !== null) return refused(excess)
    return recorded(
      ...chunked(parts).map((allocations) =>
        AllocationReversed.make({ bn15, fund: id, allocations, reason: 'Released' }),
      ),
    )
  })

/** One event for each fund that pays, naming the order that chose the debts (TXN-27). */
export const runOffset = (
  { data: { bn15 } }: On<'RunOffset'>,
  state: Ledger,
  { today, tables }: LedgerContext,
): Verdict => {
  const order = orderOn(tables.allocationOrders, today)
  const plans = offsetPlan(state, { order, today })
  return plans.length === 0
    ? refused({ name: 'NothingToOffset', rule: 'TXN-28' })
    : recorded(
        ...plans.map((plan) => CreditAllocated.make({ bn15, ...plan, order, allocatedOn: today })),
      )
}

export const changeOffsetPreference = (
  { data }: On<'ChangeOffsetPreference'>,
  state: Ledger,
): Verdict =>
  state.preference === data.preference ? recorded() : recorded(OffsetPreferenceChanged.make(data))
