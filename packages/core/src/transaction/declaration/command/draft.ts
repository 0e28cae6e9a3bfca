/** What may be asked of a draft, until it is submitted. */
import { list, nullable } from '@carmkit/kernel'
import { defineCommand } from '../../../command-definition.js'
import { Bn15, CadType, Channel, TransactionNumber } from '../../../values/index.js'
import {
  Header,
  Line,
  LineNumber,
  maxLines,
  maxLinesPerEdit,
  StatedLine,
} from '../content/index.js'

const number = '10000000000017'

export const OpenDraft = defineCommand({
  type: 'OpenDraft',
  summary: 'Begins a declaration under a new transaction number (user: importer, or its broker).',
  fields: { transactionNumber: TransactionNumber, importer: Bn15, cadType: CadType },
  about: {
    transactionNumber: 'fourteen digits, used once',
    importer: 'the account that owns the declaration; it must be an importing one (PRG-03)',
    cadType: 'AB for normal accounting after release',
  },
  example: { transactionNumber: number, importer: '123456782RM0001', cadType: 'AB' },
})

export const EditDraft = defineCommand({
  type: 'EditDraft',
  summary: 'States header and lines of a draft (user: importer, or its broker).',
  fields: {
    transactionNumber: TransactionNumber,
    header: nullable(Header),
    lines: list(StatedLine, { most: maxLinesPerEdit, key: (line) => line.number }),
    removedLines: list(LineNumber, { most: maxLines, key: (line) => line }),
  },
  recorded: { lines: list(Line, { most: maxLinesPerEdit, key: (line) => line.number }) },
  about: {
    transactionNumber: 'the draft',
    header: 'replaces the header; null leaves it',
    lines: 'each replaces the line of its number, or adds it; at most 200 in one edit',
    removedLines: 'numbers of lines to take out, before the others are put in',
  },
  example: {
    transactionNumber: number,
    header: { releaseDate: '2026-02-02', releaseOffice: '0497', cargoControlNumber: null },
    lines: [
      {
        number: 1,
        classification: '8712000000',
        description: 'Bicycles',
        countryOfOrigin: 'IT',
        tariffTreatment: '02',
        tariffCode: null,
        valueForDutyCode: '13',
        simaSubject: 'N',
        valuation: { kind: 'valueForDuty', amount: '150.00' },
        quantity: null,
        unit: null,
        customsDuty: { kind: 'adValorem', rate: '0.05' },
        sima: null,
        surtaxes: [],
        excise: [],
        luxury: null,
        salesTaxRate: '0.05',
        provincialTaxRate: null,
        consumption: 'commercial',
      },
    ],
    removedLines: [],
  },
})

export const DiscardDraft = defineCommand({
  type: 'DiscardDraft',
  summary:
    'Throws a draft away; its number is free again for the same importer (user: as EditDraft).',
  fields: { transactionNumber: TransactionNumber },
  about: { transactionNumber: 'the draft' },
  example: { transactionNumber: number },
})

export const SubmitDeclaration = defineCommand({
  type: 'SubmitDeclaration',
  summary:
    'Submits a draft; it is accepted with its charges, or refused with all reasons (user: as EditDraft).',
  fields: { transactionNumber: TransactionNumber },
  optional: { channel: Channel },
  about: {
    transactionNumber: 'the draft',
    channel: 'where it was entered; some types are entered in the portal only',
  },
  example: { transactionNumber: number, channel: 'portal' },
})
