/** Claims: what is compared, what an officer and the clock decide, and what the agency supplies. */
import { contentHash } from '@carmkit/kernel'
import { describe, expect, test } from 'vitest'
import { agencyRecord, questionsOf } from '../src/claim/agency-record.js'
import { claim } from '../src/claim/index.js'
import { alice, clock, maple, officer, zoe } from './support/actors.js'
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
  inReview,
  locked,
  payment,
  record,
  refused,
  right,
  verified,
  withRecord,
} from './support/claims.js'
import { History } from './support/history.js'
import { registered, stream } from './support/story.js'
import { daysAfter, justBefore, monday } from './support/time.js'

describe('BeginClaim', () => {
  test('records which account and which questions, and nothing that was told', () => {
    withRecord().when(zoe.alone, 'BeginClaim', beginning).then(begunEvent(every))
    expect(JSON.stringify(begun.events(claimOfZoe))).not.toMatch(/Maple|Main Street/)
  })

  test('may be asked twice, and changes when there is something new to ask (BUS-04)', () => {
    begun.when(zoe.alone, 'BeginClaim', beginning).then()
    const asked = begun.events(claimOfZoe)
    withRecord({ payments: [] })
      .given(claimOfZoe, ...asked)
      .when(zoe.alone, 'BeginClaim', beginning, daysAfter(monday, 6))
      .then(begunEvent(['transaction', 'statement']))
  })

  test('by another account of the number keeps the end of the first (BUS-07)', () => {
    const sixth = daysAfter(monday, 6)
    const other = { ...beginning, reference: 'RM0003' }
    const { data } = begunEvent(every)
    begun
      .when(zoe.alone, 'BeginClaim', other, sixth)
      .then(event('ClaimBegun', { ...(data as object), reference: 'RM0003' }))
    const both = begun.as(zoe.alone, 'BeginClaim', other, sixth)
    both.when(zoe.alone, 'BeginClaim', beginning, sixth).then(begunEvent(every))
  })

  test('compares composed letters and inner text, not the ends (BUS-02)', () => {
    const composed = 'V\u00e9los \u00c9rable Inc.'
    const decomposed = composed.normalize('NFD')
    const asWritten = {
      ...beginning,
      legalName: ` ${decomposed}\t`,
      address: `${record.address}\n`,
    }
    expect(decomposed).not.toBe(composed)
    withRecord({ legalName: composed })
      .when(zoe.alone, 'BeginClaim', asWritten)
      .then(begunEvent(every))
  })

  test.each([
    ['legalName', 'Maple Bicycles Inc'],
    ['legalName', 'MAPLE BICYCLES INC.'],
    ['legalName', 'Maple  Bicycles Inc.'],
    ['legalName', '\uff2daple Bicycles Inc.'],
    ['address', '1 Main Street, Ottawa ON K1A 0L8'],
    ['address', '1 Main Street; Ottawa ON  K1A 0L8'],
    ['reference', 'RM0009'],
  ])('counts what differs as a failure and does not say what it is: %s "%s"', (field, text) => {
    withRecord()
      .when(zoe.alone, 'BeginClaim', { ...beginning, [field]: text })
      .then(event('ProfileFailed', { failures: 1 }))
  })

  test('asks nothing of a brand-new number: an officer reviews it (BUS-06)', () => {
    withRecord(brandNew).when(zoe.alone, 'BeginClaim', beginning).then(begunEvent([]))
    inReview
      .when(zoe.alone, 'AnswerAffinity', answering(payment))
      .rejected({ name: 'QuestionNotOffered', rule: 'BUS-04', question: 'payment' })
  })

  test('is refused for a business account that has ceased, whatever the record says', () => {
    const ceased = { type: 'BusinessCeased', v: 1, data: { bn9: maple, on: '2026-01-31' } }
    registered(withRecord(), maple, alice)
      .given(stream.maple, ceased)
      .when(zoe.alone, 'BeginClaim', beginning)
      .rejected({ name: 'BnCeased', rule: 'BUS-13', bn9: maple })
  })

  test('is open again after a refusal, and after a verification already true', () => {
    refused.when(zoe.alone, 'BeginClaim', beginning).then(begunEvent([]))
    begun.as(zoe.alone, 'AnswerAffinity', right)
    begun.given(claimOfZoe, verified('affinity')).when(zoe.alone, 'BeginClaim', beginning).then()
  })
})

describe('questions offered (BUS-04)', () => {
  test('are those that somebody could answer', () => {
    expect(questionsOf(record)).toEqual(every)
    expect(questionsOf({ ...brandNew, payments: record.payments })).toEqual(['payment'])
    const [, zero] = record.statements
    expect(zero?.balance).toBe('0.00')
    expect(questionsOf({ ...brandNew, statements: record.statements.slice(1) })).toEqual([])
  })
})

describe('DecideClaim', () => {
  test('accepts with every account of the number, or refuses (BUS-06)', () => {
    inReview
      .when(officer, 'DecideClaim', { ...identity, decision: 'accept' })
      .then(verified('review'))
    inReview
      .when(officer, 'DecideClaim', { ...identity, decision: 'refuse' })
      .then(event('ClaimRefused'))
  })

  test('a refusal needs no record, and comes once', () => {
    History.empty
      .given(claimOfZoe, ...inReview.events(claimOfZoe))
      .when(officer, 'DecideClaim', { ...identity, decision: 'refuse' })
      .then(event('ClaimRefused'))
    refused
      .when(officer, 'DecideClaim', { ...identity, decision: 'accept' })
      .rejected({ name: 'NoClaim', rule: 'BUS-07', status: 'Refused' })
  })
})

describe('after seven days', () => {
  const end = daysAfter(monday, 7)
  const lapsed = (history: History) => history.as(clock, 'LapseClaim', identity, end)

  test.each([
    ['claiming', begun],
    ['in review', inReview],
  ])('a claim %s lapses, and not before', (_name, waiting) => {
    waiting
      .when(clock, 'LapseClaim', identity, justBefore(end))
      .rejected({ name: 'NotDue', rule: 'BUS-07', dueAt: end })
    waiting.when(clock, 'LapseClaim', identity, end).then(event('ClaimLapsed'))
    lapsed(waiting).when(clock, 'LapseClaim', identity).then()
  })

  test.each([
    ['the scheduler stopped', (history: History) => history.at(end)],
    ['it recorded', lapsed],
  ])('nothing waits any more, with %s', (_name, after) => {
    const nothing = { name: 'NoClaim', rule: 'BUS-07', status: 'Lapsed' }
    after(begun).when(zoe.alone, 'AnswerAffinity', right).rejected(nothing)
    after(inReview)
      .when(officer, 'DecideClaim', { ...identity, decision: 'accept' })
      .rejected(nothing)
    after(begun)
      .when(zoe.alone, 'BeginClaim', beginning)
      .then(begunEvent(every, daysAfter(end, 7)))
  })

  test('what was decided stays decided', () => {
    refused
      .when(clock, 'LapseClaim', identity, end)
      .rejected({ name: 'NoClaim', rule: 'BUS-07', status: 'Refused' })
  })
})

describe('the agency record', () => {
  test('is a table of its own for each number, and its salt is part of its hash', () => {
    expect(agencyRecord.is(record)).toBe(true)
    expect(agencyRecord.is({ ...record, salt: 'fifteen letters' })).toBe(false)
    expect(contentHash({ ...record, salt: 'another salt of 20 c' })).not.toEqual(
      contentHash(record),
    )
  })

  test('a malformed one is a bug, told without its content', () => {
    const broken = withRecord({ payments: [{ date: '2026-01-15', amount: '777.7' }] as never })
    const asking = () => broken.ask(zoe.alone, 'BeginClaim', beginning)
    expect(asking).toThrow(`table agencyRecord-${maple} does not decode at "payments[0].amount"`)
    expect(asking).not.toThrow('777')
  })
})

test('a claim is about the number claimed', () => {
  const [first] = locked.events(claimOfZoe)
  expect(claim.parties(first as never)).toEqual([maple])
  const probed = withRecord().as(zoe.alone, 'BeginClaim', { ...beginning, address: '-' })
  expect(probed.events(claimOfZoe).flatMap((one) => claim.parties(one as never))).toEqual([maple])
  expect(claim.effectiveAt(first as never)).toBe(null)
})
