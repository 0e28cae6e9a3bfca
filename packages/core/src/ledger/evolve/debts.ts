/** What the records of debts and credits mean. */
import {
  centsOf,
  type Money,
  noCents,
  totalOf,
  valueIn,
  withoutValue,
  withValue,
} from '../../values/index.js'
import { type ItemisedAmounts, type SourceVersion, transactionOf } from '../content.js'
import type { LedgerEvent } from '../event/index.js'
import { type Debt, deferralKeyOf, type Ledger } from '../state.js'
import { knownDebt, withDebt, withNewDebt, withNewFund } from './book.js'
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
  return withAdjusted(ledger, source)
}

export const replaced = (state: Ledger, data: Data<'ReceivableReplaced'>): Ledger => {
  const { debt, source, amounts } = data
  const amount = totalOfItems(amounts)
  return withDebt(state, { ...knownDebt(state, debt), amounts, amount, version: source.version })
}

/** Once a version after the first has a posting of its own, no later one replaces (CK-112). */
const withAdjusted = (state: Ledger, { transactionNumber, version }: SourceVersion): Ledger => {
  const first = valueIn(state.adjusted, transactionNumber)
  return version === 1 || (first !== undefined && first <= version)
    ? state
    : changed(state, { adjusted: withValue(state.adjusted, transactionNumber, version) })
}

/** Nothing turns on a penalty any more that was cancelled (CK-147). */
export const reversed = (state: Ledger, { debt: id }: Data<'ReceivableReversed'>): Ledger => {
  const debt = knownDebt(state, id)
  const nothing: ItemisedAmounts = []
  const ledger = withDebt(state, {
    ...debt,
    amounts: nothing,
    amount: noCents,
    reversed: true,
  })
  return changed(ledger, {
    penalties: withoutValue(state.penalties, id),
    cancelled: withCancelled(state, debt),
  })
}

/** Any version's: the whole of a declaration may stand as the debt of a later one (CK-73). */
const withCancelled = ({ cancelled }: Ledger, { id, version }: Debt): Ledger['cancelled'] =>
  version === null ? cancelled : withValue(cancelled, transactionOf(id), id)

export const credited = (state: Ledger, data: Data<'CreditPosted'>): Ledger => {
  const { fund, source, amounts, creditedOn, billingPeriod, accountSecurity } = data
  const ledger = withNewFund(state, {
    id: fund,
    kind: 'credit',
    amount: totalOfItems(amounts),
    valueOn: creditedOn,
    billingPeriod,
    valueAt: null,
    method: null,
    received: null,
    terms: { amounts, billingPeriod, dueDate: null, accountSecurity },
    ...(data.ofCorrection === true ? { ofCorrection: true } : {}),
  })
  return withAdjusted(ledger, source)
}

/** Announced again it is the same. */
export const announced = (
  state: Ledger,
  { kinds, dueFrom, dueTo, deferredTo }: Data<'DeferralAnnounced'>,
): Ledger => {
  const deferral = { kinds, dueFrom, dueTo, deferredTo }
  return changed(state, {
    deferrals: withValue(state.deferrals, deferralKeyOf(deferral), deferral),
  })
}

export const deferred = (state: Ledger, { debts, to }: Data<'DueDateDeferred'>): Ledger =>
  debts.reduce((ledger, { debt: id }) => {
    const debt = knownDebt(ledger, id)
    return withDebt(ledger, { ...debt, dueDate: to })
  }, state)

export const sentToCollections = (state: Ledger, { debt }: Data<'SentToCollections'>): Ledger =>
  withDebt(state, { ...knownDebt(state, debt), inCollections: true })
