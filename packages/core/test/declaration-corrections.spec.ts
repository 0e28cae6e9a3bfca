/** Corrections: in effect at once, until the due date, for goods released prior to payment. */
import { contentHash } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { currentOf, declaration, type Filed, versionsOf } from '../src/index.js'
import { alice, atlas, bob, cbsa, dave, maple, officer } from './support/actors.js'
import { eventTypes, recorded, refusal } from './support/answers.js'
import {
  change,
  cheaper,
  completeEdit,
  dearer,
  draft,
  header,
  line,
  number,
  opening,
  release,
} from './support/declarations.js'
import { afterDue, filed, filedOn, lastInstant } from './support/filed.js'
import type { History } from './support/history.js'
import { delegated, delegatedWith, mapleStaffed, pair, rm1, stream } from './support/story.js'
import { hoursAfter, monday, utc } from './support/time.js'

const byDave = dave.for(maple)
const stateOf = (history: History): Filed =>
  history.state(declaration, stream.declaration) as unknown as Filed
const hashOf = (content: object): string => {
  const hash = contentHash(content as never)
  if (E.isLeft(hash)) throw new Error(hash.left)
  return hash.right
}
const corrected = (history: History, named: object = {}): object =>
  recorded(history.ask(byDave, 'CorrectDeclaration', change(named)))[0]?.data as object

describe('a correction', () => {
  test('is the next version, with its charges, their difference, and the debt of before', () => {
    expect(corrected(filed)).toMatchObject({
      transactionNumber: number,
      importer: rm1,
      accountSecurityNumber: '10000',
      version: 2,
      basedOn: 1,
      correctedFor: maple,
      correctedOn: '2026-02-02',
      changes: [dearer],
      contentHash: hashOf({ header, lines: [dearer.line] }),
      charges: { total: { totalPayable: '33.57' } },
      delta: { customsDuty: '3.90', salesTax: '1.69', totalPayable: '5.59', luxuryTax: '0.00' },
      billingPeriod: '2026-02',
      paymentDueDate: '2026-03-03',
    })
  })

  test('takes effect at once, and leaves the version before as it was (TXN-04, TXN-05)', () => {
    const before = versionsOf(stateOf(filed))
    const after = stateOf(filed.as(byDave, 'CorrectDeclaration', change()))
    expect(versionsOf(after)[0]).toEqual(before[0])
    expect(currentOf(after)).toMatchObject({ number: 2, basedOn: 1, status: 'accepted' })
    expect(currentOf(after).lines.get(1)).toEqual(dearer.line)
  })

  test('keeps the lines it does not name, and may add some (TXN-06)', () => {
    const added = { ...dearer, line: { ...line, number: 7 } }
    const after = stateOf(filed.as(byDave, 'CorrectDeclaration', change({ changes: [added] })))
    expect([...currentOf(after).lines.keys()]).toEqual([1, 7])
  })

  test('records only the lines that differ, and compares whole lines', () => {
    const same = { line, reasons: [] }
    const added = { ...dearer, line: { ...line, number: 2 } }
    expect(corrected(filed, { changes: [same, added] })).toMatchObject({ changes: [added] })
    const quoted = { ...dearer, line: { ...line, rulingNumber: 'TRS-4711' } }
    expect(corrected(filed, { changes: [quoted] })).toMatchObject({
      delta: { totalPayable: '0.00' },
    })
  })

  test('may be of the header alone, without a reason code; a contradiction is noted', () => {
    const moved = { changes: [], header: { ...header, releaseOffice: '0498' } }
    const answer = filed.ask(byDave, 'CorrectDeclaration', change(moved))
    expect(eventTypes(answer)).toEqual(['DeclarationCorrected', 'ReleaseMismatchNoted'])
    expect(recorded(answer)[1]?.data).toMatchObject({ version: 2, fields: ['releaseOffice'] })
  })

  test('with an unknown code is accepted and said to be unchecked (CK-42)', () => {
    const odd = { ...dearer, reasons: ['X-1'] }
    expect(corrected(filed, { changes: [odd] })).toMatchObject({
      unchecked: expect.arrayContaining(['ReasonCode']) as unknown,
    })
    expect(corrected(filed)).not.toMatchObject({
      unchecked: expect.arrayContaining(['ReasonCode']) as unknown,
    })
  })

  test('by dated codes: before its first day a code is unknown', () => {
    const code = { ...dearer, reasons: ['R5-NEW'] }
    const from = (day: string): History =>
      filed.supplied('reasonCodes', [
        {
          code: 'R5-NEW',
          statute: '32.2',
          direction: 'refund',
          reservedForCbsa: false,
          programCode: null,
          from: day,
          until: null,
        },
      ])
    const asking = change({ changes: [code] })
    expect(refusal(from('2026-02-02').ask(byDave, 'CorrectDeclaration', asking))).toBe(
      'ReasonCodeOrder',
    )
    expect(refusal(from('2026-02-03').ask(byDave, 'CorrectDeclaration', asking))).toBe('accepted')
  })

  test('of a lower amount needs documents (CK-44)', () => {
    expect(corrected(filed, { changes: [cheaper], evidence: true })).toMatchObject({
      delta: { totalPayable: '-5.60' },
      evidence: true,
    })
    expect(refusal(filed.ask(byDave, 'CorrectDeclaration', change({ changes: [cheaper] })))).toBe(
      'EvidenceMissing',
    )
  })
})

describe('reason codes', () => {
  const asking = (one: object): string =>
    refusal(filed.ask(byDave, 'CorrectDeclaration', change({ changes: [one], evidence: true })))

  test('stand on every changed line (TXN-10)', () => {
    expect(asking({ ...dearer, reasons: [] })).toBe('ReasonCodeMissing')
  })

  test('support first what the line comes to (TXN-11)', () => {
    const both = ['R2-74-1-TT', 'R3-32.2.VFD']
    expect(asking({ ...cheaper, reasons: both })).toBe('accepted')
    expect(asking({ ...cheaper, reasons: both.toReversed() })).toBe('ReasonCodeOrder')
    expect(asking({ ...dearer, reasons: both })).toBe('ReasonCodeOrder')
    expect(asking({ ...dearer, reasons: both.toReversed() })).toBe('accepted')
  })

  test('of a line that comes to the same are not those of a refund', () => {
    const renamed = { ...line, description: 'Two bicycles' }
    expect(asking({ line: renamed, reasons: ['R2-74-1-TT'] })).toBe('ReasonCodeOrder')
    expect(asking({ line: renamed, reasons: ['R2-32-2.TC'] })).toBe('accepted')
  })
})

describe('the phase of corrections (TXN-08)', () => {
  const correcting = (history: History): string =>
    refusal(history.ask(byDave, 'CorrectDeclaration', change()))

  test('ends with the due date, at midnight Eastern', () => {
    expect(correcting(filed.at(lastInstant))).toBe('accepted')
    expect(correcting(filed.at(afterDue))).toBe('CorrectionWindowClosed')
  })

  test('is as long as a deferral that is known now makes it', () => {
    const deferred = filed.as(officer, 'AnnounceDeferral', {
      bn15: rm1,
      kinds: ['import'],
      dueFrom: '2026-03-01',
      dueTo: '2026-03-31',
      deferredTo: '2026-03-20',
    })
    expect(correcting(deferred.at(afterDue))).toBe('accepted')
    expect(correcting(deferred.at(utc('2026-03-21T03:59:59.999Z')))).toBe('accepted')
    expect(correcting(deferred.at(utc('2026-03-21T04:00:00.000Z')))).toBe('CorrectionWindowClosed')
  })

  test('takes release prior to payment, as recorded before or after the acceptance', () => {
    const accepted = filedOn(mapleStaffed)
    const other = { ...release, releasedPriorToPayment: false }
    expect(correcting(accepted)).toBe('NotRppAtRelease')
    expect(correcting(accepted.as(cbsa, 'RecordRelease', other))).toBe('NotRppAtRelease')
    expect(correcting(accepted.as(cbsa, 'RecordRelease', release))).toBe('accepted')
  })

  test('is not for goods that were never released', () => {
    const voluntary = mapleStaffed
      .as(cbsa, 'RecordRelease', release)
      .as(byDave, 'OpenDraft', { ...opening, cadType: 'V' })
      .as(byDave, 'EditDraft', completeEdit)
      .as(byDave, 'SubmitDeclaration', draft)
    expect(correcting(voluntary)).toBe('NotRppAtRelease')
  })
})

describe('of a broker', () => {
  const byBob = bob.for(atlas)
  const brokered = (history: History): History =>
    history
      .as(cbsa, 'RecordRelease', release)
      .as(byBob, 'OpenDraft', opening)
      .as(byBob, 'EditDraft', completeEdit)
      .as(byBob, 'SubmitDeclaration', draft)

  test('a correction names it, and goes on in run-off; an adjustment does not (DEL-14)', () => {
    const running = brokered(delegated)
      .at(hoursAfter(monday, 1))
      .as(alice.for(maple), 'RevokeDelegation', {
        ...pair,
        mode: 'RunOff',
      })
    expect(recorded(running.ask(byBob, 'CorrectDeclaration', change()))[0]?.data).toMatchObject({
      correctedFor: atlas,
    })
    expect(refusal(running.ask(byBob, 'RequestAdjustment', change({ evidence: true })))).toBe(
      'NotBegunBeforeEnd',
    )
  })

  test('not of a consultant, who may ask for an adjustment (TXN-47)', () => {
    const consulted = delegatedWith({
      wish: { scope: 'business', capacity: 'TradeConsultant' },
      terms: { scope: 'business' },
    })
    const accepted = filedOn(consulted.as(cbsa, 'RecordRelease', release))
    expect(refusal(accepted.ask(byBob, 'CorrectDeclaration', change()))).toBe('NotCustomsBroker')
    expect(
      refusal(accepted.at(afterDue).ask(byBob, 'RequestAdjustment', change({ evidence: true }))),
    ).toBe('accepted')
  })
})

test('what was recorded before lines could quote a ruling keeps its content hash (TXN-05)', () => {
  const old = mapleStaffed
    .as(byDave, 'OpenDraft', opening)
    .given(stream.declaration, { type: 'DraftEdited', v: 1, data: completeEdit })
  const stored = recorded(old.ask(byDave, 'SubmitDeclaration', draft))[0]?.data
  expect(stored).toMatchObject({ contentHash: hashOf({ header, lines: [line] }) })
})
