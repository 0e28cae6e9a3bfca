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
  type Static,
  text,
} from '@carmkit/kernel'
import { BillingAnchorPolicy } from '../../../calendar/index.js'
import { DocumentCharges } from '../../../rating/index.js'
import {
  Bn9,
  Bn15,
  CivilDate,
  Instant,
  NonNegativeMoney,
  TransactionNumber,
} from '../../../values/index.js'
import { CadType, Header, Line, LineNumber, maxLines, maxLinesPerEdit } from '../content.js'

const short = (name: string): Codec<string> =>
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

export const DraftEdited = event(
  'DraftEdited',
  closed('DraftEdited', {
    transactionNumber: TransactionNumber,
    header: nullable(Header),
    lines: list(Line, { most: maxLinesPerEdit }),
    removedLines: list(LineNumber, { most: maxLines }),
  }),
)

export const DraftDiscarded = event(
  'DraftDiscarded',
  closed('DraftDiscarded', { transactionNumber: TransactionNumber }),
)

/** The content stands in the events before; its hash says which content was submitted (TXN-05). */
export const DeclarationSubmitted = event(
  'DeclarationSubmitted',
  closed('DeclarationSubmitted', {
    transactionNumber: TransactionNumber,
    submittedFor: Bn9,
    contentHash: Hash,
    lineCount: integer('LineCount', 0, maxLines),
    valueForDuty: nullable(NonNegativeMoney),
  }),
)

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

/** Version 1 with its assessment. `unchecked` names the edits whose tables were not supplied. */
export const DeclarationAccepted = event(
  'DeclarationAccepted',
  closed('DeclarationAccepted', {
    transactionNumber: TransactionNumber,
    importer: Bn15,
    version: integer('Version', 1, 1),
    acceptedOn: CivilDate,
    accountingDeadline: CivilDate,
    late: bool,
    billingAnchor: BillingAnchorPolicy,
    billingPeriod: text<string>('BillingPeriod', 'YYYY-MM', (value) =>
      /^[0-9]{4}-[0-9]{2}$/.test(value),
    ),
    paymentDueDate: CivilDate,
    charges: DocumentCharges,
    unchecked: list(short('Edit'), { most: 20 }),
  }),
)
