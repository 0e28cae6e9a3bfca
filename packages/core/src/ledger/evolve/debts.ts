/** What the records of debts and credits mean. */
import { centsOf, type Money, totalOf, withValue } from '../../values/index.js'
import type { ItemisedAmounts } from '../content.js'
import type { LedgerEvent } from '../event/index.js'
import { deferredStrands } from '../interest/strand.js'
import type { Ledger } from '../state.js'
import { knownDebt, restated, withDebt, withNewDebt, withNewFund } from './book.js'
import { changed } from './changed.js'

type Data<Type extends LedgerEvent['type']> = Extract<LedgerEvent, { type: Type }>['data']

export const totalOfItems = (amounts: ReadonlyArray<{ readonly amount: Money }>) =>
  totalOf(amounts.map(({ amount }) => centsOf(amount)))

export const posted = (state: Ledger, data: Data<'ReceivablePosted'>): Ledger => {
  const { debt, source, amounts, billingPeriod, dueDate, accountSecurity } = data
  const ledger = withNewDebt(state, {
    id: debt,
    kind: source.version === 1 ? 'declaration' : 'adjustment',
    version: source.version,
    amount: totalOfItems(amounts),
    amounts,
    terms: { amounts, billingPeriod, dueDate, accountSecurity },
    dueDate,
    billingPeriod,
  })
  return changed(ledger, { latest: withValue(ledger.latest, source.transactionNumber, debt) })
}

export const replaced = (state: Ledger, data: Data<'ReceivableReplaced'>): Ledger => {
  const { debt, source, amounts } = data
  const change = { amounts, amount: totalOfItems(amounts), version: source.version }
  return withDebt(state, restated(knownDebt(state, debt), change))
}

export const reversed = (state: Ledger, { debt: id }: Data<'ReceivableReversed'>): Ledger => {
  const debt = knownDebt(state, id)
  const nothing: ItemisedAmounts = []
  return withDebt(state, {
    ...debt,
    amounts: nothing,
    amount: totalOfItems(nothing),
    strands: [],
    reversed: true,
  })
}

export const credited = (state: Ledger, data: Data<'CreditPosted'>): Ledger => {
  const { fund, amounts, creditedOn, billingPeriod, accountSecurity } = data
  return withNewFund(state, {
    id: fund,
    kind: 'credit',
    amount: totalOfItems(amounts),
    valueOn: creditedOn,
    method: null,
    received: null,
    terms: { amounts, billingPeriod, dueDate: null, accountSecurity },
  })
}

export const deferred = (state: Ledger, { debts, to }: Data<'DueDateDeferred'>): Ledger =>
  debts.reduce((ledger, { debt: id }) => {
    const debt = knownDebt(ledger, id)
    return withDebt(ledger, { ...debt, dueDate: to, strands: deferredStrands(debt.strands, to) })
  }, state)

export const sentToCollections = (state: Ledger, { debt }: Data<'SentToCollections'>): Ledger =>
  withDebt(state, { ...knownDebt(state, debt), inCollections: true })
