/** Financial security in tests: maple's RM0001 imports, cedar is a surety company. */
import type { Actor, FinancialSecurity } from '../../src/index.js'
import { financialSecurity } from '../../src/index.js'
import { alice, cedar, frank, maple } from './actors.js'
import type { History } from './history.js'
import { account, mapleStaffed, registered, rm1, rm2 } from './story.js'
import { utc } from './time.js'

export const surety: Actor = { kind: 'external', party: 'surety' }
export const suretyAccount = `${cedar}RM0001`

const byAlice = alice.for(maple)

/** RM0001 imports and RM0002 exports; nobody enrolled in anything. */
export const unsecured: History = account(
  account(registered(mapleStaffed, cedar, frank), {
    manager: frank.for(cedar),
    bn15: suretyAccount,
    programType: 'Surety',
  }),
  { manager: byAlice, bn15: rm2, programType: 'Exporter' },
)

export const stream = `security-${rm1}`
export const there = { bn15: rm1 }

export const stateOf = (history: History): FinancialSecurity =>
  history.state(financialSecurity, stream)

/** What was owed in months, by their last days. */
export const owing = (history: History, months: { readonly [endsOn: string]: string }): History =>
  history.supplied(
    `monthlyDuties-${rm1}`,
    Object.entries(months).map(([endsOn, dutiesAndGst]) => ({ endsOn, dutiesAndGst })),
  )

/** A basis of 12,000.00: 6,000.00 in bonds, or 12,000.00 in cash. */
export const enrolled: History = unsecured.as(byAlice, 'EnrolRpp', {
  ...there,
  estimate: '12000.00',
})

export const cash = (instrument: string, amount: string) => ({
  ...there,
  instrument,
  security: { form: 'cash', amount },
})

export const bond = (instrument: string, amount: string, change: object = {}) => ({
  ...there,
  instrument,
  security: {
    form: 'bond',
    amount,
    surety: suretyAccount,
    inForceFrom: '2026-02-02',
    wholeBond: null,
    ...change,
  },
})

/** Covered by one deposit. */
export const covered: History = enrolled.as(byAlice, 'PostSecurity', cash('CASH-1', '12000.00'))

/** Covered by one bond. */
export const bonded: History = enrolled.as(surety, 'PostSecurity', bond('BOND-1', '6000.00'))

export const tuesday = utc('2026-02-03T14:00:00.000Z')

/** The bond has ended the day before, and nothing is held. */
export const short: History = bonded
  .as(surety, 'CancelBond', { ...there, instrument: 'BOND-1', endsOn: '2026-02-02' })
  .at(tuesday)
