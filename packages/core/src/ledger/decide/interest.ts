/** Interest of overdue debts: assessed day by day, and waived. */
import * as E from 'fp-ts/lib/Either.js'
import {
  type Cents,
  type CivilDate,
  entriesOf,
  moneyOf,
  plus,
  totalOf,
  valueIn,
} from '../../values/index.js'
import { orderOn } from '../allocation/order.js'
import { offsetPlan } from '../allocation/plan.js'
import type { On } from '../command/index.js'
import type { DebtId } from '../content.js'
import type { LedgerContext } from '../context.js'
import { InterestAssessed, InterestModeChanged } from '../event/index.js'
import { type Accrual, accrue } from '../interest/accrual.js'
import type { Bearing } from '../interest/bearing.js'
import { byMode, modeOn } from '../interest/modes.js'
import type { InterestMode } from '../interest/rates.js'
import { unassessed } from '../interest/unassessed.js'
import {
  accountSecurityOf,
  bearsInterest,
  type Debt,
  debtIn,
  isAssessed,
  type Ledger,
} from '../state.js'
import {
  interestOf,
  ordinalOf,
  periodOf,
  recorded,
  recordedIfFew,
  refused,
  tooLarge,
  totalOfItems,
  type Verdict,
  waiving,
  withDebt,
} from './verdict.js'

/** Most assessments of one command; what is left is assessed with the next one. */
const maxAssessments = 100

/** One assessment for each range of days on which the same amount bears and is not assessed. */
export const accrueInterest = (
  { data: { debt: id, through } }: On<'AccrueInterest'>,
  state: Ledger,
  context: LedgerContext,
): Verdict =>
  withDebt(state, id, (debt) => {
    const { dueDate } = debt
    if (through <= dueDate || !bearsInterest(debt)) {
      return refused({ name: 'NotOverdue', rule: 'TXN-30', dueDate })
    }
    const bearing = unassessed(state, debt, through)
    if (bearing.length === 0) {
      return isAssessed(debt)
        ? refused({ name: 'AlreadyAccrued', rule: 'TXN-31', through })
        : refused({ name: 'NotOverdue', rule: 'TXN-30', dueDate })
    }
    if (through >= context.today) {
      return refused({ name: 'NotYet', rule: 'CK-62', on: through, today: context.today })
    }
    // Money that is there has paid as of its own day, whichever the clock sends first.
    return isOffsetPending(state, debt, context)
      ? refused({ name: 'OffsetPending', rule: 'CK-110' })
      : assessing(debt, { bearing, through, state, context })
  })

/** Free money is about to pay this debt, or interest of it. */
const isOffsetPending = (state: Ledger, { id }: Debt, { today, tables }: LedgerContext): boolean =>
  offsetPlan(state, { order: orderOn(tables.allocationOrders, today), today }).some(
    ({ allocations }) =>
      allocations.some(({ debt }) => debt === id || debtIn(state, debt)?.interestOn === id),
  )

type Assessment = ReturnType<typeof InterestAssessed.make>

const assessing = (
  debt: Debt,
  {
    bearing,
    through,
    state,
    context,
  }: {
    readonly bearing: ReadonlyArray<Bearing>
    readonly through: CivilDate
    readonly state: Ledger
    readonly context: LedgerContext
  },
): Verdict => {
  const assessments: Assessment[] = []
  const settled = settledOf(state, debt)
  let carried = BigInt(debt.interest.exact)
  for (const range of bearing.flatMap((days) => byMode(days, debt.interest.grounds))) {
    if (assessments.length === maxAssessments) break
    const basis = { range, carried, settled, place: assessments.length + 1, state, context }
    const assessed = assessment(debt, basis)
    if (E.isLeft(assessed)) {
      return refused({ name: 'RateUnknown', rule: 'TXN-32', quarter: assessed.left.quarter })
    }
    if (assessed.right === null) continue
    assessments.push(assessed.right)
    carried = BigInt(assessed.right.data.exact)
  }
  if (assessments.length === 0) return refused({ name: 'WaiverActive', rule: 'TXN-30', through })
  const excess = tooLarge(state, { owed: totalOfItems(assessments.map(({ data }) => data)) })
  return excess === null ? recorded(...assessments) : refused(excess)
}

/** What of the interest so far was paid or waived. */
const settledOf = (state: Ledger, debt: Debt): Cents =>
  plus(debt.interest.waived, totalOf(interestOf(state, debt).map(({ paid }) => paid)))

/** Null where no day of the range bears. Interest is due at once (CK-66). */
const assessment = (
  debt: Debt,
  {
    range: { principal, from, to, mode },
    carried,
    settled,
    place,
    state,
    context: { today, tables },
  }: {
    readonly range: Bearing & { readonly mode: InterestMode }
    readonly carried: bigint
    readonly settled: Cents
    readonly place: number
    readonly state: Ledger
    readonly context: LedgerContext
  },
): E.Either<{ quarter: string }, Assessment | null> => {
  const { bn15 } = state
  const { compounding } = tables.interestRules
  const forgiven = entriesOf(debt.interest.forgiven).map(([, days]) => days)
  const basis = { ...tables, mode, compounding, forgiven }
  return E.map(({ exact, amount, rates }: Accrual) =>
    rates.length === 0 || bn15 === null
      ? null
      : InterestAssessed.make({
          bn15,
          debt: `interest/${ordinalOf(state, place)}` as DebtId,
          on: debt.id,
          principal: moneyOf(principal),
          from,
          to,
          rates,
          mode,
          compounding,
          carried: String(carried),
          exact: String(exact),
          settled: moneyOf(settled),
          amount: moneyOf(amount),
          dueDate: today,
          billingPeriod: periodOf(today),
          accountSecurity: accountSecurityOf(state, debt),
        }),
  )(accrue({ principal, from, to, carried, settled }, basis))
}

/** What is assessed already bore the other rate: it is waived first, and assessed anew (CK-133). */
export const changeInterestMode = (
  { data }: On<'ChangeInterestMode'>,
  state: Ledger,
  { today }: LedgerContext,
): Verdict =>
  withDebt(state, data.debt, (debt) => {
    const { debt: id, ground, from } = data
    if (!bearsInterest(debt)) return refused({ name: 'NotOfDeclaration', rule: 'CK-73', debt: id })
    if (valueIn(debt.interest.grounds, from) === ground) return recorded()
    const bore = entriesOf(debt.interest.assessed).find(([, { to }]) => from <= to)
    if (bore !== undefined) {
      return refused({ name: 'InterestAssessed', rule: 'CK-133', debt: id })
    }
    if (from > today) return refused({ name: 'NotYet', rule: 'CK-62', on: from, today })
    return recorded(InterestModeChanged.make({ ...data, mode: modeOn(ground) }))
  })

export const waiveInterest = (
  { data: { debt: id, days } }: On<'WaiveInterest'>,
  state: Ledger,
  { today }: LedgerContext,
): Verdict =>
  withDebt(state, id, (debt) => {
    if (debt.kind !== 'interest' || debt.amount === 0) {
      return refused({ name: 'NothingToWaive', rule: 'TXN-30', debt: id })
    }
    const excess = tooLarge(state, { unallocated: debt.paid })
    return excess === null ? recordedIfFew(waiving(state, debt, { days, today })) : refused(excess)
  })
