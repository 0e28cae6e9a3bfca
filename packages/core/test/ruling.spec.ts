/** Rulings: what is recorded at each step, the service clock, and what a ruling means to a declaration. */
import { describe, expect, test } from 'vitest'
import {
  reasonToBelieveFrom,
  ruling,
  rulingInForce,
  rulingMismatch,
  serviceClock,
} from '../src/index.js'
import { rulingKinds } from '../src/transaction/ruling/content.js'
import type { Ruling } from '../src/transaction/ruling/state/index.js'
import { atlas, cedar, maple, officer } from './support/actors.js'
import { refusal } from './support/answers.js'
import type { History } from './support/history.js'
import {
  answer,
  application,
  applied,
  appliedBy,
  applying,
  asked,
  assigned,
  assignedIn,
  byAlice,
  byBob,
  byDave,
  issued,
  laterTerms,
  modification,
  modifying,
  revoked,
  ruled,
  rulingName,
  terms,
  withdrawn,
} from './support/rulings.js'
import { delegated, mapleStaffed, pair } from './support/story.js'
import { daysAfter, monday, utc } from './support/time.js'

const event = (type: string, data: object) => ({ type, v: 1, data })
const stateOf = (history: History): Ruling => history.state(ruling, rulingName)
const later = daysAfter(monday, 10)

describe('an application', () => {
  test('is recorded with whom it was made for, and the day on which the clock starts', () => {
    mapleStaffed.when(byDave, 'SubmitRuling', applying).then(
      event('RulingSubmitted', {
        ...applying,
        submittedFor: maple,
        submittedAt: monday,
        submittedOn: '2026-02-02',
      }),
    )
  })

  test('names everything that is not stated (CK-76)', () => {
    const blank = { portOfEntry: null, goods: null, proposedClassification: null }
    const data = { ...applying, application: { ...application, ...blank } }
    mapleStaffed.when(byDave, 'SubmitRuling', data).rejected({
      name: 'ContextIncomplete',
      rule: 'CK-76',
      fields: ['portOfEntry', 'goods', 'proposedClassification'],
    })
    const marking = { ...data, kind: 'marking' }
    mapleStaffed.when(byDave, 'SubmitRuling', marking).rejected({
      name: 'ContextIncomplete',
      rule: 'CK-76',
      fields: ['portOfEntry', 'goods'],
    })
  })

  test('is of one of five kinds, two of them advance rulings', () => {
    const advance = Object.entries(rulingKinds).filter(
      ([, { programme }]) => programme === 'AdvanceRuling',
    )
    expect(Object.keys(rulingKinds)).toHaveLength(5)
    expect(advance.map(([kind]) => kind)).toEqual(['tariffClassification', 'freeTradeOrigin'])
  })

  test('withdrawn takes nothing else, and its number is not free (TXN-41)', () => {
    withdrawn.when(byDave, 'WithdrawRuling', ruled).then()
    expect(refusal(withdrawn.ask(byDave, 'SubmitRuling', applying))).toBe('RulingNumberInUse')
    expect(refusal(withdrawn.ask(byDave, 'ProvideInfo', answer))).toBe('RulingNotAtStep')
    expect(refusal(withdrawn.ask(officer, 'AssignRuling', ruled))).toBe('RulingNotAtStep')
    expect(refusal(withdrawn.ask(byDave, 'RequestModification', modification))).toBe('NotDecided')
  })

  test('that nobody made is nothing to anybody', () => {
    expect(refusal(mapleStaffed.ask(byDave, 'WithdrawRuling', ruled))).toBe('NotAuthorized')
  })
})

describe('run-off of the delegation (DEL-14)', () => {
  const ended = (history: History): History =>
    history.as(byAlice, 'RevokeDelegation', { ...pair, mode: 'RunOff' }, later)
  const ofBroker = ended(appliedBy(delegated, byBob))

  test('the broker answers and withdraws what it began', () => {
    const waiting = assignedIn(ofBroker).as(officer, 'RequestInfo', {
      ...ruled,
      samplesAsked: false,
    })
    expect(refusal(waiting.ask(byBob, 'ProvideInfo', answer))).toBe('accepted')
    expect(refusal(ofBroker.ask(byBob, 'WithdrawRuling', ruled))).toBe('accepted')
  })

  test('it asks for no modification', () => {
    const given = assignedIn(ofBroker).as(officer, 'RenderDecision', { ...ruled, terms })
    expect(refusal(given.ask(byBob, 'RequestModification', modification))).toBe('NotBegunBeforeEnd')
    expect(refusal(given.ask(byDave, 'RequestModification', modification))).toBe('accepted')
  })
})

describe('the service clock (CK-78)', () => {
  test('counts civil days in Toronto from the request', () => {
    expect(serviceClock(stateOf(applied), monday)).toEqual({
      daysElapsed: 0,
      dueOn: '2026-06-02',
      paused: false,
    })
    const lateEvening = utc('2026-02-04T04:59:59.999Z')
    expect(serviceClock(stateOf(assigned), lateEvening)).toMatchObject({ daysElapsed: 1 })
    expect(serviceClock(stateOf(assigned), utc('2026-02-04T05:00:00.000Z'))).toMatchObject({
      daysElapsed: 2,
    })
  })

  test('pauses while information is waited for, each time', () => {
    const question = { ...ruled, samplesAsked: true }
    const waiting = assigned.as(officer, 'RequestInfo', question, daysAfter(monday, 10))
    expect(serviceClock(stateOf(waiting), daysAfter(monday, 17))).toEqual({
      daysElapsed: 10,
      dueOn: '2026-06-09',
      paused: true,
    })
    const twice = waiting
      .as(byDave, 'ProvideInfo', answer, daysAfter(monday, 15))
      .as(officer, 'RequestInfo', question, daysAfter(monday, 20))
      .as(byDave, 'ProvideInfo', answer, daysAfter(monday, 22))
    expect(serviceClock(stateOf(twice), daysAfter(monday, 30))).toEqual({
      daysElapsed: 23,
      dueOn: '2026-06-09',
      paused: false,
    })
  })

  test('starts anew for a modification, and runs for nothing that is decided', () => {
    for (const history of [mapleStaffed, withdrawn, issued, revoked]) {
      expect(serviceClock(stateOf(history), monday)).toBe(null)
    }
    const requested = issued.as(byDave, 'RequestModification', modification, later)
    expect(serviceClock(stateOf(requested), daysAfter(later, 3))).toMatchObject({ daysElapsed: 3 })
  })
})

describe('a decision', () => {
  const decideModification = (terms: object | null) =>
    modifying.as(officer, 'DecideModification', { ...ruled, terms }, later)

  test('is effective from the day that the agency fixed', () => {
    const [decided] = issued.events(rulingName).slice(-1)
    expect(decided).toEqual(event('RulingIssued', { ...ruled, terms, decidedOn: '2026-02-02' }))
    expect(ruling.effectiveAt(decided as never)).toBe('2026-03-01T05:00:00.000Z')
    expect(ruling.effectiveAt(revoked.events(rulingName).at(-1) as never)).toBe(
      '2026-06-01T04:00:00.000Z',
    )
    expect(ruling.effectiveAt(issued.events(rulingName)[0] as never)).toBe(null)
  })

  test('is modified once that is asked for, and left as it is when refused (TXN-41)', () => {
    modifying
      .when(officer, 'DecideModification', { ...ruled, terms: null })
      .then(event('ModificationRefused', ruled))
    const refused = decideModification(null)
    expect(stateOf(refused)).toEqual({
      ...stateOf(issued),
      clock: (stateOf(refused) as never)['clock'],
    })
    expect(refusal(refused.ask(byDave, 'RequestModification', modification))).toBe('accepted')
  })

  test('leaves the days before its first one to the decision before', () => {
    const modified = stateOf(decideModification(laterTerms))
    const quoting = { business: maple, classification: terms.classification }
    const on = (releaseDate: string) =>
      rulingMismatch(modified, { ...quoting, releaseDate } as never)
    expect(on('2026-02-28')).toBe('NotInForce')
    expect(on('2026-04-30')).toBe(null)
    expect(on('2026-05-01')).toBe('OtherClassification')
  })

  test('upheld by the President stays, varied it has other terms; a request to modify waits on', () => {
    modifying
      .when(officer, 'RecordReview', { ...ruled, terms: null })
      .then(event('RulingUpheld', ruled))
    const varied = modifying.as(officer, 'RecordReview', { ...ruled, terms: laterTerms }, later)
    expect(stateOf(varied)).toMatchObject({
      status: 'ModificationPending',
      decision: { ...laterTerms, decidedOn: '2026-02-12' },
    })
    expect(reasonToBelieveFrom(stateOf(varied))).toBe('2026-02-12')
  })
})

describe('a quoted ruling (TXN-42)', () => {
  const quoting = {
    releaseDate: '2026-03-01',
    business: maple,
    classification: terms.classification,
  } as never as Parameters<typeof rulingMismatch>[1]
  const given = stateOf(issued)

  test('fits the declarations of its business from its first day on', () => {
    expect(rulingMismatch(given, quoting)).toBe(null)
    expect(rulingInForce(given, quoting)).toBe(true)
  })

  test.each([
    ['NotDecided', stateOf(asked), {}],
    ['OtherBusiness', given, { business: cedar }],
    ['NotInForce', given, { releaseDate: '2026-02-28' }],
    ['NotInForce', stateOf(revoked), { releaseDate: '2026-06-01' }],
    ['OtherClassification', given, { classification: '8712000090' }],
  ])('does not fit: %s', (mismatch, state, change) => {
    const other = { ...quoting, ...change } as typeof quoting
    expect(rulingMismatch(state, other)).toBe(mismatch)
    expect(rulingInForce(state, other)).toBe(false)
  })

  test('that was revoked still fits the releases before', () => {
    const before = { ...quoting, releaseDate: '2026-05-31' } as typeof quoting
    expect(rulingMismatch(stateOf(revoked), before)).toBe(null)
  })

  test('up to its last day, and on any classification where it rules none', () => {
    const bounded = { ...terms, classification: null, effectiveTo: '2026-03-31' }
    const origin = assignedIn(
      mapleStaffed.as(byDave, 'SubmitRuling', { ...applying, kind: 'freeTradeOrigin' }),
    ).as(officer, 'RenderDecision', { ...ruled, terms: bounded })
    const on = (releaseDate: string) =>
      rulingMismatch(stateOf(origin), {
        ...quoting,
        releaseDate,
        classification: '0101210000',
      } as never)
    expect(on('2026-03-31')).toBe(null)
    expect(on('2026-04-01')).toBe('NotInForce')
  })

  test('gives reason to believe from the day of the decision, not of its effect', () => {
    expect(reasonToBelieveFrom(given)).toBe('2026-02-02')
    expect(reasonToBelieveFrom(stateOf(asked))).toBe(null)
  })
})

test('a ruling is about its applicant and about who applied', () => {
  const [first, second] = assignedIn(appliedBy(delegated, byBob)).events(rulingName)
  expect(ruling.parties(first as never)).toEqual([maple, atlas])
  expect(ruling.parties(second as never)).toEqual([])
})
