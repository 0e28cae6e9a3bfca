/** What no source says, or where sources leave a choice: our readings. */
import type { Rule } from '../rule.js'
import { assumedOfAccounts } from './accounts.js'
import { assumedOfDeclarations } from './declarations.js'
import { assumedOfMessages } from './messages.js'
import { assumedOfMoney } from './money.js'
import { assumedOfRating } from './rating.js'

export const assumedRules: ReadonlyArray<Rule> = [
  ...assumedOfRating,
  ...assumedOfAccounts,
  ...assumedOfDeclarations,
  ...assumedOfMoney,
  ...assumedOfMessages,
]
