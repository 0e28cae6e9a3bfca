/** What becomes of a submitted draft: accepted with charges and due date, or refused with every reason. */
import { contentHash } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { surtaxMeasures } from '../src/index.js'
import { atlas, bob, dave, maple } from './support/actors.js'
import { eventTypes, recorded, refusal } from './support/answers.js'
import {
  blankLine,
  completeEdit,
  draft,
  edit,
  header,
  line,
  number,
  opening,
} from './support/declarations.js'
import type { History } from './support/history.js'
import { delegated, mapleStaffed, rm1, stream } from './support/story.js'
import { monday, utc } from './support/time.js'

const byDave = dave.for(maple)
const opened = mapleStaffed.as(byDave, 'OpenDraft', opening)
const complete = opened.as(byDave, 'EditDraft', completeEdit)
const event = (type: string, data: object, v = 1) => ({ type, v, data })

const hashOf = (content: object): string => {
  const hash = contentHash(content)
  if (E.isLeft(hash)) throw new Error(hash.left)
  return hash.right
}
const submitted = event(
  'DeclarationSubmitted',
  {
    transactionNumber: number,
    submittedFor: maple,
    contentHash: hashOf({ header, lines: [line] }),
    lineCount: 1,
    valueForDuty: '150.00',
    channel: null,
  },
  2,
)

/** Duty 13 % of 150.00, then GST 5 % of 169.50, half a cent up. */
const charges = {
  valueForDuty: '150.00',
  customsDuty: '19.50',
  sima: '0.00',
  surtax: '0.00',
  surtaxes: [],
  excise: '0.00',
  valueForTax: '169.50',
  salesTax: '8.48',
  totalPayable: '27.98',
}
const acceptance = {
  transactionNumber: number,
  importer: rm1,
  version: 1,
  cadType: 'AB',
  accountSecurityNumber: '10000',
  acceptedOn: '2026-02-02',
  accountingDeadline: '2026-02-09',
  late: false,
  billingAnchor: 'act',
  billingPeriod: '2026-02',
  paymentDueDate: '2026-03-03',
  charges: { lines: [charges], total: charges },
  unchecked: ['TariffCodeIncompatible', 'TreatmentNotAllowedForOrigin'],
}

const accepted = (history: History, at?: string): object =>
  recorded(history.ask(byDave, 'SubmitDeclaration', draft, utc(at ?? monday)))[1]?.data as object

describe('accepted', () => {
  test('with charges, period and due date, in one append', () => {
    complete
      .when(byDave, 'SubmitDeclaration', draft)
      .then(submitted, event('DeclarationAccepted', acceptance, 2))
  })

  test('for the broker that submits it (TXN-47)', () => {
    const byBroker = delegated
      .as(bob.for(atlas), 'OpenDraft', opening)
      .as(bob.for(atlas), 'EditDraft', completeEdit)
      .ask(bob.for(atlas), 'SubmitDeclaration', draft)
    expect(recorded(byBroker)[0]).toEqual({
      ...submitted,
      data: { ...submitted.data, submittedFor: atlas },
    })
  })

  test('is late on the day after the deadline, and not on the deadline (TXN-18)', () => {
    const lastInstant = '2026-02-10T04:59:59.999Z'
    expect(accepted(complete, lastInstant)).toEqual({ ...acceptance, acceptedOn: '2026-02-09' })
    expect(accepted(complete, '2026-02-10T05:00:00.000Z')).toEqual({
      ...acceptance,
      acceptedOn: '2026-02-10',
      late: true,
    })
  })

  test('late or not, the due date is that of the deadline at the latest (TXN-20)', () => {
    const months = accepted(complete, '2026-06-01T12:00:00.000Z')
    expect(months).toMatchObject({ billingPeriod: '2026-02', paymentDueDate: '2026-03-03' })
  })

  test('is final: nothing is edited, thrown away or submitted again (TXN-05)', () => {
    const done = complete.as(byDave, 'SubmitDeclaration', draft)
    const answers = [
      done.ask(byDave, 'EditDraft', edit({ lines: [{ ...line, number: 2 }] })),
      done.ask(byDave, 'DiscardDraft', draft),
      done.ask(byDave, 'SubmitDeclaration', draft),
      done.ask(byDave, 'OpenDraft', opening),
    ]
    expect(answers.map(refusal)).toEqual(['NotDraft', 'NotDraft', 'NotDraft', 'NumberInUse'])
  })
})

describe('refused', () => {
  const reasons = (history: History): ReadonlyArray<unknown> => {
    const [, second] = recorded(history.ask(byDave, 'SubmitDeclaration', draft))
    expect(second?.type).toBe('DeclarationRefused')
    const data = second?.data as { readonly reasons: ReadonlyArray<unknown> } | undefined
    return data?.reasons ?? []
  }
  const reason = (name: string, rule: string, at: { line?: number; field?: string }) => ({
    name,
    rule,
    field: at.field ?? '',
    lines: at.line === undefined ? [] : [at.line],
  })
  const missing = (field: string, inLine?: number) =>
    reason('MissingField', 'T24-144/4', inLine === undefined ? { field } : { field, line: inLine })

  test('an empty draft misses its release and its lines', () => {
    expect(reasons(opened)).toEqual([missing('releaseDate'), missing('lines')])
  })

  test('with all reasons at once, header first, then line by line', () => {
    const defective = opened.as(
      byDave,
      'EditDraft',
      edit({
        header: { ...header, releaseDate: '2026-02-03' },
        lines: [
          { ...line, number: 3, valueForDutyCode: '99', simaSubject: 'S' },
          { ...blankLine, number: 2 },
        ],
      }),
    )
    expect(reasons(defective)).toEqual([
      reason('ReleaseInFuture', 'CK-13', { field: 'releaseDate' }),
      missing('classification', 2),
      missing('description', 2),
      missing('countryOfOrigin', 2),
      missing('tariffTreatment', 2),
      missing('valueForDutyCode', 2),
      missing('simaSubject', 2),
      missing('valuation', 2),
      missing('customsDuty', 2),
      missing('salesTaxRate', 2),
      reason('InvalidCode', 'T24-144/3', { line: 3, field: 'valueForDutyCode' }),
      reason('SimaMeasureMissing', 'T24-144/7', { line: 3, field: 'sima' }),
    ])
  })

  test('because a rate per unit needs a quantity, by the number of the line', () => {
    const specific = { kind: 'specific', ratePerUnit: '0.5' }
    const bySpecific = { ...line, number: 44, customsDuty: specific }
    const history = complete.as(byDave, 'EditDraft', edit({ lines: [bySpecific] }))
    expect(reasons(history)).toEqual([
      reason('QuantityMissing', 'CK-15', { line: 44, field: 'quantity' }),
    ])
  })

  test('then edited and accepted: a refusal is no end', () => {
    const refused = opened.as(byDave, 'SubmitDeclaration', draft)
    const mended = refused
      .as(byDave, 'EditDraft', completeEdit)
      .as(byDave, 'SubmitDeclaration', draft)
    expect(mended.events(stream.declaration).map(({ type }) => type)).toEqual([
      'DraftOpened',
      'DeclarationSubmitted',
      'DeclarationRefused',
      'DraftEdited',
      'DeclarationSubmitted',
      'DeclarationAccepted',
    ])
  })
})

describe('tables (design: an edit without its table is unchecked, never passed)', () => {
  const coded = opened.as(
    byDave,
    'EditDraft',
    edit({ header, lines: [{ ...line, tariffCode: '9902', tariffTreatment: '10' }] }),
  )
  const types = (history: History) => eventTypes(history.ask(byDave, 'SubmitDeclaration', draft))
  const unchecked = (history: History) =>
    (accepted(history) as { readonly unchecked: unknown }).unchecked

  test('without tables the edits are reported as unchecked', () => {
    expect(types(coded)).toEqual(['DeclarationSubmitted', 'DeclarationAccepted'])
    expect(unchecked(coded)).toEqual(acceptance.unchecked)
  })

  test.each([
    ['tariffCodes', { '9902': ['8712'] }, 'DeclarationAccepted'],
    ['tariffCodes', { '9902': ['6403'] }, 'DeclarationRefused'],
    ['tariffCodes', {}, 'DeclarationRefused'],
    ['treatmentOrigins', { '10': ['US', 'MX', 'IT'] }, 'DeclarationAccepted'],
    ['treatmentOrigins', { '10': ['US', 'MX'] }, 'DeclarationRefused'],
  ])('with %s %j it is %s', (name, content, outcome) => {
    const supplied = coded.supplied(name, content)
    expect(types(supplied)[1]).toBe(outcome)
  })

  test('with all tables nothing is left unchecked', () => {
    const all = coded
      .supplied('tariffCodes', { '9902': ['8712'] })
      .supplied('treatmentOrigins', { '10': ['IT'] })
    expect(unchecked(all)).toEqual([])
  })

  test('a surtax is unchecked unless the table has its rate for the day of release', () => {
    const [measure] = surtaxMeasures.filter(({ validUntil }) => validUntil === null)
    if (measure === undefined) throw new Error('no measure without end')
    const declared = (rate: string) =>
      opened.as(
        byDave,
        'EditDraft',
        edit({
          header,
          lines: [
            {
              ...line,
              surtaxes: [{ measure: measure.id, rate, baseFraction: null, declaredCode: null }],
            },
          ],
        }),
      )
    const supplied = (history: History) =>
      history.supplied('surtaxMeasures', surtaxMeasures as never)
    expect(unchecked(declared(measure.rate))).toContain('SurtaxRate')
    expect(unchecked(supplied(declared('0.9999')))).toContain('SurtaxRate')
    expect(unchecked(supplied(declared(measure.rate)))).not.toContain('SurtaxRate')
  })

  test('a malformed table is a bug of its supplier and throws', () => {
    const malformed = coded.supplied('tariffCodes', { '9902': '8712' })
    expect(() => malformed.ask(byDave, 'SubmitDeclaration', draft)).toThrow('table tariffCodes')
  })
})
