/** What is told of imported versions in another order than they came about: charged once, and by its own days. */
import { expect, test } from 'vitest'
import { dave, maple } from './support/actors.js'
import { change, cheaper, draft } from './support/declarations.js'
import {
  acceptance,
  acceptedElsewhere,
  assessedElsewhere,
  assessment,
  dearerCharges,
  dearerVersion,
  decision,
  imported,
  inMay,
  lateAcceptance,
} from './support/imports.js'
import { debtsOf, netOf, posted } from './support/ledgers.js'

const byDave = dave.for(maple)
const number = draft.transactionNumber

test.each([
  ['more', assessment(1), assessment(2, dearerCharges)],
  ['less', assessment(1, dearerCharges), assessment(2)],
])(
  'a decision that is told before the acceptance in time charges %s no sooner',
  (_what, one, two) => {
    const told = imported(
      acceptedElsewhere.at(inMay),
      ['RecordAssessment', one],
      ['RecordVersion', dearerVersion(2)],
      ['RecordAssessment', two],
      ['RecordDecision', decision(2, 'approved')],
    )
    expect(posted(told).length).toBe(1)
    const accepted = imported(told, ['RecordAcceptance', acceptance(2)])
    const cents = Number(two.total.totalPayable.replace('.', ''))
    expect(debtsOf(accepted)).toEqual([[`${number}/1`, cents, '2026-03-03']])
    expect(posted(accepted).map(({ type }) => type)).toEqual([
      'ReceivablePosted',
      'ReceivableReplaced',
    ])
    const adjusted = imported(told, ['RecordAcceptance', lateAcceptance(2)])
    expect(posted(adjusted).at(-1)?.data).toMatchObject({ billingPeriod: '2026-06' })
  },
)

test('an adjustment waits until what it adjusts is assessed, and both are owed by their own days', () => {
  const adjusted = [
    ['RecordVersion', dearerVersion(2)],
    ['RecordAcceptance', lateAcceptance(2)],
    ['RecordDecision', decision(2, 'approved')],
    ['RecordAssessment', assessment(2, dearerCharges)],
  ] as const
  const waiting = imported(acceptedElsewhere.at(inMay), ...adjusted)
  expect(posted(waiting)).toEqual([])
  const told = imported(waiting, ['RecordAssessment', assessment(1)])
  expect(debtsOf(told)).toEqual([
    [`${number}/1`, 2798, '2026-03-03'],
    [`${number}/2`, 559, '2026-07-01'],
  ])
  expect(posted(told)).toEqual(posted(imported(assessedElsewhere.at(inMay), ...adjusted)))
})

test('what waited for nothing but a version of our own is charged with it', () => {
  const pending = imported(
    acceptedElsewhere
      .at(inMay)
      .as(byDave, 'RequestAdjustment', change({ changes: [cheaper], evidence: true })),
    ['RecordVersion', dearerVersion(3)],
    ['RecordAcceptance', lateAcceptance(3)],
    ['RecordDecision', decision(3, 'approved')],
    ['RecordAssessment', assessment(3, dearerCharges)],
  )
  expect(posted(pending)).toEqual([])
  const told = imported(pending, ['RecordDecision', decision(2, 'approved')])
  expect(debtsOf(told).map(([id]) => id)).toEqual([`${number}/2`, `${number}/3`])
  expect(netOf(told)).toBe(3357)
})
