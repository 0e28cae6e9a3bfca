/**
 * Announced deferrals: they move what is posted, and what is posted after them. Nothing else moves a
 * due date, so that declarations ask here until when they are corrected (decision 41).
 */
import * as E from 'fp-ts/lib/Either.js'
import { Deferral, deferredFrom } from '../../calendar/index.js'
import { type Bn15, type CivilDate, entriesOf, valueIn } from '../../values/index.js'
import type { On } from '../command/index.js'
import { type DebtId, maxChanges } from '../content.js'
import { DeferralAnnounced, DueDateDeferred, type LedgerEvent } from '../event/index.js'
import {
  type Debt,
  deferralKeyOf,
  deferralKindOf,
  deferralsOf,
  isAssessed,
  type Ledger,
  placeOf,
} from '../state.js'
import { chunked, ifFew, recorded, refused, type Verdict } from './verdict.js'

/**
 * Moves debts by the due date that they were posted with, so that the order of announcements does
 * not matter: the latest day stands. Settled ones move too, since a payment may be returned. Where
 * interest was assessed, that is to be waived first (CK-67). What is posted later moves then (CK-171);
 * what could move nothing ever is not recorded.
 */
export const announceDeferral = ({ data }: On<'AnnounceDeferral'>, state: Ledger): Verdict => {
  const { bn15, ...deferral } = data
  const { deferredTo } = deferral
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
  const isNews =
    Deferral.is(deferral) && valueIn(state.deferrals, deferralKeyOf(deferral)) === undefined
  const moved = moving.map(({ id, dueDate }) => ({ debt: id, from: dueDate }))
  return ifFew({ most: maxChanges, count: moved.length }, () =>
    recorded(
      ...(isNews ? [DeferralAnnounced.make(data)] : []),
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
    .filter((debt) => !debt.reversed && kinds.includes(deferralKindOf(debt)))
    .filter(({ originallyDue }) => dueFrom <= originallyDue && originallyDue <= dueTo)
    .toSorted((one, another) => (placeOf(one) < placeOf(another) ? -1 : 1))

/** The answer, with what it posts moved as it would have been, had it been posted before (CK-171). */
export const deferring = (state: Ledger, verdict: Verdict): Verdict =>
  state.deferrals === null
    ? verdict
    : E.map((events: ReadonlyArray<LedgerEvent>) => [...events, ...movesOf(state, events)])(verdict)

const movesOf = (state: Ledger, events: ReadonlyArray<LedgerEvent>): ReadonlyArray<LedgerEvent> => {
  const posted = events.flatMap(postedBy)
  if (posted.length === 0) return []
  const deferrals = deferralsOf(state)
  return posted.flatMap(({ bn15, debt, kind, due }) => {
    const to = deferredFrom(due, { kind: deferralKindOf({ kind }), deferrals })
    return to === due ? [] : [DueDateDeferred.make({ bn15, debts: [{ debt, from: due }], to })]
  })
}

interface Posted {
  readonly bn15: Bn15
  readonly debt: DebtId
  readonly kind: Debt['kind']
  readonly due: CivilDate
}

/** What each event that posts a debt posts; the others post none. */
const postedBy = ({ type, data }: LedgerEvent): ReadonlyArray<Posted> => {
  if (type === 'PaymentReturned') {
    const { bn15, debt, returnedOn: due } = data
    return debt === null ? [] : [{ bn15, debt, kind: 'dishonouredPayment', due }]
  }
  const kind = Object.hasOwn(kinds, type) ? kinds[type as keyof typeof kinds] : null
  if (kind === null || !('debt' in data) || !('dueDate' in data)) return []
  const { bn15, debt, dueDate: due } = data
  return [{ bn15, debt, kind, due }]
}

/** By the event that posts it; a debt of an adjustment is deferred as one of a declaration is. */
const kinds = {
  ReceivablePosted: 'declaration',
  ReturnFeeCharged: 'dishonouredPayment',
  InterestAssessed: 'interest',
  PenaltyAssessed: 'penalty',
  MiscellaneousInvoicePosted: 'miscellaneousInvoice',
} as const satisfies { readonly [Type in LedgerEvent['type']]?: Debt['kind'] }
