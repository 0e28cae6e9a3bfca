/** Ledgers in a picture: what is owed and by when, what is free to pay it, and the last statement. */
import {
  type Debt,
  debtPhaseOf,
  dueOn,
  easternDateOf,
  entriesOf,
  type Fund,
  freeFundsOf,
  type Instant,
  type Ledger,
  type ledger,
  openDebtsOf,
  outstandingOf,
} from '@carmkit/core'
import type { Describing } from './describing.js'
import type { Entry } from './picture.js'
import { amountText, sumText } from './words.js'

/** Debts that are settled and funds that are used up are told by the balance alone. */
export const ledgerEntries: Describing<typeof ledger> = (state, { name, at }) => [
  balanceOf(state, name, at),
  ...openDebtsOf(state).map((debt) => debtEntry(name, debt, at)),
  ...freeFundsOf(state).map((fund) => fundEntry(name, fund)),
  ...statementOf(state, name),
]

const balanceOf = (state: Ledger, bn15: string, at: Instant): Entry => ({
  section: 'balances',
  key: bn15,
  fields: {
    net: sumText(state.owed - state.unallocated),
    owed: sumText(state.owed),
    ...dueOn(state, easternDateOf(at)),
    free: sumText(state.unallocated),
    offset: state.preference,
    openDisbursements: entriesOf(state.disbursements)
      .filter(([, { status }]) => status === 'Requested')
      .map(([id, { amount }]) => `${id} of ${amountText(amount)}`)
      .toSorted(),
  },
})

const debtEntry = (bn15: string, debt: Debt, at: Instant): Entry => ({
  section: 'debts',
  key: `${bn15} ${debt.id}`,
  fields: {
    kind: debt.kind,
    amount: amountText(debt.amount),
    outstanding: amountText(outstandingOf(debt)),
    dueDate: debt.dueDate,
    standing: debtPhaseOf(debt, easternDateOf(at)),
    billingPeriod: debt.billingPeriod,
  },
})

const fundEntry = (bn15: string, { id, kind, method, amount, free, valueOn }: Fund): Entry => ({
  section: 'funds',
  key: `${bn15} ${id}`,
  fields: { kind, method, amount: amountText(amount), free: amountText(free), valueOn },
})

/** The state of a ledger keeps the last one; those before it are told by its events. */
const statementOf = (
  { closedPeriod, sealedPeriod, closing }: Ledger,
  bn15: string,
): ReadonlyArray<Entry> =>
  closedPeriod === null && sealedPeriod === null
    ? []
    : [
        {
          section: 'statements',
          key: bn15,
          fields: {
            lastSealed: sealedPeriod,
            closing: sealedPeriod === null ? null : amountText(closing),
            lastClosedPeriod: closedPeriod,
          },
        },
      ]
