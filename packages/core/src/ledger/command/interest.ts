/** What may be asked about interest. */
import { defineCommand } from '../../command-definition.js'
import { Bn15, CivilDate } from '../../values/index.js'
import { DebtId, FundId, WaivedDays } from '../content.js'
import { InterestGround } from '../interest/modes.js'
import { bn15, theAccount } from './examples.js'

export const AccrueInterest = defineCommand({
  type: 'AccrueInterest',
  summary: 'Assesses the interest of an overdue debt for days that are over (system.clock).',
  fields: { bn15: Bn15, debt: DebtId, through: CivilDate },
  about: {
    bn15: theAccount,
    debt: 'the debt of a declaration',
    through: 'the last day to assess, Eastern; it must be over',
  },
  example: { bn15, debt: '10000000000017/1', through: '2026-03-31' },
})

export const ChangeInterestMode = defineCommand({
  type: 'ChangeInterestMode',
  summary: 'The agency applies the prescribed rate to a debt, or ends that (officer).',
  fields: { bn15: Bn15, debt: DebtId, ground: InterestGround, from: CivilDate },
  about: {
    bn15: theAccount,
    debt: 'the debt of a declaration',
    ground:
      'an amendment before the agency acted or security in place of payment: the prescribed rate; the end of the security: the specified one again',
    from: 'first day that bears it, Eastern; days that are assessed are waived first',
  },
  example: {
    bn15,
    debt: '10000000000017/2',
    ground: 'voluntaryAmendment',
    from: '2026-03-04',
  },
})

export const WaiveInterest = defineCommand({
  type: 'WaiveInterest',
  summary:
    'The agency takes one assessment of interest back; what was paid on it is free again (officer).',
  fields: { bn15: Bn15, debt: DebtId, days: WaivedDays },
  about: {
    bn15: theAccount,
    debt: 'the interest, by the name it was assessed under',
    days: 'whether its days are forgiven, or open again to be assessed anew',
  },
  example: { bn15, debt: 'interest/7', days: 'forgiven' },
})

export const CreditRefundInterest = defineCommand({
  type: 'CreditRefundInterest',
  summary:
    'Credits interest on a refund, from the day after the payment to the day of the decision (officer, system.clock).',
  fields: { bn15: Bn15, fund: FundId },
  about: { bn15: theAccount, fund: 'the credit of the refund' },
  example: { bn15, fund: 'credit/10000000000017/3' },
})
