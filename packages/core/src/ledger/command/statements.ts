/** What may be asked about billing periods and statements. */
import { defineCommand } from '../../command-definition.js'
import { Bn15 } from '../../values/index.js'
import { PeriodLabel } from '../content.js'
import { bn15 } from './examples.js'

export const CloseBillingPeriod = defineCommand({
  type: 'CloseBillingPeriod',
  summary: 'The period is over, on the 18th (system.clock).',
  fields: { bn15: Bn15, period: PeriodLabel },
  about: { bn15: 'the account', period: 'month of its statement' },
  example: { bn15, period: '2026-02' },
})

export const IssueStatement = defineCommand({
  type: 'IssueStatement',
  summary: 'Seals the statement of a period, on the 25th (system.clock).',
  fields: { bn15: Bn15, period: PeriodLabel },
  about: {
    bn15: 'the account',
    period: 'month of the statement; lines of later periods wait for theirs',
  },
  example: { bn15, period: '2026-02' },
})
