/** What becomes of an instrument: bonds by dates, cash by requests and decisions. */
import { describe, expect, test } from 'vitest'
import { instrumentStatus } from '../src/index.js'
import type { CivilDate } from '../src/values/index.js'
import { alice, maple, officer } from './support/actors.js'
import { refusal } from './support/answers.js'
import type { History } from './support/history.js'
import {
  bond,
  bonded,
  cash,
  covered,
  enrolled,
  owing,
  stateOf,
  surety,
  there,
} from './support/securities.js'

const byAlice = alice.for(maple)
const on = '2026-02-02'
const made = (type: string, data: object) => ({ type, v: 1, data: { ...there, on, ...data } })
const first = { ...there, instrument: 'CASH-1' }

describe('instruments', () => {
  const statusOf = (history: History, day: string): string => {
    const state = stateOf(history)
    const [only] = state.status === 'NotEnrolled' ? [] : state.held
    return only === undefined ? 'none' : instrumentStatus(only, day as CivilDate)
  }
  const inMarch = enrolled.as(
    surety,
    'PostSecurity',
    bond('BOND-1', '6000.00', { inForceFrom: '2026-03-01' }),
  )
  const ofBond = { ...there, instrument: 'BOND-1' }

  test('a bond is filed, in force, increased, under notice, ended: by dates', () => {
    expect(statusOf(inMarch, '2026-02-28')).toBe('Filed')
    expect(statusOf(inMarch, '2026-03-01')).toBe('InForce')
    const raised = inMarch.as(surety, 'IncreaseBond', { ...ofBond, amount: '7000.00' })
    expect(statusOf(raised, '2026-03-01')).toBe('Increased')
    const noticed = raised.as(surety, 'CancelBond', { ...ofBond, endsOn: '2026-03-31' })
    expect(statusOf(noticed, '2026-03-31')).toBe('CancelNotice')
    expect(statusOf(noticed, '2026-04-01')).toBe('Ended')
  })

  test('increasing tells the new amount, and the same one changes nothing', () => {
    const more = { instrument: 'BOND-1', amount: '7000.00' }
    bonded.when(surety, 'IncreaseBond', { ...there, ...more }).then(made('BondIncreased', more))
    bonded.when(surety, 'IncreaseBond', { ...ofBond, amount: '6000.00' }).then()
  })

  test('a notice may be moved, and repeating it records nothing', () => {
    const noticed = bonded.as(surety, 'CancelBond', { ...ofBond, endsOn: '2026-03-31' })
    noticed.when(surety, 'CancelBond', { ...ofBond, endsOn: '2026-03-31' }).then()
    noticed
      .when(surety, 'CancelBond', { ...ofBond, endsOn: '2026-04-30' })
      .then(made('BondCancelNoticed', { instrument: 'BOND-1', endsOn: '2026-04-30' }))
  })

  test('cash is deposited, topped up, asked back and returned', () => {
    expect(statusOf(covered, on)).toBe('Deposited')
    const more = covered.as(byAlice, 'TopUpCash', { ...first, added: '500.00' })
    expect(statusOf(more, on)).toBe('ToppedUp')
    const asked = more.as(byAlice, 'RequestCashReturn', first)
    expect(statusOf(asked, on)).toBe('ReturnRequested')
    asked.when(byAlice, 'RequestCashReturn', first).then()
    asked
      .as(byAlice, 'WithdrawFromRpp', there)
      .when(officer, 'ReturnCash', first)
      .then(made('CashReturned', { instrument: 'CASH-1', amount: '12500.00' }))
  })

  test('topping up may be what was missing', () => {
    const almost = enrolled.as(byAlice, 'PostSecurity', cash('CASH-1', '11999.99'))
    almost
      .when(byAlice, 'TopUpCash', { ...first, added: '0.01' })
      .then(
        made('CashToppedUp', { instrument: 'CASH-1', added: '0.01' }),
        made('RppActivated', { from: on }),
      )
  })

  test('what is needed for a raised requirement is not returned either (CK-91)', () => {
    const double = owing(covered, { '2026-01-31': '20000.00' })
      .as(byAlice, 'PostSecurity', cash('CASH-2', '8000.00'))
      .as(byAlice, 'RequestCashReturn', { ...there, instrument: 'CASH-2' })
    const back = { ...there, instrument: 'CASH-2' }
    expect(refusal(double.ask(officer, 'ReturnCash', back))).toBe('accepted')
    const raised = double.as(officer, 'RecomputeRequirement', { ...there, complyBy: '2026-12-31' })
    raised
      .when(officer, 'ReturnCash', back)
      .rejected({ name: 'SecurityNeeded', rule: 'CK-91', shortBy: '8000.00' })
  })
})
