/** What a declaration comes to goes to the ledger of its importer, version by version. */
import type { DomainEvent } from '@carmkit/kernel'
import { describe, expect, test } from 'vitest'
import { type Accepted, currentOf, declaration, ledger } from '../src/index.js'
import { centsOf } from '../src/values/index.js'
import { cbsa, dave, maple, officer } from './support/actors.js'
import { change, cheaper, dearer, draft, line, opening, release } from './support/declarations.js'
import {
  afterDue,
  approval,
  filed,
  filedOn,
  redetermination,
  rejection,
  requested,
} from './support/filed.js'
import type { History } from './support/history.js'
import { ledgerStream } from './support/ledgers.js'
import { rm1 as bn15, mapleStaffed, stream } from './support/story.js'
import { utc } from './support/time.js'

const byDave = dave.for(maple)
const number = draft.transactionNumber

/** Events of the ledger behind those of the first history. */
const posted = (history: History, since?: History): ReadonlyArray<DomainEvent> =>
  history.events(ledgerStream).slice(since?.events(ledgerStream).length ?? 0)

/** What debts and credits of the ledger come to together, in cents. */
const netOf = (history: History): number => {
  const { owed, unallocated } = history.state(ledger, ledgerStream)
  return owed - unallocated
}

const payableOf = (history: History): number => {
  const state = history.state(declaration, stream.declaration) as Accepted
  const { totalPayable } = currentOf(state).charges.total
  return totalPayable === null ? 0 : centsOf(totalPayable)
}

const corrected = (history: History, named: object): History =>
  history.as(byDave, 'CorrectDeclaration', change({ evidence: true, ...named }))

const decidedOn = (named: object, gstRegistered: boolean): History =>
  filed
    .as(byDave, 'RequestAdjustment', change({ evidence: true, ...named }), afterDue)
    .as(
      officer,
      'DecideAdjustment',
      { ...approval, decision: { ...approval.decision, gstRegistered } },
      afterDue,
    )

describe('an accepted declaration', () => {
  test('is owed by its importer, by charge, in its period and under its security', () => {
    expect(posted(filed)).toMatchObject([
      {
        type: 'ReceivablePosted',
        data: {
          bn15,
          debt: `${number}/1`,
          amounts: [
            { account: 'duty', amount: '19.50' },
            { account: 'gst', amount: '8.48' },
          ],
          billingPeriod: '2026-02',
          dueDate: '2026-03-03',
          accountSecurity: '10000',
        },
      },
    ])
  })

  test('comes to its total in every account that a charge can have', () => {
    const everything = {
      ...line,
      sima: '34.00',
      excise: [{ kind: 'adValorem', rate: '0.1' }],
      luxury: { taxableValue: '120000.00', threshold: '100000.00' },
      provincialTaxRate: '0.08',
      consumption: 'casual',
    }
    const charged = mapleStaffed
      .as(cbsa, 'RecordRelease', release)
      .as(byDave, 'OpenDraft', opening)
      .as(byDave, 'EditDraft', {
        ...draft,
        header: {
          releaseDate: '2026-02-02',
          releaseOffice: '0497',
          cargoControlNumber: null,
        },
        lines: [everything],
        removedLines: [],
      })
      .as(byDave, 'SubmitDeclaration', draft)
    expect(netOf(charged)).toBe(payableOf(charged))
  })
})

describe('a correction', () => {
  test('takes the place of the debt (TXN-33)', () => {
    const dear = corrected(filed, { changes: [dearer] })
    expect(posted(dear, filed)).toMatchObject([
      {
        type: 'ReceivableReplaced',
        data: { debt: `${number}/1`, source: { version: 2 }, correctedOn: '2026-02-02' },
      },
    ])
    expect(netOf(dear)).toBe(payableOf(dear))
  })

  test('to nothing, and back, has a debt to replace (CK-50)', () => {
    const free = {
      line: { ...line, customsDuty: null, salesTaxRate: null },
      reasons: ['R2-74-1-TT'],
    }
    const nothing = {
      ...free.line,
      customsDuty: { kind: 'adValorem', rate: '0' },
      salesTaxRate: '0',
    }
    const nil = corrected(filed, { changes: [{ ...free, line: nothing }] })
    expect(netOf(nil)).toBe(0)
    const back = corrected(nil, { basedOn: 2, changes: [dearer] })
    expect(netOf(back)).toBe(payableOf(back))
    expect(posted(back).map(({ type }) => type)).toEqual([
      'ReceivablePosted',
      'ReceivableReplaced',
      'ReceivableReplaced',
    ])
  })

  test.each([
    ['dearer', dearer, 'ReceivablePosted'],
    ['cheaper', cheaper, 'CreditPosted'],
  ])('of what the agency has changed since is posted as a difference: %s', (_, one, type) => {
    const again = { ...one, line: { ...one.line, description: 'Two bicycles' } }
    const middle = { line: { ...line, valuation: { kind: 'valueForDuty', amount: '150.50' } } }
    const changed = filed.as(
      officer,
      'RedetermineDeclaration',
      redetermination({ changes: [{ ...middle, reasons: ['R3-32.2.VFD'] }] }),
    )
    expect(netOf(changed)).toBe(payableOf(changed))
    const after = corrected(changed, { basedOn: 2, changes: [again] })
    expect(posted(after, changed).map((event) => event.type)).toEqual([type])
    expect(netOf(after)).toBe(payableOf(after))
  })
})

describe('a decision of the agency', () => {
  test('posts what is owed more as a debt of its own', () => {
    const dear = decidedOn({ changes: [dearer] }, true)
    expect(posted(dear, filed)).toMatchObject([
      {
        type: 'ReceivablePosted',
        data: {
          debt: `${number}/2`,
          amounts: [
            { account: 'duty', amount: '3.90' },
            { account: 'gst', amount: '1.69' },
          ],
          billingPeriod: '2026-03',
        },
      },
    ])
    expect(netOf(dear)).toBe(payableOf(dear))
  })

  test('refunds GST to an importer without registration only (TXN-34)', () => {
    const registrant = decidedOn({ changes: [cheaper] }, true)
    const consumer = decidedOn({ changes: [cheaper] }, false)
    const duty = { account: 'duty', amount: '3.90' }
    expect(posted(registrant, filed)).toMatchObject([
      { type: 'CreditPosted', data: { fund: `credit/${number}/2`, amounts: [duty] } },
    ])
    expect(posted(consumer, filed)).toMatchObject([
      { type: 'CreditPosted', data: { amounts: [duty, { account: 'gst', amount: '1.70' }] } },
    ])
    expect(netOf(consumer)).toBe(payableOf(consumer))
  })

  test('posts a debt and a credit where charges go both ways (CK-51)', () => {
    const other = {
      ...line,
      customsDuty: { kind: 'adValorem', rate: '0' },
      excise: [{ kind: 'adValorem', rate: '0.2' }],
    }
    const both = decidedOn({ changes: [{ line: other, reasons: ['R3-32.2.VFD'] }] }, true)
    expect(posted(both, filed).map(({ type, data }) => [type, data])).toMatchObject([
      ['ReceivablePosted', { amounts: [{ account: 'excise' }, { account: 'gst' }] }],
      ['CreditPosted', { amounts: [{ account: 'duty', amount: '19.50' }] }],
    ])
    expect(netOf(both)).toBe(payableOf(both))
  })

  test('that changes no charge posts nothing', () => {
    const renamed = { line: { ...line, description: 'Two bicycles' }, reasons: ['R2-32-2.TC'] }
    expect(posted(decidedOn({ changes: [renamed] }, true), filed)).toEqual([])
  })

  test('against the request posts nothing, nor did the request', () => {
    const turnedDown = requested.as(officer, 'DecideAdjustment', rejection, afterDue)
    expect(posted(turnedDown)).toEqual(posted(filed))
  })

  test('of its own posts in the period of its day', () => {
    const later = filed.as(
      officer,
      'RedetermineDeclaration',
      redetermination(),
      utc('2026-05-20T14:00:00.000Z'),
    )
    expect(posted(later, filed)).toMatchObject([
      { type: 'ReceivablePosted', data: { billingPeriod: '2026-06', dueDate: '2026-07-01' } },
    ])
  })
})

test('a declaration is posted to the account of its importer alone', () => {
  expect(posted(filedOn(mapleStaffed))).toHaveLength(1)
})
