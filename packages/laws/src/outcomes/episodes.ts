/** What happens to filed declarations, and elsewhere: rulings, versions, appeals and mass cases. */
import fc from 'fast-check'
import { other } from '../cast.js'
import { line } from '../declaration/histories.js'
import {
  account,
  bank,
  byImporter,
  byOther,
  classifications,
  entered,
  first,
  foreign,
  officer,
  quotedLine,
  rulings,
  second,
  sent,
  type Unmoved,
} from './filing.js'

const terms = fc.record({
  classification: fc.constantFrom(...classifications),
  effectiveFrom: fc.constantFrom('2026-01-01', '2026-02-02', '2026-02-03', '2026-06-01'),
  effectiveTo: fc.constantFrom(null, null, '2026-06-30'),
})
const rulingNumber = fc.constantFrom(...rulings)

export const ruled = fc.tuple(rulingNumber, terms).chain(([number, given]) =>
  fc.constantFrom<ReadonlyArray<Unmoved>>(
    [sent(officer, 'RenderDecision', { rulingNumber: number, terms: given })],
    [sent(officer, 'RenderDecision', { rulingNumber: number, terms: given })],
    [
      sent(byImporter, 'RequestModification', {
        rulingNumber: number,
        ground: 'courtDecision',
        documents: [],
      }),
      sent(officer, 'DecideModification', { rulingNumber: number, terms: given }),
    ],
    [sent(officer, 'RecordReview', { rulingNumber: number, terms: given })],
    [sent(officer, 'RevokeRuling', { rulingNumber: number, revokedFrom: given.effectiveFrom })],
  ),
)

const transactionNumber = fc.constantFrom(first, first, second)
const edit = fc.record({
  transactionNumber,
  basedOn: fc.constantFrom(1, 1, 2, 3),
  header: fc.constant(null),
  changes: fc
    .tuple(quotedLine, fc.constantFrom('150.00', '180.00'))
    .map(([one, amount]) => [
      { line: { ...one, valuation: { kind: 'valueForDuty', amount } }, reasons: ['X-1'] },
    ]),
  removedLines: fc.constant([]),
})

const soAdj = { soAdjNumber: 'SOADJ1', gstRegistered: false }

export const changed: fc.Arbitrary<ReadonlyArray<Unmoved>> = fc.oneof(
  edit.map((data) => [sent(byImporter, 'CorrectDeclaration', { ...data, evidence: true })]),
  edit.map((data) => [
    sent(officer, 'RedetermineDeclaration', { ...data, basis: 'section59', ...soAdj }),
  ]),
  fc.tuple(edit, fc.constantFrom([2, 3], [2, 3], [])).map(([data, decided]) => [
    sent(byImporter, 'RequestAdjustment', { ...data, evidence: true }),
    ...decided.map((version) =>
      sent(officer, 'DecideAdjustment', {
        transactionNumber: data.transactionNumber,
        version,
        decision: { kind: 'approved', ...soAdj },
      }),
    ),
  ]),
)

export const appeals: fc.Arbitrary<ReadonlyArray<Unmoved>> = fc
  .record({
    appealNumber: fc.constantFrom('APP-1', 'APP-2'),
    by: fc.constantFrom(byImporter, byImporter, byImporter, byOther),
    data: edit,
    outcome: fc.constantFrom('allowed', 'partly', 'allowed', 'denied'),
    noticedOn: fc.constantFrom('2026-02-03', '2026-05-30'),
    isCarriedOutTwice: fc.constantFrom(true, true, false),
  })
  .map(({ appealNumber, by, data, outcome, noticedOn, isCarriedOutTwice }) => {
    const bases = isCarriedOutTwice ? [data.basedOn, data.basedOn + 1] : [data.basedOn]
    return [
      sent(by, 'FileAppeal', {
        appealNumber,
        appellant: by === byOther ? `${other}RM0001` : account,
        subjects: [
          {
            kind: 'adjustment',
            transactionNumber: data.transactionNumber,
            version: data.basedOn,
            issue: 'valuation',
            noticedOn,
          },
        ],
        simaDutiesPaid: null,
        documents: ['0'.repeat(64)],
      }),
      sent(officer, 'TakeUnderReview', { appealNumber }),
      sent(officer, 'DecideAppeal', { appealNumber, outcome }),
      ...bases.map((basedOn, index) =>
        sent(officer, 'CarryOutAppeal', {
          ...data,
          basedOn,
          changes: data.changes.map(({ line: one, reasons }) => ({
            line: { ...one, quantity: String(index + 1) },
            reasons,
          })),
          appealNumber,
          ...soAdj,
        }),
      ),
    ]
  })

export const massCases: fc.Arbitrary<ReadonlyArray<Unmoved>> = fc
  .record({
    massCaseNumber: fc.constantFrom('MC-01', 'MC-02'),
    kind: fc.constantFrom('correction', 'adjustment', 'adjustment'),
    cases: fc.subarray([first, second, foreign], { minLength: 1 }),
    reasonCodes: fc.constantFrom(['X-1'], ['X-1'], ['R3-32.2.VFD']),
    duty: fc.constantFrom('0', '0.05', '0.2'),
    isRejected: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
  })
  .map(({ massCaseNumber, kind, cases, reasonCodes, duty, isRejected }) => [
    sent(byImporter, 'SubmitMassCase', {
      massCaseNumber,
      importer: account,
      changes: cases.map((one) => ({ transactionNumber: one, kind })),
      reasonCodes,
      form: 'BSF987',
      simaInIssue: false,
    }),
    sent(officer, 'DecideMassCase', {
      massCaseNumber,
      decision: {
        result: 'processed',
        change: {
          classification: null,
          countryOfOrigin: null,
          tariffTreatment: '31',
          tariffCode: null,
          customsDuty: { kind: 'adValorem', rate: duty },
          salesTaxRate: null,
        },
        gstRegistered: false,
        outcomes: cases.map((one, index) =>
          isRejected[index] === true
            ? { transactionNumber: one, outcome: 'rejected', reasons: ['notEntitled'] }
            : { transactionNumber: one, outcome: 'accepted', soAdjNumber: 'SOADJ7' },
        ),
      },
    }),
  ])

/** Goods that are paid before their release, or were never released: entered somewhere, paid or not. */
export const enteredInPortal: fc.Arbitrary<ReadonlyArray<Unmoved>> = fc
  .record({
    cadType: fc.constantFrom('C', 'C', 'V'),
    amount: fc.constantFrom('10.00', '27.98', '60.00', '120.00'),
    reference: fc.constantFrom('P-1', 'P-2'),
    channel: fc.constantFrom({}, { channel: 'portal' }, { channel: 'edi' }, { channel: 'api' }),
  })
  .map(({ cadType, amount, reference, channel }) => {
    const draft = { transactionNumber: entered }
    return [
      sent(bank, 'ReceivePayment', {
        bn15: account,
        reference,
        method: 'onlineBanking',
        amount,
        currency: 'CAD',
        valueAt: '2026-02-03T13:00:00.000Z',
      }),
      sent(byImporter, 'OpenDraft', { ...draft, importer: account, cadType }),
      sent(byImporter, 'EditDraft', {
        ...draft,
        header: null,
        lines: [line(1, '150.00')],
        removedLines: [],
      }),
      sent(byImporter, 'SubmitDeclaration', { ...draft, ...channel }),
    ]
  })
