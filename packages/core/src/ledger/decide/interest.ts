/** Interest of overdue debts: assessed day by day, and waived. */
import * as E from 'fp-ts/lib/Either.js'
import { type CivilDate, moneyOf } from '../../values/index.js'
import type { On } from '../command/index.js'
import type { DebtId } from '../content.js'
import type { LedgerContext } from '../context.js'
import { InterestAssessed, InterestWaived, type LedgerEvent } from '../event/index.js'
import { type Accrual, accrue } from '../interest/accrual.js'
import type { Strand } from '../interest/strand.js'
import { bearsInterest, type Debt, type Ledger } from '../state.js'
import {
  ordinalOf,
  periodOf,
  recorded,
  refused,
  releaseOf,
  tooLarge,
  totalOfItems,
  type Verdict,
  withDebt,
} from './verdict.js'

/** One assessment for each strand of principal with days that are not assessed. */
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
    const bearing = debt.strands.filter(({ from }) => from <= through)
    if (bearing.length === 0) {
      return debt.interestAssessed
        ? refused({ name: 'AlreadyAccrued', rule: 'TXN-31', through })
        : refused({ name: 'NotOverdue', rule: 'TXN-30', dueDate })
    }
    if (through >= context.today) {
      return refused({ name: 'NotYet', rule: 'CK-62', on: through, today: context.today })
    }
    return assessing(debt, { bearing, through, state, context })
  })

const assessing = (
  debt: Debt,
  {
    bearing,
    through,
    state,
    context,
  }: {
    readonly bearing: ReadonlyArray<Strand>
    readonly through: CivilDate
    readonly state: Ledger
    readonly context: LedgerContext
  },
): Verdict => {
  const assessments: Array<ReturnType<typeof InterestAssessed.make>> = []
  for (const strand of bearing) {
    const to = strand.until !== null && strand.until < through ? strand.until : through
    const place = assessments.length + 1
    const assessed = assessment(debt, { strand, to, place, state, context })
    if (E.isLeft(assessed)) {
      return refused({ name: 'RateUnknown', rule: 'TXN-32', quarter: assessed.left.quarter })
    }
    if (assessed.right !== null) assessments.push(assessed.right)
  }
  if (assessments.length === 0) return refused({ name: 'WaiverActive', rule: 'TXN-30', through })
  const excess = tooLarge(state, { owed: totalOfItems(assessments.map(({ data }) => data)) })
  return excess === null ? recorded(...assessments) : refused(excess)
}

/** Null where no day of the strand bears. Interest is due at once (CK-66). */
const assessment = (
  debt: Debt,
  {
    strand,
    to,
    place,
    state,
    context: { today, tables },
  }: {
    readonly strand: Strand
    readonly to: CivilDate
    readonly place: number
    readonly state: Ledger
    readonly context: LedgerContext
  },
): E.Either<{ quarter: string }, ReturnType<typeof InterestAssessed.make> | null> => {
  const { principal, from, accrued: carried } = strand
  const { compounding } = tables.interestRules
  const basis = { ...tables, compounding }
  const accrued = accrue({ principal, from, to, carried: BigInt(carried) }, basis)
  return E.map(({ exact, amount, rates }: Accrual) =>
    rates.length === 0 || state.bn15 === null
      ? null
      : InterestAssessed.make({
          bn15: state.bn15,
          debt: `interest/${ordinalOf(state, place)}` as DebtId,
          on: debt.id,
          principal: moneyOf(principal),
          from,
          to,
          rates,
          mode: 'dailySpecified',
          compounding,
          carried,
          exact: String(exact),
          amount: moneyOf(amount),
          dueDate: today,
          billingPeriod: periodOf(today),
          accountSecurity: debt.terms?.accountSecurity ?? null,
        }),
  )(accrued)
}

export const waiveInterest = (
  { data: { bn15, debt: id } }: On<'WaiveInterest'>,
  state: Ledger,
  { today }: LedgerContext,
): Verdict =>
  withDebt(state, id, (debt) => {
    if (debt.kind !== 'interest' || debt.amount === 0) {
      return refused({ name: 'NothingToWaive', rule: 'TXN-30', debt: id })
    }
    const excess = tooLarge(state, { unallocated: debt.paid })
    if (excess !== null) return refused(excess)
    const events: ReadonlyArray<LedgerEvent> = [
      ...releaseOf(state, debt, { amount: debt.paid, reason: 'InterestWaived' }),
      InterestWaived.make({
        bn15,
        debt: id,
        amount: moneyOf(debt.amount),
        billingPeriod: periodOf(today),
      }),
    ]
    return recorded(...events)
  })
