/** Money that pays: payments, credits, what of them pays which debt, and what is paid out again. */
import { column, optional, table } from '../../../project/table.js'
import { accountSecurity, billingPeriod, bn15, fund, fundId, revision } from './shared.js'

const methods = 'onlineBanking, edi820, preAuthorizedDebit, creditCard, debitCard or cheque'

export const paymentInitiation = table('payment_initiation', {
  meaning: 'A payment that was begun in the portal; the bank reports by itself what came of it.',
  columns: {
    bn15,
    initiation: column('number', 'Its number in the ledger, from 1.'),
    method: column('text', `How it was to be paid: ${methods}.`),
    amount: column('money', 'What was to be paid.'),
    initiated_at: column('instant', 'When it was initiated.'),
    revision,
  },
  key: ['bn15', 'initiation'],
})

export const payment = table('payment', {
  meaning: 'One payment that the bank reported.',
  columns: {
    bn15,
    id: column('text', 'Its name in the ledger: payment/ and the reference of the bank.'),
    reference: column('text', 'Of the bank.'),
    method: column('text', `How it came: ${methods}.`),
    amount: column('money', 'As it was reported, whatever became of it.'),
    ...fund,
    value_at: column('instant', 'When it was paid, as the bank says.'),
    value_date: column('date', 'Eastern day from which it counts as paid.'),
    billing_period: billingPeriod,
    recorded_at: column('instant', 'When it became known here.'),
    status: column('text', 'Received, or Returned: the bank took it back.'),
    returned_at: optional('instant', 'When the bank took it back; null otherwise.'),
    returned_receivable: optional(
      'text',
      'The receivable of what had been paid out of it before its return; null where nothing was.',
    ),
    return_fee: optional('text', 'The receivable of the fee for its return; null while none is.'),
    revision,
  },
  key: ['bn15', 'id'],
  lookups: [['reference'], ['bn15', 'billing_period', 'method'], ['bn15', 'value_date']],
})

export const credit = table('credit', {
  meaning: 'What the agency owes back to an account.',
  columns: {
    bn15,
    id: column(
      'text',
      'Its name in the ledger: credit/ or refundInterest/, transaction number and version.',
    ),
    kind: column('text', 'refund, or refundInterest: the interest on one.'),
    transaction_number: column('text', 'Of the declaration.'),
    version: column('number', 'The version of the declaration that it was posted for.'),
    of_correction: column(
      'flag',
      '1 where the importer corrected before the due date: no interest is paid on it (CK-140).',
    ),
    account_security: accountSecurity,
    amount: column('money', 'What was credited.'),
    ...fund,
    credited_on: column('date', 'From this day on it counts.'),
    billing_period: billingPeriod,
    posted_at: column('instant', 'When it was posted.'),
    revision,
  },
  key: ['bn15', 'id'],
  lookups: [['transaction_number'], ['bn15', 'credited_on']],
})

export const allocation = table('allocation', {
  meaning: 'What one payment or credit pays of one receivable.',
  columns: {
    bn15,
    fund: column('text', `${fundId}.`),
    receivable: column('text', 'Id of the receivable.'),
    amount: column('money', 'What it pays now; zero where all was taken back.'),
    allocated: column('money', 'All that was ever allocated.'),
    released: column('money', 'All that was ever taken back.'),
    allocated_on: column('date', 'Eastern day of the last allocation.'),
    allocation_order: optional(
      'text',
      'The rule that chose the receivable the last time: oldestDueFirst or newestDueFirst; null where the payer chose.',
    ),
    released_at: optional('instant', 'When some of it was taken back last; null for never.'),
    release_reason: optional(
      'text',
      'Why then: PaymentReturned, ReceivableReplaced, ReceivableReversed, InterestWaived or Released; null for never.',
    ),
    revision,
  },
  key: ['bn15', 'fund', 'receivable'],
  lookups: [['bn15', 'receivable']],
})

export const disbursement = table('disbursement', {
  meaning: 'A refund that was asked for and paid out to the account (TXN-29).',
  columns: {
    bn15,
    disbursement: column('number', 'Its number in the ledger, from 1.'),
    amount: column('money', 'What was asked for; all of it is paid or nothing.'),
    status: column('text', 'Requested, Disbursed, or Returned: it did not arrive.'),
    requested_at: column('instant', 'When it was asked for.'),
    disbursed_on: optional('date', 'Eastern day it was paid out last; null before.'),
    returned_on: optional('date', 'Eastern day it came back last; null for never.'),
    reissues: column('number', 'How often it was paid out again.'),
    revision,
  },
  key: ['bn15', 'disbursement'],
  lookups: [['bn15', 'status']],
})

export const disbursementPart = table('disbursement_part', {
  meaning: 'What a disbursement took of one payment or credit; none while it was not paid out.',
  columns: {
    bn15,
    disbursement: column('number', 'Number of the disbursement.'),
    fund: column('text', `${fundId}.`),
    amount: column('money', 'What was taken of it.'),
    revision,
  },
  key: ['bn15', 'disbursement', 'fund'],
  lookups: [['bn15', 'fund']],
})
