/**
 * How the projections of a ledger tell what an event changed: the receivables before and after it,
 * rows of its own, and what the balance says beside its sums. The sums follow from that in one place.
 */
import type { LedgerEvent } from '@carmkit/core'
import type { Projected } from '../../../project/model.js'
import type { Change, Rows } from '../../../project/rows.js'
import type { Row } from '../../../project/table.js'
import { type balance, receivable } from '../tables/index.js'

export type ReceivableRow = Row<typeof receivable>

export interface ChangedReceivable {
  /** Null where the event posts it. */
  readonly before: ReceivableRow | null
  readonly after: ReceivableRow
}

export interface Told {
  /** None twice. */
  readonly receivables?: ReadonlyArray<ChangedReceivable>
  readonly changes?: ReadonlyArray<Change>
  readonly balance?: Partial<Row<typeof balance>>
}

export type Of<Type extends LedgerEvent['type']> = Extract<LedgerEvent, { readonly type: Type }>

/** What one type of event changes, beside the sums. */
export type Tell<Type extends LedgerEvent['type']> = (
  projected: Projected<Of<Type>>,
  rows: Rows,
) => Told

/** The row that a recorded event names: it stands there, since events name only what was recorded. */
export const standing = <R>(row: R | null, id: string): R => {
  if (row === null) throw new Error(`an event names ${id}, which was never recorded`)
  return row
}

export const receivableOf = (rows: Rows, bn15: string, id: string): ReceivableRow =>
  standing(rows.get(receivable, { bn15, id }), id)

/** What every new receivable is at first. */
export const postedReceivable = (
  { event: { data, revision, metadata } }: Projected<LedgerEvent>,
  particulars: Pick<ReceivableRow, 'id' | 'kind' | 'amount' | 'due_date' | 'billing_period'> &
    Partial<ReceivableRow>,
): ChangedReceivable => {
  const row = {
    bn15: data.bn15,
    transaction_number: null,
    version: null,
    interest_on: null,
    returned_payment: null,
    account_security: null,
    posted_at: metadata.recordedAt,
    posted_revision: revision,
    original_due_date: particulars.due_date,
    posted_amount: particulars.amount,
    paid_by_payments: 0,
    paid_by_credits: 0,
    sent_to_collections_on: null,
    reversed_at: null,
    revision,
    ...particulars,
  }
  return { before: null, after: withStanding(row) }
}

export const changedReceivable = (
  before: ReceivableRow,
  changes: Partial<ReceivableRow>,
): ChangedReceivable => ({ before, after: withStanding({ ...before, ...changes }) })

/** What is left to pay, and the status, follow from the rest. */
const withStanding = (row: Omit<ReceivableRow, 'outstanding' | 'status'>): ReceivableRow => {
  const outstanding = row.amount - row.paid_by_payments - row.paid_by_credits
  return { ...row, outstanding, status: statusOf(row, outstanding) }
}

const statusOf = (
  {
    reversed_at,
    sent_to_collections_on,
  }: Pick<ReceivableRow, 'reversed_at' | 'sent_to_collections_on'>,
  outstanding: number,
): string => {
  if (reversed_at !== null) return 'Reversed'
  if (outstanding === 0) return 'Settled'
  return sent_to_collections_on === null ? 'Open' : 'Collections'
}
