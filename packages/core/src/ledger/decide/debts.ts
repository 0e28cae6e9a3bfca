/** What the agency does with debts that stand: cancels them, hands them over. */
import { absurd } from '@carmkit/kernel'
import { type Bn15, type CivilDate, moneyOf, totalOf } from '../../values/index.js'
import type { On } from '../command/index.js'
import { type CancelledAmounts, type DebtId, isReturnFee } from '../content.js'
import type { LedgerContext } from '../context.js'
import { ReceivableReversed, SentToCollections } from '../event/index.js'
import { groundOn } from '../interest/modes.js'
import { type Debt, debtPhaseOf, type Ledger, outstandingOf } from '../state.js'
import {
  interestOf,
  periodOf,
  recorded,
  recordedIfFew,
  refused,
  releaseOf,
  tooLarge,
  type Verdict,
  waiving,
  withDebt,
} from './verdict.js'

/**
 * Its interest goes with it. Interest by itself is waived, and money that went back to the bank after
 * it had been paid out was never charged: neither is cancelled (CK-73).
 */
export const reverseReceivable = (
  { data: { bn15, debt } }: On<'ReverseReceivable'>,
  state: Ledger,
  { today }: LedgerContext,
): Verdict => cancelled(state, { bn15, id: debt, today })

/** The debt is owed no more, once; what was paid of it is free again. */
export const cancelled = (
  state: Ledger,
  { bn15, id, today }: { readonly bn15: Bn15; readonly id: DebtId; readonly today: CivilDate },
): Verdict =>
  withDebt(state, id, (debt) => {
    const amounts = chargedFor(debt)
    if (amounts === null) return refused({ name: 'NotCancellable', rule: 'CK-73', debt: id })
    if (debt.reversed) return recorded()
    const interest = interestOf(state, debt)
    const paid = totalOf([debt, ...interest].map((one) => one.paid))
    const excess = tooLarge(state, { unallocated: paid })
    if (excess !== null) return refused(excess)
    return recordedIfFew([
      ...interest.flatMap((one) => waiving(state, one, { days: 'forgiven', today })),
      ...releaseOf(state, debt, { amount: debt.paid, reason: 'ReceivableReversed' }),
      ReceivableReversed.make({
        bn15,
        debt: id,
        amounts,
        billingPeriod: periodOf(today),
        accountSecurity: debt.terms?.accountSecurity ?? null,
      }),
    ])
  })

/** What it stands for by account; null where that is no charge of the agency’s. */
const chargedFor = ({ id, kind, amounts, amount: cents }: Debt): CancelledAmounts | null => {
  const amount = moneyOf(cents)
  switch (kind) {
    case 'declaration':
    case 'adjustment':
      return amounts
    case 'penalty':
      return [{ account: 'penalty', amount }]
    case 'miscellaneousInvoice':
      return [{ account: 'miscellaneous', amount }]
    case 'dishonouredPayment':
      return isReturnFee(id) ? [{ account: 'returnFee', amount }] : null
    case 'interest':
      return null
    default:
      return absurd(kind)
  }
}

export const sendToCollections = (
  { data: { bn15, debt: id } }: On<'SendToCollections'>,
  state: Ledger,
  { today }: LedgerContext,
): Verdict =>
  withDebt(state, id, (debt) => {
    const phase = debtPhaseOf(debt, today)
    switch (phase) {
      case 'Settled':
      case 'Reversed':
        return refused({ name: 'AlreadySettled', rule: 'TXN-24', debt: id })
      case 'Collections':
        return recorded()
      case 'Posted':
      case 'Due':
      case 'Overdue':
        return refused({ name: 'NotInArrears', rule: 'CK-74', dueDate: debt.dueDate })
      case 'Arrears': {
        if (groundOn(debt.interest.grounds, today) === 'securityGiven') {
          return refused({ name: 'SecurityStands', rule: 'CK-134', debt: id })
        }
        const amount = moneyOf(outstandingOf(debt))
        return recorded(SentToCollections.make({ bn15, debt: id, amount, sentOn: today }))
      }
      default:
        return absurd(phase)
    }
  })
