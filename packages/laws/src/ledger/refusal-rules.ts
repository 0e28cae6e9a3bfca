/**
 * What the plain book says of a command before it is decided: by which name it is refused, or that
 * it is accepted. So a wrong refusal breaks a law as a wrong acceptance does.
 */
import { lastDayOfRates } from '../tables.js'
import { cents, dayOf } from './book.js'
import { freeOf, leftOf } from './entries.js'
import type { LedgerStep } from './history.js'
import { daysBetween, unassessedOf } from './interest.js'
import { offsetOf } from './offset.js'
import { type LedgerRule, stepRule } from './rule.js'

/** Null where nothing stands against it; `before` are the steps before this one. */
type Prediction = (one: LedgerStep, before: ReadonlyArray<LedgerStep>) => string | null

const predicted = (name: string, type: string, refusalOf: Prediction): LedgerRule =>
  stepRule(name, function* (one, { steps }) {
    const { sent, outcome, reasons } = one.step
    // Whether something fits the largest amount is not asked here.
    if (sent.type !== type || outcome === 'denied' || reasons.includes('AmountTooLarge')) return
    const expected = refusalOf(one, steps.slice(0, steps.indexOf(one))) ?? ''
    if (reasons.join() !== expected) yield `${outcome} ${reasons.join()}, expected ${expected}`
  })

const offsetRefusal: Prediction = ({ step, book }) =>
  offsetOf(book, dayOf(step.sent.at)).length === 0 ? 'NothingToOffset' : null

const accrualRefusal: Prediction = ({ step, book }, before) => {
  const { debt: id, through } = step.sent.data as { debt: string; through: string }
  const debt = book.debts.find((one) => one.id === id)
  const today = dayOf(step.sent.at)
  if (debt === undefined) return 'UnknownDebt'
  if (debt.number === null || through <= debt.due) return 'NotOverdue'
  const unassessedOn = unassessedOf(before, id)
  const bearing = daysBetween(debt.due, through)
    .slice(1)
    .map((on) => ({ on, ...unassessedOn(on) }))
    .filter(({ unpaid, assessed }) => assessed < unpaid)
  const interest = new Set(
    book.debts.filter(({ on, cancelled }) => on === id && !cancelled).map((one) => one.id),
  )
  if (bearing.length === 0) return interest.size > 0 ? 'AlreadyAccrued' : 'NotOverdue'
  if (through >= today) return 'NotYet'
  const isOffsetPending = offsetOf(book, today).some(
    (one) => one.debt === id || interest.has(one.debt),
  )
  if (isOffsetPending) return 'OffsetPending'
  const charged = bearing.filter(({ isFree }) => !isFree)
  if (charged.length === 0) return 'WaiverActive'
  return charged.some(({ on }) => on > lastDayOfRates) ? 'RateUnknown' : null
}

const directionRefusal: Prediction = ({ step, book }) => {
  const { fund: id, allocations } = step.sent.data as {
    fund: string
    allocations: ReadonlyArray<{ debt: string; amount: string }>
  }
  const chosen = allocations.map(({ debt, amount }) => {
    const known = book.debts.find((one) => one.id === debt)
    return { left: known === undefined ? null : leftOf(book, known), amount: cents(amount) }
  })
  const fund = book.funds.find((one) => one.id === id)
  if (chosen.some(({ left }) => left === null)) return 'UnknownDebt'
  if (fund === undefined) return 'UnknownPayment'
  if (chosen.some(({ left }) => left === 0)) return 'AlreadySettled'
  if (chosen.some(({ left, amount }) => left !== amount)) return 'PartialNotAllowed'
  const total = chosen.reduce((sum, { amount }) => sum + amount, 0)
  return total > freeOf(book, fund) ? 'InsufficientCredit' : null
}

export const refusalRules: ReadonlyArray<LedgerRule> = [
  predicted('TXN-28: an offset is refused where it has nothing to do', 'RunOffset', offsetRefusal),
  predicted(
    'TXN-30, TXN-31, CK-110: interest is refused where no unpaid day is left, or it has to wait',
    'AccrueInterest',
    accrualRefusal,
  ),
  predicted(
    'TXN-24, TXN-25, TXN-26: directions are refused for what is settled, in part, or more than is free',
    'DirectAllocation',
    directionRefusal,
  ),
]
