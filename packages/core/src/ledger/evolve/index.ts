/** What a recorded event means for a ledger: one function for each, by family. */
import { absurd } from '@carmkit/kernel'
import { centsOf } from '../../values/index.js'
import type { LedgerEvent } from '../event/index.js'
import type { Ledger } from '../state.js'
import { lineOf } from '../statement/line.js'
import { withLine, withoutLinesThrough } from '../statement/pending.js'
import { allocated, released } from './book.js'
import { changed } from './changed.js'
import {
  announced,
  credited,
  deferred,
  posted,
  replaced,
  reversed,
  sentToCollections,
} from './debts.js'
import { cameBack, disbursed, requested } from './disbursements.js'
import { assessed, modeChanged, refundInterestCredited, waived } from './interest.js'
import { invoiced } from './invoices.js'
import { charged, received, returned } from './payments.js'
import { penalised } from './penalties.js'

/** The event is counted before it is read, so that what it posts bears its ordinal. */
export const evolve = (state: Ledger, event: LedgerEvent): Ledger => {
  const line = lineOf(event, state.events)
  const pending = line === null ? state.pending : withLine(state.pending, line)
  const { bn15 } = event.data
  return evolved(changed(state, { bn15, events: state.events + 1, pending }), event)
}

/** Its lines stand on it for ever; the next statement opens where it closed (TXN-36, TXN-37). */
const sealed = (
  state: Ledger,
  { data: { period, closing } }: Extract<LedgerEvent, { type: 'StatementIssued' }>,
): Ledger =>
  changed(state, {
    sealedPeriod: period,
    closing: centsOf(closing),
    pending: withoutLinesThrough(state.pending, period),
  })

const evolved = (state: Ledger, event: LedgerEvent): Ledger => {
  switch (event.type) {
    case 'ReceivablePosted':
      return posted(state, event.data)
    case 'ReceivableReplaced':
      return replaced(state, event.data)
    case 'ReceivableReversed':
      return reversed(state, event.data)
    case 'CreditPosted':
      return credited(state, event.data)
    case 'DeferralAnnounced':
      return announced(state, event.data)
    case 'DueDateDeferred':
      return deferred(state, event.data)
    case 'SentToCollections':
      return sentToCollections(state, event.data)
    case 'AllocationReversed':
      return released(state, event.data.fund, event.data.allocations)
    case 'PaymentInitiated':
      return changed(state, { initiations: event.data.initiation })
    case 'PaymentReceived':
      return received(state, event.data)
    case 'CreditAllocated':
      return allocated(state, event.data.fund, event.data.allocations)
    case 'PaymentReturned':
      return returned(state, event.data)
    case 'ReturnFeeCharged':
      return charged(state, event.data)
    case 'OffsetPreferenceChanged':
      return changed(state, { preference: event.data.preference })
    case 'InterestAssessed':
      return assessed(state, event.data)
    case 'InterestModeChanged':
      return modeChanged(state, event.data)
    case 'InterestWaived':
      return waived(state, event.data)
    case 'RefundInterestCredited':
      return refundInterestCredited(state, event.data)
    case 'BillingPeriodClosed':
      return changed(state, { closedPeriod: event.data.period })
    case 'StatementIssued':
      return sealed(state, event)
    case 'PenaltyAssessed':
      return penalised(state, event)
    case 'MiscellaneousInvoicePosted':
      return invoiced(state, event)
    case 'DisbursementRequested':
      return requested(state, event.data)
    case 'Disbursed':
      return disbursed(state, event.data)
    case 'DisbursementReturned':
      return cameBack(state, event.data)
    default:
      return absurd(event)
  }
}
