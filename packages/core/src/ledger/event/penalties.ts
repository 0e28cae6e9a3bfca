/** Penalties as they were assessed, with the level that memory gave them. */
import { closed, event, integer, list } from '@carmkit/kernel'
import { Bn15, CivilDate, Money, NoticeNumber } from '../../values/index.js'
import { DebtId, DocumentReference, InstanceCount, PeriodLabel } from '../content.js'
import { PenaltyCode } from '../penalty/codes.js'

/** `noticeNumber` where it was stated. */
export const PenaltyAssessed = event(
  'PenaltyAssessed',
  closed(
    'PenaltyAssessed',
    {
      bn15: Bn15,
      debt: DebtId,
      code: PenaltyCode,
      level: integer('Level', 1, 9),
      document: DocumentReference,
      issues: list(InstanceCount, { least: 1, most: 100 }),
      amount: Money,
      assessedOn: CivilDate,
      dueDate: CivilDate,
      billingPeriod: PeriodLabel,
    },
    { noticeNumber: NoticeNumber },
  ),
)
