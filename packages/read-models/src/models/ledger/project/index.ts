/** What each event of a ledger changes: its own rows by family, and the books for all of them. */
import { ledger } from '@carmkit/core'
import { fromSources, source } from '../../../project/model.js'
import { allocated, released } from './allocations.js'
import { booked } from './books.js'
import {
  announced,
  deferred,
  invoiced,
  penalised,
  posted,
  replaced,
  reversed,
  sentToCollections,
} from './debts.js'
import { cameBack, disbursed, requested } from './disbursements.js'
import { credited, initiated, received, returned, returnFeeCharged } from './funds.js'
import { assessed, modeChanged, refundInterestCredited, waived } from './interest.js'
import { closed, issued, preferred } from './statements.js'

export const project = fromSources(
  source(ledger, {
    ReceivablePosted: booked(posted),
    ReceivableReplaced: booked(replaced),
    ReceivableReversed: booked(reversed),
    CreditPosted: booked(credited),
    DeferralAnnounced: booked(announced),
    DueDateDeferred: booked(deferred),
    SentToCollections: booked(sentToCollections),
    AllocationReversed: booked(released),
    PaymentInitiated: booked(initiated),
    PaymentReceived: booked(received),
    CreditAllocated: booked(allocated),
    PaymentReturned: booked(returned),
    ReturnFeeCharged: booked(returnFeeCharged),
    OffsetPreferenceChanged: booked(preferred),
    InterestAssessed: booked(assessed),
    InterestModeChanged: booked(modeChanged),
    InterestWaived: booked(waived),
    RefundInterestCredited: booked(refundInterestCredited),
    BillingPeriodClosed: booked(closed),
    StatementIssued: booked(issued),
    PenaltyAssessed: booked(penalised),
    MiscellaneousInvoicePosted: booked(invoiced),
    DisbursementRequested: booked(requested),
    Disbursed: booked(disbursed),
    DisbursementReturned: booked(cameBack),
  }),
)
