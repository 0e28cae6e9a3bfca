/** What an appeal decides reaches the declaration: one version more, and what it changes in money (CK-127). */
import { describe, expect, test } from 'vitest'
import { type Accepted, currentOf, declaration, ledger } from '../src/index.js'
import { centsOf } from '../src/values/index.js'
import { cedar, frank, officer } from './support/actors.js'
import { refusal } from './support/answers.js'
import { carryingOut, decidedFor, underReviewOn } from './support/appealed.js'
import { adjustment, appealed } from './support/appeals.js'
import { dearer, number } from './support/declarations.js'
import { approved, filed, redetermination } from './support/filed.js'
import type { History } from './support/history.js'
import { ledgerStream } from './support/ledgers.js'
import { account, registered, rm1, stream } from './support/story.js'
import { utc } from './support/time.js'

const stateOf = (history: History): Accepted =>
  history.state(declaration, stream.declaration) as Accepted
const carried = (history: History, at = history.now): History =>
  history.as(officer, 'CarryOutAppeal', carryingOut(), at)
const ask = (history: History, named: object = {}) =>
  refusal(history.ask(officer, 'CarryOutAppeal', carryingOut(named)))

describe('an appeal in favour of the importer', () => {
  test.each(['allowed', 'partly'])('%s, makes a version that is in effect at once', (outcome) => {
    const after = carried(decidedFor(outcome))
    expect(after.events(stream.declaration).at(-1)).toMatchObject({
      type: 'DeclarationRedetermined',
      v: 2,
      data: {
        importer: rm1,
        version: 3,
        basedOn: 2,
        basis: 'appeal',
        ...appealed,
        soAdjNumber: 'SOADJ3',
        delta: { totalPayable: '-11.19' },
      },
    })
    expect(currentOf(stateOf(after)).number).toBe(3)
  })

  test('leaves the ledger with what the version in effect comes to, and interest as it was', () => {
    const before = decidedFor('allowed')
    const after = carried(before)
    const { owed, unallocated } = after.state(ledger, ledgerStream)
    const { totalPayable } = currentOf(stateOf(after)).charges.total
    expect(owed - unallocated).toBe(totalPayable === null ? null : centsOf(totalPayable))
    const types = after.events(ledgerStream).map(({ type }) => type)
    expect(types.slice(before.events(ledgerStream).length)).toEqual(['CreditPosted'])
  })

  test('is carried out when nobody else may change anything any more (catalogue 7.1)', () => {
    const late = utc('2030-02-03T05:00:00.000Z')
    const decided = decidedFor('allowed').at(late)
    const own = redetermination({ basedOn: 2 })
    expect(refusal(decided.ask(officer, 'RedetermineDeclaration', own))).toBe('TimeLimitPassed')
    expect(currentOf(stateOf(carried(decided))).number).toBe(3)
  })

  test('is carried out once', () => {
    const again = carryingOut({ basedOn: 3, changes: [dearer] })
    carried(decidedFor('allowed'))
      .when(officer, 'CarryOutAppeal', again)
      .rejected({ name: 'AppealCarriedOut', rule: 'CK-127', ...appealed })
  })

  test('is in favour while it is taken further', () => {
    const court = { ...appealed, court: 'tradeTribunal' }
    expect(ask(decidedFor('partly').as(officer, 'RecordExternalAppeal', court))).toBe('accepted')
  })
})

describe('nothing is carried out', () => {
  const none = (history: History, standing: string) =>
    history.when(officer, 'CarryOutAppeal', carryingOut()).rejected({
      name: 'NoAppealInFavour',
      rule: 'CK-127',
      ...appealed,
      standing,
    })

  test('of an appeal that there is not, or that is about something else', () => {
    none(approved, 'notAppealed')
    const penalty = { kind: 'penalty', noticeNumber: number, noticedOn: '2026-03-04' }
    none(decidedFor('partly', underReviewOn(approved, { subjects: [penalty] })), 'notAppealed')
    const other = { ...adjustment, transactionNumber: '10000000000024', noticedOn: '2026-03-04' }
    none(decidedFor('allowed', underReviewOn(approved, { subjects: [other] })), 'notAppealed')
  })

  test('of an appeal that another business filed about it', () => {
    const manager = frank.for(cedar)
    const theirs = account(registered(approved, cedar, frank), {
      manager,
      bn15: `${cedar}RM0001`,
      programType: 'Importer',
    })
      .as(manager, 'FileAppeal', {
        ...appealed,
        appellant: `${cedar}RM0001`,
        subjects: [{ ...adjustment, noticedOn: '2026-03-04' }],
        simaDutiesPaid: null,
        documents: ['0'.repeat(64)],
      })
      .as(officer, 'TakeUnderReview', appealed)
    none(decidedFor('allowed', theirs), 'notAppealed')
  })

  test('before the decision, or of one against the importer', () => {
    none(underReviewOn(), 'undecided')
    none(decidedFor('denied'), 'denied')
  })
})

test('what was re-determined before appeals could be carried out names none', () => {
  const own = filed.as(officer, 'RedetermineDeclaration', redetermination())
  expect(own.events(stream.declaration).at(-1)).toMatchObject({ data: { appealNumber: null } })
})
