/** What is recorded of a ledger, one file for each family. Storage contract: add a version, never edit one. */
import { type EventIn, eventSchema } from '@carmkit/kernel'
import {
  AllocationReversed,
  CreditPosted,
  DeferralAnnounced,
  DueDateDeferred,
  ReceivablePosted,
  ReceivableReplaced,
  ReceivableReversed,
  SentToCollections,
} from './debts.js'
import { Disbursed, DisbursementRequested, DisbursementReturned } from './disbursements.js'
import {
  InterestAssessed,
  InterestModeChanged,
  InterestWaived,
  RefundInterestCredited,
} from './interest.js'
import { MiscellaneousInvoicePosted } from './invoices.js'
import {
  CreditAllocated,
  OffsetPreferenceChanged,
  PaymentInitiated,
  PaymentReceived,
  PaymentReturned,
  ReturnFeeCharged,
} from './payments.js'
import { PenaltyAssessed } from './penalties.js'
import { BillingPeriodClosed, StatementIssued } from './statements.js'

export {
  AllocationReversed,
  CreditPosted,
  DeferralAnnounced,
  DueDateDeferred,
  ReceivablePosted,
  ReceivableReplaced,
  ReceivableReversed,
  SentToCollections,
} from './debts.js'
export { Disbursed, DisbursementRequested, DisbursementReturned } from './disbursements.js'
export {
  InterestAssessed,
  InterestModeChanged,
  InterestWaived,
  RefundInterestCredited,
} from './interest.js'
export { MiscellaneousInvoicePosted } from './invoices.js'
export {
  CreditAllocated,
  OffsetPreferenceChanged,
  PaymentInitiated,
  PaymentReceived,
  PaymentReturned,
  ReturnFeeCharged,
} from './payments.js'
export { PenaltyAssessed } from './penalties.js'
export { BillingPeriodClosed, StatementIssued } from './statements.js'

export const events = eventSchema(
  ReceivablePosted,
  ReceivableReplaced,
  ReceivableReversed,
  CreditPosted,
  DeferralAnnounced,
  DueDateDeferred,
  SentToCollections,
  AllocationReversed,
  PaymentInitiated,
  PaymentReceived,
  CreditAllocated,
  PaymentReturned,
  ReturnFeeCharged,
  OffsetPreferenceChanged,
  InterestAssessed,
  InterestModeChanged,
  InterestWaived,
  RefundInterestCredited,
  BillingPeriodClosed,
  StatementIssued,
  PenaltyAssessed,
  MiscellaneousInvoicePosted,
  DisbursementRequested,
  Disbursed,
  DisbursementReturned,
)

export type LedgerEvent = EventIn<typeof events>
