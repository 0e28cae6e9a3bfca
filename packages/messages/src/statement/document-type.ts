/**
 * What our lines are called on a statement. No public source names the document types of statements;
 * these names are ours (assumed CK-100), so lines are told apart by them last.
 */
import type { LedgerEvent } from '@carmkit/core'
import { absurd } from '@carmkit/kernel'

export const documentTypes = [
  'declaration',
  'adjustment',
  'correction',
  'cancellation',
  'credit',
  'payment',
  'returnedPayment',
  'returnFee',
  'interest',
  'interestWaiver',
  'refundInterest',
  'penalty',
  'miscellaneousInvoice',
  'disbursement',
  'returnedDisbursement',
] as const
export type DocumentType = (typeof documentTypes)[number]

/** Null for an event that is no line of a statement. */
export const documentTypeOf = (event: LedgerEvent): DocumentType | null => {
  switch (event.type) {
    case 'ReceivablePosted':
      return event.data.source.version === 1 ? 'declaration' : 'adjustment'
    case 'ReceivableReplaced':
      return 'correction'
    case 'ReceivableReversed':
      return 'cancellation'
    case 'CreditPosted':
      return 'credit'
    case 'PaymentReceived':
      return 'payment'
    case 'PaymentReturned':
      return 'returnedPayment'
    case 'ReturnFeeCharged':
      return 'returnFee'
    case 'InterestAssessed':
      return 'interest'
    case 'InterestWaived':
      return 'interestWaiver'
    case 'RefundInterestCredited':
      return 'refundInterest'
    case 'PenaltyAssessed':
      return 'penalty'
    case 'MiscellaneousInvoicePosted':
      return 'miscellaneousInvoice'
    case 'Disbursed':
      return 'disbursement'
    case 'DisbursementReturned':
      return 'returnedDisbursement'
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
      return null
    default:
      return absurd(event)
  }
}
