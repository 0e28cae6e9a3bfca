/** The periods of which a ledger can tell a statement: from its first event to the last one open. */
import type { LedgerEvent } from '../event/index.js'
import { periodAfter } from '../statement/period.js'

export interface Stretch {
  /** The earliest period that an event belongs to. */
  readonly first: string
  /** The latest that one belongs to, or the one behind the last that was sealed. */
  readonly open: string
}

/** Null where no event belongs to a period. */
export const stretchOf = (events: ReadonlyArray<LedgerEvent>): Stretch | null =>
  events.reduce<Stretch | null>((stretch, event) => {
    const own = ownPeriodOf(event)
    if (own === null) return stretch
    const open = event.type === 'StatementIssued' ? periodAfter(own) : own
    return stretch === null ? { first: own, open } : widened(stretch, { first: own, open })
  }, null)

const widened = (one: Stretch, other: Stretch): Stretch => ({
  first: other.first < one.first ? other.first : one.first,
  open: other.open > one.open ? other.open : one.open,
})

const ownPeriodOf = ({ data }: LedgerEvent): string | null => {
  if ('billingPeriod' in data) return data.billingPeriod
  return 'period' in data ? data.period : null
}
