/** The rule catalogue: every id that code, refusals and tests cite, with what it says in our words. */
import { accountRules } from './accounts.js'
import { assumedRules } from './assumed/index.js'
import { delegationRules } from './delegation.js'
import { readings } from './readings.js'
import type { Rule } from './rule.js'
import { transactionRules } from './transactions.js'

export type { Rule, RuleStatus } from './rule.js'

/** All rules, in the order of the catalogue. */
export const ruleCatalogue: ReadonlyArray<Rule> = [
  ...accountRules,
  ...delegationRules,
  ...transactionRules,
  ...assumedRules,
  ...readings,
]
