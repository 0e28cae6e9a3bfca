/** Mass cases: one kind, few reasons, a form, and one outcome for each declaration. */
import { describe, expect, test } from 'vitest'
import { massCase } from '../src/index.js'
import { atlas, bob, dave, maple, officer } from './support/actors.js'
import { refusal } from './support/answers.js'
import type { History } from './support/history.js'
import {
  massCaseName,
  processed,
  processing,
  rejecting,
  submitted,
  submitting,
} from './support/mass-cases.js'
import { delegated, delegatedWith, mapleStaffed } from './support/story.js'
import { justBefore, utc } from './support/time.js'

const byDave = dave.for(maple)
const byBob = bob.for(atlas)
const acceptedOne = {
  transactionNumber: '10000000000017',
  outcome: 'accepted',
  soAdjNumber: 'SOADJ7',
}
const { massCaseNumber } = submitting
const event = (type: string, data: object, v = 1) => ({ type, v, data })
const corrections = {
  ...submitting,
  changes: submitting.changes.map((one) => ({ ...one, kind: 'correction' })),
}

describe('SubmitMassCase', () => {
  test('records the one kind, and the declarations by their numbers', () => {
    const { changes, simaInIssue: _, ...stated } = submitting
    mapleStaffed.when(byDave, 'SubmitMassCase', submitting).then(
      event('MassCaseSubmitted', {
        ...stated,
        kind: 'adjustment',
        declarations: changes.map(({ transactionNumber }) => transactionNumber),
        submittedFor: maple,
        submittedOn: '2026-02-02',
      }),
    )
  })

  test('takes the form from 2 February 2026 on, in Toronto (TXN-44)', () => {
    const firstDay = utc('2026-02-02T05:00:00.000Z')
    const formless = { ...submitting, form: null }
    const ask = (data: object, at = firstDay) =>
      refusal(mapleStaffed.ask(byDave, 'SubmitMassCase', data, at))
    expect(ask(formless)).toBe('FormMissing')
    expect(ask(formless, justBefore(firstDay))).toBe('accepted')
    expect(ask(submitting)).toBe('accepted')
  })

  test('takes three reason codes and no fourth (TXN-44)', () => {
    const coded = (...reasonCodes: ReadonlyArray<string>) =>
      refusal(mapleStaffed.ask(byDave, 'SubmitMassCase', { ...submitting, reasonCodes }))
    expect(coded('A', 'B', 'C')).toBe('accepted')
    expect(coded('A', 'B', 'C', 'D')).toBe('TooManyReasonCodes')
  })

  test('of corrections is a broker’s, of adjustments a consultant’s too', () => {
    const consultant = delegatedWith({ wish: { capacity: 'TradeConsultant' } })
    expect(refusal(consultant.ask(byBob, 'SubmitMassCase', submitting))).toBe('accepted')
    expect(refusal(consultant.ask(byBob, 'SubmitMassCase', corrections))).toBe('NotCustomsBroker')
    expect(refusal(delegated.ask(byBob, 'SubmitMassCase', corrections))).toBe('accepted')
  })
})

describe('DecideMassCase', () => {
  test('gives each declaration its outcome', () => {
    submitted
      .when(officer, 'DecideMassCase', processing)
      .then(event('MassCaseProcessed', { massCaseNumber, ...decidedIn(processing) }, 2))
  })

  test('names what is without an outcome, and what is not of the case (CK-84)', () => {
    const strange = { ...acceptedOne, transactionNumber: '10000000000031' }
    const decision = { ...processing.decision, outcomes: [strange] }
    submitted.when(officer, 'DecideMassCase', { massCaseNumber, decision }).rejected({
      name: 'OutcomesIncomplete',
      rule: 'CK-84',
      missing: ['10000000000017', '10000000000024'],
      unknown: ['10000000000031'],
    })
  })

  test('counts an adjustment without its statement of adjustment as undecided (CK-84)', () => {
    const bare = { ...acceptedOne, soAdjNumber: null }
    const decide = (history: History, outcomes: ReadonlyArray<object>) =>
      history.ask(officer, 'DecideMassCase', {
        massCaseNumber,
        decision: { ...processing.decision, outcomes },
      })
    const other = { ...bare, transactionNumber: '10000000000024' }
    expect(refusal(decide(submitted, [bare, other]))).toBe('OutcomesIncomplete')
    const correcting = mapleStaffed.as(byDave, 'SubmitMassCase', corrections)
    expect(refusal(decide(correcting, [bare, other]))).toBe('accepted')
  })

  test('rejects the whole case, once', () => {
    submitted
      .when(officer, 'DecideMassCase', rejecting)
      .then(event('MassCaseRejected', { massCaseNumber, reasons: ['FileUnreadable'] }))
    const rejected = submitted.as(officer, 'DecideMassCase', rejecting)
    expect(rejected.state(massCase, massCaseName)).toMatchObject({ status: 'Rejected' })
    for (const history of [rejected, processed, mapleStaffed]) {
      expect(refusal(history.ask(officer, 'DecideMassCase', rejecting))).toBe('MassCaseNotOpen')
    }
  })
})

const decidedIn = ({ decision }: typeof processing): object => {
  const { result: _, ...stated } = decision
  return stated
}

test('a mass case is about its importer and about who submitted it', () => {
  const byBroker = delegated.as(byBob, 'SubmitMassCase', submitting).events(massCaseName)
  expect(massCase.parties(byBroker[0] as never)).toEqual([maple, atlas])
  expect(massCase.parties(processed.events(massCaseName)[1] as never)).toEqual([])
  expect(massCase.effectiveAt(byBroker[0] as never)).toBe(null)
})
