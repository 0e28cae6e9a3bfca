/** A deadline that came too early: when the same is due after all, told from why it was refused. */
import type { Reason } from '@carmkit/kernel'
import { easternDateOf, startOfEasternDay } from '../calendar/index.js'
import type { Command, CommandOf } from '../command-definition.js'
import type { SendToCollections } from '../ledger/command/debts.js'
import type { AccrueInterest } from '../ledger/command/interest.js'
import type { LedgerRejection } from '../ledger/rejection.js'
import { addDays, type Instant } from '../values/index.js'
import type { Deadline } from './deadline.js'
import { accrual, collections } from './ledgers.js'

/**
 * Null where it is never due again. What is not due says itself when it is: a filing, say, began
 * the two years anew (PRG-10). What waits for postings is asked again each day, interest without a
 * rate or within a waiver with the next period (CK-54).
 *
 * @param now when it was refused
 */
export const askedAgain = (
  command: Command,
  reasons: ReadonlyArray<Reason>,
  now: Instant,
): Deadline | null => {
  const [reason] = reasons as ReadonlyArray<Refusal>
  switch (reason?.name) {
    case 'NotDue':
      return reason.dueAt !== null && reason.dueAt > now ? { at: reason.dueAt, command } : null
    case 'PostingsBehind':
      return { at: startOfEasternDay(addDays(easternDateOf(now), 1)), command }
    case 'NotInArrears':
      return collections({ ...(command.data as Collecting), dueDate: reason.dueDate })
    case 'WaiverActive':
    case 'RateUnknown': {
      const data = command.data as Accruing
      return accrual(data, data.through)
    }
    case 'NotOverdue': {
      // The due date was moved behind what was asked for.
      const data = command.data as Accruing
      return data.through <= reason.dueDate ? accrual(data, reason.dueDate) : null
    }
    default:
      return null
  }
}

type Refusal = LedgerRejection | { readonly name: 'NotDue'; readonly dueAt: Instant | null }

type Accruing = CommandOf<typeof AccrueInterest>['data']
type Collecting = CommandOf<typeof SendToCollections>['data']
