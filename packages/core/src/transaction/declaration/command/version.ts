/** What may be asked of an accepted declaration: other versions of it, and decisions on them. */
import { bool, closed, list, nullable, oneOf, tagged } from '@carmkit/kernel'
import { defineCommand } from '../../../command-definition.js'
import { AppealNumber, CivilDate, TransactionNumber } from '../../../values/index.js'
import {
  BeliefSource,
  Change,
  Header,
  LineNumber,
  maxLines,
  maxLinesPerEdit,
  RedeterminationBasis,
  RejectionReason,
  SoAdjNumber,
  StatedChange,
  VersionNumber,
} from '../content/index.js'
import { EditDraft } from './draft.js'

const number = '10000000000017'

const edit = {
  transactionNumber: TransactionNumber,
  basedOn: VersionNumber,
  header: nullable(Header),
  changes: list(StatedChange, { most: maxLinesPerEdit, key: ({ line }) => line.number }),
  removedLines: list(LineNumber, { most: maxLines, key: (line) => line }),
}

const recorded = {
  changes: list(Change, { most: maxLinesPerEdit, key: ({ line }) => line.number }),
}

const aboutEdit = {
  transactionNumber: 'the declaration',
  basedOn: 'the version in effect, as the filer knows it',
  header: 'replaces the header; null leaves it',
  changes: 'each replaces the line of its number, or adds it; at most 200, with reason codes',
  removedLines: 'lines that the filer left out: refused, a later version keeps every line (TXN-06)',
}

const exampleEdit = {
  transactionNumber: number,
  basedOn: 1,
  header: null,
  changes: [
    {
      line: {
        ...EditDraft.example.lines[0],
        valuation: { kind: 'valueForDuty', amount: '180.00' },
      },
      reasons: ['R3-32.2.VFD'],
    },
  ],
  removedLines: [],
}

export const CorrectDeclaration = defineCommand({
  type: 'CorrectDeclaration',
  summary:
    'Corrects a declaration until its payment due date, with effect at once (user: importer, or its broker).',
  fields: { ...edit, evidence: bool },
  recorded,
  about: { ...aboutEdit, evidence: 'documents are attached; required where less is owed' },
  example: { ...exampleEdit, evidence: false },
})

export const RequestAdjustment = defineCommand({
  type: 'RequestAdjustment',
  summary:
    'Asks the agency to adjust a declaration once it is no longer correctable (user: importer, broker or consultant).',
  fields: { ...edit, evidence: bool },
  recorded,
  about: { ...aboutEdit, evidence: 'documents are attached; required' },
  example: { ...exampleEdit, evidence: true },
})

export const WithdrawAdjustment = defineCommand({
  type: 'WithdrawAdjustment',
  summary: 'Takes the pending adjustment back (user: as RequestAdjustment).',
  fields: { transactionNumber: TransactionNumber },
  about: { transactionNumber: 'the declaration' },
  example: { transactionNumber: number },
})

const Decision = tagged('AdjustmentDecision', 'kind', {
  approved: closed('AdjustmentDecision', {
    kind: oneOf('kind', ['approved']),
    soAdjNumber: SoAdjNumber,
    gstRegistered: bool,
  }),
  rejected: closed('AdjustmentDecision', {
    kind: oneOf('kind', ['rejected']),
    soAdjNumber: nullable(SoAdjNumber),
    reasons: list(RejectionReason, { least: 1, most: maxLines }),
  }),
})

export const DecideAdjustment = defineCommand({
  type: 'DecideAdjustment',
  summary: 'Decides the pending adjustment (officer).',
  fields: { transactionNumber: TransactionNumber, version: VersionNumber, decision: Decision },
  about: {
    transactionNumber: 'the declaration',
    version: 'the pending version',
    decision:
      'approved, with its statement of adjustment and whether the importer is registered for GST; or rejected, with reasons',
  },
  example: {
    transactionNumber: number,
    version: 2,
    decision: { kind: 'approved', soAdjNumber: 'SOADJ1', gstRegistered: true },
  },
})

export const RedetermineDeclaration = defineCommand({
  type: 'RedetermineDeclaration',
  summary: 'Makes a version of the agency’s own, within four years of the acceptance (officer).',
  fields: {
    ...edit,
    basis: RedeterminationBasis,
    soAdjNumber: SoAdjNumber,
    gstRegistered: bool,
  },
  recorded,
  about: {
    ...aboutEdit,
    basis: 'on what the agency re-determines',
    soAdjNumber: 'number of the statement of adjustment',
    gstRegistered: 'whether the importer is registered for GST now (TXN-34)',
  },
  example: {
    ...exampleEdit,
    basis: 'verification',
    soAdjNumber: 'SOADJ1',
    gstRegistered: true,
  },
})

export const CarryOutAppeal = defineCommand({
  type: 'CarryOutAppeal',
  summary: 'Gives a declaration the content that an appeal decided for it, at any time (officer).',
  fields: { ...edit, appealNumber: AppealNumber, soAdjNumber: SoAdjNumber, gstRegistered: bool },
  recorded,
  about: {
    ...aboutEdit,
    appealNumber: 'an appeal of its importer about it, allowed or allowed in part; each once',
    soAdjNumber: 'number of the statement of adjustment',
    gstRegistered: 'whether the importer is registered for GST now (TXN-34)',
  },
  example: {
    ...exampleEdit,
    appealNumber: 'APP-5011',
    soAdjNumber: 'SOADJ3',
    gstRegistered: true,
  },
})

export const RecordReasonToBelieve = defineCommand({
  type: 'RecordReasonToBelieve',
  summary:
    'Records that lines are believed to be wrong, which must be corrected within 90 days (user: as RequestAdjustment; officer; system.reaction).',
  fields: {
    transactionNumber: TransactionNumber,
    source: BeliefSource,
    learnedOn: CivilDate,
    lines: list(LineNumber, { most: maxLines, key: (line) => line }),
  },
  about: {
    transactionNumber: 'the declaration',
    source: 'how one came to know',
    learnedOn: 'Eastern day from which the 90 days run, not that of the import',
    lines: 'the lines that are believed to be wrong',
  },
  example: {
    transactionNumber: number,
    source: 'supplier',
    learnedOn: '2026-02-02',
    lines: [1],
  },
})
