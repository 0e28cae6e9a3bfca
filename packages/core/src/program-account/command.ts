/** What may be asked of a program account. */
import { list } from '@carmkit/kernel'
import { type CommandOf, defineCommand } from '../command-definition.js'
import { Bn15, Document, ProgramType, RecordsLocation } from '../values/index.js'

const account = '123456782RM0001'

export const OpenEnrolment = defineCommand({
  type: 'OpenEnrolment',
  summary: 'Opens the file of an account whose reference was reserved (system.reaction).',
  fields: { bn15: Bn15, programType: ProgramType },
  about: { bn15: 'the account', programType: 'as reserved' },
  example: { bn15: account, programType: 'Importer' },
})

export const SubmitEnrolment = defineCommand({
  type: 'SubmitEnrolment',
  summary: 'Submits the file for review (user: BAM).',
  fields: {
    bn15: Bn15,
    recordsLocation: RecordsLocation,
    documents: list(Document, { most: 10, key: (document) => document }),
  },
  about: {
    bn15: 'the account',
    recordsLocation: 'where the books and records are kept',
    documents: 'supporting documents supplied, by form number',
  },
  example: { bn15: account, recordsLocation: 'canada', documents: [] },
})

export const ApproveEnrolment = defineCommand({
  type: 'ApproveEnrolment',
  summary: 'The agency opens the account (officer).',
  fields: { bn15: Bn15 },
  about: { bn15: 'the account' },
  example: { bn15: account },
})

export const commands = [OpenEnrolment, SubmitEnrolment, ApproveEnrolment] as const

export type ProgramAccountCommand = CommandOf<(typeof commands)[number]>
export type On<Type extends ProgramAccountCommand['type']> = Extract<
  ProgramAccountCommand,
  { type: Type }
>
