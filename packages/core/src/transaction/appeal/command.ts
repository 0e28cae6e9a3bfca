/** What may be asked of an appeal against adjustment decisions or a penalty. */
import { bool, list, nullable } from '@carmkit/kernel'
import { type CommandOf, defineCommand } from '../../command-definition.js'
import { AppealNumber, Bn15, CivilDate, DocumentHashes } from '../../values/index.js'
import { Court, FormFault, Outcome, SubjectKind, Subjects } from './content.js'

const identity = { appealNumber: AppealNumber }
const aboutIdentity = { appealNumber: 'the case number of the appeal' }
const example = { appealNumber: 'APP-5011' }
const appellant = '123456782RM0001'

export const ExtendAppealTime = defineCommand({
  type: 'ExtendAppealTime',
  summary: 'Gives more time for an appeal that is not filed yet (officer).',
  fields: {
    ...identity,
    appellant: Bn15,
    kind: SubjectKind,
    noticedOn: CivilDate,
    until: CivilDate,
  },
  about: {
    appealNumber: 'the case number under which the appeal is to be filed (CK-75)',
    appellant: 'the account that may file it',
    kind: 'adjustment or penalty: what the notices are of',
    noticedOn: 'the day of the notices that the extension is for',
    until: 'the last Eastern day to file; at most a year after the time without it',
  },
  example: { ...example, appellant, kind: 'penalty', noticedOn: '2026-02-02', until: '2026-08-31' },
})

export const FileAppeal = defineCommand({
  type: 'FileAppeal',
  summary: 'Appeals decisions on one issue, or a penalty (user: the appellant, or its provider).',
  fields: {
    ...identity,
    appellant: Bn15,
    subjects: Subjects,
    simaDutiesPaid: nullable(bool),
    documents: DocumentHashes,
  },
  about: {
    appealNumber: 'a new case number, or that of an appeal rejected for its form (CK-75)',
    appellant: 'the account that the decisions are about',
    subjects: 'adjustment decisions on one issue, or one penalty notice',
    simaDutiesPaid: 'whether the duties are paid; null where no SIMA duty is in issue',
    documents: 'hashes of the prescribed documents',
  },
  example: {
    ...example,
    appellant,
    subjects: [
      {
        kind: 'adjustment',
        transactionNumber: '10000000000017',
        version: 2,
        issue: 'valuation',
        noticedOn: '2026-02-02',
      },
    ],
    simaDutiesPaid: null,
    documents: ['0'.repeat(64)],
  },
})

export const RejectAppealForForm = defineCommand({
  type: 'RejectAppealForForm',
  summary: 'Turns an appeal away for its form; it may be filed anew in time (officer).',
  fields: { ...identity, faults: list(FormFault, { least: 1, most: 3, key: (fault) => fault }) },
  about: { ...aboutIdentity, faults: 'what is not as prescribed' },
  example: { ...example, faults: ['DocumentsMissing'] },
})

export const TakeUnderReview = defineCommand({
  type: 'TakeUnderReview',
  summary: 'Takes a filed appeal up (officer).',
  fields: identity,
  about: aboutIdentity,
  example,
})

export const DecideAppeal = defineCommand({
  type: 'DecideAppeal',
  summary: 'Decides an appeal under review (officer).',
  fields: { ...identity, outcome: Outcome },
  about: { ...aboutIdentity, outcome: 'allowed, in part, or denied' },
  example: { ...example, outcome: 'partly' },
})

export const RecordExternalAppeal = defineCommand({
  type: 'RecordExternalAppeal',
  summary: 'Records that a decision was taken to the tribunal, or on to the court (officer).',
  fields: { ...identity, court: Court },
  about: { ...aboutIdentity, court: 'the tribunal first, the Federal Court of Appeal after it' },
  example: { ...example, court: 'tradeTribunal' },
})

export const commands = [
  ExtendAppealTime,
  FileAppeal,
  RejectAppealForForm,
  TakeUnderReview,
  DecideAppeal,
  RecordExternalAppeal,
] as const

export type AppealCommand = CommandOf<(typeof commands)[number]>
export type On<Type extends AppealCommand['type']> = Extract<AppealCommand, { type: Type }>
