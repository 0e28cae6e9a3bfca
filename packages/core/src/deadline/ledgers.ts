/**
 * Deadlines of ledgers: periods close on the 18th, statements are issued on the 25th, free money
 * meets what falls due, and what stays unpaid bears interest and goes to collections.
 *
 * Many events of one ledger set the same deadline; `once` names it, so that it is sent one time.
 */
import type { RecordedEvent } from '@carmkit/kernel'
import { billingPeriodOf, easternDateOf, startOfEasternDay } from '../calendar/index.js'
import type { DebtId } from '../ledger/content.js'
import type {
  AllocationReversed,
  CreditAllocated,
  CreditPosted,
  DueDateDeferred,
  InterestAssessed,
  InterestModeChanged,
  InterestWaived,
  OffsetPreferenceChanged,
  ReceivablePosted,
  ReceivableReplaced,
  StatementIssued,
} from '../ledger/event/index.js'
import { arrearsDays } from '../ledger/state.js'
import { periodAfter, periodNamed } from '../ledger/statement/period.js'
import { addDays, type Bn15, type CivilDate } from '../values/index.js'
import { type DataOf, type Deadline, onData, type Rule, recordedAt } from './deadline.js'

/** A line stands on a statement: its period has one, on its day or as soon as that is past. */
const line = onData(({ bn15, billingPeriod }: Line) => statement(bn15, billingPeriod))

interface Line {
  readonly bn15: Bn15
  readonly billingPeriod: string
}

interface Owed extends Line {
  readonly debt: DebtId
  readonly dueDate: CivilDate
}

/** Money that is free: the daily clearing of the next day finds what it may pay. */
const money = onData((data: Line, event) => [...statement(...placeOf(data)), ...sweep(data, event)])

const placeOf = ({ bn15, billingPeriod }: Line) => [bn15, billingPeriod] as const

const charge = onData((data: Owed, event) => [
  ...statement(...placeOf(data)),
  ...offsetOn(data, event),
  collections(data),
])

export const ledgerRules: { readonly [type: string]: Rule } = {
  ReceivablePosted: onData((data: DataOf<typeof ReceivablePosted>, event) => [
    ...statement(...placeOf(data)),
    ...(isPast(data.dueDate, event) ? [atOnce(data, event)] : offsetOn(data, event)),
    accrual(data, data.dueDate),
    collections(data),
  ]),
  ReceivableReplaced: onData((data: DataOf<typeof ReceivableReplaced>, event) => [
    ...statement(...placeOf(data)),
    ...(data.correctedOn < recordedOn(event) ? toldLate(data, event) : []),
  ]),
  ReceivableReversed: line,
  /** Days that are open again bear interest, also of a debt that is settled. */
  InterestWaived: onData((data: DataOf<typeof InterestWaived>, event) => [
    ...statement(...placeOf(data)),
    ...(data.days === 'openAgain' && data.on !== null
      ? [accrual({ bn15: data.bn15, debt: data.on }, addDays(recordedOn(event), -1))]
      : []),
  ]),
  PaymentReturned: line,
  Disbursed: line,
  CreditPosted: onData((data: DataOf<typeof CreditPosted>, event) => [
    ...statement(...placeOf(data)),
    ...sweep(data, event),
    ...(data.ofCorrection === true ? [] : [refundInterest(data, event)]),
  ]),
  RefundInterestCredited: money,
  PaymentReceived: money,
  DisbursementReturned: money,
  OffsetPreferenceChanged: onData((data: DataOf<typeof OffsetPreferenceChanged>, event) =>
    sweep(data, event),
  ),
  PenaltyAssessed: charge,
  MiscellaneousInvoicePosted: charge,
  ReturnFeeCharged: charge,
  InterestAssessed: onData((data: DataOf<typeof InterestAssessed>, event) => [
    ...statement(...placeOf(data)),
    ...offsetOn(data, event),
    collections(data),
    accrual({ bn15: data.bn15, debt: data.on }, data.to),
  ]),
  InterestModeChanged: onData(
    ({ bn15, debt, ground }: DataOf<typeof InterestModeChanged>, event) =>
      ground === 'securityEnded' ? [collectionsNow({ bn15, debt }, event)] : [],
  ),
  DueDateDeferred: onData(({ bn15, debts, to }: DataOf<typeof DueDateDeferred>, event) => [
    ...offsetOn({ bn15, dueDate: to }, event),
    ...debts.flatMap(({ debt }) => [
      accrual({ bn15, debt }, to),
      collections({ bn15, debt, dueDate: to }),
    ]),
  ]),
  AllocationReversed: onData((data: DataOf<typeof AllocationReversed>, event) =>
    data.reason === 'PaymentReturned'
      ? reopened(data, event)
      : [...sweep(data, event), ...(data.reason === 'Released' ? reopened(data, event) : [])],
  ),
  /** One clearing pays a bounded number of debts: what is left is met on the next day. */
  CreditAllocated: onData((data: DataOf<typeof CreditAllocated>, event) =>
    data.order === null ? [] : sweep(data, event),
  ),
  /** Without gaps from the first one on, also where nothing happened (CK-52). */
  StatementIssued: onData(({ bn15, period }: DataOf<typeof StatementIssued>) =>
    statement(bn15, periodAfter(period)),
  ),
}

const recordedOn = (event: RecordedEvent): CivilDate => easternDateOf(recordedAt(event))

const statement = (bn15: Bn15, period: string): ReadonlyArray<Deadline> => {
  const { end, statementDate } = periodNamed(period)
  const data = { bn15, period }
  const once = `${bn15}/${period}`
  return [
    {
      at: startOfEasternDay(addDays(end, 1)),
      command: { type: 'CloseBillingPeriod', data },
      once,
    },
    { at: startOfEasternDay(statementDate), command: { type: 'IssueStatement', data }, once },
  ]
}

/** The clearing of one day: every event before it asks for the same one. */
const offset = (bn15: Bn15, on: CivilDate): Deadline => ({
  at: startOfEasternDay(on),
  command: { type: 'RunOffset', data: { bn15 } },
  once: `${bn15}/${on}`,
})

const sweep = (
  { bn15 }: { readonly bn15: Bn15 },
  event: RecordedEvent,
): ReadonlyArray<Deadline> => [offset(bn15, addDays(recordedOn(event), 1))]

/** On the due date, or with the next clearing where that has come. */
const offsetOn = (
  { bn15, dueDate }: Pick<Owed, 'bn15' | 'dueDate'>,
  event: RecordedEvent,
): ReadonlyArray<Deadline> =>
  dueDate > recordedOn(event) ? [offset(bn15, dueDate)] : sweep({ bn15 }, event)

const isPast = (dueDate: CivilDate, event: RecordedEvent): boolean => dueDate < recordedOn(event)

/** Before any interest: money that was there already has paid an overdue debt by its own date. */
const atOnce = ({ bn15 }: Line, event: RecordedEvent): Deadline => ({
  at: recordedAt(event),
  command: { type: 'RunOffset', data: { bn15 } },
})

/**
 * On the last day of a period for the days before it, so that interest stands on the statement of
 * that period (CK-53). The first such day that leaves a day to assess.
 *
 * @param until last day that bears nothing more: the due date, or what was assessed up to
 */
export const accrual = (
  { bn15, debt }: Pick<Owed, 'bn15' | 'debt'>,
  until: CivilDate,
): Deadline => {
  const { end } = billingPeriodOf(addDays(until, 2))
  const through = addDays(end, -1)
  return {
    at: startOfEasternDay(end),
    command: { type: 'AccrueInterest', data: { bn15, debt, through } },
    once: `${bn15}/${debt}/${through}`,
  }
}

/** The day of the decision is past: what it bore is known at once. */
const refundInterest = (
  { bn15, fund }: DataOf<typeof CreditPosted>,
  event: RecordedEvent,
): Deadline => ({
  at: recordedAt(event),
  command: { type: 'CreditRefundInterest', data: { bn15, fund } },
})

/** On the first day on which the debt is in arrears. */
export const collections = ({
  bn15,
  debt,
  dueDate,
}: Pick<Owed, 'bn15' | 'debt' | 'dueDate'>): Deadline => ({
  at: startOfEasternDay(addDays(dueDate, arrearsDays + 1)),
  command: { type: 'SendToCollections', data: { bn15, debt } },
})

/** Where the due date is not told: asked for now, and the answer names the day. */
const collectionsNow = (
  { bn15, debt }: Pick<Owed, 'bn15' | 'debt'>,
  event: RecordedEvent,
): Deadline => ({
  at: recordedAt(event),
  command: { type: 'SendToCollections', data: { bn15, debt } },
})

const reopened = (
  { bn15, allocations }: DataOf<typeof AllocationReversed>,
  event: RecordedEvent,
): ReadonlyArray<Deadline> => allocations.flatMap(({ debt }) => openNow({ bn15, debt }, event))

/** The days of the debt before may have passed: what is more now is met and bears like what was. */
const toldLate = (
  data: DataOf<typeof ReceivableReplaced>,
  event: RecordedEvent,
): ReadonlyArray<Deadline> => [...sweep(data, event), ...openNow(data, event)]

const openNow = (
  { bn15, debt }: Pick<Owed, 'bn15' | 'debt'>,
  event: RecordedEvent,
): ReadonlyArray<Deadline> => [
  accrual({ bn15, debt }, addDays(recordedOn(event), -1)),
  collectionsNow({ bn15, debt }, event),
]
