/** A deadline that came too early: when the same is due after all, told from why it was refused. */
import type { Reason } from '@carmkit/kernel'
import { billingPeriodOf, easternDateOf, startOfEasternDay } from '../calendar/index.js'
import type { Command, CommandOf } from '../command-definition.js'
import type { SendToCollections } from '../ledger/command/debts.js'
import type { AccrueInterest } from '../ledger/command/interest.js'
import type { LedgerRejection } from '../ledger/rejection.js'
import { addDays, type Instant } from '../values/index.js'
import { type Deadline, isReachable } from './deadline.js'
import { accrual, collections } from './ledgers.js'

/**
 * Null where it is never due again. What is not due says itself when it is: a filing, say, began
 * the two years anew (PRG-10). What waits for postings or clearing is asked again each day, interest without a
 * rate or within a waiver with the next period (CK-54).
 *
 * @param now when it was refused
 */
export const askedAgain = (
  command: Command,
  reasons: ReadonlyArray<Reason>,
  now: Instant,
): Deadline | null => {
  const [reason] = reasons
  const again = reason === undefined ? null : rules[reason.name]?.({ command, reason, now })
  return again != null && isReachable(again) ? again : null
}

interface Refused {
  readonly command: Command
  readonly reason: Reason
  readonly now: Instant
}

type Accruing = CommandOf<typeof AccrueInterest>['data']
type Collecting = CommandOf<typeof SendToCollections>['data']

/** The refusal of a ledger that has this name. */
type Because<Name extends LedgerRejection['name']> = Extract<LedgerRejection, { name: Name }>

const withNextPeriod = ({ command }: Refused): Deadline => {
  const data = command.data as Accruing
  return accrual(data, data.through)
}

const tomorrow = ({ command, now }: Refused): Deadline => ({
  at: startOfEasternDay(addDays(easternDateOf(now), 1)),
  command,
})

/** On the last day of the period, as interest of debts is asked for. */
const atEndOfPeriod = ({ command, now }: Refused): Deadline => ({
  at: startOfEasternDay(billingPeriodOf(addDays(easternDateOf(now), 1)).end),
  command,
})

/** By the name of the refusal; without one, never. */
const rules: { readonly [reason: string]: (refused: Refused) => Deadline | null } = {
  NotDue: ({ command, reason, now }) => {
    const { dueAt } = reason as { readonly dueAt?: Instant | null }
    return dueAt != null && dueAt > now ? { at: dueAt, command } : null
  },
  PostingsBehind: tomorrow,
  /** What is owed may shrink again; given up, no later statement or assessment would come either. */
  AmountTooLarge: (refused) => {
    switch (refused.command.type) {
      case 'IssueStatement':
        return tomorrow(refused)
      case 'AccrueInterest':
        return withNextPeriod(refused)
      default:
        return null
    }
  },
  /** The daily clearing pays what is due first. */
  OffsetPending: tomorrow,
  NotInArrears: ({ command, reason }) => {
    const { dueDate } = reason as Because<'NotInArrears'>
    return collections({ ...(command.data as Collecting), dueDate })
  },
  WaiverActive: withNextPeriod,
  RateUnknown: (refused) =>
    refused.command.type === 'CreditRefundInterest'
      ? atEndOfPeriod(refused)
      : withNextPeriod(refused),
  /** The due date was moved behind what was asked for; a debt that is settled stays so. */
  NotOverdue: ({ command, reason }) => {
    const { dueDate } = reason as Because<'NotOverdue'>
    const data = command.data as Accruing
    return data.through <= dueDate ? accrual(data, dueDate) : null
  },
}
