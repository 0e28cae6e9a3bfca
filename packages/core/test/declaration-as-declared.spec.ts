/** What was accounted for before CARM: recorded as declared, owed for elsewhere, adjusted or not (B19, CK-130). */
import { describe, expect, test } from 'vitest'
import { type Accepted, currentOf, declaration, noDueDate, phaseOf } from '../src/index.js'
import { dave, maple, officer, reaction } from './support/actors.js'
import { eventTypes, refusal } from './support/answers.js'
import { asDeclared, blanket, formed, recording } from './support/as-declared.js'
import { blankLine, change, cheaper, line, opening } from './support/declarations.js'
import { approval, redetermination } from './support/filed.js'
import type { History } from './support/history.js'
import { ledgerStream } from './support/ledgers.js'
import { massCaseName } from './support/mass-cases.js'
import { applying, processedEvent, submittedAs } from './support/mass-changed.js'
import { ruled } from './support/rulings.js'
import { mapleStaffed, rm1, stream } from './support/story.js'
import { utc } from './support/time.js'

const byDave = dave.for(maple)
const stateOf = (history: History): Accepted =>
  history.state(declaration, stream.declaration) as Accepted
const adjusting = change({ changes: [cheaper], evidence: true })
const phase = (history: History, at: string) =>
  phaseOf(stateOf(history), { now: utc(at), due: noDueDate, isCorrectableType: true })

describe('a declaration of before CARM', () => {
  test('is in effect as it was declared, with what it came to', () => {
    expect(formed.events(stream.declaration)).toMatchObject([
      {
        type: 'AsDeclaredRecorded',
        data: {
          importer: rm1,
          version: 1,
          cadType: 'AB',
          blanket: false,
          accountedOn: '2024-03-04',
          lines: [line],
          charges: { total: { totalPayable: '27.98' } },
          billingPeriod: '2024-03',
        },
      },
    ])
    expect(currentOf(stateOf(formed))).toMatchObject({ number: 1, status: 'accepted' })
  })

  test('owes nothing for that again, and only the difference once it is adjusted', () => {
    expect(formed.events(ledgerStream)).toEqual([])
    const after = formed
      .as(byDave, 'RequestAdjustment', adjusting)
      .as(officer, 'DecideAdjustment', approval)
    expect(after.events(ledgerStream)).toMatchObject([
      { type: 'CreditPosted', data: { amounts: [{ account: 'duty', amount: '3.90' }] } },
    ])
  })

  test('is never corrected, and adjusted for four years from its accounting', () => {
    expect(phase(formed, '2026-02-02T12:00:00.000Z')).toBe('adjustable')
    expect(phase(formed, '2028-03-05T05:00:00.000Z')).toBe('closed')
    expect(refusal(formed.ask(byDave, 'CorrectDeclaration', adjusting))).toBe('NotRppAtRelease')
  })

  test('takes its number, and names the rulings that it quotes', () => {
    expect(refusal(formed.ask(byDave, 'OpenDraft', opening))).toBe('NumberInUse')
    const quoting = recording({ lines: [{ ...line, ...ruled }] })
    expect(eventTypes(mapleStaffed.ask(officer, 'RecordAsDeclared', quoting))).toEqual([
      'AsDeclaredRecorded',
      'RulingsQuoted',
    ])
  })

  test('passes the edits of any other, by the type it was of', () => {
    const record = (named: object) =>
      refusal(mapleStaffed.ask(officer, 'RecordAsDeclared', recording(named)))
    expect(record({ lines: [blankLine] })).toBe('ContentDefective')
    expect(record({ origin: { kind: 'form', cadType: '20' } })).toBe('ContentDefective')
    expect(record({ origin: { kind: 'form', cadType: 'TT' } })).toBe('accepted')
    expect(record({ lines: [] })).toBe('ContentDefective')
  })

  test('was accounted for before 21 October 2024', () => {
    expect(stateOf(asDeclared({ accountedOn: '2024-10-20' })).acceptedOn).toBe('2024-10-20')
    mapleStaffed
      .when(officer, 'RecordAsDeclared', recording({ accountedOn: '2024-10-21' }))
      .rejected({ name: 'NotBeforeLaunch', rule: 'CK-130', launchedOn: '2024-10-21' })
  })
})

describe('what a blanket request made', () => {
  test('is of type F, and is not adjusted again', () => {
    expect(stateOf(blanket)).toMatchObject({ cadType: 'F', adjustable: false })
    blanket
      .when(byDave, 'RequestAdjustment', adjusting)
      .rejected({ name: 'NotAdjustable', rule: 'CK-130' })
    expect(phase(blanket, '2026-02-02T12:00:00.000Z')).toBe('closed')
  })

  test('nor by a mass case; the agency may still re-determine it', () => {
    const processed = submittedAs('adjustment', blanket).given(massCaseName, processedEvent())
    expect(refusal(processed.ask(reaction, 'ApplyMassCase', applying))).toBe('NotAdjustable')
    expect(refusal(blanket.ask(officer, 'RedetermineDeclaration', redetermination()))).toBe(
      'accepted',
    )
  })
})

test('it is about its importer', () => {
  const [first] = formed.events(stream.declaration)
  expect(declaration.parties(first as never)).toEqual([maple])
})
