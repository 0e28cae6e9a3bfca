/**
 * What another system may say of a declaration: the versions that it filed, and what the agency
 * answered to them. Facts: they are recorded as they were stated, whatever we would have decided.
 */
import { bool, Hash, list, nullable, oneOf } from '@carmkit/kernel'
import { defineCommand } from '../../../command-definition.js'
import { Bn9, Bn15, CadType, CivilDate, Instant, TransactionNumber } from '../../../values/index.js'
import { AssessedLine, AssessedTotal } from '../content/assessment.js'
import {
  AgencyError,
  AgencyWarning,
  FiledAs,
  ImportedVersion,
  LineRemark,
} from '../content/imported.js'
import { Header, Line, LineNumber, maxLines, StatedLine } from '../content/index.js'
import { contentHashOf } from '../content/whole.js'
import { EditDraft } from './draft.js'

const number = '10000000000017'

const snapshot = {
  header: { releaseDate: '2026-02-02', releaseOffice: '0497', cargoControlNumber: null } as Header,
  lines: EditDraft.example.lines as ReadonlyArray<Line>,
}

const ofVersion = { transactionNumber: TransactionNumber, version: ImportedVersion }
const firstVersion = { transactionNumber: number, version: 1 }
const aboutVersion = { transactionNumber: 'the declaration', version: 'the version it is about' }

const charges = {
  customsDuty: '7.50',
  sima: null,
  surtax: null,
  excise: null,
  salesTax: '7.88',
  provincialTax: null,
  totalPayable: '15.38',
}

export const RecordVersion = defineCommand({
  type: 'RecordVersion',
  summary: 'Records a version that another system filed, whole (system.import).',
  fields: {
    ...ofVersion,
    importer: Bn15,
    cadType: CadType,
    filedBy: Bn9,
    filedAt: Instant,
    stated: nullable(FiledAs),
    header: Header,
    lines: list(StatedLine, { least: 1, most: maxLines, key: ({ number: line }) => line }),
    unheld: list(LineNumber, { most: maxLines, key: (line) => line }),
    contentHash: Hash,
    documentHash: Hash,
  },
  recorded: {
    lines: list(Line, { least: 1, most: maxLines, key: ({ number: line }) => line }),
  },
  about: {
    transactionNumber: 'under which it was filed',
    version: 'its number; those before it may be missing',
    importer: 'the account that it was filed for',
    cadType: 'its type, whether or not we have rules for it',
    filedBy: 'the business that filed it: importer or broker',
    filedAt: 'when it was filed there, or else when that was told',
    stated: 'what it was filed as; null where the file does not say',
    header: 'its header, as far as there is a place for it',
    lines: 'all of its lines',
    unheld: 'lines that state charges which have no place here, so that ours of them are unknown',
    contentHash: 'hash of header and lines, in canonical JSON',
    documentHash: 'hash of the document as it was filed: the same version is the same document',
  },
  example: {
    ...firstVersion,
    importer: '123456782RM0001',
    cadType: 'AB',
    filedBy: '123456782',
    filedAt: '2026-02-02T14:59:00.000Z',
    stated: 'original',
    ...snapshot,
    unheld: [],
    contentHash: contentHashOf({
      ...snapshot,
      lines: new Map(snapshot.lines.map((line) => [line.number, line])),
    }),
    documentHash: '0'.repeat(64),
  },
})

export const RecordAcceptance = defineCommand({
  type: 'RecordAcceptance',
  summary: 'Records that the agency accepted a version, with effect then (system.import).',
  fields: {
    ...ofVersion,
    acceptedAt: Instant,
    status: oneOf('AcceptanceStatus', ['accepted', 'acceptedWithWarnings']),
    warnings: list(AgencyWarning, { most: maxLines }),
  },
  about: {
    ...aboutVersion,
    acceptedAt: 'when it was accepted there',
    status: 'with or without warnings',
    warnings: 'what the agency found different from its release record',
  },
  example: {
    ...firstVersion,
    acceptedAt: '2026-02-02T15:00:00.000Z',
    status: 'accepted',
    warnings: [],
  },
})

export const RecordRejection = defineCommand({
  type: 'RecordRejection',
  summary: 'Records that the agency turned a message down; it may be filed again (system.import).',
  fields: {
    transactionNumber: TransactionNumber,
    version: nullable(ImportedVersion),
    rejectedAt: Instant,
    errors: list(AgencyError, { least: 1, most: maxLines }),
  },
  about: {
    transactionNumber: 'the declaration',
    version: 'the version it is about; null is the latest without an answer',
    rejectedAt: 'when it was turned down',
    errors: 'what was wrong, in the words of the agency',
  },
  example: {
    ...firstVersion,
    rejectedAt: '2026-02-02T15:00:00.000Z',
    errors: [
      {
        error: 'T24-144/3',
        code: null,
        text: 'invalid port of unlading',
        level: 'header',
        invoice: null,
        line: null,
        field: null,
      },
    ],
  },
})

export const RecordAssessment = defineCommand({
  type: 'RecordAssessment',
  summary: 'Records what the agency says that a version comes to, beside ours (system.import).',
  fields: {
    ...ofVersion,
    assessedAt: Instant,
    paymentDueDate: nullable(CivilDate),
    lines: list(AssessedLine, { most: maxLines, key: ({ line }) => line }),
    total: AssessedTotal,
  },
  about: {
    ...aboutVersion,
    assessedAt: 'when it was assessed',
    paymentDueDate: 'last day to pay, as the agency states it; null where it does not',
    lines: 'charges of each line; null is not stated',
    total: 'charges of the version',
  },
  example: {
    ...firstVersion,
    assessedAt: '2026-02-02T15:00:00.000Z',
    paymentDueDate: '2026-03-03',
    lines: [{ line: 1, simaCode: null, ...charges }],
    total: charges,
  },
})

export const RecordDecision = defineCommand({
  type: 'RecordDecision',
  summary: 'Records what the agency decided of an adjustment, with effect then (system.import).',
  fields: {
    ...ofVersion,
    decidedAt: Instant,
    decision: oneOf('Decision', ['approved', 'rejected']),
    remarks: list(LineRemark, { most: maxLines }),
  },
  optional: { gstRegistered: bool },
  about: {
    ...aboutVersion,
    decidedAt: 'when it was decided',
    decision: 'approved or rejected',
    remarks: 'what the agency wrote, line by line',
    gstRegistered:
      'whether the importer was registered for GST then (TXN-34); where nobody says so, GST is not refunded',
  },
  example: {
    ...firstVersion,
    version: 2,
    decidedAt: '2026-05-20T15:00:00.000Z',
    decision: 'approved',
    remarks: [],
    gstRegistered: false,
  },
})

export const RecordCancellation = defineCommand({
  type: 'RecordCancellation',
  summary: 'Records that another system cancelled a declaration (system.import).',
  fields: ofVersion,
  about: { transactionNumber: 'the declaration', version: 'the number of the cancellation itself' },
  example: { ...firstVersion, version: 2 },
})
