/** What may be asked about penalties. */
import { list } from '@carmkit/kernel'
import { defineCommand } from '../../command-definition.js'
import { AppealNumber, Bn15, NoticeNumber } from '../../values/index.js'
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
  optional: { noticeNumber: NoticeNumber },
  about: {
    bn15: 'the account that is penalised',
    code: 'the contravention, or LateAccounting',
    document: 'what it is about; some codes exclude each other for one document',
    issues: 'for each issue, how often it occurs in the document',
    noticeNumber: 'of its notice, a new one; without it an appeal cancels nothing by itself',
  },
  example: {
    bn15,
    code: 'C082',
    document: '10000000000017',
    issues: [1],
    noticeNumber: 'NPA-1',
  },
})

export const CancelAppealedPenalty = defineCommand({
  type: 'CancelAppealedPenalty',
  summary: 'Cancels the penalty whose appeal was allowed (system.reaction).',
  fields: { bn15: Bn15, noticeNumber: NoticeNumber, appealNumber: AppealNumber },
  about: {
    bn15: 'the account that was penalised, and appealed',
    noticeNumber: 'the notice that was appealed',
    appealNumber: 'the appeal that was allowed',
  },
  example: { bn15, noticeNumber: 'NPA-1', appealNumber: 'APP-5011' },
})
