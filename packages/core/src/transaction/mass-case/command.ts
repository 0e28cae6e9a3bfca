/** What may be asked of a mass case: one change to many declarations. */
import { bool, closed, nullable, oneOf, tagged } from '@carmkit/kernel'
import { type CommandOf, defineCommand } from '../../command-definition.js'
import { Bn15, MassCaseNumber } from '../../values/index.js'
import {
  Changes,
  LineChange,
  MassCaseForm,
  Outcomes,
  ReasonCodes,
  WholeReasons,
} from './content.js'

const identity = { massCaseNumber: MassCaseNumber }
const example = { massCaseNumber: 'MC-2026-0007' }

export const SubmitMassCase = defineCommand({
  type: 'SubmitMassCase',
  summary: 'Corrects or adjusts many declarations at once (user: importer, or its provider).',
  fields: {
    ...identity,
    importer: Bn15,
    changes: Changes,
    reasonCodes: ReasonCodes,
    form: nullable(MassCaseForm),
    simaInIssue: bool,
  },
  about: {
    massCaseNumber: 'a new case number (CK-75)',
    importer: 'the account that owns the declarations',
    changes: 'the declarations, all to be corrected or all to be adjusted; at most 1,000',
    reasonCodes: 'for all lines, at most three',
    form: 'the form attached; BSF987 is needed since 2026-02-02',
    simaInIssue: 'SIMA duties are in issue, which takes a re-determination instead',
  },
  example: {
    ...example,
    importer: '123456782RM0001',
    changes: [
      { transactionNumber: '10000000000017', kind: 'adjustment' },
      { transactionNumber: '10000000000024', kind: 'adjustment' },
    ],
    reasonCodes: ['R2-74-1-C11'],
    form: 'BSF987',
    simaInIssue: false,
  },
})

const Decision = tagged('MassCaseDecision', 'result', {
  processed: closed('Processed', {
    result: oneOf('processed', ['processed']),
    change: LineChange,
    gstRegistered: bool,
    outcomes: Outcomes,
  }),
  rejected: closed('Rejected', {
    result: oneOf('rejected', ['rejected']),
    reasons: WholeReasons,
  }),
})

export const DecideMassCase = defineCommand({
  type: 'DecideMassCase',
  summary: 'Decides a mass case: declaration by declaration, or against the whole (officer).',
  fields: { ...identity, decision: Decision },
  about: {
    massCaseNumber: 'the case',
    decision:
      'processed: what every line of the accepted declarations becomes (null leaves), whether the importer is registered for GST, and an outcome for each declaration; or rejected, with reasons',
  },
  example: {
    ...example,
    decision: {
      result: 'processed',
      change: {
        classification: null,
        countryOfOrigin: null,
        tariffTreatment: '31',
        tariffCode: null,
        customsDuty: { kind: 'free' },
        salesTaxRate: null,
      },
      gstRegistered: true,
      outcomes: [
        { transactionNumber: '10000000000017', outcome: 'accepted', soAdjNumber: 'SOADJ7' },
        { transactionNumber: '10000000000024', outcome: 'rejected', reasons: ['notEntitled'] },
      ],
    },
  },
})

export const commands = [SubmitMassCase, DecideMassCase] as const

export type MassCaseCommand = CommandOf<(typeof commands)[number]>
export type On<Type extends MassCaseCommand['type']> = Extract<MassCaseCommand, { type: Type }>
