/** Money that comes in, and money that the bank takes back. */
import {
  billingPeriodOf,
  easternDateOf,
  easternTime,
  paymentDueDate,
} from '../../calendar/index.js'
import {
  addDays,
  type CivilDate,
  centsOf,
  firstDay,
  type Instant,
  type Money,
  moneyOf,
} from '../../values/index.js'
import { cardRoom } from '../allocation/card-limit.js'
import type { On } from '../command/index.js'
import {
  type Allocations,
  type DebtId,
  maxChanges,
  type PaymentMethod,
  paymentIdOf,
} from '../content.js'
import type { LedgerContext } from '../context.js'
import {
  AllocationReversed,
  PaymentInitiated,
  PaymentReceived,
  PaymentReturned,
  ReturnFeeCharged,
} from '../event/index.js'
import type { LedgerRejection } from '../rejection.js'
import { type Fund, fundIn, type Ledger } from '../state.js'
import {
  allocationsOf,
  chunked,
  ifFew,
  ordinalOf,
  periodOf,
  recorded,
  refused,
  tooLarge,
  type Verdict,
  withFund,
} from './verdict.js'

export const initiatePayment = (
  { data }: On<'InitiatePayment'>,
  state: Ledger,
  context: LedgerContext,
): Verdict => {
  const unfit = unfitAmount(data, state, { context, on: context.today })
  return unfit === null
    ? recorded(PaymentInitiated.make({ ...data, initiation: state.initiations + 1 }))
    : refused(unfit)
}

/** The bank may report twice; under one reference it reports one payment. */
export const receivePayment = (
  { data }: On<'ReceivePayment'>,
  state: Ledger,
  context: LedgerContext,
): Verdict => {
  const { bn15, reference, method, amount, currency, valueAt } = data
  const valueOn = valueDayOf(method, valueAt)
  const fund = paymentIdOf(reference)
  const known = fundIn(state, fund)
  if (known !== undefined) {
    const field = differing(known, { method, amount, valueOn })
    return field === null ? recorded() : refused({ name: 'Duplicate', rule: 'CK-55', field })
  }
  if (valueAt > context.now) {
    return refused({ name: 'NotYet', rule: 'CK-62', on: valueOn, today: context.today })
  }
  if (valueOn < firstDay) {
    return refused({ name: 'TooEarly', rule: 'CK-113', on: valueOn, earliest: firstDay })
  }
  if (currency !== 'CAD') return refused({ name: 'CurrencyNotCanadian', rule: 'CK-56', currency })
  const unfit = unfitAmount(data, state, { context, on: valueOn })
  if (unfit !== null) return refused(unfit)
  const billingPeriod = periodOf(valueOn)
  return recorded(
    PaymentReceived.make({
      bn15,
      fund,
      reference,
      method,
      amount,
      valueAt,
      valueOn,
      billingPeriod,
    }),
  )
}

/** A cheque that comes at 16:00 Eastern or later counts from the next day on (catalogue 4.2). */
const valueDayOf = (method: PaymentMethod, valueAt: Instant): CivilDate => {
  const day = easternDateOf(valueAt)
  const isLate = method === 'cheque' && easternTime(valueAt).slice(-5) >= '16:00'
  return isLate ? addDays(day, 1) : day
}

/** A returned payment is worth nothing any more, and is still known by what it was reported as. */
const differing = (
  known: Fund,
  asked: { readonly method: PaymentMethod; readonly amount: Money; readonly valueOn: CivilDate },
): string | null => {
  if (known.received !== asked.amount) return 'amount'
  if (known.method !== asked.method) return 'method'
  return known.valueOn === asked.valueOn ? null : 'valueAt'
}

const unfitAmount = (
  { amount, method }: { readonly amount: Money; readonly method: PaymentMethod },
  state: Ledger,
  { context, on }: { readonly context: LedgerContext; readonly on: CivilDate },
): LedgerRejection | null => {
  const cents = centsOf(amount)
  if (cents <= 0) return { name: 'AmountNotPositive', rule: 'CK-56', amount }
  const excess = tooLarge(state, { unallocated: cents })
  if (excess !== null || method !== 'creditCard') return excess
  const room = cardRoom(state, context.tables.cardLimits, { on, period: periodOf(on) })
  return room !== null && cents > room
    ? { name: 'CardLimitExceeded', rule: 'TXN-40', room: moneyOf(room) }
    : null
}

/**
 * Everything that it paid is open again with its own due date (TXN-35). What had been paid out of
 * it is gone, so that is owed at once (CK-60).
 */
export const returnPayment = (
  { data: { reference, returnedAt } }: On<'ReturnPayment'>,
  state: Ledger,
  { now, today }: LedgerContext,
): Verdict => {
  const id = paymentIdOf(reference)
  return withFund(state, id, (fund) => {
    if (fund.returned) return refused({ name: 'AlreadyReturned', rule: 'TXN-35', fund: id })
    const returnedOn = easternDateOf(returnedAt)
    if (returnedAt > now) return refused({ name: 'NotYet', rule: 'CK-62', on: returnedOn, today })
    if (fund.valueAt !== null && returnedAt < fund.valueAt) {
      const earliest = easternDateOf(fund.valueAt)
      return refused({ name: 'TooEarly', rule: 'CK-113', on: returnedOn, earliest })
    }
    const excess = tooLarge(state, { owed: fund.amount })
    if (excess !== null) return refused(excess)
    const allocations = allocationsOf(fund)
    return ifFew({ most: maxChanges, count: allocations.length }, () =>
      returning(fund, { state, allocations, returnedAt, returnedOn }),
    )
  })
}

const returning = (
  { id, amount, disbursed }: Fund,
  {
    state,
    allocations,
    returnedAt,
    returnedOn,
  }: {
    readonly state: Ledger
    readonly allocations: Allocations
    readonly returnedAt: Instant
    readonly returnedOn: CivilDate
  },
): Verdict => {
  const { bn15 } = state
  if (bn15 === null) return recorded()
  const reversals = chunked(allocations).map((some) =>
    AllocationReversed.make({ bn15, fund: id, allocations: some, reason: 'PaymentReturned' }),
  )
  const debt = `returned/${ordinalOf(state, reversals.length + 1)}` as DebtId
  return recorded(
    ...reversals,
    PaymentReturned.make({
      bn15,
      fund: id,
      amount: moneyOf(amount),
      owed: moneyOf(disbursed),
      debt: disbursed > 0 ? debt : null,
      returnedAt,
      returnedOn,
      billingPeriod: periodOf(returnedOn),
    }),
  )
}

/** Once for each return; due with the period in which it is charged (CK-61). */
export const chargeReturnFee = (
  { data: { bn15, reference, amount } }: On<'ChargeReturnFee'>,
  state: Ledger,
  { today }: LedgerContext,
): Verdict => {
  const id = paymentIdOf(reference)
  return withFund(state, id, (fund) => {
    if (!fund.returned) return refused({ name: 'NotReturned', rule: 'TXN-35', fund: id })
    if (fund.returnCharged) return refused({ name: 'AlreadyCharged', rule: 'CK-61', fund: id })
    const cents = centsOf(amount)
    if (cents <= 0) return refused({ name: 'AmountNotPositive', rule: 'CK-56', amount })
    const excess = tooLarge(state, { owed: cents })
    if (excess !== null) return refused(excess)
    const period = billingPeriodOf(today)
    return recorded(
      ReturnFeeCharged.make({
        bn15,
        debt: `fee/${ordinalOf(state, 1)}` as DebtId,
        fund: id,
        amount,
        dueDate: paymentDueDate({ period, kind: 'miscellaneousInvoice', deferrals: [] }),
        billingPeriod: period.label,
      }),
    )
  })
}
