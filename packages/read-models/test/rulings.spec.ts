import { importer } from '@carmkit/laws'
import { expect, it } from 'vitest'
import { appeals, declarations, massCases, rulings } from '../src/index.js'
import { account, byImporter, filed, number, officer, on, sent, tablesAfter } from './filing.js'

const ruled = { rulingNumber: 'TRS-1' }

const applied = sent('2026-02-02', byImporter, [
  'SubmitRuling',
  {
    ...ruled,
    applicant: account,
    kind: 'tariffClassification',
    application: {
      portOfEntry: '0497',
      priorMatter: 'none',
      importHistory: 'never',
      consentToPublish: false,
      goods: 'Bicycles',
      proposedClassification: '8712000000',
      documents: [],
    },
  },
])
const assigned = sent('2026-02-03', officer, ['AssignRuling', ruled])
const terms = (effectiveFrom: string) => ({
  classification: '8712000000',
  effectiveFrom,
  effectiveTo: null,
})
const rendered = sent('2026-03-02', officer, [
  'RenderDecision',
  { ...ruled, terms: terms('2026-03-02') },
])

const rulingAfter = (...commands: Parameters<typeof tablesAfter>[1]) =>
  tablesAfter([rulings], [applied, assigned, ...commands])

it('an application says what it is about, and by when an answer is owed', () => {
  expect(rulingAfter()['ruling']).toMatchObject([
    {
      status: 'Assigned',
      status_since: on('2026-02-03'),
      submitted_at: on('2026-02-02'),
      goods: 'Bicycles',
      port_of_entry: '0497',
      prior_matter: 'none',
      import_history: 'never',
      consent_to_publish: 0,
      proposed_classification: '8712000000',
      service_due_on: '2026-06-02',
    },
  ])
})

it('days that information is waited for move the answer', () => {
  const asked = sent('2026-02-10', officer, ['RequestInfo', { ...ruled, samplesAsked: false }])
  expect(rulingAfter(asked)['ruling']).toMatchObject([
    { status: 'InfoRequested', clock_paused_on: '2026-02-10', service_due_on: null },
  ])
  const provided = sent('2026-02-15', byImporter, ['ProvideInfo', { ...ruled, documents: [] }])
  expect(rulingAfter(asked, provided)['ruling']).toMatchObject([
    { clock_paused_days: 5, clock_paused_on: null, service_due_on: '2026-06-07' },
  ])
})

it('every decision stays, with how it came about', () => {
  const { ruling, ruling_decision } = rulingAfter(
    rendered,
    sent('2026-03-03', byImporter, [
      'RequestModification',
      { ...ruled, ground: 'changedFacts', documents: [] },
    ]),
    sent('2026-03-04', officer, ['DecideModification', { ...ruled, terms: terms('2026-05-01') }]),
    sent('2026-03-05', officer, ['RecordReview', { ...ruled, terms: null }]),
    sent('2026-03-06', officer, ['RecordReview', { ...ruled, terms: terms('2026-06-01') }]),
  )
  expect(ruling).toMatchObject([
    {
      status: 'DecisionRendered',
      status_since: on('2026-03-04'),
      upheld_at: on('2026-03-05'),
      effective_from: '2026-06-01',
      decided_on: '2026-03-06',
    },
  ])
  expect(ruling_decision?.map(({ kind, decided_on }) => [kind, decided_on])).toEqual([
    ['issued', '2026-03-02'],
    ['modified', '2026-03-04'],
    ['varied', '2026-03-06'],
  ])
})

it('an application that is declined says why, and no answer is owed', () => {
  const declined = sent('2026-02-10', officer, [
    'DeclineRuling',
    { ...ruled, reason: 'BeforeCourt' },
  ])
  expect(rulingAfter(declined)['ruling']).toMatchObject([
    { status: 'Declined', decline_reason: 'BeforeCourt', service_due_on: null },
  ])
})

const appealed = { appealNumber: 'APP-1' }
const penalty = { kind: 'penalty', noticeNumber: 'NPA-1', noticedOn: '2026-02-02' }
const decision = (version: number) => ({
  kind: 'adjustment',
  ...number,
  version,
  issue: 'valuation',
  noticedOn: '2026-02-02',
})
const appealing = (day: string, subjects: ReadonlyArray<object> = [penalty]) =>
  sent(day, byImporter, [
    'FileAppeal',
    {
      ...appealed,
      appellant: account,
      subjects,
      simaDutiesPaid: null,
      documents: ['0'.repeat(64)],
    },
  ])

it('an appeal filed anew is about what it was filed for last', () => {
  const turnedAway = sent('2026-02-04', officer, [
    'RejectAppealForForm',
    { ...appealed, faults: ['WrongSubject', 'GroundsMissing'] },
  ])
  const once = tablesAfter([appeals], [appealing('2026-02-03'), turnedAway])
  expect(once['appeal']).toMatchObject([
    {
      status: 'RejectedForForm',
      kind: 'penalty',
      filed_for: importer,
      filed_on: '2026-02-03',
      form_faults: '["WrongSubject","GroundsMissing"]',
    },
  ])
  const again = tablesAfter(
    [appeals],
    [appealing('2026-02-03', [decision(1), decision(2)]), turnedAway, appealing('2026-02-05')],
  )
  expect(again['appeal']).toMatchObject([
    { status: 'Filed', status_since: on('2026-02-05'), kind: 'penalty', form_faults: '[]' },
  ])
  expect(again['appeal_subject']).toMatchObject([{ subject: 1, notice_number: 'NPA-1' }])
})

it('an appeal says what was decided when, and until when it could be filed', () => {
  const { appeal } = tablesAfter(
    [appeals],
    [
      appealing('2026-02-03'),
      sent('2026-03-01', officer, ['TakeUnderReview', appealed]),
      sent('2026-03-02', officer, ['DecideAppeal', { ...appealed, outcome: 'partly' }]),
    ],
  )
  expect(appeal).toMatchObject([
    {
      status: 'Decided',
      outcome: 'partly',
      decided_on: '2026-03-02',
      last_day: '2026-05-03',
      sima_duties_paid: null,
    },
  ])
})

const massCase = { massCaseNumber: 'MC-01' }
const cases = [number.transactionNumber, '10000000000024']
const submitted = sent('2026-04-01', byImporter, [
  'SubmitMassCase',
  {
    ...massCase,
    importer: account,
    changes: cases.map((transactionNumber) => ({ transactionNumber, kind: 'adjustment' })),
    reasonCodes: ['X-1'],
    form: 'BSF987',
    simaInIssue: false,
  },
])
const change = {
  classification: null,
  countryOfOrigin: null,
  tariffTreatment: '31',
  tariffCode: null,
  customsDuty: null,
  salesTaxRate: null,
}

it('a mass case has one outcome for each declaration, and the version that it made names it', () => {
  const { mass_case, mass_case_declaration, declaration_version } = tablesAfter(
    [declarations, massCases],
    [
      ...filed,
      submitted,
      sent('2026-04-02', officer, [
        'DecideMassCase',
        {
          ...massCase,
          decision: {
            result: 'processed',
            change,
            gstRegistered: true,
            outcomes: [
              { transactionNumber: cases[0], outcome: 'accepted', soAdjNumber: 'SOADJ7' },
              { transactionNumber: cases[1], outcome: 'rejected', reasons: ['notEntitled'] },
            ],
          },
        },
      ]),
    ],
  )
  expect(mass_case).toMatchObject([
    {
      status: 'Processed',
      status_since: on('2026-04-02'),
      form: 'BSF987',
      declarations: 2,
      accepted: 1,
      change:
        '{"classification":null,"countryOfOrigin":null,"customsDuty":null,"salesTaxRate":null,"tariffCode":null,"tariffTreatment":"31"}',
      gst_registered: 1,
      reasons: '[]',
    },
  ])
  expect(mass_case_declaration).toMatchObject([
    { outcome: 'accepted', so_adj_number: 'SOADJ7', reasons: '[]' },
    { outcome: 'rejected', so_adj_number: null, reasons: '["notEntitled"]' },
  ])
  expect(declaration_version).toMatchObject([
    { version: 1, mass_case_number: null },
    { version: 2, mass_case_number: 'MC-01', decision: 'approved', so_adj_number: 'SOADJ7' },
  ])
})

it('a mass case that is rejected as a whole says why', () => {
  const rejected = sent('2026-04-02', officer, [
    'DecideMassCase',
    { ...massCase, decision: { result: 'rejected', reasons: ['OutOfTime'] } },
  ])
  expect(tablesAfter([massCases], [submitted, rejected])['mass_case']).toMatchObject([
    { status: 'Rejected', reasons: '["OutOfTime"]', accepted: null, change: null },
  ])
})
