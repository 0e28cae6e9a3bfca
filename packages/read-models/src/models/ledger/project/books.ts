/**
 * The sums of an account: what every event changes in them follows from its two sides and from the
 * receivables that it touched, and never from a search through all rows.
 */
import {
  balancesOf,
  bn9Of,
  centsOf,
  type LedgerEvent,
  lineOf,
  netOf,
  postingsOf,
  statementFor,
} from '@carmkit/core'
import type { Projected, Projection } from '../../../project/model.js'
import { type Change, put, type Rows, remove } from '../../../project/rows.js'
import type { Row } from '../../../project/table.js'
import { together } from '../../../project/together.js'
import {
  accountBalance,
  amountDue,
  balance,
  ledgerEntry,
  receivable,
  statementLine,
} from '../tables/index.js'
import type { ChangedReceivable, Of, Tell } from './told.js'

type Recorded = Projected<LedgerEvent>
type BalanceRow = Row<typeof balance>

/** The event without its envelope, in which type and data belong together again. */
const bare = ({ event }: Recorded): LedgerEvent => event as LedgerEvent

/** The whole projection of an event: what is told of it, and the books. */
export const booked =
  <Type extends LedgerEvent['type']>(tell: Tell<Type>): Projection<Of<Type>> =>
  (projected, rows) => {
    const [told, before, entries] = together(
      () => tell(projected, rows),
      () => rows.get(balance, { bn15: projected.event.data.bn15 }) ?? emptyBalance(projected),
      () => entriesOf(projected, rows),
    )
    const receivables = told.receivables ?? []
    return [
      ...receivables.map(({ after }) => put(receivable, after)),
      ...(told.changes ?? []),
      ...entries,
      ...lineChanges(projected, before),
      ...dueChanges(receivables, projected, rows),
      put(balance, { ...balanceAfter(before, receivables, projected), ...told.balance }),
    ]
  }

const emptyBalance = ({ event }: Recorded): BalanceRow => ({
  bn15: event.data.bn15,
  bn9: bn9Of(event.data.bn15),
  owed: 0,
  unapplied: 0,
  net: 0,
  open_receivables: 0,
  offset_preference: 'everything',
  last_closed_period: null,
  last_statement: null,
  last_closing: null,
  revision: event.revision,
})

const balanceAfter = (
  before: BalanceRow,
  receivables: ReadonlyArray<ChangedReceivable>,
  projected: Recorded,
): BalanceRow => {
  const change = netOf(bare(projected))
  const owed = sumOf(receivables.map(({ before: was, after }) => leftOf(after) - leftOf(was)))
  const opened = sumOf(receivables.map(({ before: was, after }) => openOf(after) - openOf(was)))
  return {
    ...before,
    owed: before.owed + owed,
    unapplied: before.unapplied + owed - change,
    net: before.net + change,
    open_receivables: before.open_receivables + opened,
    revision: projected.event.revision,
  }
}

type Left = { readonly outstanding: number } | null

const leftOf = (row: Left): number => row?.outstanding ?? 0
const openOf = (row: Left): number => (leftOf(row) > 0 ? 1 : 0)
const sumOf = (amounts: ReadonlyArray<number>): number =>
  amounts.reduce((sum, amount) => sum + amount, 0)

/** One entry for each account that it moves, however many receivables that is for. */
const entriesOf = (projected: Recorded, rows: Rows): ReadonlyArray<Change> => {
  const { revision, type, metadata, data } = projected.event
  const { bn15 } = data
  const moved = [...balancesOf(postingsOf(bare(projected)))].filter(([, amount]) => amount !== 0)
  const before = together(
    ...moved.map(
      ([account]) =>
        () =>
          rows.get(accountBalance, { bn15, account }),
    ),
  )
  return moved.flatMap(([account, amount], index) => [
    put(ledgerEntry, {
      bn15,
      revision,
      account,
      type,
      amount,
      recorded_at: metadata.recordedAt,
      effective_at: metadata.effectiveAt,
    }),
    put(accountBalance, {
      bn15,
      account,
      balance: (before[index]?.balance ?? 0) + amount,
      revision,
    }),
  ])
}

const lineChanges = (
  projected: Recorded,
  { last_statement }: BalanceRow,
): ReadonlyArray<Change> => {
  const { event } = projected
  const listed = lineOf(bare(projected), event.revision)
  if (listed === null) return []
  const { revision, type, item, amount, accountSecurity } = listed.line
  return [
    put(statementLine, {
      bn15: event.data.bn15,
      revision,
      statement: statementFor(listed.period, last_statement),
      billing_period: listed.period,
      type,
      item,
      amount: centsOf(amount),
      account_security: accountSecurity,
      recorded_at: event.metadata.recordedAt,
    }),
  ]
}

/** What is owed by each due date that the receivables had, or have now. */
const dueChanges = (
  receivables: ReadonlyArray<ChangedReceivable>,
  { event }: Recorded,
  rows: Rows,
): ReadonlyArray<Change> => {
  const { bn15 } = event.data
  const days = [...changesByDay(receivables)].filter(
    ([, { outstanding, receivables: count }]) => outstanding !== 0 || count !== 0,
  )
  const before = together(
    ...days.map(
      ([due_date]) =>
        () =>
          rows.get(amountDue, { bn15, due_date }),
    ),
  )
  return days.map(([due_date, change], index) => {
    const outstanding = (before[index]?.outstanding ?? 0) + change.outstanding
    const count = (before[index]?.receivables ?? 0) + change.receivables
    return count === 0
      ? remove(amountDue, { bn15, due_date })
      : put(amountDue, {
          bn15,
          due_date,
          outstanding,
          receivables: count,
          revision: event.revision,
        })
  })
}

const changesByDay = (receivables: ReadonlyArray<ChangedReceivable>) => {
  const byDay = new Map<string, { outstanding: number; receivables: number }>()
  const change = (row: ChangedReceivable['before'], sign: 1 | -1): void => {
    if (row === null) return
    const day = byDay.get(row.due_date) ?? { outstanding: 0, receivables: 0 }
    day.outstanding += sign * leftOf(row)
    day.receivables += sign * openOf(row)
    byDay.set(row.due_date, day)
  }
  for (const { before, after } of receivables) {
    change(before, -1)
    change(after, 1)
  }
  return byDay
}
