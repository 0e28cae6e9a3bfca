/** What a later version of another system means for the ledger: in place of what was owed, or as a difference. */
import { describe, expect, test } from 'vitest'
import { declaration } from '../src/index.js'
import { clock, dave, maple, officer } from './support/actors.js'
import { recorded } from './support/answers.js'
import { change, cheaper, draft } from './support/declarations.js'
import { filed } from './support/filed.js'
import type { History } from './support/history.js'
import {
  acceptance,
  acceptedElsewhere,
  assessedElsewhere,
  assessment,
  charges,
  dearerCharges,
  dearerVersion,
  decision,
  elsewhere,
  imported,
  importing,
  inMay,
  lateAcceptance,
  stateOf,
  statuses,
  version,
} from './support/imports.js'
import { debtsOf, netOf, posted, rated } from './support/ledgers.js'
import { rm1 } from './support/story.js'

const byDave = dave.for(maple)
const number = draft.transactionNumber
const late = '2026-05-19T15:00:00.000Z'

describe('a version that was filed elsewhere', () => {
  test('and corrected there by the due date is owed as corrected, on the same day, however late it is told', () => {
    const more = imported(
      assessedElsewhere.at(inMay),
      ['RecordVersion', dearerVersion(2)],
      ['RecordAssessment', { ...assessment(2, dearerCharges), assessedAt: late }],
      ['RecordAcceptance', acceptance(2)],
    )
    expect(debtsOf(more)).toEqual([[`${number}/1`, 3357, '2026-03-03']])
    const less = imported(
      more,
      ['RecordVersion', version(3)],
      ['RecordAcceptance', acceptance(3)],
      ['RecordAssessment', assessment(3)],
    )
    expect(debtsOf(less)).toEqual([[`${number}/1`, 2798, '2026-03-03']])
    expect(netOf(less)).toBe(2798)
    expect(posted(less).map(({ type }) => type)).toEqual([
      'ReceivablePosted',
      'ReceivableReplaced',
      'ReceivableReplaced',
    ])
  })

  test('and corrected there after an adjustment is owed the difference, without interest on it', () => {
    const both = imported(
      assessedElsewhere.at(inMay),
      ['RecordVersion', dearerVersion(2)],
      ['RecordAcceptance', lateAcceptance(2)],
      ['RecordDecision', decision(2, 'approved')],
      ['RecordAssessment', assessment(2, dearerCharges)],
      ['RecordVersion', version(3)],
      ['RecordAcceptance', acceptance(3)],
      ['RecordAssessment', assessment(3)],
    )
    expect(netOf(both)).toBe(2798)
    expect(posted(both).slice(1)).toMatchObject([
      { type: 'ReceivablePosted', data: { debt: `${number}/2`, dueDate: '2026-07-01' } },
      {
        type: 'CreditPosted',
        data: { creditedOn: '2026-02-02', ofCorrection: true, billingPeriod: '2026-02' },
      },
    ])
  })

  test('and adjusted there for less is owed back with the interest of a refund', () => {
    const lower = imported(
      elsewhere.at(inMay),
      ['RecordAcceptance', acceptance(1)],
      ['RecordAssessment', assessment(1, dearerCharges)],
      ['RecordVersion', version(2, { stated: 'adjustment' })],
      ['RecordAcceptance', lateAcceptance(2)],
      ['RecordDecision', decision(2, 'approved')],
      ['RecordAssessment', assessment(2)],
    )
    expect(posted(lower).at(-1)).toMatchObject({
      type: 'CreditPosted',
      data: { creditedOn: '2026-05-20' },
    })
    expect(posted(lower).at(-1)?.data).not.toHaveProperty('ofCorrection')
  })

  test('and corrected after the day on which the agency says that it was due is owed the difference', () => {
    const dueBefore = { ...assessment(1), paymentDueDate: '2026-02-20' }
    const corrected = imported(
      acceptedElsewhere.at(inMay),
      ['RecordAssessment', dueBefore],
      ['RecordVersion', dearerVersion(2)],
      ['RecordAcceptance', acceptance(2, '2026-02-21T15:00:00.000Z')],
      ['RecordAssessment', assessment(2, dearerCharges)],
    )
    expect(debtsOf(corrected)).toEqual([
      [`${number}/1`, 2798, '2026-02-20'],
      [`${number}/2`, 559, '2026-03-03'],
    ])
  })

  test('and corrected there by a later day that the agency states is owed as corrected, in any order (CK-143)', () => {
    const dueLater = [
      'RecordAssessment',
      { ...assessment(1), paymentDueDate: '2026-03-31' },
    ] as const
    const accepted = ['RecordAcceptance', acceptance(2, '2026-03-10T15:00:00.000Z')] as const
    const told = imported(acceptedElsewhere.at(inMay), ['RecordVersion', dearerVersion(2)])
    const assessed = ['RecordAssessment', assessment(2, dearerCharges)] as const
    const first = imported(told, dueLater, accepted, assessed)
    expect(debtsOf(first)).toEqual([[`${number}/1`, 3357, '2026-03-31']])
    expect(statuses(first)).toEqual(['1 accepted', '2 accepted'])
    const waiting = imported(told, accepted, assessed)
    expect(statuses(waiting)).toEqual(['1 accepted', '2 pending'])
    expect(debtsOf(imported(waiting, dueLater))).toEqual([[`${number}/2`, 3357, '2026-03-31']])
    const before = imported(elsewhere.at(inMay), dueLater, ['RecordAcceptance', acceptance(1)])
    const last = imported(before, ['RecordVersion', dearerVersion(2)], assessed, accepted)
    expect(debtsOf(last)).toEqual(debtsOf(first))
  })

  test('and corrected there by a deferred due date is owed as corrected (CK-143)', () => {
    const deferral = { kinds: ['import'], dueFrom: '2026-03-01', dueTo: '2026-03-31' }
    const deferred = { ...deferral, deferredTo: '2026-04-30' }
    const corrected = (begun: History) =>
      imported(
        begun.as(officer, 'AnnounceDeferral', { bn15: rm1, ...deferred }).at(inMay),
        ['RecordVersion', dearerVersion(2)],
        ['RecordAcceptance', acceptance(2, '2026-03-10T15:00:00.000Z')],
        ['RecordAssessment', assessment(2, dearerCharges)],
      )
    for (const begun of [assessedElsewhere, filed]) {
      expect(debtsOf(corrected(begun))).toEqual([[`${number}/1`, 3357, '2026-04-30']])
    }
  })

  test('for nothing owes nothing, and its correction finds what it replaces (CK-50)', () => {
    const none = { ...charges, customsDuty: '0.00', salesTax: '0.00', totalPayable: '0.00' }
    const free = imported(acceptedElsewhere, ['RecordAssessment', assessment(1, none)])
    const corrected = imported(
      free,
      ['RecordVersion', dearerVersion(2)],
      ['RecordAcceptance', acceptance(2)],
      ['RecordAssessment', assessment(2, dearerCharges)],
    )
    expect(debtsOf(corrected)).toEqual([[`${number}/1`, 3357, '2026-03-03']])
  })

  test('is told once interest of the original was assessed: that bears anew on what is owed', () => {
    const borne = rated(assessedElsewhere.at(inMay)).as(clock, 'AccrueInterest', {
      bn15: rm1,
      debt: `${number}/1`,
      through: '2026-04-16',
    })
    const corrected = imported(
      borne,
      ['RecordVersion', dearerVersion(2)],
      ['RecordAcceptance', acceptance(2)],
      ['RecordAssessment', assessment(2, dearerCharges)],
    )
    expect(posted(corrected).slice(2)).toMatchObject([
      { type: 'InterestWaived', data: { on: `${number}/1`, days: 'openAgain' } },
      { type: 'ReceivableReplaced', data: { debt: `${number}/1`, correctedOn: '2026-02-02' } },
    ])
    expect(netOf(corrected)).toBe(3357)
    const [anew] = recorded(
      corrected.ask(clock, 'AccrueInterest', {
        bn15: rm1,
        debt: `${number}/1`,
        through: '2026-04-16',
      }),
    )
    expect(anew?.data).toMatchObject({ principal: '33.57', from: '2026-03-04', carried: '0' })
  })

  test('is told as a credit once interest was assessed on what it takes away: that bears no more (CK-141)', () => {
    const second = `${number}/2`
    const begun = imported(
      rated(acceptedElsewhere.at(inMay)),
      ['RecordVersion', dearerVersion(2)],
      ['RecordAcceptance', acceptance(2)],
      ['RecordAssessment', assessment(2, dearerCharges)],
    )
    const accrual = { bn15: rm1, debt: second, through: '2026-04-16' }
    const corrected = imported(
      begun.as(clock, 'AccrueInterest', accrual),
      ['RecordVersion', version(3)],
      ['RecordAcceptance', acceptance(3)],
      ['RecordAssessment', assessment(3)],
    )
    expect(posted(corrected).slice(2)).toMatchObject([
      { type: 'InterestWaived', data: { on: second, days: 'openAgain' } },
      { type: 'CreditPosted', data: { creditedOn: '2026-02-02', ofCorrection: true } },
    ])
    expect(netOf(corrected)).toBe(2798)
    const anew = corrected
      .as(clock, 'RunOffset', { bn15: rm1 })
      .ask(clock, 'AccrueInterest', accrual)
    expect(recorded(anew)[0]?.data).toMatchObject({ principal: '27.98', from: '2026-03-04' })
    const adjusted = imported(
      begun.as(clock, 'AccrueInterest', accrual),
      ['RecordVersion', version(3)],
      ['RecordAcceptance', lateAcceptance(3)],
      ['RecordDecision', decision(3, 'approved')],
      ['RecordAssessment', assessment(3)],
    )
    expect(posted(adjusted).map(({ type }) => type)).not.toContain('InterestWaived')
  })

  test('and adjusted there is owed once that is approved, in the period of the decision', () => {
    const waiting = imported(
      assessedElsewhere.at(inMay),
      ['RecordVersion', dearerVersion(2)],
      ['RecordAcceptance', acceptance(2, '2026-05-19T15:00:00.000Z')],
      ['RecordAssessment', assessment(2, dearerCharges)],
    )
    expect(netOf(waiting)).toBe(2798)
    const approved = imported(waiting, ['RecordDecision', decision(2, 'approved')])
    expect(posted(approved)[1]).toMatchObject({
      type: 'ReceivablePosted',
      data: { debt: `${number}/2`, billingPeriod: '2026-06', dueDate: '2026-07-01' },
    })
    const rejected = imported(waiting, ['RecordDecision', decision(2, 'rejected')])
    expect(netOf(rejected)).toBe(2798)
  })
})

test('a correction that a file calls approved stays in the period of the declaration', () => {
  const approved = imported(
    assessedElsewhere.at(inMay),
    ['RecordVersion', dearerVersion(2)],
    ['RecordAcceptance', acceptance(2)],
    ['RecordDecision', decision(2, 'approved')],
    ['RecordAssessment', assessment(2, dearerCharges)],
  )
  expect(debtsOf(approved)).toEqual([[`${number}/1`, 3357, '2026-03-03']])
})

test('what was charged before it was said how stays a difference, and so does what follows', () => {
  const [, chargedThen] = recorded(
    acceptedElsewhere.ask(importing, 'RecordAssessment', assessment(1)),
  )
  const data = { ...(chargedThen?.data as object), filedAs: undefined, posting: undefined }
  const event = { ...chargedThen, data } as never
  expect(declaration.evolve(stateOf(acceptedElsewhere), event)).toMatchObject({ adjusted: true })
  expect(stateOf(assessedElsewhere)).toMatchObject({ adjusted: false })
})

describe('filed here and elsewhere', () => {
  test('a correction there replaces what was posted here, and one here after it is a difference', () => {
    const there = imported(
      filed,
      ['RecordVersion', dearerVersion(2)],
      ['RecordAcceptance', acceptance(2)],
      ['RecordAssessment', assessment(2, dearerCharges)],
    )
    expect(debtsOf(there)).toEqual([[`${number}/1`, 3357, '2026-03-03']])
    const here = there.as(
      byDave,
      'CorrectDeclaration',
      change({ basedOn: 2, evidence: true, changes: [cheaper] }),
    )
    const again = imported(
      here,
      ['RecordVersion', version(4)],
      ['RecordAcceptance', acceptance(4)],
      ['RecordAssessment', assessment(4)],
    )
    expect(netOf(again)).toBe(2798)
    expect(posted(again).map(({ type }) => type)).toEqual([
      'ReceivablePosted',
      'ReceivableReplaced',
      'CreditPosted',
      'ReceivablePosted',
    ])
  })

  test('a correction here of what has no assessment is a debt of its own, and so are later ones', () => {
    const corrected = acceptedElsewhere.as(byDave, 'CorrectDeclaration', change())
    const again = corrected.as(
      byDave,
      'CorrectDeclaration',
      change({ basedOn: 2, changes: [cheaper], evidence: true }),
    )
    expect(debtsOf(again)).toEqual([[`${number}/2`, 3357, '2026-03-03']])
    expect(netOf(again)).toBe(2238)
  })
})
