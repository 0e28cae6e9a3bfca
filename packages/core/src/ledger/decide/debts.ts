/** What the agency does with debts that stand: cancels them, moves their due dates, hands them over. */
import { absurd } from '@carmkit/kernel'
import type { DebtKind } from '../../calendar/index.js'
import { inOrder, moneyOf } from '../../values/index.js'
import type { On } from '../command/index.js'
import type { LedgerContext } from '../context.js'
import { DueDateDeferred, ReceivableReversed, SentToCollections } from '../event/index.js'
import {
  bearsInterest,
  type Debt,
  debtIn,
  debtPhaseOf,
  type Ledger,
  outstandingOf,
} from '../state.js'
import {
  chunked,
  periodOf,
  recorded,
  refused,
  releaseOf,
  tooLarge,
  type Verdict,
  withDebt,
} from './verdict.js'

export const reverseReceivable = (
  { data: { bn15, debt: id } }: On<'ReverseReceivable'>,
  state: Ledger,
  { today }: LedgerContext,
): Verdict =>
  withDebt(state, id, (debt) => {
    if (!bearsInterest(debt)) return refused({ name: 'NotOfDeclaration', rule: 'CK-73', debt: id })
    if (debt.reversed) return recorded()
    const excess = tooLarge(state, { unallocated: debt.paid })
    if (excess !== null) return refused(excess)
    return recorded(
      ...releaseOf(state, debt, { amount: debt.paid, reason: 'ReceivableReversed' }),
      ReceivableReversed.make({
        bn15,
        debt: id,
        amounts: debt.amounts,
        billingPeriod: periodOf(today),
        accountSecurity: debt.terms?.accountSecurity ?? null,
      }),
    )
  })

/**
 * Moves open debts only, and of them none of which interest was assessed already (CK-67). Announced
 * again, there is nothing left to move.
 */
export const announceDeferral = ({ data }: On<'AnnounceDeferral'>, state: Ledger): Verdict => {
  const { bn15, deferredTo } = data
  const affected = [...affectedBy(data, state)]
  const later = affected.find(({ dueDate }) => dueDate > deferredTo)
  if (later !== undefined) {
    return refused({ name: 'EarlierThanCurrent', rule: 'TXN-21', dueDate: later.dueDate })
  }
  const moved = affected
    .filter(({ dueDate }) => dueDate < deferredTo)
    .map(({ id, dueDate }) => ({ debt: id, from: dueDate }))
  return recorded(
    ...chunked(moved).map((debts) => DueDateDeferred.make({ bn15, debts, to: deferredTo })),
  )
}

function* affectedBy(
  { kinds, dueFrom, dueTo }: On<'AnnounceDeferral'>['data'],
  state: Ledger,
): Generator<Debt, void> {
  for (const id of inOrder(state.open)) {
    const debt = debtIn(state, id)
    if (debt === undefined || debt.dueDate < dueFrom) continue
    if (debt.dueDate > dueTo) return
    if (kinds.includes(kindOf(debt)) && !debt.interestAssessed) yield debt
  }
}

/** As deferrals tell debts apart. */
const kindOf = ({ kind }: Debt): DebtKind => {
  switch (kind) {
    case 'declaration':
    case 'adjustment':
      return 'import'
    case 'penalty':
      return 'penalty'
    case 'dishonouredPayment':
    case 'interest':
      return 'miscellaneousInvoice'
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
        const amount = moneyOf(outstandingOf(debt))
        return recorded(SentToCollections.make({ bn15, debt: id, amount, sentOn: today }))
      }
      default:
        return absurd(phase)
    }
  })
