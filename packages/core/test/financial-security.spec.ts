/** Enrolling in release prior to payment, and what is posted for it. */
import { describe, expect, test } from 'vitest'
import { alice, atlas, bob, maple, officer } from './support/actors.js'
import { eventTypes, refusal } from './support/answers.js'
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
import { account, delegated, rm1 } from './support/story.js'
import { utc } from './support/time.js'

const byAlice = alice.for(maple)
const on = '2026-02-02'
const made = (type: string, data: object, day = on) => ({
  type,
  v: 1,
  data: { ...there, on: day, ...data },
})

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

describe('a bond of the whole business number (CK-92)', () => {
  const rm3 = `${maple}RM0003`
  const both = account(enrolled, { manager: byAlice, bn15: rm3, programType: 'Importer' }).as(
    byAlice,
    'EnrolRpp',
    { bn15: rm3, estimate: '12000.00' },
  )
  const share = (amount: string, wholeBond: string | null = '15000.00') =>
    bond('BOND-1', amount, { wholeBond })
  const ofOther = (amount: string) => ({ ...share(amount), bn15: rm3 })
  const apportioned = both.as(surety, 'PostSecurity', share('8000.00'))

  test('is not given out twice among its accounts', () => {
    apportioned.when(surety, 'PostSecurity', ofOther('7000.01')).rejected({
      name: 'ShareAboveWhole',
      rule: 'CK-92',
      shares: '15000.01',
      whole: '15000.00',
    })
    const full = apportioned.as(surety, 'PostSecurity', ofOther('7000.00'))
    const more = { ...there, instrument: 'BOND-1', amount: '8000.01' }
    expect(refusal(full.ask(surety, 'IncreaseBond', more))).toBe('ShareAboveWhole')
    expect(refusal(apportioned.ask(surety, 'IncreaseBond', more))).toBe('accepted')
  })

  test('a share that has ended, and a bond of one account alone, take nothing of it', () => {
    const noticed = apportioned
      .as(surety, 'CancelBond', { ...there, instrument: 'BOND-1', endsOn: on })
      .at(tuesday)
    expect(refusal(noticed.ask(surety, 'PostSecurity', ofOther('15000.00')))).toBe('accepted')
    const alone = both.as(surety, 'PostSecurity', share('8000.00', null))
    expect(refusal(alone.ask(surety, 'PostSecurity', ofOther('15000.00')))).toBe('accepted')
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
      .then({ ...made('RppRevoked', { reason: 'DebtUnpaid' }), v: 2 })
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
