/** Money that comes in, what it pays, and money that turns out not to have come. */
import { closed, event, nullable } from '@carmkit/kernel'
import { Bn15, CivilDate, Instant, Money } from '../../values/index.js'
import {
  AllocationOrder,
  Allocations,
  BankReference,
  DebtId,
  FundId,
  OffsetPreference,
  Ordinal,
  PaymentMethod,
  PeriodLabel,
} from '../content.js'

export const PaymentInitiated = event(
  'PaymentInitiated',
  closed('PaymentInitiated', {
    bn15: Bn15,
    initiation: Ordinal,
    method: PaymentMethod,
    amount: Money,
  }),
)

/** `valueAt` is when the bank says that it was paid; `valueOn` the Eastern day it counts from. */
export const PaymentReceived = event(
  'PaymentReceived',
  closed('PaymentReceived', {
    bn15: Bn15,
    fund: FundId,
    reference: BankReference,
    method: PaymentMethod,
    amount: Money,
    valueAt: Instant,
    valueOn: CivilDate,
    billingPeriod: PeriodLabel,
  }),
)

/** `order` names the rule by which debts were chosen; null where the payer chose them. */
export const CreditAllocated = event(
  'CreditAllocated',
  closed('CreditAllocated', {
    bn15: Bn15,
    fund: FundId,
    allocations: Allocations,
    order: nullable(AllocationOrder),
    allocatedOn: CivilDate,
  }),
)

/** `owed` is what had been paid out of it already: it becomes the debt of that name, null for none. */
export const PaymentReturned = event(
  'PaymentReturned',
  closed('PaymentReturned', {
    bn15: Bn15,
    fund: FundId,
    amount: Money,
    owed: Money,
    debt: nullable(DebtId),
    returnedAt: Instant,
    returnedOn: CivilDate,
    billingPeriod: PeriodLabel,
  }),
)

export const ReturnFeeCharged = event(
  'ReturnFeeCharged',
  closed('ReturnFeeCharged', {
    bn15: Bn15,
    debt: DebtId,
    fund: FundId,
    amount: Money,
    dueDate: CivilDate,
    billingPeriod: PeriodLabel,
  }),
)

export const OffsetPreferenceChanged = event(
  'OffsetPreferenceChanged',
  closed('OffsetPreferenceChanged', { bn15: Bn15, preference: OffsetPreference }),
)
