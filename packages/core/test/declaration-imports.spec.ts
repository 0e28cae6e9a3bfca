/** Facts of other systems: versions in any order, the agency's answers, and what is in effect then. */
import { describe, expect, test } from 'vitest'
import { type Declaration, declaration } from '../src/index.js'
import { pendingOf } from '../src/transaction/declaration/state/imported.js'
import { type Filed, versionsOf } from '../src/transaction/declaration/state/index.js'
import { atlas, cbsa, cedar, dave, maple, officer } from './support/actors.js'
import { eventTypes, recorded, refusal } from './support/answers.js'
import {
  change,
  cheaper,
  dearer,
  draft,
  header,
  line,
  opening,
  release,
} from './support/declarations.js'
import { afterDue, approval, filed, redetermination, requested } from './support/filed.js'
import type { History } from './support/history.js'
import {
  acceptance,
  acceptedElsewhere,
  assessedElsewhere,
  assessment,
  decision,
  elsewhere,
  imported,
  importing,
  messageRejection,
  version,
} from './support/imports.js'
import { mapleStaffed, rm1, stream } from './support/story.js'
import { utc } from './support/time.js'

const byDave = dave.for(maple)
const number = draft.transactionNumber
const stateOf = (history: History): Declaration => history.state(declaration, stream.declaration)
const filedState = (history: History): Filed => {
  const state = stateOf(history)
  if (state.status !== 'Accepted') throw new Error(`it is ${state.status}`)
  return state
}
const statuses = (history: History): ReadonlyArray<string> => {
  const state = stateOf(history)
  return 'versions' in state ? versionsOf(state).map((one) => `${one.number} ${one.status}`) : []
}
const inMay = utc('2026-05-20T15:00:00.000Z')
const lateAcceptance = (of: number) => acceptance(of, '2026-05-19T15:00:00.000Z')
const dearerLine = { ...line, valuation: { kind: 'valueForDuty', amount: '180.00' } }
const dearerVersion = (of: number) => version(of, { lines: [dearerLine] })

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

describe('a message that was turned down', () => {
  const refused = imported(elsewhere, ['RecordRejection', messageRejection(1)])

  test('leaves its number to be filed again, with other content (CK-121)', () => {
    expect(statuses(refused)).toEqual(['1 refused'])
    expect(refusal(refused.ask(byDave, 'OpenDraft', opening))).toBe('NumberInUse')
    const again = imported(refused, ['RecordVersion', dearerVersion(1)])
    expect(statuses(again)).toEqual(['1 recorded'])
    expect(eventTypes(refused.ask(importing, 'RecordVersion', version(1)))).toEqual([])
  })

  test('is the latest without an answer, where the file names none', () => {
    const two = imported(acceptedElsewhere, ['RecordVersion', version(2)])
    const answer = two.ask(importing, 'RecordRejection', messageRejection(null))
    expect(recorded(answer)[0]?.data).toMatchObject({ version: 2, importer: rm1 })
  })

  test('is told once, and an acceptance stands before it in either order', () => {
    expect(eventTypes(refused.ask(importing, 'RecordRejection', messageRejection(1)))).toEqual([])
    const accepted = imported(refused, ['RecordAcceptance', acceptance(1)])
    expect(statuses(accepted)).toEqual(['1 accepted'])
    expect(refusal(accepted.ask(importing, 'RecordRejection', messageRejection(1)))).toBe(
      'AnswerDiffers',
    )
  })
})

describe('a decision', () => {
  const waiting = imported(
    acceptedElsewhere.at(inMay),
    ['RecordVersion', dearerVersion(2)],
    ['RecordAcceptance', lateAcceptance(2)],
  )

  test('puts an adjustment into effect from that day, or turns it down', () => {
    const approved = imported(waiting, ['RecordDecision', decision(2, 'approved')])
    expect(filedState(approved).version).toBe(2)
    const rejected = imported(waiting, ['RecordDecision', decision(2, 'rejected')])
    expect([filedState(rejected).version, statuses(rejected)[1]]).toEqual([1, '2 rejected'])
    const [event] = recorded(waiting.ask(importing, 'RecordDecision', decision(2, 'approved')))
    expect(event?.data).toMatchObject({ decidedOn: '2026-05-20', otherwise: null })
    expect(declaration.effectiveAt(event as never)).toBe('2026-05-20T15:00:00.000Z')
  })

  test('may be known before the acceptance', () => {
    const early = imported(
      acceptedElsewhere.at(inMay),
      ['RecordVersion', dearerVersion(2)],
      ['RecordDecision', decision(2, 'rejected')],
      ['RecordAcceptance', lateAcceptance(2)],
    )
    expect(statuses(early)).toEqual(['1 accepted', '2 rejected'])
  })

  test('of what was no adjustment by its dates says so; turned down it cannot be (B5)', () => {
    const corrected = imported(
      acceptedElsewhere.at(inMay),
      ['RecordVersion', dearerVersion(2)],
      ['RecordAcceptance', acceptance(2)],
    )
    const [event] = recorded(corrected.ask(importing, 'RecordDecision', decision(2, 'approved')))
    expect(event?.data).toMatchObject({ otherwise: 'correction' })
    corrected
      .when(importing, 'RecordDecision', decision(2, 'rejected'))
      .rejected({ name: 'AnswerDiffers', rule: 'CK-120', field: 'status' })
  })

  test('of an adjustment that was requested here decides it', () => {
    const approved = imported(requested.at(inMay), ['RecordDecision', decision(2, 'approved')])
    expect(filedState(approved)).toMatchObject({ version: 2, pending: null, adjusted: true })
    const rejected = imported(requested.at(inMay), ['RecordDecision', decision(2, 'rejected')])
    expect(filedState(rejected)).toMatchObject({ version: 1, pending: null, adjusted: false })
    expect(refusal(approved.ask(officer, 'DecideAdjustment', approval))).toBe('NothingPending')
    const decidedHere = requested.at(inMay).as(officer, 'DecideAdjustment', approval)
    expect(
      eventTypes(decidedHere.ask(importing, 'RecordDecision', decision(2, 'approved'))),
    ).toEqual([])
    expect(refusal(decidedHere.ask(importing, 'RecordDecision', decision(2, 'rejected')))).toBe(
      'AnswerDiffers',
    )
  })

  test('is waited for by everybody who would file the next version (TXN-07)', () => {
    expect(pendingOf(filedState(waiting))).toBe(2)
    const refused = waiting.ask(byDave, 'RequestAdjustment', change({ evidence: true }))
    expect(refusal(refused)).toBe('VersionPending')
    expect(refusal(waiting.ask(officer, 'DecideAdjustment', approval))).toBe('NothingPending')
  })
})

describe('a cancellation', () => {
  const cancelled = imported(acceptedElsewhere, ['RecordCancellation', { ...draft, version: 3 }])

  test('ends what may be filed, here and elsewhere, but not what is known of before', () => {
    expect(refusal(cancelled.ask(byDave, 'CorrectDeclaration', change()))).toBe(
      'DeclarationCancelled',
    )
    expect(refusal(cancelled.ask(importing, 'RecordVersion', version(4)))).toBe(
      'DeclarationCancelled',
    )
    expect(refusal(cancelled.ask(importing, 'RecordVersion', version(2)))).toBe('accepted')
    const again = cancelled.ask(importing, 'RecordCancellation', { ...draft, version: 3 })
    expect(eventTypes(again)).toEqual([])
  })
})

describe('a command of people on imported versions', () => {
  test('is judged on the highest accepted one, and numbered after the highest known one', () => {
    const three = imported(
      assessedElsewhere,
      ['RecordVersion', dearerVersion(3)],
      ['RecordAcceptance', acceptance(3)],
      ['RecordVersion', version(4)],
    )
    expect(refusal(three.ask(byDave, 'CorrectDeclaration', change()))).toBe('StaleVersion')
    const onThree = change({ basedOn: 3, changes: [cheaper], evidence: true })
    const [corrected] = recorded(three.ask(byDave, 'CorrectDeclaration', onThree))
    expect(corrected?.data).toMatchObject({ version: 5, basedOn: 3, posting: 'difference' })
    const after = three.as(byDave, 'CorrectDeclaration', onThree)
    expect(filedState(after)).toMatchObject({ version: 5, latest: 5 })
    expect(statuses(after)).toEqual(['1 accepted', '3 accepted', '4 recorded', '5 accepted'])
  })

  test('may be an adjustment and a re-determination like of any other', () => {
    const late = assessedElsewhere.at(afterDue)
    expect(eventTypes(late.ask(byDave, 'RequestAdjustment', change({ evidence: true })))).toEqual([
      'AdjustmentRequested',
    ])
    expect(eventTypes(late.ask(officer, 'RedetermineDeclaration', redetermination()))).toEqual([
      'DeclarationRedetermined',
    ])
  })

  test('of the broker that filed it follows from who filed it', () => {
    const byBroker = imported(mapleStaffed, ['RecordVersion', version(1, { filedBy: atlas })])
    expect(stateOf(byBroker)).toMatchObject({ ownedBy: atlas, openedFor: atlas })
    const first = byBroker.events(stream.declaration)[0]
    expect(declaration.parties(first as never)).toEqual([maple, atlas])
  })

  test('states what a line lacks, before it may be changed', () => {
    const compound = { ...line, customsDuty: null } as unknown as typeof line
    const lacking = imported(
      mapleStaffed.as(cbsa, 'RecordRelease', release),
      ['RecordVersion', version(1, { lines: [compound, { ...line, number: 2 }] })],
      ['RecordAcceptance', acceptance(1)],
    )
    const second = { ...dearer, line: { ...dearer.line, number: 2 } }
    expect(refusal(lacking.ask(byDave, 'CorrectDeclaration', change({ changes: [second] })))).toBe(
      'ContentDefective',
    )
    const whole = change({ changes: [dearer, second] })
    expect(refusal(lacking.ask(byDave, 'CorrectDeclaration', whole))).toBe('accepted')
  })
})

describe('an assessment', () => {
  const [event] = recorded(acceptedElsewhere.ask(importing, 'RecordAssessment', assessment(1)))

  test('is kept beside ours, line by line (B6)', () => {
    expect(event?.data).toMatchObject({
      ours: { total: { totalPayable: '27.98' }, lines: [{ customsDuty: '19.50' }] },
      difference: { lines: [], total: {} },
      unmatched: [],
      addsUp: true,
    })
  })

  test('that differs says by how much, in which charge of which line', () => {
    const total = { ...assessment(1).total, customsDuty: '20.00', totalPayable: '28.48' }
    const lines = [{ ...assessment(1).lines[0], customsDuty: '20.00', totalPayable: '28.48' }]
    const other = { ...assessment(1), lines, total }
    const [differing] = recorded(acceptedElsewhere.ask(importing, 'RecordAssessment', other))
    expect(differing?.data).toMatchObject({
      difference: {
        lines: [{ line: 1, customsDuty: '0.50', totalPayable: '0.50' }],
        total: { customsDuty: '0.50', totalPayable: '0.50' },
      },
      addsUp: true,
    })
    const short = { ...assessment(1), lines: [], total: { ...total, salesTax: null } }
    const [unexplained] = recorded(acceptedElsewhere.ask(importing, 'RecordAssessment', short))
    expect(unexplained?.data).toMatchObject({ addsUp: false, unmatched: [1] })
  })

  test('finds ours unknown where a line states what has no place here (CK-124)', () => {
    const unheld = imported(mapleStaffed, [
      'RecordVersion',
      version(1, { lines: [line, { ...line, number: 2 }], unheld: [2] }),
    ])
    const two = assessment(1).lines.flatMap((one) => [one, { ...one, line: 2 }])
    const [assessed] = recorded(
      unheld.ask(importing, 'RecordAssessment', { ...assessment(1), lines: two }),
    )
    expect(assessed?.data).toMatchObject({
      ours: {
        lines: [{ totalPayable: '27.98' }, { totalPayable: null }],
        total: { totalPayable: null },
      },
      difference: { lines: [], total: {} },
    })
  })

  test('of a version filed here is compared with what was charged then', () => {
    const [ofOurs] = recorded(filed.ask(importing, 'RecordAssessment', assessment(1)))
    expect(ofOurs?.data).toMatchObject({ ours: { total: { totalPayable: '27.98' } } })
    expect(eventTypes(filed.ask(importing, 'RecordAssessment', assessment(1)))).toEqual([
      'AssessmentRecorded',
    ])
  })
})
