/** What the agency answers to versions of other systems, and what people do with such a declaration. */
import { describe, expect, test } from 'vitest'
import { declaration, versionProof } from '../src/index.js'
import { pendingOf } from '../src/transaction/declaration/state/imported.js'
import { atlas, cbsa, dave, maple, officer } from './support/actors.js'
import { eventTypes, recorded, refusal } from './support/answers.js'
import { change, cheaper, dearer, draft, line, release } from './support/declarations.js'
import {
  afterDue,
  approval,
  filed,
  redetermination,
  rejection,
  requested,
} from './support/filed.js'
import {
  acceptance,
  acceptedElsewhere,
  assessedElsewhere,
  assessment,
  cancelled,
  dearerVersion,
  decision,
  elsewhere,
  filedState,
  imported,
  importing,
  inMay,
  lateAcceptance,
  messageRejection,
  overtaken,
  stateOf,
  statuses,
  version,
} from './support/imports.js'
import { mapleStaffed, stream } from './support/story.js'

const byDave = dave.for(maple)

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

  test('of what was no adjustment by its dates says so, and changes nothing in either order (B5)', () => {
    const two = imported(acceptedElsewhere.at(inMay), ['RecordVersion', dearerVersion(2)])
    const corrected = imported(two, ['RecordAcceptance', acceptance(2)])
    for (const outcome of ['approved', 'rejected']) {
      const [event] = recorded(corrected.ask(importing, 'RecordDecision', decision(2, outcome)))
      expect(event?.data).toMatchObject({ otherwise: 'correction' })
      const decided = imported(corrected, ['RecordDecision', decision(2, outcome)])
      const decidedFirst = imported(
        two,
        ['RecordDecision', decision(2, outcome)],
        ['RecordAcceptance', acceptance(2)],
      )
      expect(filedState(decided).version).toBe(2)
      expect(filedState(decidedFirst).versions).toEqual(filedState(decided).versions)
      expect(filedState(decidedFirst).version).toBe(2)
    }
  })

  test('of the first version that is known is kept until an earlier one is', () => {
    const second = imported(
      elsewhere.at(inMay),
      ['RecordVersion', dearerVersion(2)],
      ['RecordAcceptance', lateAcceptance(2)],
      ['RecordDecision', decision(2, 'rejected')],
    )
    expect(statuses(second)).toEqual(['1 recorded', '2 accepted'])
    const both = imported(second, ['RecordAcceptance', acceptance(1)])
    expect(statuses(both)).toEqual(['1 accepted', '2 rejected'])
    second
      .when(importing, 'RecordDecision', decision(1, 'approved'))
      .rejected({ name: 'AnswerDiffers', rule: 'CK-120', field: 'status' })
  })

  test('and a message that was turned down are both kept, and the decision stands', () => {
    const two = imported(acceptedElsewhere.at(inMay), ['RecordVersion', dearerVersion(2)])
    const facts = [
      ['RecordRejection', messageRejection(2)],
      ['RecordDecision', decision(2, 'approved')],
    ] as const
    expect(statuses(imported(two, ...facts))[1]).toBe('2 accepted')
    expect(statuses(imported(two, ...facts.toReversed()))[1]).toBe('2 accepted')
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

  test('of a later version leaves no approval of an earlier one that was requested here', () => {
    overtaken
      .when(officer, 'DecideAdjustment', approval)
      .rejected({ name: 'StaleVersion', rule: 'TXN-03', current: 3 })
    const turnedDown = overtaken.as(officer, 'DecideAdjustment', rejection)
    expect(filedState(turnedDown)).toMatchObject({ version: 3, pending: null })
    const [approvedBefore] = recorded(requested.ask(officer, 'DecideAdjustment', approval))
    const folded = declaration.evolve(stateOf(overtaken), approvedBefore as never)
    expect(folded).toMatchObject({ version: 3, pending: null })
  })

  test('of an earlier version is waited for by nobody', () => {
    const later = imported(
      waiting,
      ['RecordVersion', version(3)],
      ['RecordAcceptance', lateAcceptance(3)],
      ['RecordDecision', decision(3, 'approved')],
    )
    expect(statuses(later)).toEqual(['1 accepted', '2 pending', '3 accepted'])
    expect(pendingOf(filedState(later))).toBe(null)
    const adjustment = change({ basedOn: 3, evidence: true })
    expect(refusal(later.ask(byDave, 'RequestAdjustment', adjustment))).toBe('accepted')
  })

  test('is waited for by everybody who would file the next version (TXN-07)', () => {
    expect(pendingOf(filedState(waiting))).toBe(2)
    const refused = waiting.ask(byDave, 'RequestAdjustment', change({ evidence: true }))
    expect(refusal(refused)).toBe('VersionPending')
    expect(refusal(waiting.ask(officer, 'DecideAdjustment', approval))).toBe('NothingPending')
  })
})

describe('a cancellation', () => {
  const ended = imported(acceptedElsewhere, ['RecordCancellation', { ...draft, version: 3 }])

  test('ends what may be filed, here and elsewhere, but not what is known of before', () => {
    expect(refusal(ended.ask(byDave, 'CorrectDeclaration', change()))).toBe('DeclarationCancelled')
    expect(refusal(ended.ask(importing, 'RecordVersion', version(4)))).toBe('DeclarationCancelled')
    expect(refusal(ended.ask(importing, 'RecordVersion', version(2)))).toBe('accepted')
    const again = ended.ask(importing, 'RecordCancellation', { ...draft, version: 3 })
    expect(eventTypes(again)).toEqual([])
  })

  test('leaves nothing to approve that waits here, but to reject', () => {
    cancelled
      .when(officer, 'DecideAdjustment', approval)
      .rejected({ name: 'DeclarationCancelled', rule: 'CK-121', cancelledBy: 3 })
    expect(refusal(cancelled.ask(officer, 'DecideAdjustment', rejection))).toBe('accepted')
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
    const asked = { ...assessment(1), lines: two }
    const answered = unheld.as(importing, 'RecordAssessment', asked)
    const events = answered.events(stream.declaration) as Parameters<typeof versionProof>[0]
    const proof = versionProof(events, { number: 1, measuresAt: () => [] })
    expect(proof).toMatchObject({
      right: {
        lines: [{ noTerms: null }, { noTerms: 'NotHeld', terms: null, charges: { sima: null } }],
        otherwise: [],
      },
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
