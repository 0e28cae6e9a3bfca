/** Adjustments and what the agency decides: versions with a status, and the 90 days of s.32.2. */
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import {
  type Accepted,
  currentOf,
  declaration,
  noDueDate,
  owedCorrections,
  phaseOf,
  timeLimitOf,
  versionProof,
  versionsOf,
} from '../src/index.js'
import { dave, maple, officer } from './support/actors.js'
import { recorded, refusal } from './support/answers.js'
import { change, cheaper, dearer, draft, line, number } from './support/declarations.js'
import {
  afterDue,
  approval,
  approved,
  filed,
  filedOn,
  lastInstant,
  redetermination,
  rejection,
  requested,
} from './support/filed.js'
import type { History } from './support/history.js'
import { rm1 as importer, mapleStaffed, stream } from './support/story.js'
import { utc } from './support/time.js'

const byDave = dave.for(maple)
const adjusting = (named: object = {}) => change({ evidence: true, ...named })
const stateOf = (history: History): Accepted =>
  history.state(declaration, stream.declaration) as Accepted
const statuses = (history: History): ReadonlyArray<string> =>
  versionsOf(stateOf(history)).map(({ status }) => status)
const dataOf = (history: History, type: string): unknown =>
  history.events(stream.declaration).findLast((event) => event.type === type)?.data

describe('an adjustment', () => {
  test('is a pending version that changes nothing (TXN-04)', () => {
    expect(dataOf(requested, 'AdjustmentRequested')).toMatchObject({
      version: 2,
      basedOn: 1,
      requestedFor: maple,
      requestedOn: '2026-03-04',
      direction: 'owing',
      delta: { totalPayable: '5.59' },
    })
    expect(statuses(requested)).toEqual(['accepted', 'pending'])
    expect(currentOf(stateOf(requested)).number).toBe(1)
  })

  test.each([
    [cheaper, 'refund'],
    [dearer, 'owing'],
    [{ line: { ...line, description: 'Two bicycles' }, reasons: ['R2-32-2.TC'] }, 'neutral'],
  ])('says which way it goes', (one, direction) => {
    const [event] = recorded(
      filed.at(afterDue).ask(byDave, 'RequestAdjustment', adjusting({ changes: [one] })),
    )
    expect(event?.data).toMatchObject({ direction })
  })

  test('is in effect once it is approved, and billed in the period of that day', () => {
    expect(dataOf(approved, 'AdjustmentApproved')).toMatchObject({
      transactionNumber: number,
      importer,
      accountSecurityNumber: '10000',
      version: 2,
      basedOn: 1,
      soAdjNumber: 'SOADJ1',
      decidedOn: '2026-03-04',
      gstRegistered: true,
      charges: { total: { totalPayable: '33.57' } },
      delta: { totalPayable: '5.59' },
      billingPeriod: '2026-03',
      paymentDueDate: '2026-03-31',
    })
    expect(currentOf(stateOf(approved))).toMatchObject({ number: 2, status: 'accepted' })
  })

  test('is proved by its lines, and an approval of other charges is not', () => {
    const events = approved.events(stream.declaration) as Parameters<typeof versionProof>[0]
    const otherwise = (told: typeof events) => {
      const proof = versionProof(told, { number: 2, measuresAt: () => [] })
      return E.isRight(proof) ? proof.right.otherwise : 'no version'
    }
    expect(otherwise(events)).toEqual([])
    const forged = events.map((event) =>
      event.type === 'AdjustmentApproved'
        ? (JSON.parse(
            JSON.stringify(event).replaceAll('"33.57"', '"3.57"'),
          ) as (typeof events)[number])
        : event,
    )
    const place = events.findIndex(({ type }) => type === 'AdjustmentApproved')
    const other = { place, of: 'totalPayable', recorded: '3.57', expected: '33.57' }
    expect(otherwise(forged)).toEqual([
      { ...other, line: 1 },
      { ...other, line: null },
    ])
  })

  test('keeps its number when it is rejected or withdrawn, and the next one goes on (TXN-03)', () => {
    const rejected = requested.as(officer, 'DecideAdjustment', rejection)
    const again = rejected.as(byDave, 'RequestAdjustment', adjusting())
    const withdrawn = again.as(byDave, 'WithdrawAdjustment', draft)
    expect(statuses(withdrawn)).toEqual(['accepted', 'rejected', 'withdrawn'])
    const last = withdrawn
      .as(byDave, 'RequestAdjustment', adjusting())
      .as(officer, 'DecideAdjustment', { ...approval, version: 4 })
    expect(statuses(last)).toEqual(['accepted', 'rejected', 'withdrawn', 'accepted'])
    expect(currentOf(stateOf(last)).number).toBe(4)
    expect(currentOf(stateOf(withdrawn)).number).toBe(1)
  })

  test('is decided by its number: another one than the pending is named', () => {
    requested
      .when(officer, 'DecideAdjustment', { ...approval, version: 3 })
      .rejected({ name: 'NothingPending', rule: 'TXN-07', pending: 2 })
  })
})

describe('a re-determination', () => {
  test('is in effect at once, may use reserved codes, and says what it costs', () => {
    const own = redetermination({ basedOn: 2, changes: [cheaper] })
    const after = approved.as(officer, 'RedetermineDeclaration', own)
    expect(dataOf(after, 'DeclarationRedetermined')).toMatchObject({
      version: 3,
      basedOn: 2,
      basis: 'verification',
      soAdjNumber: 'SOADJ2',
      gstRegistered: false,
      delta: { totalPayable: '-11.19' },
      billingPeriod: '2026-03',
    })
    expect(currentOf(stateOf(after)).number).toBe(3)
  })

  test('reaches SIMA, which an adjustment does not (CK-43)', () => {
    const sima = { ...dearer, line: { ...line, simaSubject: 'S', sima: '5.00' } }
    const late = filed.at(afterDue)
    expect(refusal(late.ask(byDave, 'RequestAdjustment', adjusting({ changes: [sima] })))).toBe(
      'SimaNeedsRedetermination',
    )
    const data = redetermination({ changes: [sima] })
    expect(refusal(late.ask(officer, 'RedetermineDeclaration', data))).toBe('accepted')
  })
})

describe('the phase (TXN-09)', () => {
  const phase = (history: History, at: string) =>
    phaseOf(stateOf(history), { now: utc(at), due: noDueDate, isCorrectableType: true })

  test('is correctable to the due date, adjustable for four years, then closed', () => {
    expect(phase(filed, lastInstant)).toBe('correctable')
    expect(phase(filed, afterDue)).toBe('adjustable')
    expect(phase(filed, '2030-02-03T04:59:59.999Z')).toBe('adjustable')
    expect(phase(filed, '2030-02-03T05:00:00.000Z')).toBe('closed')
    expect(phase(filedOn(mapleStaffed), lastInstant)).toBe('adjustable')
  })

  test('four years from a 29 February end on a 29 February, or on the 28th where there is none', () => {
    const from = (acceptedOn: string) =>
      timeLimitOf({ ...stateOf(filed), acceptedOn: acceptedOn as never })
    expect(from('2028-02-29')).toBe('2032-02-29')
    expect(from('2096-02-29')).toBe('2100-02-28')
  })
})

describe('reason to believe', () => {
  const belief = (learnedOn: string, lines: ReadonlyArray<number>) => ({
    ...draft,
    source: 'verification',
    learnedOn,
    lines,
  })
  const two = { ...dearer, line: { ...line, number: 2 } }
  const both = filed
    .as(byDave, 'CorrectDeclaration', change({ changes: [two] }))
    .as(byDave, 'RecordReasonToBelieve', belief('2026-02-02', [1, 2]))

  test('gives 90 days from the day it was learned', () => {
    expect(dataOf(both, 'ReasonToBelieveRecorded')).toMatchObject({
      importer,
      deadline: '2026-05-03',
      lines: [1, 2],
    })
    expect(owedCorrections(stateOf(both))).toEqual([
      { line: 1, deadline: '2026-05-03' },
      { line: 2, deadline: '2026-05-03' },
    ])
  })

  test('is met by a change of the line, line by line (CK-45)', () => {
    const after = both.as(byDave, 'CorrectDeclaration', change({ basedOn: 2 }))
    expect(owedCorrections(stateOf(after))).toEqual([{ line: 2, deadline: '2026-05-03' }])
  })

  test('starts no later clock for a line that has one', () => {
    const later = both
      .at(utc('2026-03-01T14:00:00.000Z'))
      .as(officer, 'RecordReasonToBelieve', belief('2026-03-01', [1]))
    expect(owedCorrections(stateOf(later))[0]).toEqual({ line: 1, deadline: '2026-05-03' })
    const earlier = both.as(officer, 'RecordReasonToBelieve', belief('2026-02-01', [1]))
    expect(owedCorrections(stateOf(earlier))[0]).toEqual({ line: 1, deadline: '2026-05-02' })
  })

  test('names lines that there are', () => {
    filed
      .when(byDave, 'RecordReasonToBelieve', belief('2026-02-02', [1, 9]))
      .rejected({ name: 'ScopeEmpty', rule: 'CK-45', unknown: [9] })
  })
})
