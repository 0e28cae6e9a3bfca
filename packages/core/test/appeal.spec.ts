/** Appeals: filed in time, alone or together, turned away and filed anew, decided, taken further. */
import { describe, expect, test } from 'vitest'
import { appeal } from '../src/index.js'
import { atlas, bob, cedar, dave, frank, maple, officer } from './support/actors.js'
import { refusal } from './support/answers.js'
import {
  adjustment,
  appealed,
  appealName,
  decidedAppeal,
  extended,
  extension,
  filed,
  filing,
  lastDay,
  lastInstant,
  penalty,
  turnedAway,
} from './support/appeals.js'
import type { History } from './support/history.js'
import { account, delegated, mapleStaffed, registered } from './support/story.js'
import { utc } from './support/time.js'

const byDave = dave.for(maple)
const event = (type: string, data: object) => ({ type, v: 1, data })
const late = utc('2026-05-04T04:00:00.000Z')
const file = (history: History, change: object, at = history.now): string =>
  refusal(history.ask(byDave, 'FileAppeal', { ...filing, ...change }, at))

describe('the time to appeal (TXN-43)', () => {
  test('is recorded with the appeal', () => {
    mapleStaffed
      .when(byDave, 'FileAppeal', filing)
      .then(event('AppealFiled', { ...filing, filedFor: maple, filedOn: '2026-02-02', lastDay }))
  })

  test('ends with the ninetieth day after the notice, in Toronto', () => {
    expect(file(mapleStaffed, {}, utc(lastInstant))).toBe('accepted')
    mapleStaffed
      .when(byDave, 'FileAppeal', filing, late)
      .rejected({ name: 'TimeLimitPassed', rule: 'TXN-43', lastDay })
  })

  test('begins with the notice: not before it', () => {
    mapleStaffed
      .when(byDave, 'FileAppeal', {
        ...filing,
        subjects: [{ ...adjustment, noticedOn: '2026-02-03' }],
      })
      .rejected({ name: 'NotYet', rule: 'CK-80', on: '2026-02-03', today: '2026-02-02' })
    expect(file(mapleStaffed, { subjects: [{ ...adjustment, noticedOn: '2299-12-31' }] })).toBe(
      'NotYet',
    )
  })

  test('is that of the earliest notice', () => {
    const second = { ...adjustment, version: 3, noticedOn: '2026-04-01' }
    expect(file(mapleStaffed, { subjects: [second] }, late)).toBe('accepted')
    expect(file(mapleStaffed, { subjects: [second, adjustment] }, late)).toBe('TimeLimitPassed')
  })

  test('is longer by an extension, for the notices of its kind and day', () => {
    expect(file(extended, {}, late)).toBe('accepted')
    expect(file(extended, {}, utc('2026-07-01T03:59:59.999Z'))).toBe('accepted')
    expect(file(extended, {}, utc('2026-07-01T04:00:00.000Z'))).toBe('TimeLimitPassed')
    const earlier = [{ ...adjustment, noticedOn: '2026-02-01' }]
    expect(file(extended, { subjects: earlier }, late)).toBe('TimeLimitPassed')
    expect(file(extended, { subjects: [penalty] }, late)).toBe('TimeLimitPassed')
  })

  test('is extended to something, by at most a year', () => {
    const extend = (until: string) =>
      refusal(mapleStaffed.ask(officer, 'ExtendAppealTime', { ...extension, until }))
    expect(extend(lastDay)).toBe('ExtensionOutOfBounds')
    expect(extend('2026-05-04')).toBe('accepted')
    expect(extend('2027-05-03')).toBe('accepted')
    expect(extend('2027-05-04')).toBe('ExtensionOutOfBounds')
  })

  test('is a rule option (CK-80)', () => {
    const times = { adjustmentDays: 30, penaltyDays: 90, extensionDays: 0 }
    const other = mapleStaffed.supplied('appealTimes', times)
    const afterThirty = utc('2026-03-05T12:00:00.000Z')
    expect(file(other, {}, afterThirty)).toBe('TimeLimitPassed')
    expect(file(other, { subjects: [penalty] }, afterThirty)).toBe('accepted')
  })
})

describe('what is appealed together', () => {
  test.each([
    ['accepted', [adjustment, { ...adjustment, version: 3 }]],
    ['NotSameIssue', [adjustment, { ...adjustment, version: 3, issue: 'origin' }]],
    ['accepted', [penalty]],
    ['NotSameIssue', [penalty, { ...penalty, noticeNumber: 'NPA-2' }]],
    ['NotSameIssue', [adjustment, penalty]],
    ['NotSameIssue', [penalty, adjustment]],
  ])('%s: %j', (answer, subjects) => {
    expect(file(mapleStaffed, { subjects })).toBe(answer)
  })
})

describe('what is prescribed', () => {
  test('names everything that is missing (CK-82)', () => {
    const subjects = [{ ...adjustment, issue: 'sima' }]
    mapleStaffed.when(byDave, 'FileAppeal', { ...filing, subjects, documents: [] }).rejected({
      name: 'PrescribedInfoMissing',
      rule: 'CK-82',
      fields: ['simaDutiesPaid', 'documents'],
    })
    expect(file(mapleStaffed, { subjects, simaDutiesPaid: true })).toBe('accepted')
  })

  test('an appeal turned away for its form is filed anew by its appellant, in the same time', () => {
    expect(file(turnedAway, {}, utc(lastInstant))).toBe('accepted')
    expect(file(turnedAway, {}, late)).toBe('TimeLimitPassed')
    expect(file(turnedAway.as(officer, 'ExtendAppealTime', extension), {}, late)).toBe('accepted')
    const again = turnedAway.as(byDave, 'FileAppeal', filing)
    expect(again.state(appeal, appealName)).toEqual(filed.state(appeal, appealName))
  })

  test('nobody else takes its number (CK-75)', () => {
    const strangers = [turnedAway, extended].map((history) =>
      account(registered(history, cedar, frank), {
        manager: frank.for(cedar),
        bn15: `${cedar}RM0001`,
        programType: 'Importer',
      }),
    )
    const ofCedar = { ...filing, appellant: `${cedar}RM0001` }
    for (const history of strangers) {
      expect(refusal(history.ask(frank.for(cedar), 'FileAppeal', ofCedar))).toBe(
        'AppealNumberInUse',
      )
      const other = { ...extension, appellant: `${cedar}RM0001` }
      expect(refusal(history.ask(officer, 'ExtendAppealTime', other))).toBe('AppealNumberInUse')
    }
  })
})

describe('after the decision', () => {
  const external = (history: History, court: string) =>
    refusal(history.ask(officer, 'RecordExternalAppeal', { ...appealed, court }))

  test('says its outcome', () => {
    expect(decidedAppeal.events(appealName).at(-1)).toEqual(
      event('AppealDecided', { ...appealed, outcome: 'denied', decidedOn: '2026-02-02' }),
    )
  })

  test('the tribunal comes before the court (CK-83)', () => {
    expect(external(decidedAppeal, 'federalCourtOfAppeal')).toBe('AppealNotAtStep')
    const heard = decidedAppeal.as(officer, 'RecordExternalAppeal', {
      ...appealed,
      court: 'tradeTribunal',
    })
    heard.when(officer, 'RecordExternalAppeal', { ...appealed, court: 'tradeTribunal' }).then()
    expect(external(heard, 'federalCourtOfAppeal')).toBe('accepted')
    expect(heard.state(appeal, appealName)).toMatchObject({ status: 'External', outcome: 'denied' })
  })
})

test('an appeal is about its appellant and about who filed it', () => {
  const byBroker = delegated.as(bob.for(atlas), 'FileAppeal', filing)
  expect(appeal.parties(byBroker.events(appealName)[0] as never)).toEqual([maple, atlas])
  expect(appeal.parties(extended.events(appealName)[0] as never)).toEqual([maple])
  expect(appeal.parties(decidedAppeal.events(appealName).at(-1) as never)).toEqual([])
  expect(appeal.effectiveAt(filed.events(appealName)[0] as never)).toBe(null)
})
