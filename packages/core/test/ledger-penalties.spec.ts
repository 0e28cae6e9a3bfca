/** Penalties: levels with memory, amounts, caps, and codes that exclude each other. */
import { describe, expect, test } from 'vitest'
import { levelOn, monthsAfter, penalties, penaltyAmount } from '../src/ledger/penalty/codes.js'
import type { CivilDate } from '../src/values/index.js'
import { officer } from './support/actors.js'
import { recorded, refusal } from './support/answers.js'
import { owing } from './support/ledgers.js'
import { rm1 } from './support/story.js'
import { utc } from './support/time.js'

const bn15 = rm1
const day = (text: string): CivilDate => text as CivilDate
const ruleOf = (code: string) => {
  const rule = penalties.find((one) => one.code === code)
  if (rule === undefined) throw new Error(code)
  return rule
}
const penalty = (code: string, document = 'D1') => ({ bn15, code, document, issues: [1] })

describe('levels (TXN-48)', () => {
  test.each([
    ['C070', '2026-12-31', 2],
    ['C070', '2027-01-01', 1],
    ['C082', '2028-12-31', 2],
    ['C082', '2029-01-01', 1],
  ])('after one on 1 January 2026, %s on %s is of level %d', (code, on, level) => {
    expect(levelOn(ruleOf(code), [{ on: day('2026-01-01'), level: 1 }], day(on))).toBe(level)
  })

  test('the third and every later one are of the last level', () => {
    const earlier = [1, 2, 3].map((level) => ({ on: day(`2026-01-0${level}`), level }))
    expect(levelOn(ruleOf('C070'), earlier, day('2026-01-04'))).toBe(3)
  })

  test('C005 pauses for 30 days before its second level', () => {
    const first = [{ on: day('2026-01-01'), level: 1 }]
    expect(levelOn(ruleOf('C005'), first, day('2026-01-31'))).toBe(1)
    expect(levelOn(ruleOf('C005'), first, day('2026-02-01'))).toBe(2)
  })

  test('the pause of C005 runs from the first penalty, on its own day too', () => {
    const both = ['2026-01-01', '2026-01-20'].map((on) => ({ on: day(on), level: 1 }))
    expect(levelOn(ruleOf('C005'), both.slice(0, 1), day('2026-01-01'))).toBe(1)
    expect(levelOn(ruleOf('C005'), both, day('2026-01-31'))).toBe(1)
    expect(levelOn(ruleOf('C005'), both, day('2026-02-01'))).toBe(2)
  })

  test('the ledger remembers the first of many within a pause', () => {
    const many = Array.from({ length: 12 }).reduce<typeof owing>(
      (history, _, index) =>
        history
          .at(utc(`2026-02-${String(3 + index).padStart(2, '0')}T17:00:00.000Z`))
          .as(officer, 'AssessPenalty', penalty('C005', `D${index}`)),
      owing,
    )
    const after = many.at(utc('2026-03-06T17:00:00.000Z'))
    expect(recorded(after.ask(officer, 'AssessPenalty', penalty('C005')))).toMatchObject([
      { data: { level: 2 } },
    ])
  })

  test('a month has its own length', () => {
    expect(monthsAfter(day('2024-02-29'), 12)).toBe('2025-02-28')
    expect(monthsAfter(day('2026-01-31'), 36)).toBe('2029-01-31')
  })
})

describe('amounts', () => {
  test.each([
    ['C070', 1, [1], 120_000],
    ['C070', 3, [1], 480_000],
    ['C005', 2, [1], 22_500],
    ['C082', 1, [3], 150_000],
    ['C082', 1, [11], 500_000],
    ['C352', 1, [10, 10, 10, 10, 10, 10], 2_500_000],
    ['C352', 2, [1000], 20_000_000],
    ['C352', 3, [1000], 40_000_000],
    ['LateAccounting', 1, [1], 10_000],
  ])('%s of level %d for issues of %j', (code, level, issues, cents) => {
    expect(penaltyAmount(ruleOf(code), level, issues)).toBe(cents)
  })
})

describe('AssessPenalty', () => {
  test('the level rises with what the ledger remembers', () => {
    const once = owing.as(officer, 'AssessPenalty', penalty('C070'))
    expect(recorded(once.ask(officer, 'AssessPenalty', penalty('C070', 'D2')))).toMatchObject([
      { data: { level: 2, amount: '2400.00' } },
    ])
    const later = once.at(utc('2027-02-02T14:00:00.000Z'))
    expect(recorded(later.ask(officer, 'AssessPenalty', penalty('C070', 'D2')))).toMatchObject([
      { data: { level: 1, amount: '1200.00' } },
    ])
  })

  test.each([
    ['C352', 'C082', 'CoveredByOtherCode'],
    ['C082', 'C352', 'CoveredByOtherCode'],
    ['LateAccounting', 'C070', 'CoveredByOtherCode'],
    ['C005', 'C070', 'accepted'],
  ])('after %s of the same document, %s is %s', (first, second, answer) => {
    const once = owing.as(officer, 'AssessPenalty', penalty(first))
    expect(refusal(once.ask(officer, 'AssessPenalty', penalty(second)))).toBe(answer)
    expect(refusal(once.ask(officer, 'AssessPenalty', penalty(second, 'D2')))).toBe('accepted')
  })

  const levelAfter = (history: typeof owing) =>
    recorded(history.ask(officer, 'AssessPenalty', penalty('C070', 'D9')))
  const cancelling = (history: typeof owing, debt: string) =>
    history.as(officer, 'ReverseReceivable', { bn15, debt })

  test('one that was cancelled does not raise the level of the next (CK-147)', () => {
    const once = owing.as(officer, 'AssessPenalty', penalty('C070'))
    const twice = once.as(officer, 'AssessPenalty', penalty('C070', 'D2'))
    expect(levelAfter(cancelling(once, 'penalty/2'))).toMatchObject([{ data: { level: 1 } }])
    expect(levelAfter(cancelling(twice, 'penalty/3'))).toMatchObject([{ data: { level: 2 } }])
  })

  test('a level that was given stays when an earlier penalty is cancelled (CK-147)', () => {
    const twice = owing
      .as(officer, 'AssessPenalty', penalty('C070'))
      .as(officer, 'AssessPenalty', penalty('C070', 'D2'))
    expect(levelAfter(cancelling(twice, 'penalty/2'))).toMatchObject([{ data: { level: 3 } }])
  })

  test('of two on one day and level, the one that stands is remembered (CK-147)', () => {
    const paused = owing
      .as(officer, 'AssessPenalty', penalty('C005'))
      .as(officer, 'AssessPenalty', penalty('C005', 'D2'))
    const one = cancelling(paused, 'penalty/2')
    const later = one.at(utc('2026-03-06T17:00:00.000Z'))
    expect(recorded(later.ask(officer, 'AssessPenalty', penalty('C005')))).toMatchObject([
      { data: { level: 2 } },
    ])
  })

  test('one that was cancelled covers no other code of its document (CK-147)', () => {
    const once = owing.as(officer, 'AssessPenalty', penalty('C352'))
    const cancelled = cancelling(once, 'penalty/2')
    expect(refusal(cancelled.ask(officer, 'AssessPenalty', penalty('C082')))).toBe('accepted')
    const twice = cancelling(once.as(officer, 'AssessPenalty', penalty('C352')), 'penalty/3')
    expect(refusal(twice.ask(officer, 'AssessPenalty', penalty('C082')))).toBe('CoveredByOtherCode')
  })
})
