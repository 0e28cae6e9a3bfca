/** What may be asked of a ledger, one file for each family. */
import type { CommandOf } from '../../command-definition.js'
import {
  ChangeOffsetPreference,
  DirectAllocation,
  ReleaseAllocations,
  RunOffset,
} from './allocation.js'
import {
  AnnounceDeferral,
  PostCredit,
  PostReceivable,
  ReplaceReceivable,
  ReverseReceivable,
  SendToCollections,
} from './debts.js'
import {
  Disburse,
  ReissueDisbursement,
  RequestDisbursement,
  ReturnDisbursement,
} from './disbursements.js'
import {
  AccrueInterest,
  ChangeInterestMode,
  CreditRefundInterest,
  WaiveInterest,
} from './interest.js'
import { PostMiscellaneousInvoice } from './invoices.js'
import { ChargeReturnFee, InitiatePayment, ReceivePayment, ReturnPayment } from './payments.js'
import { AssessPenalty, CancelAppealedPenalty } from './penalties.js'
import { CloseBillingPeriod, IssueStatement } from './statements.js'

export const commands = [
  PostReceivable,
  ReplaceReceivable,
  PostCredit,
  ReverseReceivable,
  AnnounceDeferral,
  SendToCollections,
  InitiatePayment,
  ReceivePayment,
  ReturnPayment,
  ChargeReturnFee,
  DirectAllocation,
  ReleaseAllocations,
  RunOffset,
  ChangeOffsetPreference,
  AccrueInterest,
  ChangeInterestMode,
  WaiveInterest,
  CreditRefundInterest,
  CloseBillingPeriod,
  IssueStatement,
  AssessPenalty,
  CancelAppealedPenalty,
  PostMiscellaneousInvoice,
  RequestDisbursement,
  Disburse,
  ReturnDisbursement,
  ReissueDisbursement,
] as const

export type LedgerCommand = CommandOf<(typeof commands)[number]>
export type On<Type extends LedgerCommand['type']> = Extract<LedgerCommand, { type: Type }>
