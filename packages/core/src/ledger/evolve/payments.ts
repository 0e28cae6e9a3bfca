/** What the records of payments mean. */
import {
  type Cents,
  centsOf,
  minus,
  noCents,
  plus,
  valueIn,
  withValue,
} from '../../values/index.js'
import type { LedgerEvent } from '../event/index.js'
import type { Ledger } from '../state.js'
import { knownFund, withFund, withNewDebt, withNewFund } from './book.js'
import { changed } from './changed.js'

type Data<Type extends LedgerEvent['type']> = Extract<LedgerEvent, { type: Type }>['data']

export const received = (state: Ledger, data: Data<'PaymentReceived'>): Ledger => {
  const { fund, method, amount, valueAt, valueOn, billingPeriod } = data
  const cents = centsOf(amount)
  const ledger = withNewFund(state, {
    id: fund,
    kind: 'payment',
    amount: cents,
    valueOn,
    billingPeriod,
    valueAt,
    method,
    received: amount,
    terms: null,
  })
  return method === 'creditCard' ? withCardUse(ledger, billingPeriod, cents) : ledger
}

const withCardUse = (state: Ledger, period: string, amount: Cents): Ledger => {
  const before = valueIn(state.paidByCard, period) ?? noCents
  return changed(state, {
    paidByCard: withValue(state.paidByCard, period, plus(before, amount)),
  })
}

/** Nothing of it is left but what was paid out, which is owed; its room of cards is there again (CK-137). */
export const returned = (state: Ledger, data: Data<'PaymentReturned'>): Ledger => {
  const fund = knownFund(state, data.fund)
  const back = minus(noCents, centsOf(data.amount))
  const { method, billingPeriod } = fund
  const ledger = withFund(
    method === 'creditCard' ? withCardUse(state, billingPeriod, back) : state,
    { ...fund, amount: fund.disbursed, free: noCents, returned: true },
  )
  return data.debt === null
    ? ledger
    : withNewDebt(ledger, {
        id: data.debt,
        kind: 'dishonouredPayment',
        amount: centsOf(data.owed),
        dueDate: data.returnedOn,
        billingPeriod: data.billingPeriod,
      })
}

export const charged = (state: Ledger, data: Data<'ReturnFeeCharged'>): Ledger => {
  const fund = knownFund(state, data.fund)
  return withNewDebt(withFund(state, { ...fund, returnCharged: true }), {
    id: data.debt,
    kind: 'dishonouredPayment',
    amount: centsOf(data.amount),
    dueDate: data.dueDate,
    billingPeriod: data.billingPeriod,
  })
}
