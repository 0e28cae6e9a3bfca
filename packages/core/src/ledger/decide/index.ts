/** The answer of a ledger: one function for each command, by family. */
import { absurd } from '@carmkit/kernel'
import { requireGrant } from '../../authority/index.js'
import type { LedgerCommand } from '../command/index.js'
import type { LedgerContext } from '../context.js'
import type { Ledger } from '../state.js'
import {
  changeOffsetPreference,
  directAllocation,
  releaseAllocations,
  runOffset,
} from './allocation.js'
import { reverseReceivable, sendToCollections } from './debts.js'
import { announceDeferral, deferring } from './deferrals.js'
import {
  disburse,
  reissueDisbursement,
  requestDisbursement,
  returnDisbursement,
} from './disbursements.js'
import { accrueInterest, changeInterestMode, waiveInterest } from './interest.js'
import { postMiscellaneousInvoice } from './invoices.js'
import { chargeReturnFee, initiatePayment, receivePayment, returnPayment } from './payments.js'
import { assessPenalty, cancelAppealedPenalty } from './penalties.js'
import { postCredit, postReceivable, replaceReceivable } from './posting.js'
import { creditRefundInterest } from './refunds.js'
import { closeBillingPeriod, issueStatement } from './statements.js'
import type { Verdict } from './verdict.js'

export const decide = (command: LedgerCommand, state: Ledger, context: LedgerContext): Verdict => {
  requireGrant(command, context)
  return deferring(state, answer(command, state, context))
}

const answer = (command: LedgerCommand, state: Ledger, context: LedgerContext): Verdict => {
  switch (command.type) {
    case 'PostReceivable':
      return postReceivable(command, state)
    case 'ReplaceReceivable':
      return replaceReceivable(command, state, context)
    case 'PostCredit':
      return postCredit(command, state, context)
    case 'ReverseReceivable':
      return reverseReceivable(command, state, context)
    case 'AnnounceDeferral':
      return announceDeferral(command, state)
    case 'SendToCollections':
      return sendToCollections(command, state, context)
    case 'InitiatePayment':
      return initiatePayment(command, state, context)
    case 'ReceivePayment':
      return receivePayment(command, state, context)
    case 'ReturnPayment':
      return returnPayment(command, state, context)
    case 'ChargeReturnFee':
      return chargeReturnFee(command, state, context)
    case 'DirectAllocation':
      return directAllocation(command, state, context)
    case 'ReleaseAllocations':
      return releaseAllocations(command, state)
    case 'RunOffset':
      return runOffset(command, state, context)
    case 'ChangeOffsetPreference':
      return changeOffsetPreference(command, state)
    case 'AccrueInterest':
      return accrueInterest(command, state, context)
    case 'ChangeInterestMode':
      return changeInterestMode(command, state, context)
    case 'WaiveInterest':
      return waiveInterest(command, state, context)
    case 'CreditRefundInterest':
      return creditRefundInterest(command, state, context)
    case 'CloseBillingPeriod':
      return closeBillingPeriod(command, state, context)
    case 'IssueStatement':
      return issueStatement(command, state, context)
    case 'AssessPenalty':
      return assessPenalty(command, state, context)
    case 'CancelAppealedPenalty':
      return cancelAppealedPenalty(command, state, context)
    case 'PostMiscellaneousInvoice':
      return postMiscellaneousInvoice(command, state, context)
    case 'RequestDisbursement':
      return requestDisbursement(command, state, context)
    case 'Disburse':
      return disburse(command, state, context)
    case 'ReturnDisbursement':
      return returnDisbursement(command, state, context)
    case 'ReissueDisbursement':
      return reissueDisbursement(command, state, context)
    default:
      return absurd(command)
  }
}
