/** What is recorded of goods accounted for before CARM. Storage contract: add a version, never edit one. */
import { bool, closed, event, Hash, integer, list } from '@carmkit/kernel'
import { DocumentCharges } from '../../../rating/index.js'
import { Bn15, CadType, CivilDate, Instant, TransactionNumber } from '../../../values/index.js'
import { Header, Line, maxLinesPerEdit } from '../content/index.js'
import { BillingPeriodLabel, short } from './draft.js'

/** Version 1, with effect from the accounting. It is posted nowhere: what it comes to was owed before. */
export const AsDeclaredRecorded = event(
  'AsDeclaredRecorded',
  closed('AsDeclaredRecorded', {
    transactionNumber: TransactionNumber,
    importer: Bn15,
    version: integer('Version', 1, 1),
    cadType: CadType,
    /** Made of a blanket request: it is not adjusted again. */
    blanket: bool,
    accountedOn: CivilDate,
    recordedAt: Instant,
    header: Header,
    lines: list(Line, { least: 1, most: maxLinesPerEdit }),
    contentHash: Hash,
    charges: DocumentCharges,
    billingPeriod: BillingPeriodLabel,
    paymentDueDate: CivilDate,
    unchecked: list(short('Edit'), { most: 20 }),
  }),
)
