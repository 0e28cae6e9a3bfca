/** Rulings that lines quote: each accepted version names them, and is warned of those that do not hold (TXN-42). */
import { describe, expect, test } from 'vitest'
import { cedar as cedarNumber, dave, frank, maple, officer, reaction } from './support/actors.js'
import { recorded } from './support/answers.js'
import { change, dearer, draft, line, number } from './support/declarations.js'
import { afterDue, approval, filedOn, redetermination } from './support/filed.js'
import type { History } from './support/history.js'
import { quotedOn, quotingLines, ruledWith } from './support/quoted.js'
import { applied, applying, revocation, ruled } from './support/rulings.js'
import { account, mapleStaffed, registered, rm1, stream } from './support/story.js'

const byDave = dave.for(maple)
const { rulingNumber } = ruled
const identity = { transactionNumber: number, importer: rm1, version: 1 }
const dataOf = (history: History, type: string): ReadonlyArray<unknown> =>
  history.events(stream.declaration).flatMap((event) => (event.type === type ? [event.data] : []))
const notedIn = (history: History) => dataOf(history, 'RulingMismatchNoted')
const because = (cause: string) => [{ ...identity, lines: [{ line: 2, rulingNumber, cause }] }]

describe('an accepted version', () => {
  test('names the rulings that its lines quote, each once', () => {
    const twice = [...quotingLines, { ...line, number: 3, rulingNumber }]
    expect(dataOf(quotedOn(ruledWith({}), twice), 'RulingsQuoted')).toEqual([
      { ...identity, rulings: [rulingNumber] },
    ])
    expect(dataOf(filedOn(mapleStaffed), 'RulingsQuoted')).toEqual([])
  })

  test('names them again when it is corrected or re-determined, not while it is pending', () => {
    const changes = [{ ...dearer, line: { ...dearer.line, ...ruled } }]
    const versions = (history: History) =>
      dataOf(history, 'RulingsQuoted').map((data) => (data as { version: number }).version)
    const on = quotedOn(ruledWith({}))
    expect(versions(on.as(byDave, 'CorrectDeclaration', change({ changes })))).toEqual([1, 2])
    const other = redetermination({ changes })
    expect(versions(on.as(officer, 'RedetermineDeclaration', other))).toEqual([1, 2])
    const asked = on.as(byDave, 'RequestAdjustment', change({ changes, evidence: true }), afterDue)
    expect(versions(asked)).toEqual([1])
    expect(versions(asked.as(officer, 'DecideAdjustment', approval))).toEqual([1, 2])
  })
})

describe('a quoted ruling', () => {
  test('in force on the day of release, of the same business, is no warning', () => {
    expect(notedIn(quotedOn(ruledWith({})))).toEqual([])
    const ended = { effectiveFrom: '2026-01-01', effectiveTo: '2026-02-02' }
    expect(notedIn(quotedOn(ruledWith(ended)))).toEqual([])
  })

  test.each<[string, History]>([
    ['NotDecided', mapleStaffed],
    ['NotDecided', applied],
    ['NotInForce', ruledWith({ effectiveFrom: '2026-02-03' })],
    ['NotInForce', ruledWith({ effectiveFrom: '2026-01-01', effectiveTo: '2026-02-01' })],
    [
      'NotInForce',
      ruledWith({}).as(officer, 'RevokeRuling', { ...revocation, revokedFrom: '2026-02-02' }),
    ],
    ['OtherClassification', ruledWith({ classification: '8711600090' })],
  ])('%s: warns, and refuses nothing', (cause, history) => {
    expect(notedIn(quotedOn(history))).toEqual(because(cause))
  })

  test('of another business is no ruling for this one', () => {
    const cedar = { manager: frank.for(cedarNumber), bn15: `${cedarNumber}RM0001` }
    const theirs = account(registered(mapleStaffed, cedarNumber, frank), {
      ...cedar,
      programType: 'Importer',
    }).as(cedar.manager, 'SubmitRuling', { ...applying, applicant: cedar.bn15 })
    expect(notedIn(quotedOn(ruledWith({}, theirs)))).toEqual(because('OtherBusiness'))
  })

  test('under a number that no ruling can have is not decided', () => {
    const lines = [{ ...line, rulingNumber: 'X' }]
    expect(notedIn(quotedOn(mapleStaffed, lines))).toMatchObject([
      { lines: [{ line: 1, rulingNumber: 'X', cause: 'NotDecided' }] },
    ])
  })

  test('of goods that name no release is held against the day of acceptance (CK-125)', () => {
    const voluntary = (effectiveFrom: string) =>
      notedIn(quotedOn(ruledWith({ effectiveFrom }), quotingLines, { cadType: 'V' }))
    expect(voluntary('2026-02-02')).toEqual([])
    expect(voluntary('2026-02-03')).toEqual(because('NotInForce'))
  })
})

describe('the warning', () => {
  test('is one for a version, with all of its lines', () => {
    const lines = [...quotingLines, { ...line, number: 3, rulingNumber: 'TRS-404' }]
    expect(notedIn(quotedOn(mapleStaffed, lines))).toMatchObject([
      { lines: [{ line: 2 }, { line: 3, rulingNumber: 'TRS-404' }] },
    ])
  })

  test('is not repeated, and nothing else is recorded when it is asked for again', () => {
    const asked = { ...draft, version: 1 }
    const noted = quotedOn(mapleStaffed)
    expect(recorded(noted.ask(reaction, 'NoteRulingMismatch', asked))).toEqual([])
    expect(recorded(quotedOn(ruledWith({})).ask(reaction, 'NoteRulingMismatch', asked))).toEqual([])
  })

  test('is of its own version, also where a later one is in effect', () => {
    const later = quotedOn(mapleStaffed).as(byDave, 'CorrectDeclaration', change())
    expect(notedIn(later)).toMatchObject([{ version: 1 }, { version: 2 }])
  })
})
