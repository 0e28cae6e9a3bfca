/** The figures of security expanded: requirement by requirement, instrument by instrument, event by event. */
import { describe, expect, test } from 'vitest'
import type { FinancialSecurityEvent } from '../src/financial-security/event.js'
import type { SecurityFigure, SecurityTerm } from '../src/financial-security/proof/figure.js'
import { securityTerms } from '../src/index.js'
import type { CivilDate } from '../src/values/index.js'
import { alice, maple, officer } from './support/actors.js'
import type { History } from './support/history.js'
import {
  bond,
  bonded,
  cash,
  covered,
  enrolled,
  owing,
  stream,
  surety,
  there,
  tuesday,
  unsecured,
} from './support/securities.js'

const byAlice = alice.for(maple)

const termsOf = (
  history: History,
  figure: SecurityFigure,
  today = '2026-02-03',
): ReadonlyArray<SecurityTerm> =>
  securityTerms(
    history
      .events(stream)
      .map((event, revision) => ({ revision, facts: [event as FinancialSecurityEvent] })),
    { figure, today: today as CivilDate },
  )

const changes = (...pairs: ReadonlyArray<readonly [number, string]>) =>
  pairs.map(([revision, amount]) => ({ revision, amount }))

describe('what is required', () => {
  const raised = owing(enrolled, { '2026-01-31': '30000.00' }).as(officer, 'RecomputeRequirement', {
    ...there,
    complyBy: '2026-02-10',
  })

  test('is the share of the basis, half of it in bonds (TXN-38)', () => {
    expect(termsOf(enrolled, 'requiredAsBond')).toMatchObject([
      { of: 'basis', amount: '6000.00', changes: changes([0, '6000.00']) },
    ])
    expect(termsOf(enrolled, 'requiredAsCash')).toMatchObject([
      { of: 'basis', amount: '12000.00', requirement: { source: 'estimate' } },
    ])
  })

  test('is the former until the day by which a raised one is met', () => {
    expect(termsOf(raised, 'requiredAsCash', '2026-02-10')).toMatchObject([
      { amount: '12000.00', changes: changes([0, '12000.00']) },
    ])
    expect(termsOf(raised, 'requiredAsCash', '2026-02-11')).toMatchObject([
      { amount: '30000.00', requirement: { source: 'history' }, changes: [{ revision: 1 }] },
    ])
  })

  test('names what confirmed it, before and after the day on which it came into force', () => {
    const again = { ...there, complyBy: null }
    const confirmed = raised.as(officer, 'RecomputeRequirement', again)
    expect(termsOf(confirmed, 'requiredAsBond', '2026-02-11')).toMatchObject([
      { amount: '15000.00', changes: changes([1, '15000.00'], [2, '0.00']) },
    ])
    expect(termsOf(confirmed, 'requiredAsBond')).toMatchObject([{ changes: [{ revision: 0 }] }])
  })

  test('a bound adds to it, and what asked for a reduction stands before what granted it', () => {
    const request = { ...there, basis: '8000.00', rationale: 'ab'.repeat(32) }
    const granted = enrolled
      .as(byAlice, 'RequestReduction', request)
      .as(officer, 'DecideReduction', { ...there, decision: 'grant' })
    expect(termsOf(granted, 'requiredAsBond')).toMatchObject([
      { of: 'basis', amount: '4000.00', changes: changes([1, '0.00'], [2, '4000.00']) },
      { of: 'bound', amount: '1000.00', changes: changes([2, '1000.00']) },
    ])
  })

  test('or takes away', () => {
    const estimate = { ...there, estimate: '30000000.00' }
    const largest = unsecured.as(byAlice, 'EnrolRpp', estimate)
    expect(termsOf(largest, 'requiredAsCash')).toMatchObject([
      { of: 'basis', amount: '30000000.00' },
      { of: 'bound', amount: '-20000000.00', changes: changes([0, '-20000000.00']) },
    ])
  })

  test('is nothing of an account that never enrolled', () => {
    expect(termsOf(unsecured, 'requiredAsCash')).toEqual([])
  })
})

describe('cover', () => {
  const first = { ...there, instrument: 'CASH-1' }

  test('is cash with all that came to it, until it is returned', () => {
    const more = covered
      .as(byAlice, 'TopUpCash', { ...first, added: '1000.00' })
      .as(byAlice, 'PostSecurity', cash('CASH-2', '13000.00'))
      .as(byAlice, 'RequestCashReturn', first)
    const second = { item: { id: 'CASH-2' }, amount: '13000.00' }
    const both = [
      { amount: '13000.00', changes: changes([1, '12000.00'], [3, '1000.00'], [5, '0.00']) },
      second,
    ]
    expect(termsOf(more, 'cover')).toMatchObject([{ amount: '26000.00', instruments: both }])
    const returned = more.as(officer, 'ReturnCash', first)
    expect(termsOf(returned, 'cover')).toMatchObject([
      { amount: '13000.00', instruments: [second] },
    ])
  })

  test('is bonds on the days on which they are in force, in terms of cash (CK-89)', () => {
    const one = { ...there, instrument: 'BOND-1' }
    const two = bonded
      .as(surety, 'IncreaseBond', { ...one, amount: '6000.01' })
      .as(surety, 'CancelBond', { ...one, endsOn: '2026-02-03' })
      .as(surety, 'PostSecurity', bond('BOND-2', '7000.00', { inForceFrom: '2026-02-04' }))
    const increased = changes([1, '6000.00'], [3, '0.01'], [4, '0.00'])
    expect(termsOf(two, 'cover')).toMatchObject([
      { amount: '12000.02', held: '6000.01', instruments: [{ changes: increased }] },
    ])
    expect(termsOf(two, 'cover', '2026-02-04')).toMatchObject([
      { amount: '14000.00', required: { bond: '6000.00', cash: '12000.00' } },
    ])
  })

  test('of an earlier enrolment counts with its events from then', () => {
    const anew = covered
      .as(byAlice, 'WithdrawFromRpp', there)
      .as(byAlice, 'EnrolRpp', { ...there, estimate: '9000.00' })
    expect(termsOf(anew, 'cover')).toMatchObject([
      { amount: '12000.00', instruments: [{ changes: changes([1, '12000.00']) }] },
    ])
  })
})

describe('a shortfall', () => {
  test('is what is required in cash less the cover', () => {
    const half = enrolled.as(byAlice, 'PostSecurity', cash('CASH-1', '5000.00')).at(tuesday)
    expect(termsOf(half, 'shortfall')).toMatchObject([
      { of: 'basis', form: 'cash', amount: '12000.00' },
      { of: 'held', form: 'cash', amount: '-5000.00', held: '5000.00' },
    ])
  })

  test('is never less than nothing', () => {
    const more = covered.as(byAlice, 'TopUpCash', { ...there, instrument: 'CASH-1', added: '0.01' })
    expect(termsOf(more, 'shortfall')).toMatchObject([
      { amount: '12000.00' },
      { amount: '-12000.01' },
      { of: 'excess', amount: '0.01' },
    ])
  })
})
