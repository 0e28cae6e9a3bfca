/** Enrolling in release prior to payment, and what is posted for it. */
import { describe, expect, test } from 'vitest'
import { instrumentStatus } from '../src/index.js'
import type { CivilDate } from '../src/values/index.js'
import { alice, atlas, bob, maple, officer } from './support/actors.js'
import { eventTypes, refusal } from './support/answers.js'
import type { History } from './support/history.js'
import {
  bond,
  bonded,
  cash,
  covered,
  enrolled,
  owing,
  short,
  stateOf,
  surety,
  there,
  tuesday,
  unsecured,
} from './support/securities.js'
import { delegated, rm1 } from './support/story.js'
import { utc } from './support/time.js'

const byAlice = alice.for(maple)
const on = '2026-02-02'
const made = (type: string, data: object, day = on) => ({
  type,
  v: 1,
  data: { ...there, on: day, ...data },
})
const first = { ...there, instrument: 'CASH-1' }

describe('enrolment', () => {
  const requirement = { basis: '12000.00', source: 'estimate', bond: '6000.00', cash: '12000.00' }
  const enrolment = { ...there, estimate: '12000.00' }

  test('of a new importer goes by its estimate', () => {
    unsecured
      .when(byAlice, 'EnrolRpp', enrolment)
      .then(made('RppEnrolmentRequested', { requirement }))
    expect(stateOf(enrolled).status).toBe('Pending')
  })

  test('goes by what was owed where that is known, whatever the estimate (CK-87)', () => {
    const known = { ...requirement, basis: '30000.00', bond: '15000.00', cash: '30000.00' }
    owing(unsecured, { '2026-01-31': '30000.00', '2025-12-31': '29999.99' })
      .when(byAlice, 'EnrolRpp', enrolment)
      .then(made('RppEnrolmentRequested', { requirement: { ...known, source: 'history' } }))
  })

  test("a broker's manager may do it for its client", () => {
    expect(refusal(delegated.ask(bob.for(atlas), 'EnrolRpp', enrolment))).toBe('accepted')
  })

  test('anew counts what is still held', () => {
    const left = covered.as(byAlice, 'WithdrawFromRpp', there)
    expect(stateOf(left).status).toBe('Withdrawn')
    expect(eventTypes(left.ask(byAlice, 'EnrolRpp', enrolment))).toEqual([
      'RppEnrolmentRequested',
      'RppActivated',
    ])
  })
})

describe('posting', () => {
  test('enough activates the release in the same step', () => {
    const { security } = cash('CASH-1', '12000.00')
    enrolled
      .when(byAlice, 'PostSecurity', cash('CASH-1', '12000.00'))
      .then(
        made('SecurityPosted', { instrument: 'CASH-1', security }),
        made('RppActivated', { from: on }),
      )
    expect(stateOf(covered)).toMatchObject({ status: 'Active', activeFrom: on })
  })

  test.each([
    ['cash', cash('X', '12000.00'), cash('X', '11999.99')],
    ['a bond', bond('X', '6000.00'), bond('X', '5999.99')],
  ])('%s: one cent less does not', (_form, enough, less) => {
    expect(eventTypes(enrolled.ask(byAlice, 'PostSecurity', enough))).toContain('RppActivated')
    expect(eventTypes(enrolled.ask(byAlice, 'PostSecurity', less))).toEqual(['SecurityPosted'])
  })

  test('of both forms: each meets its part (CK-89)', () => {
    const half = enrolled.as(surety, 'PostSecurity', bond('BOND-1', '5000.00'))
    const posted = (amount: string) =>
      eventTypes(half.ask(byAlice, 'PostSecurity', cash('CASH-1', amount)))
    expect(posted('2000.00')).toEqual(['SecurityPosted', 'RppActivated'])
    expect(posted('1999.99')).toEqual(['SecurityPosted'])
  })

  test('a bond of a later day activates from that day', () => {
    const later = bond('BOND-1', '6000.00', { inForceFrom: '2026-03-01' })
    const filed = enrolled.as(surety, 'PostSecurity', later)
    expect(stateOf(filed)).toMatchObject({ status: 'Active', activeFrom: '2026-03-01' })
    const sooner = filed.as(byAlice, 'PostSecurity', cash('CASH-1', '12000.00'))
    expect(stateOf(sooner)).toMatchObject({ activeFrom: on })
  })

  test('again: the same terms record nothing, others are refused (CK-85)', () => {
    covered.when(byAlice, 'PostSecurity', cash('CASH-1', '12000.00')).then()
    bonded.when(surety, 'PostSecurity', bond('BOND-1', '6000.00')).then()
    const others = [
      cash('BOND-1', '6000.00'),
      bond('BOND-1', '6000.01'),
      bond('BOND-1', '6000.00', { surety: rm1 }),
      bond('BOND-1', '6000.00', { inForceFrom: '2026-02-03' }),
      bond('BOND-1', '6000.00', { wholeBond: '6000.00' }),
    ]
    for (const data of others)
      expect(refusal(bonded.ask(byAlice, 'PostSecurity', data))).toBe('InstrumentInUse')
  })

  test('an id is not used again after its instrument ended', () => {
    expect(refusal(short.ask(surety, 'PostSecurity', bond('BOND-1', '7000.00')))).toBe(
      'InstrumentInUse',
    )
  })

  test('the share of a bond of the whole business is recorded with it (CK-92)', () => {
    const share = bond('BOND-1', '6000.00', { wholeBond: '20000.00' })
    enrolled
      .when(surety, 'PostSecurity', share)
      .then(
        made('SecurityPosted', { instrument: 'BOND-1', security: share.security }),
        made('RppActivated', { from: on }),
      )
  })

  test('counts towards the maximum on the day from which it counts', () => {
    const most = enrolled
      .as(surety, 'PostSecurity', bond('BOND-1', '10000000.00'))
      .as(surety, 'CancelBond', { ...there, instrument: 'BOND-1', endsOn: '2026-03-31' })
    const next = (inForceFrom: string) => bond('BOND-2', '10000000.00', { inForceFrom })
    expect(refusal(most.ask(surety, 'PostSecurity', next('2026-03-31')))).toBe('AboveMaximum')
    expect(refusal(most.ask(surety, 'PostSecurity', next('2026-04-01')))).toBe('accepted')
  })
})

test('the maximum holds on the day on which a bond that was filed comes into force (TXN-38)', () => {
  const filed = enrolled.as(
    surety,
    'PostSecurity',
    bond('BOND-1', '10000000.00', { inForceFrom: '2026-03-01' }),
  )
  expect(refusal(filed.ask(byAlice, 'PostSecurity', cash('CASH-1', '5000.00')))).toBe(
    'AboveMaximum',
  )
})

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

describe('suspension (TXN-39)', () => {
  test('names what is missing, and cover brings the release back by an officer', () => {
    short
      .when(officer, 'SuspendRpp', there)
      .then(made('RppSuspended', { shortBy: '12000.00' }, '2026-02-03'))
    const suspended = short.as(officer, 'SuspendRpp', there, tuesday)
    const again = suspended.as(byAlice, 'PostSecurity', cash('CASH-1', '12000.00'))
    expect(stateOf(again).status).toBe('Suspended')
    again.when(officer, 'ReinstateRpp', there).then(made('RppReinstated', {}, '2026-02-03'))
  })

  test('is held off while a bond on paper or a reduction is awaited', () => {
    const waiting = { until: '2026-02-10', reason: 'PaperBond' }
    short
      .when(officer, 'HoldOffSuspension', { ...there, ...waiting })
      .then(made('SuspensionHeldOff', waiting, '2026-02-03'))
    const held = short.as(officer, 'HoldOffSuspension', { ...there, ...waiting })
    held.when(officer, 'HoldOffSuspension', { ...there, ...waiting }).then()
    const asked = short.as(byAlice, 'RequestReduction', {
      ...there,
      basis: '5000.00',
      rationale: 'c0'.repeat(32),
    })
    const pending = { ...there, until: '2026-02-10', reason: 'ReductionPending' }
    expect(refusal(asked.ask(officer, 'HoldOffSuspension', pending))).toBe('accepted')
  })

  test('revoking ends everything until a new enrolment', () => {
    covered
      .when(officer, 'RevokeRpp', { ...there, reason: 'DebtUnpaid' })
      .then(made('RppRevoked', { reason: 'DebtUnpaid' }))
    const revoked = covered.as(officer, 'RevokeRpp', { ...there, reason: 'DebtUnpaid' })
    expect(stateOf(revoked).status).toBe('Revoked')
    expect(refusal(revoked.ask(byAlice, 'EnrolRpp', { ...there, estimate: null }))).toBe(
      'HistoryUnavailable',
    )
  })
})

test('the Eastern day counts: 23:59 Eastern is the next day in UTC', () => {
  const lateEvening = utc('2026-02-03T04:59:59.999Z')
  const answer = enrolled.ask(byAlice, 'PostSecurity', cash('CASH-1', '12000.00'), lateEvening)
  expect(answer).toMatchObject({ right: { events: [{ data: { on } }, { data: { from: on } }] } })
})
