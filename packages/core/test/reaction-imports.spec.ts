/** What an imported declaration means for the ledger: what the agency charged, once (CK-123). */
import { describe, expect, test } from 'vitest'
import { cbsa, dave, maple } from './support/actors.js'
import { change, cheaper, dearer, draft, line, release } from './support/declarations.js'
import { filed, requested } from './support/filed.js'
import type { History } from './support/history.js'
import {
  acceptance,
  acceptedElsewhere,
  assessedElsewhere,
  assessment,
  cancelled,
  charges,
  dearerCharges,
  dearerVersion,
  decision,
  elsewhere,
  imported,
  inMay,
  version,
} from './support/imports.js'
import { netOf, posted } from './support/ledgers.js'
import { mapleStaffed, stream } from './support/story.js'
import { utc } from './support/time.js'

const byDave = dave.for(maple)
const number = draft.transactionNumber

describe('a version that was filed elsewhere', () => {
  test('is owed once it is accepted and assessed, whichever was told first', () => {
    expect(posted(acceptedElsewhere)).toEqual([])
    expect(posted(assessedElsewhere)).toMatchObject([
      {
        type: 'ReceivablePosted',
        data: {
          debt: `${number}/1`,
          amounts: [
            { account: 'duty', amount: '19.50' },
            { account: 'gst', amount: '8.48' },
          ],
          billingPeriod: '2026-02',
          dueDate: '2026-03-03',
          accountSecurity: '10000',
        },
      },
    ])
    const assessedFirst = imported(elsewhere, ['RecordAssessment', assessment(1)])
    expect(posted(assessedFirst)).toEqual([])
    const both = imported(assessedFirst, ['RecordAcceptance', acceptance(1)])
    expect(posted(both)).toEqual(posted(assessedElsewhere))
  })

  test('is owed as the agency says, also where we find otherwise and where it gives a due date', () => {
    const theirs = { ...assessment(1, dearerCharges), paymentDueDate: '2026-03-05' }
    const history = imported(acceptedElsewhere, ['RecordAssessment', theirs])
    expect(posted(history)).toMatchObject([
      { data: { amounts: [{ amount: '23.40' }, { amount: '10.17' }], dueDate: '2026-03-05' } },
    ])
  })

  test('is owed as duty where the agency does not say what for', () => {
    const lump = { ...charges, customsDuty: null, salesTax: null } as never
    const history = imported(acceptedElsewhere, ['RecordAssessment', assessment(1, lump)])
    expect(posted(history)).toMatchObject([
      { data: { amounts: [{ account: 'duty', amount: '27.98' }] } },
    ])
  })

  test('is owed as duty, no more than their total, where their items exceed it (CK-123)', () => {
    const exceeding = { ...charges, totalPayable: '20.00' } as never
    const history = imported(acceptedElsewhere, ['RecordAssessment', assessment(1, exceeding)])
    expect(posted(history)).toMatchObject([
      { data: { amounts: [{ account: 'duty', amount: '20.00' }] } },
    ])
    expect(netOf(history)).toBe(2000)
  })

  test('is not owed anew once it was cancelled', () => {
    const cancelled = imported(
      acceptedElsewhere,
      ['RecordCancellation', { ...draft, version: 2 }],
      ['RecordAssessment', assessment(1)],
    )
    expect(posted(cancelled)).toEqual([])
  })
})

test('nothing is owed while the original is not known to be accepted', () => {
  const second = imported(
    elsewhere.at(inMay),
    ['RecordVersion', dearerVersion(2)],
    ['RecordAcceptance', acceptance(2)],
    ['RecordAssessment', assessment(2, dearerCharges)],
  )
  expect(posted(second)).toEqual([])
  expect(netOf(imported(second, ['RecordAcceptance', acceptance(1)]))).toBe(3357)
})

test('what is owed for the original is told also where its correction came first, unassessed', () => {
  const corrected = imported(
    acceptedElsewhere,
    ['RecordVersion', dearerVersion(2)],
    ['RecordAcceptance', acceptance(2)],
    ['RecordAssessment', assessment(1)],
  )
  expect(netOf(corrected)).toBe(2798)
  const assessed = imported(corrected, ['RecordAssessment', assessment(2, dearerCharges)])
  expect(posted(assessed).map(({ type }) => type)).toEqual([
    'ReceivablePosted',
    'ReceivableReplaced',
  ])
  expect(netOf(assessed)).toBe(3357)
})

describe('filed here and told of from elsewhere', () => {
  test('nothing is posted twice: neither the version, nor its acceptance, nor its assessment', () => {
    const told = imported(
      filed,
      ['RecordVersion', version(1)],
      ['RecordAcceptance', acceptance(1)],
      ['RecordAssessment', assessment(1, dearerCharges)],
    )
    expect(posted(told)).toEqual(posted(filed))
  })

  test('a correction there adds to what was posted here, and one here to what was posted there', () => {
    const there = imported(
      filed,
      ['RecordVersion', dearerVersion(2)],
      ['RecordAcceptance', acceptance(2)],
      ['RecordAssessment', assessment(2, dearerCharges)],
    )
    expect(netOf(there)).toBe(3357)
    const here = there.as(
      byDave,
      'CorrectDeclaration',
      change({ basedOn: 2, changes: [cheaper], evidence: true }),
    )
    expect(netOf(here)).toBe(2238)
    expect(posted(here).at(-1)).toMatchObject({
      type: 'CreditPosted',
      data: { ofCorrection: true },
    })
    const onImported = assessedElsewhere.as(
      byDave,
      'CorrectDeclaration',
      change({ changes: [cheaper], evidence: true }),
    )
    expect(netOf(onImported)).toBe(2238)
  })

  test('a correction here of one line leaves what the agency charged of another that we cannot rate', () => {
    const second = { ...line, number: 2 }
    const theirs = { ...charges, surtax: '250.00', totalPayable: '277.98' }
    const partial = imported(
      mapleStaffed.as(cbsa, 'RecordRelease', release),
      ['RecordVersion', version(1, { lines: [line, second], unheld: [1] })],
      ['RecordAcceptance', acceptance(1)],
      ['RecordAssessment', { ...assessment(1), lines: [], total: theirs }],
    )
    expect(netOf(partial)).toBe(27798)
    const dearerSecond = { ...dearer, line: { ...dearer.line, number: 2 } }
    const correct = (history: History, basedOn: number, one: object) =>
      history.as(byDave, 'CorrectDeclaration', change({ basedOn, changes: [one], evidence: true }))
    const corrected = correct(partial, 1, dearerSecond)
    expect(netOf(corrected)).toBe(27798 + 559)
    expect(corrected.events(stream.declaration).at(-1)?.data).toMatchObject({
      unchecked: expect.not.arrayContaining(['Charges']),
      charges: { lines: [{ totalPayable: null }, { totalPayable: '33.57' }] },
    })
    const untold = correct(corrected, 2, dearer)
    expect(netOf(untold)).toBe(27798 + 559)
    expect(untold.events(stream.declaration).at(-1)?.data).toMatchObject({
      unchecked: expect.arrayContaining(['Charges']),
    })
    expect(netOf(correct(untold, 3, cheaper))).toBe(27798 + 559 - 1119)
  })

  test('an adjustment requested here and approved elsewhere is owed as computed here (CK-142)', () => {
    const approved = ['RecordDecision', decision(2, 'approved')] as const
    const assessed = [
      'RecordAssessment',
      { ...assessment(2, charges), assessedAt: '2026-05-20T15:00:00.000Z' },
    ] as const
    const history = imported(requested.at(inMay), approved)
    expect(netOf(history)).toBe(3357)
    expect(posted(history)[1]).toMatchObject({
      type: 'ReceivablePosted',
      data: { debt: `${number}/2`, billingPeriod: '2026-06', dueDate: '2026-07-01' },
    })
    expect(posted(imported(history, assessed))).toEqual(posted(history))
    expect(posted(imported(requested.at(inMay), assessed, approved))).toEqual(posted(history))
    const rejected = imported(requested.at(inMay), ['RecordDecision', decision(2, 'rejected')])
    expect(posted(rejected)).toEqual(posted(filed))
  })

  test('GST of what is approved elsewhere goes back only to who is said not to be registered (CK-151)', () => {
    const less = filed
      .at(utc('2026-03-10T16:00:00.000Z'))
      .as(byDave, 'RequestAdjustment', change({ changes: [cheaper], evidence: true }))
      .at(inMay)
    const approvedFor = (registration: object) =>
      imported(less, ['RecordDecision', { ...decision(2, 'approved'), ...registration }])
    const duty = { account: 'duty', amount: '3.90' }
    for (const registration of [{}, { gstRegistered: true }]) {
      expect(posted(approvedFor(registration)).slice(1)).toMatchObject([
        { type: 'CreditPosted', data: { amounts: [duty] } },
      ])
    }
    expect(posted(approvedFor({ gstRegistered: false })).slice(1)).toMatchObject([
      { type: 'CreditPosted', data: { amounts: [duty, { account: 'gst', amount: '1.70' }] } },
    ])
  })

  test('an adjustment approved elsewhere owes nothing after a later version was charged, or a cancellation', () => {
    const approved = ['RecordDecision', decision(2, 'approved')] as const
    const later = imported(
      requested.at(inMay),
      ['RecordVersion', version(3)],
      ['RecordAcceptance', acceptance(3)],
      ['RecordAssessment', assessment(3)],
    )
    expect(posted(imported(later, approved))).toEqual(posted(later))
    const uncharged = imported(
      requested.at(inMay),
      ['RecordVersion', version(3)],
      ['RecordAcceptance', acceptance(3)],
    )
    const ours = imported(uncharged, approved)
    expect(netOf(ours)).toBe(3357)
    expect(netOf(imported(ours, ['RecordAssessment', assessment(3)]))).toBe(2798)
    expect(posted(imported(cancelled.at(inMay), approved))).toEqual(posted(filed))
  })

  test('a correction of a version without an assessment is owed whole, and its assessment not again', () => {
    const corrected = acceptedElsewhere.as(
      byDave,
      'CorrectDeclaration',
      change({ changes: [cheaper], evidence: true }),
    )
    expect(netOf(corrected)).toBe(2238)
    expect(posted(imported(corrected, ['RecordAssessment', assessment(1)]))).toEqual(
      posted(corrected),
    )
  })
})
