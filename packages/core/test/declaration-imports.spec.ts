/** Versions that other systems filed: in any order, accepted or turned down, and which is in effect. */
import { describe, expect, test } from 'vitest'
import { declaration } from '../src/index.js'
import { cbsa, cedar, dave, maple } from './support/actors.js'
import { eventTypes, recorded, refusal } from './support/answers.js'
import { change, draft, header, line, opening, release } from './support/declarations.js'
import { filed } from './support/filed.js'
import {
  acceptance,
  acceptedElsewhere,
  dearerVersion,
  decision,
  elsewhere,
  filedState,
  imported,
  importing,
  inMay,
  lateAcceptance,
  messageRejection,
  stateOf,
  statuses,
  version,
} from './support/imports.js'
import { mapleStaffed, rm1 } from './support/story.js'

const byDave = dave.for(maple)
const number = draft.transactionNumber

describe('a version that another system filed', () => {
  test('is recorded whole, and is no acceptance', () => {
    mapleStaffed
      .when(importing, 'RecordVersion', version(1))
      .then({ type: 'VersionRecorded', v: 1, data: version(1) })
    expect(stateOf(elsewhere)).toMatchObject({
      status: 'Recorded',
      importer: rm1,
      ownedBy: maple,
      openedAt: '2026-02-02T13:00:00.000Z',
      latest: 1,
    })
    expect(refusal(elsewhere.ask(byDave, 'CorrectDeclaration', change()))).toBe('NotAccepted')
    expect(refusal(elsewhere.ask(byDave, 'OpenDraft', opening))).toBe('NumberInUse')
    expect(
      refusal(
        elsewhere.ask(byDave, 'EditDraft', { ...draft, header: null, lines: [], removedLines: [] }),
      ),
    ).toBe('NotDraft')
  })

  test('again is true already; another document under its number is a conflict (TXN-05)', () => {
    expect(eventTypes(elsewhere.ask(importing, 'RecordVersion', version(1)))).toEqual([])
    const other = { ...version(1), documentHash: 'f'.repeat(64) }
    elsewhere
      .when(importing, 'RecordVersion', other)
      .rejected({ name: 'VersionConflict', rule: 'TXN-05', version: 1 })
  })

  test('that was filed here is known by its content', () => {
    expect(eventTypes(filed.ask(importing, 'RecordVersion', version(1)))).toEqual([])
    expect(refusal(filed.ask(importing, 'RecordVersion', dearerVersion(1)))).toBe('VersionConflict')
  })

  test('may come without those before it, which is noted and held (B18)', () => {
    const answer = elsewhere.ask(importing, 'RecordVersion', version(4))
    expect(recorded(answer)[1]).toEqual({
      type: 'VersionGapNoted',
      v: 1,
      data: { transactionNumber: number, importer: rm1, version: 4, from: 2, through: 3 },
    })
    const gapped = elsewhere.as(importing, 'RecordVersion', version(4))
    expect(eventTypes(gapped.ask(importing, 'RecordVersion', version(3)))).toEqual([
      'VersionRecorded',
      'VersionGapNoted',
    ])
    expect(eventTypes(gapped.ask(importing, 'RecordVersion', version(5)))).toEqual([
      'VersionRecorded',
    ])
    expect(statuses(gapped)).toEqual(['1 recorded', '4 recorded'])
  })

  test('keeps every line of the one before, and misses none that a later one has (TXN-06)', () => {
    const second = { ...line, number: 2 }
    const both = imported(elsewhere, ['RecordVersion', version(3, { lines: [line, second] })])
    both
      .when(importing, 'RecordVersion', version(4))
      .rejected({ name: 'LineRemoved', rule: 'TXN-06', lines: [2] })
    both
      .when(importing, 'RecordVersion', version(2, { lines: [line, { ...line, number: 7 }] }))
      .rejected({ name: 'LineRemoved', rule: 'TXN-06', lines: [7] })
    const refused = imported(both, ['RecordRejection', messageRejection(3)])
    expect(refusal(refused.ask(importing, 'RecordVersion', version(4)))).toBe('accepted')
  })

  test('does not take a number from its importer, nor from a draft that is open (TXN-02)', () => {
    const theirs = version(2, { importer: `${cedar}RM0001` })
    expect(refusal(elsewhere.ask(importing, 'RecordVersion', theirs))).toBe('NumberInUse')
    const drafted = mapleStaffed.as(byDave, 'OpenDraft', opening)
    expect(refusal(drafted.ask(importing, 'RecordVersion', version(1)))).toBe('NumberInUse')
    const discarded = drafted.as(byDave, 'DiscardDraft', draft)
    expect(refusal(discarded.ask(importing, 'RecordVersion', version(1)))).toBe('accepted')
    expect(refusal(discarded.ask(importing, 'RecordVersion', theirs))).toBe('NumberInUse')
  })

  test('that contradicts the release says so', () => {
    const other = version(1, { header: { ...header, releaseOffice: '0498' } })
    const released = mapleStaffed.as(cbsa, 'RecordRelease', release)
    expect(eventTypes(released.ask(importing, 'RecordVersion', other))).toEqual([
      'VersionRecorded',
      'ReleaseMismatchNoted',
    ])
  })

  test('must be what its hash names', () => {
    const sent = { ...version(1), contentHash: '0'.repeat(64) }
    mapleStaffed.when(importing, 'RecordVersion', sent).rejected({
      name: 'HashDiffers',
      rule: 'TXN-05',
      contentHash: version(1).contentHash,
    })
  })

  test('leaves the release unaccounted and the declaration open until it is accepted', () => {
    expect(stateOf(elsewhere).status).toBe('Recorded')
    expect(stateOf(acceptedElsewhere).status).toBe('Accepted')
    expect(stateOf(elsewhere).release).not.toBe(null)
    expect(stateOf(acceptedElsewhere).release).not.toBe(null)
  })
})

describe('an acceptance', () => {
  test('holds from when it was given, with deadline, period and due date as if filed here', () => {
    const [accepted] = recorded(elsewhere.ask(importing, 'RecordAcceptance', acceptance(1)))
    expect(accepted).toEqual({
      type: 'AcceptanceRecorded',
      v: 1,
      data: {
        ...acceptance(1),
        importer: rm1,
        acceptedOn: '2026-02-02',
        filedAs: 'original',
        otherwise: null,
        accountingDeadline: '2026-02-09',
        late: false,
        billingAnchor: 'act',
        billingPeriod: '2026-02',
        paymentDueDate: '2026-03-03',
      },
    })
    expect(declaration.effectiveAt(accepted as never)).toBe('2026-02-02T13:30:00.000Z')
    expect(filedState(acceptedElsewhere)).toMatchObject({
      acceptedOn: filedState(filed).acceptedOn,
      billingPeriod: filedState(filed).billingPeriod,
      paymentDueDate: filedState(filed).paymentDueDate,
    })
  })

  test('of a type that we have no rules for counts from its day', () => {
    const odd = imported(mapleStaffed, ['RecordVersion', version(1, { cadType: '10' })])
    const [accepted] = recorded(odd.ask(importing, 'RecordAcceptance', acceptance(1)))
    expect(accepted?.data).toMatchObject({ accountingDeadline: null, paymentDueDate: '2026-03-03' })
  })

  test('is not placed by a release that is later', () => {
    const ahead = { ...header, releaseDate: '2299-12-31' }
    const never = imported(mapleStaffed, ['RecordVersion', version(1, { header: ahead })])
    const [accepted] = recorded(never.ask(importing, 'RecordAcceptance', acceptance(1)))
    expect(accepted?.data).toMatchObject({
      accountingDeadline: null,
      late: false,
      billingPeriod: '2026-02',
      paymentDueDate: '2026-03-03',
    })
  })

  test('by the due date is of a correction, in effect; after it of an adjustment, which waits (B5)', () => {
    const two = imported(acceptedElsewhere, ['RecordVersion', dearerVersion(2)])
    const inTime = acceptance(2, '2026-03-04T04:59:59.999Z')
    const corrected = two.at(inMay).as(importing, 'RecordAcceptance', inTime)
    expect(filedState(corrected).version).toBe(2)
    const tooLate = acceptance(2, '2026-03-04T05:00:00.000Z')
    const adjusted = two.at(inMay).as(importing, 'RecordAcceptance', tooLate)
    expect(filedState(adjusted).version).toBe(1)
    expect(statuses(adjusted)).toEqual(['1 accepted', '2 pending'])
    const found = [inTime, tooLate].map(
      (sent) => recorded(two.at(inMay).ask(importing, 'RecordAcceptance', sent))[0]?.data,
    )
    expect(found).toMatchObject([{ filedAs: 'correction' }, { filedAs: 'adjustment' }])
  })

  test('names the rulings that are quoted, as soon as the version is in effect', () => {
    const quoting = (of: number, rulingNumber: string) =>
      version(of, { lines: [{ ...line, rulingNumber } as typeof line] })
    const one = imported(mapleStaffed.at(inMay), ['RecordVersion', quoting(1, 'R-2026-0001')])
    const [, first] = recorded(one.ask(importing, 'RecordAcceptance', acceptance(1)))
    expect(first).toMatchObject({ type: 'RulingsQuoted', data: { version: 1 } })
    const two = imported(
      one,
      ['RecordAcceptance', acceptance(1)],
      ['RecordVersion', quoting(2, 'R-2026-0002')],
    )
    const waits = two.ask(importing, 'RecordAcceptance', lateAcceptance(2))
    expect(eventTypes(waits)).toEqual(['AcceptanceRecorded'])
    const waiting = imported(two, ['RecordAcceptance', lateAcceptance(2)])
    const [, second] = recorded(waiting.ask(importing, 'RecordDecision', decision(2, 'approved')))
    expect(second).toMatchObject({ data: { version: 2, rulings: ['R-2026-0002'] } })
  })

  test('is late for the first version alone, of which the deadline is', () => {
    const lateOf = (history: typeof elsewhere, number: number) =>
      recorded(history.at(inMay).ask(importing, 'RecordAcceptance', lateAcceptance(number)))[0]
        ?.data
    const two = imported(acceptedElsewhere, ['RecordVersion', dearerVersion(2)])
    expect(lateOf(two, 2)).toMatchObject({ late: false })
    expect(lateOf(elsewhere, 1)).toMatchObject({ late: true })
  })

  test('names what the file called the version, where it is something else (B5)', () => {
    const two = imported(acceptedElsewhere, [
      'RecordVersion',
      { ...dearerVersion(2), stated: 'adjustment' },
    ])
    const answer = two.ask(importing, 'RecordAcceptance', acceptance(2))
    expect(recorded(answer)[0]?.data).toMatchObject({
      filedAs: 'correction',
      otherwise: 'adjustment',
    })
  })

  test('of the first version, told last, decides what the others are', () => {
    const later = imported(
      elsewhere.at(inMay),
      ['RecordVersion', dearerVersion(2)],
      ['RecordAcceptance', lateAcceptance(2)],
    )
    expect(filedState(later).version).toBe(2)
    const known = imported(later, ['RecordAcceptance', acceptance(1)])
    expect(statuses(known)).toEqual(['1 accepted', '2 pending'])
    expect(filedState(known)).toMatchObject({ version: 1, first: 1, acceptedOn: '2026-02-02' })
  })

  test('again is true already, of a version filed here too; at another time it differs', () => {
    expect(eventTypes(acceptedElsewhere.ask(importing, 'RecordAcceptance', acceptance(1)))).toEqual(
      [],
    )
    expect(eventTypes(filed.ask(importing, 'RecordAcceptance', acceptance(1)))).toEqual([])
    acceptedElsewhere
      .when(importing, 'RecordAcceptance', acceptance(1, '2026-02-02T13:31:00.000Z'))
      .rejected({ name: 'AnswerDiffers', rule: 'CK-120', field: 'acceptedAt' })
  })
})

test('versions that are told from the last to the first are judged like any others', () => {
  const numbers = Array.from({ length: 12 }, (_, index) => 12 - index)
  const late = (of: number) => (of > 6 ? lateAcceptance(of) : acceptance(of))
  const facts = numbers.flatMap((of) => [
    ['RecordVersion', version(of)] as const,
    ['RecordAcceptance', late(of)] as const,
  ])
  const told = imported(mapleStaffed.at(inMay), ...facts)
  expect(filedState(told)).toMatchObject({ version: 6, first: 1 })
  expect(statuses(told)).toEqual(
    numbers.toReversed().map((of) => `${of} ${of > 6 ? 'pending' : 'accepted'}`),
  )
})
