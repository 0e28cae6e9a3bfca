/** What the records of disbursements mean. */
import { centsOf, minus, plus, withValue } from '../../values/index.js'
import type { LedgerEvent } from '../event/index.js'
import type { Disbursement, Ledger } from '../state.js'
import { knownFund, withFund } from './book.js'
import { changed } from './changed.js'

type Data<Type extends LedgerEvent['type']> = Extract<LedgerEvent, { type: Type }>['data']

export const requested = (state: Ledger, data: Data<'DisbursementRequested'>): Ledger =>
  changed(
    withDisbursement(state, data.disbursement, {
      status: 'Requested',
      amount: centsOf(data.amount),
      funds: [],
    }),
    { requests: data.disbursement },
  )

export const disbursed = (state: Ledger, data: Data<'Disbursed'>): Ledger => {
  const paid = data.funds.reduce((ledger, { fund: id, amount }) => {
    const fund = knownFund(ledger, id)
    const cents = centsOf(amount)
    const { free, disbursed: out } = fund
    return withFund(ledger, { ...fund, free: minus(free, cents), disbursed: plus(out, cents) })
  }, state)
  return withDisbursement(paid, data.disbursement, {
    status: 'Disbursed',
    amount: centsOf(data.amount),
    funds: data.funds,
  })
}

export const cameBack = (state: Ledger, data: Data<'DisbursementReturned'>): Ledger => {
  const back = data.funds.reduce((ledger, { fund: id, amount }) => {
    const fund = knownFund(ledger, id)
    const cents = centsOf(amount)
    const { free, disbursed: out } = fund
    return withFund(ledger, { ...fund, free: plus(free, cents), disbursed: minus(out, cents) })
  }, state)
  return withDisbursement(back, data.disbursement, {
    status: 'Returned',
    amount: centsOf(data.amount),
    funds: [],
  })
}

const withDisbursement = (state: Ledger, id: number, disbursement: Disbursement): Ledger =>
  changed(state, { disbursements: withValue(state.disbursements, String(id), disbursement) })
