/** What is recorded of a draft and of its submission. Storage contract: add a version, never edit one. */
import {
  bool,
  type Codec,
  closed,
  event,
  Hash,
  integer,
  list,
  nullable,
  oneOf,
  type Static,
  text,
} from '@carmkit/kernel'
import { BillingAnchorPolicy } from '../../../calendar/index.js'
import { DocumentCharges } from '../../../rating/index.js'
import {
  Bn9,
  Bn15,
  CadType,
  Channel,
  CivilDate,
  Instant,
  NonNegativeMoney,
  TransactionNumber,
} from '../../../values/index.js'
import {
  Header,
  Line,
  LineNumber,
  LineWithoutRuling,
  maxLines,
  maxLinesPerEdit,
} from '../content/index.js'

/** First five digits of a transaction number: whose security the goods were released under. */
export const AccountSecurityNumber = text<string>('AccountSecurityNumber', 'five digits', (value) =>
  /^[0-9]{5}$/.test(value),
)

/** The month of the statement. */
export const BillingPeriodLabel = text<string>('BillingPeriod', 'YYYY-MM', (value) =>
  /^[0-9]{4}-[0-9]{2}$/.test(value),
)

export const short = (name: string): Codec<string> =>
  text(name, '1 to 60 characters', (value) => /^.{1,60}$/.test(value))

/** `openedFor` is the business that the person acted for; what it began is its own (DEL-09, DEL-14). */
export const DraftOpened = event(
  'DraftOpened',
  closed('DraftOpened', {
    transactionNumber: TransactionNumber,
    importer: Bn15,
    cadType: CadType,
    openedFor: Bn9,
    openedAt: Instant,
  }),
)

const edit = {
  transactionNumber: TransactionNumber,
  header: nullable(Header),
  removedLines: list(LineNumber, { most: maxLines }),
}

/** Since version 2 a line may quote a ruling. */
export const DraftEdited = event(
  'DraftEdited',
  closed('DraftEdited', { ...edit, lines: list(LineWithoutRuling, { most: maxLinesPerEdit }) }),
).next(
  closed('DraftEdited', { ...edit, lines: list(Line, { most: maxLinesPerEdit }) }),
  (data) => data,
)

/** Older ones do not say whose goods it was about. */
export const DraftDiscarded = event(
  'DraftDiscarded',
  closed('DraftDiscarded', { transactionNumber: TransactionNumber }, { importer: Bn15 }),
)

const submission = {
  transactionNumber: TransactionNumber,
  submittedFor: Bn9,
  contentHash: Hash,
  lineCount: integer('LineCount', 0, maxLines),
  valueForDuty: nullable(NonNegativeMoney),
}

/**
 * The content stands in the events before; its hash says which content was submitted (TXN-05). Since
 * version 2 with the channel; null where nobody said it.
 */
export const DeclarationSubmitted = event(
  'DeclarationSubmitted',
  closed('DeclarationSubmitted', submission),
).next(closed('DeclarationSubmitted', { ...submission, channel: nullable(Channel) }), (data) => ({
  ...data,
  channel: null,
}))

/** One kind of defect, with the numbers of all lines that have it; none for the header or the whole. */
export const RefusalReason = closed('RefusalReason', {
  name: short('RefusalName'),
  rule: short('Rule'),
  field: short('Field'),
  lines: list(LineNumber, { most: maxLines }),
})
export type RefusalReason = Static<typeof RefusalReason>

export const DeclarationRefused = event(
  'DeclarationRefused',
  closed('DeclarationRefused', {
    transactionNumber: TransactionNumber,
    reasons: list(RefusalReason, { least: 1, most: 100 }),
  }),
)

const acceptance = {
  transactionNumber: TransactionNumber,
  importer: Bn15,
  version: integer('Version', 1, 1),
  acceptedOn: CivilDate,
  late: bool,
  billingPeriod: BillingPeriodLabel,
  paymentDueDate: CivilDate,
  charges: DocumentCharges,
  unchecked: list(short('Edit'), { most: 20 }),
}

/**
 * Version 1 with its assessment. `unchecked` names the edits whose tables were not supplied. Since
 * version 2 of the event with the type, which may set no accounting deadline, and the security.
 */
export const DeclarationAccepted = event(
  'DeclarationAccepted',
  closed('DeclarationAccepted', {
    ...acceptance,
    accountingDeadline: CivilDate,
    billingAnchor: BillingAnchorPolicy,
  }),
).next(
  closed('DeclarationAccepted', {
    ...acceptance,
    cadType: CadType,
    accountSecurityNumber: AccountSecurityNumber,
    accountingDeadline: nullable(CivilDate),
    billingAnchor: oneOf('BillingAnchor', ['act', 'release', 'calendarMonth']),
  }),
  // the only type that was accepted then
  (data) => ({
    ...data,
    cadType: 'AB',
    accountSecurityNumber: data.transactionNumber.slice(0, 5),
  }),
)
