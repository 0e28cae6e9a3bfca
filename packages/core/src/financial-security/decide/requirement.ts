/** What is required: computed anew each year or by an officer, or reduced on request. */
import * as E from 'fp-ts/lib/Either.js'
import { senderOf } from '../../authority/index.js'
import { startOfEasternDay } from '../../calendar/index.js'
import { nextDayOfYear, yearsOn } from '../../dated-rules/index.js'
import { addDays, type CivilDate, centsOf, moneyOf } from '../../values/index.js'
import type { On } from '../command.js'
import { type Requirement, requirementOf, rppTransition } from '../content/index.js'
import { type FinancialSecurityContext, highestMonth, type Window } from '../context/index.js'
import {
  ReductionGranted,
  ReductionRefused,
  ReductionRequested,
  RequirementChanged,
  RequirementConfirmed,
} from '../event.js'
import {
  type Enrolled,
  type FinancialSecurity,
  lastComputed,
  openReduction,
  requiredOf,
  withRequirement,
} from '../state/index.js'
import { recordedWith, unlessPast, type Verdict, whileEnrolled } from './verdict.js'

/** The year that ends the day before. */
export const lookBack = (until: CivilDate): Window => ({ from: yearsOn(until, -1), until })

/** While nobody tells the months, the clock comes again after these days. */
const daysUntilAskedAgain = 30

/**
 * The clock reviews once a year, an officer computes whenever it is called for. What rises is met by
 * a day, what falls holds at once (assumed CK-90).
 */
export const recompute = (
  { data: { bn15, complyBy } }: On<'RecomputeRequirement'>,
  state: FinancialSecurity,
  context: FinancialSecurityContext,
): Verdict =>
  whileEnrolled(state, (enrolled) => {
    const { today, actor, review, months, bounds } = context
    const byClock = senderOf(actor) === 'system.clock'
    const reviewOn = nextDayOfYear(review.reviewOn, today)
    const lastReview = yearsOn(reviewOn, -1)
    if (byClock && lastReview <= enrolled.computedOn) return notDue(reviewOn)
    const window = lookBack(byClock ? lastReview : today)
    const basis = highestMonth(months, window)
    if (basis === null) {
      return byClock
        ? notDue(addDays(today, daysUntilAskedAgain))
        : E.left({ name: 'HistoryUnavailable', rule: 'TXN-38', from: window.from })
    }
    return unlessPast(complyBy ?? today, today, () => {
      const requirement = requirementOf({ basis, source: 'history' }, bounds)
      if (isAsLastComputed(enrolled, requirement)) {
        return E.right([RequirementConfirmed.make({ bn15, on: today })])
      }
      const by = isRaise(enrolled, requirement)
        ? (complyBy ?? nextDayOfYear(review.complyBy, today))
        : null
      const event = RequirementChanged.make({ bn15, on: today, requirement, complyBy: by })
      return recordedWith(event, withRequirement(enrolled, requirement, by), today)
    })
  })

const notDue = (dueOn: CivilDate): Verdict =>
  E.left({ name: 'NotDue', rule: 'TXN-38', dueAt: startOfEasternDay(dueOn) })

const isAsLastComputed = (enrolled: Enrolled, requirement: Requirement): boolean => {
  const { basis, bond, cash } = requiredOf(requirement)
  const last = lastComputed(enrolled)
  return basis === last.basis && bond === last.bond && cash === last.cash
}

/** More than is in force now, in one form at least. */
const isRaise = ({ required }: Enrolled, requirement: Requirement): boolean =>
  centsOf(requirement.cash) > required.cash || centsOf(requirement.bond) > required.bond

export const requestReduction = (
  { data: { bn15, basis, rationale } }: On<'RequestReduction'>,
  state: FinancialSecurity,
  { today, now }: FinancialSecurityContext,
): Verdict =>
  whileEnrolled(state, (enrolled) => {
    const open = openReduction(enrolled, now)
    if (open !== null && open !== 'Lapsed') return E.left({ name: 'RequestOpen', rule: 'CK-90' })
    if (centsOf(basis) >= lastComputed(enrolled).basis) return notLower(enrolled)
    if (rationale === null) return E.left({ name: 'RationaleMissing', rule: 'CK-90' })
    const data = { bn15, on: today, basis, rationale, requestedAt: now }
    return E.right([ReductionRequested.make(data)])
  })

const notLower = (enrolled: Enrolled): Verdict =>
  E.left({ name: 'NotLower', rule: 'CK-90', basis: moneyOf(lastComputed(enrolled).basis) })

/** What is granted may still be more than is in force: then it comes when the raise would have come. */
export const decideReduction = (
  { data: { bn15, decision } }: On<'DecideReduction'>,
  state: FinancialSecurity,
  { today, now, bounds }: FinancialSecurityContext,
): Verdict =>
  whileEnrolled(state, (enrolled) => {
    const open = openReduction(enrolled, now)
    if (open === null) return E.left({ name: 'NoReductionPending', rule: 'CK-90' })
    if (open === 'Lapsed') {
      return E.left({ name: 'RequestLapsed', rule: 'TXN-38', lapsedAt: rppTransition.until })
    }
    if (decision === 'refuse') return E.right([ReductionRefused.make({ bn15, on: today })])
    if (open.basis >= lastComputed(enrolled).basis) return notLower(enrolled)
    const requirement = requirementOf({ basis: moneyOf(open.basis), source: 'reduction' }, bounds)
    const { raised } = enrolled
    const complyBy =
      raised !== null && isRaise(enrolled, requirement) ? addDays(raised.from, -1) : null
    const event = ReductionGranted.make({ bn15, on: today, requirement, complyBy })
    return recordedWith(event, withRequirement(enrolled, requirement, complyBy), today)
  })
