/**
 * What is owed now against what the last statement said, with the difference itemised: a correction
 * after the 25th changes the one and never the other (TXN-36, catalogue 10).
 */
import { absurd } from '@carmkit/kernel'
import { easternDateOf } from '../../calendar/index.js'
import {
  type CivilDate,
  entriesOf,
  type Instant,
  inOrder,
  type Money,
  minus,
  moneyOf,
  noCents,
  plus,
  type Total,
  totalTextOf,
} from '../../values/index.js'
import type { DebtId } from '../content.js'
import type { LedgerEvent } from '../event/index.js'
import { evolve } from '../evolve/index.js'
import { unassessed } from '../interest/unassessed.js'
import { debtIn, debtPhaseOf, initial, type Ledger, outstandingOf } from '../state.js'
import type { StatementLine } from '../statement/line.js'
import { linesThrough } from '../statement/pending.js'
import type { LedgerRecord } from './record.js'

/** Why an item is not on the last statement. */
export type OwedCause =
  | 'postedForALaterPeriod'
  | 'postedAfterTheSeal'
  | 'correctedAfterTheSeal'
  | 'postedBeforeAnySeal'
  | 'correctedBeforeAnySeal'
  | 'cancelled'
  | 'credited'
  | 'paid'
  | 'paymentReturned'
  | 'returnFee'
  | 'interestAssessed'
  | 'interestWaived'
  | 'refundInterest'
  | 'penaltyAssessed'
  | 'invoiced'
  | 'paidOut'
  | 'payoutReturned'

export interface OwedItem extends StatementLine {
  readonly cause: OwedCause
  readonly recordedAt: Instant
}

export interface Owed {
  readonly at: Instant
  /** The last sealed statement; null before the first, which counts as nothing owed. */
  readonly statement: { readonly period: string; readonly closing: Money } | null
  /** They add up to `difference`. */
  readonly items: ReadonlyArray<OwedItem>
  /** `net` less what the statement closed at. */
  readonly difference: Total
  /** `owed` less `free`. */
  readonly net: Money
  /** All debts that stand, by where they are on that day. */
  readonly owed: Money
  readonly overdue: Money
  readonly dueToday: Money
  readonly dueLater: Money
  /** Payments and credits that pay nothing yet. */
  readonly free: Money
  /** Principal that bears interest nobody has assessed: it is in no figure here. */
  readonly bearing: ReadonlyArray<Bearing>
}

export interface Bearing {
  readonly debt: DebtId
  readonly principal: Money
  readonly since: CivilDate
}

/** Of the records until then, judged on that moment. */
export const owedAt = (records: ReadonlyArray<LedgerRecord>, at: Instant): Owed => {
  const counted = records.filter(({ recordedAt }) => recordedAt <= at)
  const state = counted.reduce((ledger, { event }) => evolve(ledger, event), initial)
  const sealedAt = counted.findLastIndex(({ event }) => event.type === 'StatementIssued')
  const net = minus(state.owed, state.unallocated)
  return {
    at,
    statement:
      state.sealedPeriod === null
        ? null
        : { period: state.sealedPeriod, closing: moneyOf(state.closing) },
    items: itemsOf(state, { counted, sealedAt }),
    difference: totalTextOf(minus(net, state.closing)),
    net: moneyOf(net),
    owed: moneyOf(state.owed),
    ...dueOn(state, easternDateOf(at)),
    free: moneyOf(state.unallocated),
    bearing: bearingOn(state, easternDateOf(at)),
  }
}

/** Every line that no sealed statement lists. */
const itemsOf = (
  { pending }: Ledger,
  {
    counted,
    sealedAt,
  }: {
    readonly counted: ReadonlyArray<LedgerRecord>
    readonly sealedAt: number
  },
): ReadonlyArray<OwedItem> =>
  linesThrough(pending, lastLabel).flatMap((line) => {
    const record = counted[line.revision]
    if (record === undefined) return []
    const cause =
      line.revision < sealedAt
        ? 'postedForALaterPeriod'
        : causeOf(record.event, { isSealed: sealedAt >= 0 })
    return [{ ...line, cause, recordedAt: record.recordedAt }]
  })

/** Not before any label of a period. */
const lastLabel = '9999-12'

/** @param isSealed whether there is any statement that the event could have come after */
const causeOf = (event: LedgerEvent, { isSealed }: { readonly isSealed: boolean }): OwedCause => {
  switch (event.type) {
    case 'ReceivablePosted':
      return isSealed ? 'postedAfterTheSeal' : 'postedBeforeAnySeal'
    case 'ReceivableReplaced':
      return isSealed ? 'correctedAfterTheSeal' : 'correctedBeforeAnySeal'
    case 'ReceivableReversed':
      return 'cancelled'
    case 'CreditPosted':
      return 'credited'
    case 'PaymentReceived':
      return 'paid'
    case 'PaymentReturned':
      return 'paymentReturned'
    case 'ReturnFeeCharged':
      return 'returnFee'
    case 'InterestAssessed':
      return 'interestAssessed'
    case 'InterestWaived':
      return 'interestWaived'
    case 'RefundInterestCredited':
      return 'refundInterest'
    case 'PenaltyAssessed':
      return 'penaltyAssessed'
    case 'MiscellaneousInvoicePosted':
      return 'invoiced'
    case 'Disbursed':
      return 'paidOut'
    case 'DisbursementReturned':
      return 'payoutReturned'
    case 'CreditAllocated':
    case 'AllocationReversed':
    case 'DeferralAnnounced':
    case 'DueDateDeferred':
    case 'SentToCollections':
    case 'PaymentInitiated':
    case 'OffsetPreferenceChanged':
    case 'InterestModeChanged':
    case 'BillingPeriodClosed':
    case 'StatementIssued':
    case 'DisbursementRequested':
      throw new Error(`${event.type} is no line of a statement`)
    default:
      return absurd(event)
  }
}

/** Open debts by where they are on that day: the part of the answer that needs no records. */
export const dueOn = (
  state: Ledger,
  today: CivilDate,
): Pick<Owed, 'overdue' | 'dueToday' | 'dueLater'> => {
  const sums = { overdue: noCents, dueToday: noCents, dueLater: noCents }
  for (const id of inOrder(state.open)) {
    const debt = debtIn(state, id)
    if (debt === undefined) continue
    const phase = debtPhaseOf(debt, today)
    const name = phase === 'Posted' ? 'dueLater' : phase === 'Due' ? 'dueToday' : 'overdue'
    sums[name] = plus(sums[name], outstandingOf(debt))
  }
  const { overdue, dueToday, dueLater } = sums
  return { overdue: moneyOf(overdue), dueToday: moneyOf(dueToday), dueLater: moneyOf(dueLater) }
}

/** By debt, since the first day that nobody assessed. */
const bearingOn = (state: Ledger, today: CivilDate): ReadonlyArray<Bearing> =>
  entriesOf(state.debts)
    .flatMap(([id, debt]) => {
      const days = unassessed(state, debt, today)
      const [first, last] = [days[0], days.at(-1)]
      return first === undefined || last === undefined
        ? []
        : [{ debt: id, principal: moneyOf(last.principal), since: first.from }]
    })
    .toSorted((one, another) => (one.debt < another.debt ? -1 : 1))
