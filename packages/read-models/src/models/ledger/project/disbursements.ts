/** What the records of money that is paid out change, and of money that did not arrive. */
import { centsOf } from '@carmkit/core'
import { type Change, put, type Rows, remove } from '../../../project/rows.js'
import { together } from '../../../project/together.js'
import { disbursement, disbursementPart } from '../tables/index.js'
import { fundMoved } from './funds.js'
import { type Of, standing, type Tell } from './told.js'

export const requested: Tell<'DisbursementRequested'> = ({ event }) => {
  const { bn15, disbursement: number, amount } = event.data
  return {
    changes: [
      put(disbursement, {
        bn15,
        disbursement: number,
        amount: centsOf(amount),
        status: 'Requested',
        requested_at: event.metadata.recordedAt,
        disbursed_on: null,
        returned_on: null,
        reissues: 0,
        revision: event.revision,
      }),
    ],
  }
}

export const disbursed: Tell<'Disbursed'> = ({ event: { data, revision } }, rows) => {
  const { bn15, disbursement: number, disbursedOn, reissued, funds } = data
  const [row, ofFunds] = together(
    () => disbursementOf(rows, data),
    () => fundsMoved(rows, { data, revision, sign: 1 }),
  )
  return {
    changes: [
      put(disbursement, {
        ...row,
        status: 'Disbursed',
        disbursed_on: disbursedOn,
        reissues: row.reissues + (reissued ? 1 : 0),
        revision,
      }),
      ...ofFunds,
      ...funds.map(({ fund, amount }) =>
        put(disbursementPart, {
          bn15,
          disbursement: number,
          fund,
          amount: centsOf(amount),
          revision,
        }),
      ),
    ],
  }
}

export const cameBack: Tell<'DisbursementReturned'> = ({ event: { data, revision } }, rows) => {
  const { bn15, disbursement: number, returnedOn, funds } = data
  const [row, ofFunds] = together(
    () => disbursementOf(rows, data),
    () => fundsMoved(rows, { data, revision, sign: -1 }),
  )
  return {
    changes: [
      put(disbursement, { ...row, status: 'Returned', returned_on: returnedOn, revision }),
      ...ofFunds,
      ...funds.map(({ fund }) => remove(disbursementPart, { bn15, disbursement: number, fund })),
    ],
  }
}

const disbursementOf = (
  rows: Rows,
  { bn15, disbursement: number }: Of<'Disbursed' | 'DisbursementReturned'>['data'],
) => standing(rows.get(disbursement, { bn15, disbursement: number }), `disbursement ${number}`)

/** Each fund by what goes out of it, or comes back. */
const fundsMoved = (
  rows: Rows,
  {
    data: { bn15, funds },
    revision,
    sign,
  }: {
    readonly data: Of<'Disbursed' | 'DisbursementReturned'>['data']
    readonly revision: number
    readonly sign: 1 | -1
  },
): ReadonlyArray<Change> =>
  together(
    ...funds.map(({ fund, amount }) => () => {
      const out = sign * centsOf(amount)
      return fundMoved(rows, { bn15, id: fund, revision }, { disbursed: out, unapplied: -out })
    }),
  )
