/** What may be asked about penalties. */
import { list } from '@carmkit/kernel'
import { defineCommand } from '../../command-definition.js'
import { Bn15 } from '../../values/index.js'
import { DocumentReference, InstanceCount } from '../content.js'
import { PenaltyCode } from '../penalty/codes.js'
import { bn15 } from './examples.js'

export const AssessPenalty = defineCommand({
  type: 'AssessPenalty',
  summary: 'The agency assesses a penalty; its level follows from earlier ones (officer).',
  fields: {
    bn15: Bn15,
    code: PenaltyCode,
    document: DocumentReference,
    issues: list(InstanceCount, { least: 1, most: 100 }),
  },
  about: {
    bn15: 'the account that is penalised',
    code: 'the contravention, or LateAccounting',
    document: 'what it is about; some codes exclude each other for one document',
    issues: 'for each issue, how often it occurs in the document',
  },
  example: { bn15, code: 'C082', document: '10000000000017', issues: [1] },
})
