/**
 * Announced deferrals: they move what is posted, and what is posted after them. Nothing else moves a
 * due date, so that declarations ask here until when they are corrected (decision 41).
 */
import * as E from 'fp-ts/lib/Either.js'
import { Deferral, deferredFrom } from '../../calendar/index.js'
import { entriesOf, valueIn } from '../../values/index.js'
import type { On } from '../command/index.js'
import { maxChanges } from '../content.js'
import { DeferralAnnounced, DueDateDeferred, type LedgerEvent } from '../event/index.js'
import { evolve } from '../evolve/index.js'
import {
  type Debt,
  debtIn,
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
  const ids = events.filter(isPosting).flatMap(({ data }) => data.debt ?? [])
  if (ids.length === 0) return []
  const deferrals = deferralsOf(state)
  const after = events.reduce(evolve, state)
  return ids
    .flatMap((id) => debtIn(after, id) ?? [])
    .flatMap((debt) => {
      const to = deferredFrom(debt.dueDate, { kind: deferralKindOf(debt), deferrals })
      const debts = [{ debt: debt.id, from: debt.dueDate }]
      return to === debt.dueDate || after.bn15 === null
        ? []
        : [DueDateDeferred.make({ bn15: after.bn15, debts, to })]
    })
}

const posting = [
  'ReceivablePosted',
  'PaymentReturned',
  'ReturnFeeCharged',
  'InterestAssessed',
  'PenaltyAssessed',
  'MiscellaneousInvoicePosted',
] as const satisfies ReadonlyArray<LedgerEvent['type']>

type Posting = Extract<LedgerEvent, { readonly type: (typeof posting)[number] }>

const isPosting = (event: LedgerEvent): event is Posting =>
  posting.some((type) => type === event.type)
