/** Penalties: their level, their amount, and those that another one covers. */
import { billingPeriodOf, paymentDueDate } from '../../calendar/index.js'
import { entriesOf, moneyOf, valueIn } from '../../values/index.js'
import type { On } from '../command/index.js'
import type { DebtId } from '../content.js'
import type { LedgerContext } from '../context.js'
import { PenaltyAssessed } from '../event/index.js'
import { levelOn, penaltyAmount } from '../penalty/codes.js'
import type { Ledger } from '../state.js'
import { cancelled } from './debts.js'
import { ordinalOf, recorded, refused, tooLarge, type Verdict } from './verdict.js'

/** Due with the period in which it is assessed (CK-69). Those that were cancelled are forgotten (CK-147). */
export const assessPenalty = (
  { data }: On<'AssessPenalty'>,
  state: Ledger,
  { today, tables }: LedgerContext,
): Verdict => {
  const { bn15, code, document, issues, ...notice } = data
  const rule = tables.penalties.find((one) => one.code === code)
  if (rule === undefined) return refused({ name: 'UnknownCode', rule: 'CK-68', code })
  const earlier = entriesOf(state.penalties).map(([, penalty]) => penalty)
  const codes = new Set(earlier.flatMap((one) => (one.document === document ? [one.code] : [])))
  const covering = rule.excludes.find((one) => codes.has(one))
  if (covering !== undefined) {
    return refused({ name: 'CoveredByOtherCode', rule: 'TXN-48', code: covering })
  }
  const { noticeNumber } = notice
  if (noticeNumber !== undefined && valueIn(state.notices, noticeNumber) !== undefined) {
    return refused({ name: 'NoticeInUse', rule: 'CK-149', noticeNumber })
  }
  const ofCode = earlier.filter((one) => one.code === code)
  const level = levelOn(rule, ofCode, today)
  const amount = penaltyAmount(rule, level, issues)
  const excess = tooLarge(state, { owed: amount })
  if (excess !== null) return refused(excess)
  const period = billingPeriodOf(today)
  return recorded(
    PenaltyAssessed.make({
      bn15,
      debt: `penalty/${ordinalOf(state, 1)}` as DebtId,
      code,
      level,
      document,
      issues,
      amount: moneyOf(amount),
      assessedOn: today,
      dueDate: paymentDueDate({ period, kind: 'penalty', deferrals: [] }),
      billingPeriod: period.label,
      ...notice,
    }),
  )
}

/**
 * An appeal names a notice. Where nobody stated it with the penalty, people see to it; and so they do
 * where an appeal is allowed in part, which says nothing of the amount (assumed CK-149).
 */
export const cancelAppealedPenalty = (
  { data: { bn15, noticeNumber } }: On<'CancelAppealedPenalty'>,
  state: Ledger,
  { today }: LedgerContext,
): Verdict => {
  const id = valueIn(state.notices, noticeNumber)
  return id === undefined
    ? refused({ name: 'UnknownNotice', rule: 'CK-149', noticeNumber })
    : cancelled(state, { bn15, id, today })
}
