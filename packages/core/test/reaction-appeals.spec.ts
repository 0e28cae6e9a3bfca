/** An appeal against a penalty that is allowed cancels it, by the notice that both name (CK-149). */
import { describe, expect, test } from 'vitest'
import { ledger } from '../src/index.js'
import type { DebtId } from '../src/ledger/content.js'
import { valueIn } from '../src/values/index.js'
import { dave, maple, officer, reaction } from './support/actors.js'
import { eventTypes, recorded, refusal } from './support/answers.js'
import { appealed, filing, penalty as subject } from './support/appeals.js'
import type { History } from './support/history.js'
import { ledgerStream, owing } from './support/ledgers.js'
import { rm1 as bn15 } from './support/story.js'

const { noticeNumber } = subject
const penalty = { bn15, code: 'C005', document: 'D1', issues: [1], noticeNumber }
const penalised = owing.as(officer, 'AssessPenalty', penalty)
const cancelling = { bn15, noticeNumber, ...appealed }

const debtOf = (history: History) =>
  valueIn(history.state(ledger, ledgerStream).debts, 'penalty/2' as DebtId)

const decided = (history: History, outcome: string, subjects: ReadonlyArray<object> = [subject]) =>
  history
    .as(dave.for(maple), 'FileAppeal', { ...filing, subjects })
    .as(officer, 'TakeUnderReview', appealed)
    .as(officer, 'DecideAppeal', { ...appealed, outcome })

describe('an appeal against a penalty', () => {
  test('that is allowed cancels it in the ledger of the appellant', () => {
    const after = decided(penalised, 'allowed')
    expect(after.events(ledgerStream).slice(-1)).toMatchObject([
      {
        type: 'ReceivableReversed',
        data: { debt: 'penalty/2', amounts: [{ account: 'penalty', amount: '150.00' }] },
      },
    ])
    expect(debtOf(after)).toMatchObject({ amount: 0, reversed: true })
  })

  test.each(['partly', 'denied'])('that is %s leaves it to people', (outcome) => {
    expect(debtOf(decided(penalised, outcome))).toMatchObject({ amount: 15_000 })
  })

  test('that was turned away and is filed anew is about what it names then', () => {
    const turnedAway = penalised
      .as(dave.for(maple), 'FileAppeal', filing)
      .as(officer, 'RejectAppealForForm', { ...appealed, faults: ['WrongSubject'] })
    expect(debtOf(decided(turnedAway, 'allowed'))).toMatchObject({ reversed: true })
  })

  test('says nothing of ledgers where it is about declarations', () => {
    const after = decided(penalised, 'allowed', filing.subjects)
    expect(after.events(ledgerStream)).toEqual(penalised.events(ledgerStream))
  })
})

describe('CancelAppealedPenalty', () => {
  test('once: after that it is already true, whoever cancelled', () => {
    const cancelled = penalised.as(reaction, 'CancelAppealedPenalty', cancelling)
    expect(eventTypes(cancelled.ask(reaction, 'CancelAppealedPenalty', cancelling))).toEqual([])
    const byOfficer = penalised.as(officer, 'ReverseReceivable', { bn15, debt: 'penalty/2' })
    expect(eventTypes(byOfficer.ask(reaction, 'CancelAppealedPenalty', cancelling))).toEqual([])
  })

  test('of a notice that nobody stated is refused, so that people see to it', () => {
    const { noticeNumber: _, ...unnoticed } = penalty
    const history = owing.as(officer, 'AssessPenalty', unnoticed)
    expect(refusal(history.ask(reaction, 'CancelAppealedPenalty', cancelling))).toBe(
      'UnknownNotice',
    )
  })
})

test('a notice tells of one penalty, also of one that was cancelled', () => {
  const cancelled = penalised.as(reaction, 'CancelAppealedPenalty', cancelling)
  for (const history of [penalised, cancelled]) {
    expect(refusal(history.ask(officer, 'AssessPenalty', { ...penalty, document: 'D2' }))).toBe(
      'NoticeInUse',
    )
  }
  expect(recorded(owing.ask(officer, 'AssessPenalty', penalty))).toMatchObject([
    { type: 'PenaltyAssessed', data: { noticeNumber } },
  ])
})
