/** What pays what, and what pays it no more: each event touches the receivables that it names. */
import { centsOf } from '@carmkit/core'
import type { Rows } from '../../../project/rows.js'
import { put } from '../../../project/rows.js'
import type { Row } from '../../../project/table.js'
import { together } from '../../../project/together.js'
import { allocation } from '../tables/index.js'
import { fundMoved, isPayment } from './funds.js'
import {
  changedReceivable,
  type Of,
  type ReceivableRow,
  receivableOf,
  standing,
  type Tell,
  type Told,
} from './told.js'

type AllocationRow = Row<typeof allocation>
type Moving = {
  readonly data: Of<'AllocationReversed'>['data'] | Of<'CreditAllocated'>['data']
  readonly revision: number
}

export const allocated: Tell<'CreditAllocated'> = ({ event }, rows) => {
  const { bn15, fund, order, allocatedOn } = event.data
  return moving(event, rows, {
    sign: 1,
    pair: (before, { receivable, amount }) => ({
      bn15,
      fund,
      receivable,
      amount: (before?.amount ?? 0) + amount,
      allocated: (before?.allocated ?? 0) + amount,
      released: before?.released ?? 0,
      allocated_on: allocatedOn,
      allocation_order: order,
      released_at: before?.released_at ?? null,
      release_reason: before?.release_reason ?? null,
      revision: event.revision,
    }),
  })
}

export const released: Tell<'AllocationReversed'> = ({ event }, rows) =>
  moving(event, rows, {
    sign: -1,
    pair: (before, { receivable, amount }) => {
      const row = standing(before, `${event.data.fund} and ${receivable}`)
      return {
        ...row,
        amount: row.amount - amount,
        released: row.released + amount,
        released_at: event.metadata.recordedAt,
        release_reason: event.data.reason,
        revision: event.revision,
      }
    },
  })

const moving = (
  { data, revision }: Moving,
  rows: Rows,
  {
    sign,
    pair,
  }: {
    /** 1 where the fund pays so much more, -1 where it pays so much less. */
    readonly sign: 1 | -1
    readonly pair: (
      before: AllocationRow | null,
      part: { readonly receivable: string; readonly amount: number },
    ) => AllocationRow
  },
): Told => {
  const { bn15, fund, allocations } = data
  const parts = allocations.map(({ debt, amount }) => ({
    receivable: debt,
    amount: centsOf(amount),
  }))
  const total = sign * parts.reduce((sum, { amount }) => sum + amount, 0)
  const [receivables, pairs, ofFund] = together(
    () => together(...parts.map((part) => () => receivableOf(rows, bn15, part.receivable))),
    () =>
      together(
        ...parts.map(
          ({ receivable }) =>
            () =>
              rows.get(allocation, { bn15, fund, receivable }),
        ),
      ),
    () => fundMoved(rows, { bn15, id: fund, revision }, { allocated: total, unapplied: -total }),
  )
  const paidBy = isPayment(fund) ? 'paid_by_payments' : 'paid_by_credits'
  return {
    receivables: receivables.map((row: ReceivableRow, index) =>
      changedReceivable(row, {
        [paidBy]: row[paidBy] + sign * (parts[index]?.amount ?? 0),
        revision,
      }),
    ),
    changes: [
      ofFund,
      ...parts.map((part, index) => put(allocation, pair(pairs[index] ?? null, part))),
    ],
  }
}
