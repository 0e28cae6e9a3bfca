/** What the tests of the ledger share: who moves money, and histories with debts and payments. */
import type { DomainEvent } from '@carmkit/kernel'
import { type Actor, ledger } from '../../src/index.js'
import type { Debt } from '../../src/ledger/state.js'
import { entriesOf, type Keyed } from '../../src/values/index.js'
import { clock, reaction } from './actors.js'
import type { History } from './history.js'
import { mapleStaffed, rm1 } from './story.js'
import { utc } from './time.js'

export const bank: Actor = { kind: 'external', party: 'bank' }
export const ledgerStream = `ledger-${rm1}`

const number = '10000000000017'

/** A debt of a declaration: 15.00 of duty and 5.00 of tax, due on 3 March 2026. */
export const receivable = {
  bn15: rm1,
  debt: { transactionNumber: number, version: 1 },
  amounts: [
    { account: 'duty', amount: '15.00' },
    { account: 'gst', amount: '5.00' },
  ],
  billingPeriod: '2026-02',
  dueDate: '2026-03-03',
  accountSecurity: '10000',
}
export const debt = `${number}/1`

/** Another one, of the next declaration, due a month later. */
export const laterReceivable = {
  ...receivable,
  debt: { transactionNumber: '10000000000024', version: 1 },
  amounts: [{ account: 'duty', amount: '30.00' }],
  billingPeriod: '2026-03',
  dueDate: '2026-03-31',
}
export const laterDebt = '10000000000024/1'

export const payment = {
  bn15: rm1,
  reference: 'P1',
  method: 'onlineBanking',
  amount: '50.00',
  currency: 'CAD',
  valueAt: '2026-02-02T13:00:00.000Z',
}
export const fund = 'payment/P1'

export const credit = {
  bn15: rm1,
  debt: { transactionNumber: number, version: 3 },
  amounts: [{ account: 'duty', amount: '8.00' }],
  creditedOn: '2026-02-02',
  billingPeriod: '2026-02',
  accountSecurity: null,
}

/** Days on which the first debt is due, overdue, and in arrears: noon, Eastern. */
export const onDueDate = '2026-03-03T17:00:00.000Z'
export const overdue = '2026-03-10T17:00:00.000Z'
export const inArrears = '2026-04-10T17:00:00.000Z'

export const owing: History = mapleStaffed.as(reaction, 'PostReceivable', receivable)
export const paid: History = owing.as(bank, 'ReceivePayment', payment)

/** Rates of the quarters in which the stories happen; the built-in table does not know them. */
export const rated = (history: History): History =>
  history.supplied('interestRates', [
    { quarter: '2026-Q1', prescribed: '0.25', source: null },
    { quarter: '2026-Q2', prescribed: '0.5', source: null },
  ])

export const accrual = { bn15: rm1, debt, through: '2026-03-09' }
export const withInterest: History = rated(owing.at(utc(overdue))).as(
  clock,
  'AccrueInterest',
  accrual,
)
/** The interest that it assessed. */
export const interest = 'interest/2'

export const posted = (history: History): ReadonlyArray<DomainEvent> => history.events(ledgerStream)

/** Each debt with its cents and its due date. */
export const debtsOf = (
  history: History,
): ReadonlyArray<readonly [debt: string, cents: number, dueDate: string]> =>
  entriesOf(history.state(ledger, ledgerStream).debts as Keyed<string, Debt>).map(
    ([id, { amount, dueDate }]) => [id, amount, dueDate],
  )

/** What debts and credits come to together, in cents. */
export const netOf = (history: History): number => {
  const { owed, unallocated } = history.state(ledger, ledgerStream)
  return owed - unallocated
}
