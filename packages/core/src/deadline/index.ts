/**
 * Which deadlines an event sets: pure, so that they can be derived again from the log at any time.
 * The store keeps them and sends their commands when they are due.
 */
import type { RecordedEvent } from '@carmkit/kernel'
import { accountRules } from './accounts.js'
import { type Deadline, isReachable, type Rule } from './deadline.js'
import { declarationDeadlines } from './declarations.js'
import { delegationRules } from './delegations.js'
import { ledgerRules } from './ledgers.js'
import { securityRules } from './securities.js'

export { askedAgain } from './again.js'
export type { Deadline } from './deadline.js'

const rules: ReadonlyMap<string, Rule> = new Map(
  Object.entries({
    ...accountRules,
    ...delegationRules,
    ...declarationDeadlines,
    ...securityRules,
    ...ledgerRules,
  }),
)

/**
 * None for most events. An invitation sets none: it is over by its date, and nothing is recorded of
 * that. Those of an event keep their order for ever: their command ids come from it.
 *
 * @param event decoded, in its current form
 */
export const deadlinesOf = (event: RecordedEvent): ReadonlyArray<Deadline> =>
  (rules.get(event.type)?.(event) ?? []).filter(isReachable)
