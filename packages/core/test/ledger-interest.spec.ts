/** Interest of overdue debts: days, rates, rounding, waivers, and payments that come late or go back. */
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { type LedgerEvent, ledger } from '../src/index.js'
import { accrue, exactInterest, newCents } from '../src/ledger/interest/accrual.js'
import { interestRates, interestRules } from '../src/ledger/interest/rates.js'
import { interestWaivers } from '../src/ledger/interest/waivers.js'
import type { Cents, CivilDate } from '../src/values/index.js'
import { centsOf, noCents } from '../src/values/index.js'
import { alice, clock, maple, officer, reaction } from './support/actors.js'
import { recorded, refusal } from './support/answers.js'
import type { History } from './support/history.js'
import {
  accrual,
  bank,
  debt,
  fund,
  interest,
  ledgerStream,
  overdue,
  owing,
  payment,
  rated,
  receivable,
  withInterest,
} from './support/ledgers.js'
import { rm1 } from './support/story.js'
import { utc } from './support/time.js'

const bn15 = rm1
const forgiving = { bn15, debt: interest, days: 'forgiven' }
const day = (text: string): CivilDate => text as CivilDate
type Assessment = Extract<LedgerEvent, { type: 'InterestAssessed' }>['data']
const assessments = (history: History, through: string): ReadonlyArray<Assessment> =>
  recorded(history.ask(clock, 'AccrueInterest', { ...accrual, through })).map(
    ({ data }) => data as Assessment,
  )
const totalOf = (history: History): number =>
  (history.events(ledgerStream) as ReadonlyArray<LedgerEvent>)
    .flatMap(({ type, data }) =>
      type === 'InterestAssessed' ? [centsOf((data as Assessment).amount)] : [],
    )
    .reduce((sum, amount) => sum + amount, 0)
/** A debt large enough for interest to be seen, due on 3 March. */
const large = rated(
  owing.as(reaction, 'PostReceivable', {
    ...receivable,
    debt: { ...receivable.debt, version: 2 },
    amounts: [{ account: 'duty', amount: '100000.00' }],
  }),
)
const largeDebt = `${receivable.debt.transactionNumber}/2`
const ofLarge = { bn15, debt: largeDebt }
const april = utc('2026-04-20T17:00:00.000Z')
const accrued = (history: History, ...days: ReadonlyArray<string>): History =>
  days.reduce((one, through) => one.as(clock, 'AccrueInterest', { ...ofLarge, through }), history)

describe('published rates', () => {
  const mode = 'dailySpecified' as const
  const basis = { interestRates, interestWaivers: [], mode, compounding: 'daily' as const }
  const thirtyDays = (from: string, to: string, compounding: 'daily' | 'none') => {
    const strand = {
      principal: 1_000_000 as Cents,
      from: day(from),
      to: day(to),
      carried: 0n,
      settled: noCents,
    }
    const answer = accrue(strand, { ...basis, compounding })
    return E.isRight(answer) ? answer.right.amount : answer.left.quarter
  }

  test.each([
    ['2021-Q4', '2021-10-01', '2021-10-30', 5083, 5071],
    ['2018-Q3', '2018-07-01', '2018-07-30', 5900, 5884],
  ])('30 days of %s, compounded and simple', (_quarter, from, to, compounded, simple) => {
    expect(thirtyDays(from, to, 'daily')).toBe(compounded)
    expect(thirtyDays(from, to, 'none')).toBe(simple)
  })

  test('daily compounding is the default (CK-65)', () => {
    expect(interestRules).toEqual({ compounding: 'daily' })
  })

  test('an unknown quarter is no rate of zero (TXN-32)', () => {
    expect(thirtyDays('2025-01-01', '2025-01-30', 'daily')).toBe('2025-Q1')
  })

  test('the relief after the portal opened reaches to 30 January 2026 without a gap', () => {
    const strand = { principal: 100 as Cents, from: day('2024-10-21'), to: day('2026-01-30') }
    const answer = accrue(
      { ...strand, carried: 0n, settled: noCents },
      { ...basis, interestWaivers },
    )
    expect(answer).toMatchObject({ right: { amount: 0, rates: [] } })
  })
})

describe('AccrueInterest', () => {
  test('runs from the day after the due date, and says what it was computed from (TXN-30, TXN-32)', () => {
    const [assessed] = assessments(rated(owing.at(utc(overdue))), '2026-03-09')
    expect(assessed).toMatchObject({
      debt: interest,
      on: debt,
      principal: '20.00',
      from: '2026-03-04',
      to: '2026-03-09',
      rates: [{ quarter: '2026-Q1', from: '2026-03-04', to: '2026-03-09', prescribed: '0.25' }],
      mode: 'dailySpecified',
      carried: '0',
      amount: '0.02',
    })
  })

  test('what is recorded gives the amount again (TXN-32)', () => {
    const late = large.at(april)
    const first = accrued(late, '2026-03-20')
    const events = first.ask(clock, 'AccrueInterest', { ...ofLarge, through: '2026-04-10' })
    const [data] = recorded(events).map((one) => one.data as Assessment) as [Assessment]
    const { mode, compounding, principal, rates, carried, exact, settled, amount } = data
    const again = exactInterest({
      principal: centsOf(principal),
      carried: BigInt(carried),
      settled: centsOf(settled),
      rates,
      mode,
      compounding,
    })
    expect(String(again)).toBe(exact)
    expect(newCents(BigInt(carried), again)).toBe(centsOf(amount))
    expect(rates.map(({ quarter }) => quarter)).toEqual(['2026-Q1', '2026-Q2'])
  })

  test('in one range or in several, it is the same to the cent (TXN-31)', () => {
    const late = large.at(april)
    const once = totalOf(accrued(late, '2026-04-19'))
    const days = ['2026-03-04', '2026-03-05', '2026-03-31', '2026-04-01', '2026-04-19']
    expect(once).toBeGreaterThan(80_000)
    expect(totalOf(accrued(late, ...days))).toBe(once)
  })

  test('a payment that was made late bears until its day, the rest goes on', () => {
    const allocations = [{ debt: largeDebt, amount: '100000.00' }]
    const settled = large
      .at(april)
      .as(bank, 'ReceivePayment', {
        ...payment,
        amount: '100000.00',
        valueAt: '2026-03-13T17:00:00.000Z',
      })
      .as(alice.for(maple), 'DirectAllocation', { bn15, fund, allocations })
    const events = settled.ask(clock, 'AccrueInterest', { ...ofLarge, through: '2026-04-19' })
    const ranges = recorded(events).map(({ data }) => data as Assessment)
    expect(ranges.map(({ from, to }) => [from, to])).toEqual([['2026-03-04', '2026-03-13']])
  })

  test('a returned payment leaves the interest that would have been without it (TXN-35)', () => {
    const simple = large.supplied('interestRules', { compounding: 'none' }).at(april)
    const without = totalOf(accrued(simple, '2026-04-19'))
    const allocations = [{ debt: largeDebt, amount: '100000.00' }]
    const returned = accrued(
      accrued(simple, '2026-03-10')
        .as(bank, 'ReceivePayment', {
          ...payment,
          amount: '100000.00',
          valueAt: '2026-03-13T17:00:00.000Z',
        })
        .as(alice.for(maple), 'DirectAllocation', { bn15, fund, allocations }),
      '2026-03-31',
    ).as(bank, 'ReturnPayment', {
      bn15,
      reference: 'P1',
      returnedAt: '2026-04-01T17:00:00.000Z',
    })
    expect(totalOf(accrued(returned, '2026-04-19'))).toBe(without)
  })

  test('debts other than of declarations bear none (CK-64)', () => {
    const penalised = owing
      .as(officer, 'AssessPenalty', { bn15, code: 'C070', document: 'D1', issues: [1] })
      .at(april)
    const asking = { bn15, debt: 'penalty/2', through: '2026-04-19' }
    expect(refusal(rated(penalised).ask(clock, 'AccrueInterest', asking))).toBe('NotOverdue')
  })

  test('a day in a waiver bears nothing, those around it do (TXN-30)', () => {
    const waived = rated(owing.at(utc(overdue))).supplied('interestWaivers', [
      { from: '2026-03-05', until: '2026-03-06', source: '' },
    ])
    expect(assessments(waived, '2026-03-09')[0]?.rates).toMatchObject([
      { from: '2026-03-04', to: '2026-03-04' },
      { from: '2026-03-07', to: '2026-03-09' },
    ])
  })
})

describe('ChangeInterestMode', () => {
  const late = large.at(april)
  const prescribedFrom = (from: string, ground = 'voluntaryAmendment') =>
    late.as(officer, 'ChangeInterestMode', { ...ofLarge, ground, from })
  const modes = (history: History) =>
    recorded(history.ask(clock, 'AccrueInterest', { ...ofLarge, through: '2026-03-31' })).map(
      ({ data }) => {
        const { mode, from, to, amount } = data as Assessment
        return [mode, from, to, amount]
      },
    )

  test('a voluntary amendment bears the prescribed rate, without the six points (CK-133)', () => {
    expect(modes(late)).toEqual([['dailySpecified', '2026-03-04', '2026-03-31', '480.56']])
    expect(modes(prescribedFrom('2026-03-04'))).toEqual([
      ['dailyPrescribed', '2026-03-04', '2026-03-31', '19.18'],
    ])
  })

  test('security in place of payment counts while it stands, each rate on its own days', () => {
    const ended = prescribedFrom('2026-03-11', 'securityGiven').as(officer, 'ChangeInterestMode', {
      ...ofLarge,
      ground: 'securityEnded',
      from: '2026-03-21',
    })
    expect(modes(ended).map(([mode, from, to]) => [mode, from, to])).toEqual([
      ['dailySpecified', '2026-03-04', '2026-03-10'],
      ['dailyPrescribed', '2026-03-11', '2026-03-20'],
      ['dailySpecified', '2026-03-21', '2026-03-31'],
    ])
  })

  test('where no rate is known, the prescribed one is no zero either (TXN-32)', () => {
    const amended = { bn15, debt, ground: 'voluntaryAmendment', from: '2026-03-04' }
    const unrated = owing.at(utc(overdue)).as(officer, 'ChangeInterestMode', amended)
    expect(refusal(unrated.ask(clock, 'AccrueInterest', accrual))).toBe('RateUnknown')
  })

  test('the same again records nothing, and waived interest is assessed anew by the other rate', () => {
    const amended = { ...ofLarge, ground: 'voluntaryAmendment', from: '2026-03-04' }
    const first = prescribedFrom('2026-03-04')
    expect(recorded(first.ask(officer, 'ChangeInterestMode', amended))).toEqual([])
    const waived = accrued(late, '2026-03-31').as(officer, 'WaiveInterest', {
      bn15,
      debt: 'interest/3',
      days: 'openAgain',
    })
    expect(modes(waived.as(officer, 'ChangeInterestMode', amended))).toEqual([
      ['dailyPrescribed', '2026-03-04', '2026-03-31', '19.18'],
    ])
  })
})

describe('WaiveInterest', () => {
  test('takes the assessment back', () => {
    const waived = withInterest.as(officer, 'WaiveInterest', forgiving)
    expect(waived.state(ledger, ledgerStream)).toMatchObject({ owed: 2000 })
  })
})
