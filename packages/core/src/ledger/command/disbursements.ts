/** What may be asked about money paid out. */
import { defineCommand } from '../../command-definition.js'
import { Bn15, Money } from '../../values/index.js'
import { Ordinal } from '../content.js'
import { bn15 } from './examples.js'

const disbursement = 'number of the request, from 1'

export const RequestDisbursement = defineCommand({
  type: 'RequestDisbursement',
  summary: 'Asks for free money to be paid out to the importer (user: row 17).',
  fields: { bn15: Bn15, amount: Money },
  about: { bn15: 'the account', amount: 'at most what is free, and nothing due may be open' },
  example: { bn15, amount: '1200.00' },
})

export const Disburse = defineCommand({
  type: 'Disburse',
  summary: 'The agency pays a requested amount out (officer).',
  fields: { bn15: Bn15, disbursement: Ordinal },
  about: { bn15: 'the account', disbursement },
  example: { bn15, disbursement: 1 },
})

export const ReturnDisbursement = defineCommand({
  type: 'ReturnDisbursement',
  summary: 'What was paid out came back (external.bank).',
  fields: { bn15: Bn15, disbursement: Ordinal },
  about: { bn15: 'the account', disbursement },
  example: { bn15, disbursement: 1 },
})

export const ReissueDisbursement = defineCommand({
  type: 'ReissueDisbursement',
  summary: 'The agency pays out again what came back (officer).',
  fields: { bn15: Bn15, disbursement: Ordinal },
  about: { bn15: 'the account', disbursement },
  example: { bn15, disbursement: 1 },
})
