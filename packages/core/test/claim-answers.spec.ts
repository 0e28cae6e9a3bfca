/** The answers of a claim: which prove it, which fail, and what failures cost. */
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { carm, decodeCommand } from '../src/index.js'
import { alice, maple, officer, zoe } from './support/actors.js'
import { refusal } from './support/answers.js'
import {
  answering,
  beginning,
  begun,
  begunEvent,
  brandNew,
  claimOfZoe,
  event,
  every,
  identity,
  locked,
  lockedForGood,
  payment,
  record,
  right,
  statement,
  transaction,
  verified,
  withRecord,
  wrong,
} from './support/claims.js'
import { type History } from './support/history.js'
import { registered } from './support/story.js'
import { daysAfter, hoursAfter, justBefore, monday } from './support/time.js'

describe('AnswerAffinity', () => {
  test.each([
    ['transaction and payment', [transaction, payment]],
    ['transaction and statement', [statement, transaction]],
    ['two right of three', [{ ...transaction, dutiesAndTaxes: '0.01' }, payment, statement]],
  ])('two right answers verify: %s (BUS-03, BUS-10)', (_name, answers) => {
    begun.when(zoe.alone, 'AnswerAffinity', answering(...answers)).then(verified('affinity'))
  })

  test.each([
    ['duties', { ...transaction, dutiesAndTaxes: '871.33' }],
    ['number', { ...transaction, transactionNumber: '10000000000024' }],
    ['day of payment', { ...payment, date: '2026-01-16' }],
    ['amount', { ...payment, amount: '1250.39' }],
    ['day of statement', { ...statement, date: '2025-12-25' }],
    ['balance', { ...statement, balance: '310.75' }],
  ])('another %s is a failure, not told apart from any other', (_name, one) => {
    const others = [transaction, payment, statement].filter(
      (other) => other.question !== one.question,
    )
    begun
      .when(zoe.alone, 'AnswerAffinity', answering(one, ...others.slice(1)))
      .then(event('AffinityFailed', { failures: 1 }))
  })

  test('one right answer suffices where one question is offered, and a wrong one fails', () => {
    const single = withRecord({ ...brandNew, payments: record.payments }).as(
      zoe.alone,
      'BeginClaim',
      beginning,
    )
    single.when(zoe.alone, 'AnswerAffinity', answering(payment)).then(verified('affinity'))
    single
      .when(zoe.alone, 'AnswerAffinity', answering({ ...payment, amount: '1.00' }))
      .then(event('AffinityFailed', { failures: 1 }))
  })

  test('too few answers are not compared and cost nothing (CK-29)', () => {
    begun
      .when(zoe.alone, 'AnswerAffinity', answering(payment))
      .rejected({ name: 'TooFewAnswers', rule: 'BUS-03', needed: 2 })
  })

  test('the same question twice, none, or another one does not decode', () => {
    const decodes = (...answers: ReadonlyArray<object>) =>
      E.isRight(decodeCommand(carm, { type: 'AnswerAffinity', data: answering(...answers) }))
    expect(decodes(payment)).toBe(true)
    expect(decodes(payment, { ...payment, amount: '1.00' })).toBe(false)
    expect(decodes()).toBe(false)
    expect(decodes({ question: 'colour', colour: 'red' })).toBe(false)
  })

  test('a fault of an answer tells its place and what was expected, never what was sent', () => {
    const data = answering({ ...payment, amount: '777.7' }, { question: '31337' })
    const decoded = decodeCommand(carm, { type: 'AnswerAffinity', data: { ...data, bn9: '123' } })
    const faults = E.isLeft(decoded) ? decoded.left : []
    expect(faults.map(({ path }) => path)).toEqual([
      'data.bn9',
      'data.answers[0].amount',
      'data.answers[1].question',
    ])
    expect(faults[0]?.reason).toContain('"123"')
    expect(faults[1]?.reason).toBe('expected Money; what was sent is secret and not repeated')
    expect(JSON.stringify(faults)).not.toMatch(/777|31337/)
  })

  test('the first success wins: the claim of a second person is refused (BUS-09)', () => {
    begun
      .as(zoe.alone, 'AnswerAffinity', right)
      .when(zoe.alone, 'AnswerAffinity', right)
      .rejected({ name: 'NoClaim', rule: 'BUS-07', status: 'Verified' })
    registered(begun, maple, alice)
      .when(zoe.alone, 'AnswerAffinity', right)
      .rejected({ name: 'AlreadyRegistered', rule: 'BUS-09', bn9: maple })
  })
})

describe('locks (BUS-07)', () => {
  const failing = (history: History, at = history.now) =>
    history.when(zoe.alone, 'AnswerAffinity', wrong, at)
  const day = (days: number) => daysAfter(monday, days)

  test('the third failure locks for 24 hours, and the right answers do not help', () => {
    const twice = begun
      .as(zoe.alone, 'AnswerAffinity', wrong)
      .as(zoe.alone, 'AnswerAffinity', wrong)
    failing(begun.as(zoe.alone, 'AnswerAffinity', wrong)).then(
      event('AffinityFailed', { failures: 2 }),
    )
    failing(twice).then(
      event('AffinityFailed', { failures: 3 }),
      event('ClaimLockStarted', { until: day(1), lockNumber: 1 }),
    )
    locked
      .when(zoe.alone, 'AnswerAffinity', right, justBefore(day(1)))
      .rejected({ name: 'ClaimLocked', rule: 'BUS-07', until: day(1) })
  })

  test('the lock ends by its date, without any event', () => {
    locked.when(zoe.alone, 'AnswerAffinity', right, day(1)).then(verified('affinity'))
    failing(locked, day(1)).then(event('AffinityFailed', { failures: 1 }))
  })

  test('the third lock has no end but the one that an officer gives it', () => {
    expect(lockedForGood.events(claimOfZoe).at(-1)).toEqual(
      event('ClaimLockStarted', { until: null, lockNumber: 3 }),
    )
    lockedForGood
      .when(zoe.alone, 'BeginClaim', beginning, day(400))
      .rejected({ name: 'ClaimLocked', rule: 'BUS-07', until: null })
    lockedForGood.when(officer, 'UnlockClaim', identity).then(event('ClaimUnlocked'))
    const unlocked = lockedForGood.as(officer, 'UnlockClaim', identity)
    unlocked.when(officer, 'UnlockClaim', identity).then()
    failing(unlocked).then(event('AffinityFailed', { failures: 1 }))
    const again = unlocked
      .as(zoe.alone, 'AnswerAffinity', wrong)
      .as(zoe.alone, 'AnswerAffinity', wrong)
    failing(again).then(
      event('AffinityFailed', { failures: 3 }),
      event('ClaimLockStarted', { until: day(3), lockNumber: 1 }),
    )
  })

  test('beginning anew is no way around them (CK-30)', () => {
    const anew = begun
      .as(zoe.alone, 'AnswerAffinity', wrong)
      .as(zoe.alone, 'AnswerAffinity', wrong)
      .as(zoe.alone, 'BeginClaim', beginning, day(8))
    failing(anew).then(
      event('AffinityFailed', { failures: 3 }),
      event('ClaimLockStarted', { until: day(9), lockNumber: 1 }),
    )
    locked
      .when(zoe.alone, 'BeginClaim', beginning, hoursAfter(monday, 23))
      .rejected({ name: 'ClaimLocked', rule: 'BUS-07', until: day(1) })
  })

  test('another profile counts like a wrong answer, before the claim is begun and after', () => {
    const unlike = { ...beginning, legalName: 'Maple Bicycles' }
    const probing = (history: History, at = history.now) =>
      history.as(zoe.alone, 'BeginClaim', unlike, at)
    const twice = probing(probing(withRecord()))
    twice
      .when(zoe.alone, 'BeginClaim', { ...beginning, reference: 'RM0009' })
      .then(
        event('ProfileFailed', { failures: 3 }),
        event('ClaimLockStarted', { until: day(1), lockNumber: 1 }),
      )
    const probed = probing(twice)
    probed
      .when(zoe.alone, 'BeginClaim', beginning, justBefore(day(1)))
      .rejected({ name: 'ClaimLocked', rule: 'BUS-07', until: day(1) })
    probed.when(zoe.alone, 'BeginClaim', beginning, day(1)).then(begunEvent(every, day(8)))
    failing(twice.as(zoe.alone, 'BeginClaim', beginning)).then(
      event('AffinityFailed', { failures: 3 }),
      event('ClaimLockStarted', { until: day(1), lockNumber: 1 }),
    )
    probed.when(officer, 'UnlockClaim', identity).then(event('ClaimUnlocked'))
  })

  test('three locks of failed profiles are ended by an officer alone', () => {
    const unlike = { ...beginning, address: '2 Main Street' }
    const lockedOn = (history: History, days: number): History =>
      [1, 2, 3].reduce((last) => last.as(zoe.alone, 'BeginClaim', unlike), history.at(day(days)))
    const forGood = [0, 1, 2].reduce(lockedOn, withRecord())
    expect(forGood.events(claimOfZoe).at(-1)).toEqual(
      event('ClaimLockStarted', { until: null, lockNumber: 3 }),
    )
    forGood
      .when(zoe.alone, 'BeginClaim', beginning, day(400))
      .rejected({ name: 'ClaimLocked', rule: 'BUS-07', until: null })
    const unlocked = forGood.as(officer, 'UnlockClaim', identity)
    expect(refusal(unlocked.ask(zoe.alone, 'BeginClaim', beginning))).toBe('accepted')
  })

  test('are of one person: nobody blocks the claim of another', () => {
    const byAlice = { ...beginning, claimant: alice.id }
    expect(refusal(lockedForGood.ask(alice.alone, 'BeginClaim', byAlice))).toBe('accepted')
    const other = lockedForGood.as(alice.alone, 'BeginClaim', byAlice)
    const answers = { ...right, claimant: alice.id }
    expect(refusal(other.ask(alice.alone, 'AnswerAffinity', answers))).toBe('accepted')
  })
})
