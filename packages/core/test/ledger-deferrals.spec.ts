/**
 * A deferral is announced to a ledger, once, and holds for what is posted before and after it; until
 * when a declaration is corrected follows from there (CK-171).
 */
import { describe, expect, test } from 'vitest'
import { cbsa, dave, maple, officer, reaction } from './support/actors.js'
import { eventTypes, refusal } from './support/answers.js'
import { change, cheaper, release } from './support/declarations.js'
import { afterDue, filed, filedOn } from './support/filed.js'
import type { History } from './support/history.js'
import { debtsOf, posted, receivable } from './support/ledgers.js'
import { rm1 as bn15, mapleStaffed } from './support/story.js'
import { utc } from './support/time.js'

const byDave = dave.for(maple)
const released = mapleStaffed.as(cbsa, 'RecordRelease', release)

const deferral = {
  bn15,
  kinds: ['import'],
  dueFrom: '2026-03-03',
  dueTo: '2026-03-03',
  deferredTo: '2026-03-20',
}
const announced = (history: History, named: object = {}): History =>
  history.as(officer, 'AnnounceDeferral', { ...deferral, ...named })

const changed = change({ evidence: true, changes: [cheaper] })
const dueDates = (history: History): ReadonlyArray<string> =>
  debtsOf(history).map(([, , dueDate]) => dueDate)

describe.each([
  ['after the declaration was posted', announced(filed)],
  ['before it was filed', filedOn(announced(released))],
])('announced %s', (_when, history) => {
  const late = history.at(afterDue)

  test('it moves the debt', () => {
    expect(dueDates(history)).toEqual(['2026-03-20'])
  })

  test('the declaration is corrected until that day, and the debt is replaced', () => {
    const corrected = late.as(byDave, 'CorrectDeclaration', changed)
    expect(posted(corrected).map(({ type }) => type)).toContain('ReceivableReplaced')
    expect(dueDates(corrected)).toEqual(['2026-03-20'])
    late
      .when(byDave, 'RequestAdjustment', changed)
      .rejected({ name: 'StillCorrectable', rule: 'TXN-09', dueDate: '2026-03-20' })
  })

  test('and adjusted after it', () => {
    const over = history.at(utc('2026-03-21T04:00:00.000Z'))
    over
      .when(byDave, 'CorrectDeclaration', changed)
      .rejected({ name: 'CorrectionWindowClosed', rule: 'TXN-08', dueDate: '2026-03-20' })
    expect(refusal(over.ask(byDave, 'RequestAdjustment', changed))).toBe('accepted')
  })

  test('a longer one moves it again, a shorter one does not', () => {
    expect(dueDates(announced(history, { deferredTo: '2026-03-31' }))).toEqual(['2026-03-31'])
    expect(dueDates(announced(history, { deferredTo: '2026-03-10' }))).toEqual(['2026-03-20'])
  })

  test('and a repeat records nothing', () => {
    history.when(officer, 'AnnounceDeferral', deferral).then()
  })
})

describe('what is posted after it', () => {
  const other = { ...receivable, debt: { ...receivable.debt, transactionNumber: '10000000000025' } }

  test('is moved in the same answer, and its repeat is still its own (CK-55)', () => {
    const history = announced(filed)
    expect(eventTypes(history.ask(reaction, 'PostReceivable', other))).toEqual([
      'ReceivablePosted',
      'DueDateDeferred',
    ])
    history.as(reaction, 'PostReceivable', other).when(reaction, 'PostReceivable', other).then()
  })

  test('stays where no deferral is of its day or kind', () => {
    const untouched = { ...other, dueDate: '2026-03-31', billingPeriod: '2026-03' }
    expect(eventTypes(announced(filed).ask(reaction, 'PostReceivable', untouched))).toEqual([
      'ReceivablePosted',
    ])
    const ofPenalties = announced(filed, { kinds: ['penalty'] })
    expect(eventTypes(ofPenalties.ask(reaction, 'PostReceivable', other))).toEqual([
      'ReceivablePosted',
    ])
  })

  test.each([
    ['AssessPenalty', 'penalty', { code: 'C352', document: 'D1', issues: [1] }],
    [
      'PostMiscellaneousInvoice',
      'miscellaneousInvoice',
      { invoice: 'K23-1', amount: '5.00', dueDate: '2026-03-03' },
    ],
  ])('by %s moves too', (type, kind, data) => {
    const history = announced(filed, { kinds: [kind] })
    expect(eventTypes(history.ask(officer, type, { bn15, ...data })).at(-1)).toBe('DueDateDeferred')
  })
})

test('what could move nothing is not recorded', () => {
  for (const never of [{ dueTo: '2026-03-02' }, { dueFrom: '2026-04-01', dueTo: '2026-04-30' }]) {
    filed.when(officer, 'AnnounceDeferral', { ...deferral, ...never }).then()
  }
})

test('goods that were not released prior to payment do not turn on the ledger', () => {
  const paid = filedOn(
    mapleStaffed.as(cbsa, 'RecordRelease', { ...release, releasedPriorToPayment: false }),
  )
  expect(refusal(announced(paid).ask(byDave, 'CorrectDeclaration', changed))).toBe(
    'NotRppAtRelease',
  )
})
