/**
 * The small values that commands and events of a ledger share: how debts and funds are named, what
 * an amount is charged for, and how money comes in.
 */
import { type Codec, closed, integer, list, oneOf, type Static, text } from '@carmkit/kernel'
import { Money, NonNegativeMoney, TransactionNumber } from '../values/index.js'

/** Month of the statement of a billing period. Texts compare like the periods. */
export const PeriodLabel: Codec<string> = text('BillingPeriod', 'YYYY-MM', (value) =>
  /^(19|20|21|22)[0-9]{2}-(0[1-9]|1[0-2])$/.test(value),
)

/** What a declaration can be charged with; each is an account of the chart. */
export const DeclarationCharge = oneOf('DeclarationCharge', [
  'duty',
  'sima',
  'surtax',
  'excise',
  'luxury',
  'gst',
  'provincial',
])

/** Amounts by charge, none twice; all of one sign, the posting says which. */
export const ItemisedAmounts = list(
  closed('ItemisedAmount', { account: DeclarationCharge, amount: NonNegativeMoney }),
  { least: 1, most: 7, key: ({ account }) => account },
)
export type ItemisedAmounts = Static<typeof ItemisedAmounts>

/** What a debt that the agency may cancel was charged for. */
export const CancelledCharge = oneOf('CancelledCharge', [
  'duty',
  'sima',
  'surtax',
  'excise',
  'luxury',
  'gst',
  'provincial',
  'penalty',
  'returnFee',
  'miscellaneous',
])

/** Like {@link ItemisedAmounts}, of any debt that is cancelled. */
export const CancelledAmounts = list(
  closed('CancelledAmount', { account: CancelledCharge, amount: NonNegativeMoney }),
  { least: 1, most: 7, key: ({ account }) => account },
)
export type CancelledAmounts = Static<typeof CancelledAmounts>

/** The version of a declaration that something was posted for. */
export const SourceVersion = closed('SourceVersion', {
  transactionNumber: TransactionNumber,
  version: integer('Version', 1, 9999),
})
export type SourceVersion = Static<typeof SourceVersion>

/**
 * A debt: `10000000000017/1` of a declaration's version, `invoice/K23-0001` of an invoice,
 * `interest/7` of the seventh posting. Kinds are added in the codecs that are in use, and tell
 * themselves by what they begin with: what was recorded before reads as it did.
 */
export type DebtId = string & { readonly DebtId: unique symbol }
export const DebtId: Codec<DebtId> = text(
  'DebtId',
  'number and version like "10000000000017/1", "invoice/" and its number, or "interest/7", "penalty/7", "fee/7", "returned/7"',
  (value) =>
    /^([0-9]{14}\/[1-9][0-9]{0,3}|invoice\/[A-Za-z0-9-]{1,35}|(interest|penalty|fee|returned)\/[1-9][0-9]{0,8})$/.test(
      value,
    ),
)

/**
 * Money that can pay: `payment/{reference of the bank}`, `credit/{number}/{version}`, or
 * `refundInterest/{number}/{version}`, the interest on that credit. Kinds are added as those of debts.
 */
export type FundId = string & { readonly FundId: unique symbol }
export const FundId: Codec<FundId> = text(
  'FundId',
  '"payment/" and the reference of the bank, or "credit/" or "refundInterest/" and number and version',
  (value) =>
    /^(payment\/[A-Za-z0-9-]{1,35}|(credit|refundInterest)\/[0-9]{14}\/[1-9][0-9]{0,3})$/.test(
      value,
    ),
)

export const debtIdOf = ({ transactionNumber, version }: SourceVersion): DebtId =>
  `${transactionNumber}/${version}` as DebtId
/** The declaration of a debt that was posted for one: what stands before its version. */
export const transactionOf = (id: DebtId): string => id.slice(0, id.indexOf('/'))
export const creditIdOf = (source: SourceVersion): FundId => `credit/${debtIdOf(source)}` as FundId
export const refundInterestIdOf = (source: SourceVersion): FundId =>
  `refundInterest/${debtIdOf(source)}` as FundId

/** The version that a credit was posted for; null for other funds. */
export const sourceOfCredit = (id: FundId): SourceVersion | null => {
  const [kind, transactionNumber, version] = id.split('/')
  return kind === 'credit' && TransactionNumber.is(transactionNumber)
    ? { transactionNumber, version: Number(version) }
    : null
}

/** The charge for a payment that was returned; the other debts of that kind are the money itself. */
export const isReturnFee = (id: DebtId): boolean => id.startsWith('fee/')

export const invoiceIdOf = (invoice: string): DebtId => `invoice/${invoice}` as DebtId
export const paymentIdOf = (reference: string): FundId => `payment/${reference}` as FundId

export const BankReference: Codec<string> = text(
  'BankReference',
  '1 to 35 letters, digits or hyphens',
  (value) => /^[A-Za-z0-9-]{1,35}$/.test(value),
)

/** First five digits of the transaction number: whose security the goods were released under. */
export const AccountSecurity: Codec<string> = text('AccountSecurity', 'five digits', (value) =>
  /^[0-9]{5}$/.test(value),
)

/** How money comes in (catalogue 4.2). */
export const PaymentMethod = oneOf('PaymentMethod', [
  'onlineBanking',
  'edi820',
  'preAuthorizedDebit',
  'creditCard',
  'debitCard',
  'cheque',
])
export type PaymentMethod = Static<typeof PaymentMethod>

/** The form is checked here, that it is Canadian by the decision. */
export const Currency: Codec<string> = text('Currency', 'three capital letters', (value) =>
  /^[A-Z]{3}$/.test(value),
)

/** Most debts that one event settles or opens again. */
export const maxAllocations = 500

/** Parts of a fund by the debts they pay. */
export const Allocations = list(closed('Allocation', { debt: DebtId, amount: Money }), {
  least: 1,
  most: maxAllocations,
  key: ({ debt }) => debt,
})
export type Allocations = Static<typeof Allocations>

/**
 * How far the automatic offset goes; three preferences exist, their names and meanings are assumed
 * (CK-58): all funds, payments without credits, nothing but what was directed.
 */
export const OffsetPreference = oneOf('OffsetPreference', [
  'everything',
  'paymentsOnly',
  'directedOnly',
])
export type OffsetPreference = Static<typeof OffsetPreference>

/** Which debt an automatic allocation pays first, by the name that stands in its event. */
export const AllocationOrder = oneOf('AllocationOrder', ['oldestDueFirst', 'newestDueFirst'])
export type AllocationOrder = Static<typeof AllocationOrder>

/**
 * Most allocations that one command takes back, and most due dates that one moves: what it records
 * stays within one append (CK-136).
 */
export const maxChanges = 10_000

/** Most events with which one command takes allocations back, for the same reason (CK-136). */
export const maxReversals = 500

const consequences = [
  'PaymentReturned',
  'ReceivableReplaced',
  'ReceivableReversed',
  'InterestWaived',
] as const

/** Why an allocation was taken back, as long as something else always was the cause. */
export const ConsequentReversalReason = oneOf('ReversalReason', consequences)

/** Why an allocation was taken back: in consequence of something, or released by an officer. */
export const ReversalReason = oneOf('ReversalReason', [...consequences, 'Released'])
export type ReversalReason = Static<typeof ReversalReason>

/**
 * What becomes of the days of interest that is waived: forgiven, they bear no more; open again, they
 * are assessed anew from what is known now, of a payment that was made earlier, say (CK-111).
 */
export const WaivedDays = oneOf('WaivedDays', ['forgiven', 'openAgain'])
export type WaivedDays = Static<typeof WaivedDays>

/** What a penalty is about, by the agency's number of it: a declaration, say. */
export const DocumentReference: Codec<string> = text(
  'DocumentReference',
  '1 to 35 letters, digits or hyphens',
  (value) => /^[A-Za-z0-9-]{1,35}$/.test(value),
)

/** The agency's own number of an invoice. */
export const InvoiceNumber: Codec<string> = text(
  'InvoiceNumber',
  '1 to 35 letters, digits or hyphens',
  (value) => /^[A-Za-z0-9-]{1,35}$/.test(value),
)

/** Most payments that the interest on one refund is computed from. */
export const maxRefundedParts = 100

/** How often one issue occurs in a document. */
export const InstanceCount = integer('InstanceCount', 1, 10_000)

/** Number of a request to pay, or to be paid out, in its ledger. */
export const Ordinal = integer('Ordinal', 1, 1_000_000_000)
