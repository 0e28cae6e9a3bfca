/** What the agency does with debts that stand: cancels them, moves their due dates, hands them over. */
import { absurd } from '@carmkit/kernel'
import type { DebtKind } from '../../calendar/index.js'
import { type Bn15, type CivilDate, entriesOf, moneyOf, totalOf } from '../../values/index.js'
import type { On } from '../command/index.js'
import { type CancelledAmounts, type DebtId, isReturnFee, maxChanges } from '../content.js'
import type { LedgerContext } from '../context.js'
import { DueDateDeferred, ReceivableReversed, SentToCollections } from '../event/index.js'
import { groundOn } from '../interest/modes.js'
import {
  type Debt,
  debtPhaseOf,
  isAssessed,
  type Ledger,
  outstandingOf,
  placeOf,
} from '../state.js'
import {
  chunked,
  ifFew,
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

/**
 * Moves debts by the due date that they were posted with, so that the order of announcements does
 * not matter: the latest day stands. Settled ones move too, since a payment may be returned. Where
 * interest was assessed, that is to be waived first (CK-67).
 */
export const announceDeferral = ({ data }: On<'AnnounceDeferral'>, state: Ledger): Verdict => {
  const { bn15, deferredTo } = data
  const affected = affectedBy(data, state)
  const moving = affected.filter(({ dueDate }) => dueDate < deferredTo)
  const bearing = moving.find(isAssessed)
  if (bearing !== undefined) {
    return refused({ name: 'InterestAssessed', rule: 'CK-67', debt: bearing.id })
  }
  const later = affected.find(({ originallyDue }) => originallyDue > deferredTo)
  if (later !== undefined) {
    return refused({ name: 'EarlierThanCurrent', rule: 'TXN-21', dueDate: later.originallyDue })
  }
  const moved = moving.map(({ id, dueDate }) => ({ debt: id, from: dueDate }))
  return ifFew({ most: maxChanges, count: moved.length }, () =>
    recorded(
      ...chunked(moved).map((debts) => DueDateDeferred.make({ bn15, debts, to: deferredTo })),
    ),
  )
}

const affectedBy = (
  { kinds, dueFrom, dueTo }: On<'AnnounceDeferral'>['data'],
  state: Ledger,
): ReadonlyArray<Debt> =>
  entriesOf(state.debts)
    .map(([, debt]) => debt)
    .filter((debt) => !debt.reversed && kinds.includes(kindOf(debt)))
    .filter(({ originallyDue }) => dueFrom <= originallyDue && originallyDue <= dueTo)
    .toSorted((one, another) => (placeOf(one) < placeOf(another) ? -1 : 1))

/** As deferrals tell debts apart. */
const kindOf = ({ kind }: Debt): DebtKind => {
  switch (kind) {
    case 'declaration':
    case 'adjustment':
      return 'import'
    case 'penalty':
      return 'penalty'
    case 'dishonouredPayment':
    case 'miscellaneousInvoice':
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
