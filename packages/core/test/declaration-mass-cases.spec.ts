/** What a mass case accepts becomes a version of each declaration, and is posted as any other (CK-128). */
import { describe, expect, test } from 'vitest'
import { type Accepted, currentOf, declaration, ledger, versionsOf } from '../src/index.js'
import { centsOf } from '../src/values/index.js'
import { dave, maple, reaction } from './support/actors.js'
import { recorded, refusal } from './support/answers.js'
import { change, line } from './support/declarations.js'
import { afterDue, filed, filedOn, requested } from './support/filed.js'
import type { History } from './support/history.js'
import { ledgerStream } from './support/ledgers.js'
import { massCaseName, processed, submitted, submitting } from './support/mass-cases.js'
import {
  applying,
  bareOutcomes,
  decision,
  processedAs,
  processedEvent,
  submittedAs,
} from './support/mass-changed.js'
import { mapleStaffed, rm1, stream } from './support/story.js'
import { utc } from './support/time.js'

const byDave = dave.for(maple)
const { massCaseNumber } = submitting
const stateOf = (history: History): Accepted =>
  history.state(declaration, stream.declaration) as Accepted
const since = (after: History, before: History) =>
  after.events(stream.declaration).slice(before.events(stream.declaration).length)
const apply = (history: History) => history.ask(reaction, 'ApplyMassCase', applying)
/** A case of corrections of what may be corrected. */
const correcting = submittedAs('correction', filed)

const payable = (history: History): number => {
  const { totalPayable } = currentOf(stateOf(history)).charges.total
  return totalPayable === null ? 0 : centsOf(totalPayable)
}
const netOf = (history: History): number => {
  const { owed, unallocated } = history.state(ledger, ledgerStream)
  return owed - unallocated
}

describe('an accepted adjustment', () => {
  test('is requested and approved at once, for whom the case was submitted', () => {
    expect(since(processed, submitted)).toMatchObject([
      {
        type: 'AdjustmentRequested',
        data: {
          version: 2,
          basedOn: 1,
          requestedFor: maple,
          requestedOn: '2026-02-02',
          direction: 'refund',
          changes: [
            {
              line: { ...line, tariffTreatment: '31', customsDuty: { kind: 'free' } },
              reasons: submitting.reasonCodes,
            },
          ],
        },
      },
      { type: 'AdjustmentApproved', data: { version: 2, soAdjNumber: 'SOADJ7' } },
      { type: 'MassCaseApplied', data: { importer: rm1, massCaseNumber, version: 2 } },
    ])
    expect(versionsOf(stateOf(processed)).map(({ status }) => status)).toEqual([
      'accepted',
      'accepted',
    ])
    expect(stateOf(processed).pending).toBe(null)
  })

  test('is refunded, GST not to a registrant', () => {
    expect(processed.events(ledgerStream).at(-1)).toMatchObject({
      type: 'CreditPosted',
      data: { amounts: [{ account: 'duty', amount: '19.50' }] },
    })
  })

  test('is in time by the day on which its case was submitted', () => {
    const late = utc('2030-02-03T05:00:00.000Z')
    expect(currentOf(stateOf(processedAs(submitted.at(late)))).number).toBe(2)
    const submittedLate = submittedAs('adjustment', filedOn(mapleStaffed).at(late))
    expect(() => processedAs(submittedLate)).toThrow('TimeLimitPassed')
  })
})

describe('an accepted correction', () => {
  test('takes the place of the debt', () => {
    const after = processedAs(correcting)
    expect(since(after, correcting)).toMatchObject([
      { type: 'DeclarationCorrected', data: { version: 2, correctedFor: maple } },
      { type: 'MassCaseApplied', data: { version: 2 } },
    ])
    expect(netOf(after)).toBe(payable(after))
  })

  test('must still be in time when it is made (TXN-08)', () => {
    expect(() => processedAs(correcting.at(afterDue))).toThrow('CorrectionWindowClosed')
  })
})

describe('every line', () => {
  test('takes what is stated, and keeps the rest; lines without a change stay out', () => {
    const two = filed.as(
      byDave,
      'CorrectDeclaration',
      change({
        changes: [
          {
            line: { ...line, number: 2, tariffTreatment: '31', customsDuty: { kind: 'free' } },
            reasons: ['R3-32.2.VFD'],
          },
        ],
      }),
    )
    const after = processedAs(submittedAs('correction', two))
    expect(since(after, two)[0]).toMatchObject({
      data: { version: 3, changes: [{ line: { number: 1, description: line.description } }] },
    })
  })

  test('under a code that does not support it is left to people (TXN-11)', () => {
    const owing = submittedAs('correction', filed, { reasonCodes: ['R3-32.2.VFD'] })
    expect(() => processedAs(owing)).toThrow('ReasonCodeOrder')
  })
})

describe('a case', () => {
  test('changes a declaration once', () => {
    expect(recorded(apply(processed))).toEqual([])
  })

  test('rejected a declaration: its reasons stand in the case, and the declaration as it was', () => {
    const [accepted, rejected] = decision().decision.outcomes.map((one) => ({
      ...one,
      transactionNumber: submitting.changes.find(
        ({ transactionNumber }) => transactionNumber !== one.transactionNumber,
      )?.transactionNumber,
    }))
    const turnedDown = submittedAs('adjustment', filedOn(mapleStaffed)).given(
      massCaseName,
      processedEvent({ outcomes: [accepted, rejected] }),
    )
    expect(refusal(apply(turnedDown))).toBe('NoMassCaseChange')
    expect(stateOf(turnedDown).version).toBe(1)
  })

  test('of before it recorded what it changes is left to people', () => {
    expect(refusal(apply(submitted.given(massCaseName, bareOutcomes)))).toBe('NoMassCaseChange')
    expect(refusal(apply(filedOn(mapleStaffed)))).toBe('NoMassCaseChange')
  })

  test('of another account does not reach this declaration', () => {
    const submittedFor = submitted.events(massCaseName)[0]
    const foreign = filedOn(mapleStaffed).given(
      massCaseName,
      {
        ...submittedFor,
        data: { ...(submittedFor?.data as object), importer: `${maple}RM0002` },
      } as never,
      processedEvent(),
    )
    expect(refusal(apply(foreign))).toBe('NoMassCaseChange')
  })

  test('waits for what waits already (TXN-07)', () => {
    const waiting = submittedAs('adjustment', requested)
    expect(() => processedAs(waiting)).toThrow('VersionPending')
    expect(waiting.events(stream.declaration)).toEqual(requested.events(stream.declaration))
  })
})
