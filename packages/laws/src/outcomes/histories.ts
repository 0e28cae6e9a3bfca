/**
 * Histories in which what is decided elsewhere reaches declarations: rulings that lines quote,
 * appeals, and mass cases, between the versions that filer and agency make.
 *
 * Apart from the histories of declarations because nearly every command there is of another stream.
 */
import type { Actor, Domain, Instant } from '@carmkit/core'
import fc from 'fast-check'
import { anna, ben, broker, cleo, importer, numbers, other, person } from '../cast.js'
import { line } from '../declaration/histories.js'
import { foundings, type History } from '../history.js'
import { emptyLog, play, type Sent } from '../log.js'
import { shortening } from '../shortening.js'

type Unmoved = Omit<Sent, 'at'>

const byImporter = person(anna, importer)
const byBroker = person(ben, broker)
const byOther = person(cleo, other)
const officer: Actor = { kind: 'officer', id: 'officer-7' }
const agency: Actor = { kind: 'external', party: 'cbsa' }

const day = (text: string): Instant => `${text}T17:00:00.000Z` as Instant
const filingDay = day('2026-02-03')
/** In the cycle, just after the due date, later, within four years and after them. */
const moments = ['2026-02-04', '2026-03-04', '2026-06-01', '2030-02-03', '2030-02-04'].map(day)

const [first = '', second = '', foreign = ''] = numbers
const account = `${importer}RM0001`
const rulings = ['TRS-1', 'TRS-2']
/** That of another business, and one that nobody applied for. */
const strange = ['TRS-3', 'TRS-9']
const classifications = ['8712000000', '8711600090']
const header = { releaseDate: '2026-02-02', releaseOffice: '0497', cargoControlNumber: null }

const sent = (actor: Actor, type: string, data: unknown): Unmoved => ({ actor, type, data })

const applied = (actor: Actor, rulingNumber: string, applicant: string): ReadonlyArray<Unmoved> => [
  sent(actor, 'SubmitRuling', {
    rulingNumber,
    applicant,
    kind: 'tariffClassification',
    application: {
      portOfEntry: '0497',
      priorMatter: 'none',
      importHistory: 'never',
      consentToPublish: true,
      goods: 'Bicycles',
      proposedClassification: classifications[0],
      documents: [],
    },
  }),
  sent(officer, 'AssignRuling', { rulingNumber }),
]

/** The importer's broker files some of its declarations. */
const scope = { client: importer, provider: broker, scope: 'RM0001' }
const delegating: ReadonlyArray<Unmoved> = [
  sent(byBroker, 'RequestDelegation', {
    ...scope,
    capacity: 'CustomsBroker',
    visibility: 'Program',
    providerProgram: 'RM0001',
    comment: null,
  }),
  sent(byImporter, 'ApproveDelegation', {
    ...scope,
    visibility: 'Program',
    validFrom: null,
    validUntil: null,
  }),
]

const quotedLine = fc
  .tuple(
    fc.constantFrom(1, 2),
    fc.constantFrom(...classifications),
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...rulings) },
      { weight: 1, arbitrary: fc.constantFrom(...strange) },
      { weight: 1, arbitrary: fc.constant(null) },
    ),
  )
  .map(([number, classification, rulingNumber]) =>
    line(number, '150.00', {
      classification,
      ...(rulingNumber === null ? {} : { rulingNumber }),
    }),
  )

const lines = fc.uniqueArray(quotedLine, {
  minLength: 1,
  maxLength: 2,
  selector: ({ number }) => number,
})

interface Filing {
  readonly transactionNumber: string
  readonly by: Actor
  readonly bn15: string
  readonly releasedPriorToPayment: boolean
  readonly lines: ReadonlyArray<object>
}

const filed = ({ transactionNumber, by, bn15, ...stated }: Filing): ReadonlyArray<Unmoved> => [
  sent(agency, 'RecordRelease', {
    transactionNumber,
    importer: bn15,
    ...header,
    releasedPriorToPayment: stated.releasedPriorToPayment,
  }),
  sent(by, 'OpenDraft', { transactionNumber, importer: bn15, cadType: 'AB' }),
  sent(by, 'EditDraft', { transactionNumber, header, lines: stated.lines, removedLines: [] }),
  sent(by, 'SubmitDeclaration', { transactionNumber }),
]

const filings: fc.Arbitrary<ReadonlyArray<Unmoved>> = fc
  .tuple(lines, lines, fc.boolean(), fc.constantFrom(byImporter, byBroker))
  .map(([one, another, releasedPriorToPayment, by]) =>
    [
      { transactionNumber: first, by, bn15: account, lines: one },
      { transactionNumber: second, by: byImporter, bn15: account, lines: another },
      { transactionNumber: foreign, by: byOther, bn15: `${other}RM0001`, lines: one },
    ].flatMap((each) => filed({ ...each, releasedPriorToPayment })),
  )

const terms = fc.record({
  classification: fc.constantFrom(...classifications),
  effectiveFrom: fc.constantFrom('2026-01-01', '2026-02-02', '2026-02-03', '2026-06-01'),
  effectiveTo: fc.constantFrom(null, null, '2026-06-30'),
})
const rulingNumber = fc.constantFrom(...rulings)

const ruled = fc.tuple(rulingNumber, terms).chain(([number, given]) =>
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

const changed: fc.Arbitrary<ReadonlyArray<Unmoved>> = fc.oneof(
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

const appeals: fc.Arbitrary<ReadonlyArray<Unmoved>> = fc
  .record({
    appealNumber: fc.constantFrom('APP-1', 'APP-2'),
    by: fc.constantFrom(byImporter, byImporter, byImporter, byOther),
    data: edit,
    outcome: fc.constantFrom('allowed', 'partly', 'denied'),
    noticedOn: fc.constantFrom('2026-02-03', '2026-05-30'),
    isCarriedOutTwice: fc.boolean(),
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
      ...bases.map((basedOn) =>
        sent(officer, 'CarryOutAppeal', { ...data, basedOn, appealNumber, ...soAdj }),
      ),
    ]
  })

const massCases: fc.Arbitrary<ReadonlyArray<Unmoved>> = fc
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

const episodes = fc.oneof(
  { weight: 3, arbitrary: ruled },
  { weight: 2, arbitrary: changed },
  { weight: 1, arbitrary: appeals },
  { weight: 1, arbitrary: massCases },
)

/** Some rulings before the filing, then eight episodes at most, spread over the moments in order. */
const commands: fc.Arbitrary<ReadonlyArray<Sent>> = fc
  .tuple(
    fc.array(ruled, { maxLength: 2 }),
    filings,
    fc.array(fc.tuple(fc.nat({ max: moments.length - 1 }), episodes), {
      minLength: 3,
      maxLength: 8,
      size: 'max',
    }),
  )
  .map(([before, filing, drawn]) => [
    ...[...before.flat(), ...filing].map((one) => ({ ...one, at: filingDay })),
    ...drawn
      .toSorted(([one], [another]) => one - another)
      .flatMap(([moment, episode]) =>
        episode.map((one) => ({ ...one, at: moments[moment] ?? filingDay })),
      ),
  ])

/** Two declarations of the importer and one of another business, who have three rulings applied for. */
export const outcomeHistories = (domain: Domain): fc.Arbitrary<History> => {
  const founded = 'withPam'
  const applying = [
    ...delegating,
    ...rulings.flatMap((number) => applied(byImporter, number, account)),
    ...applied(byOther, 'TRS-3', `${other}RM0001`),
    sent(officer, 'RenderDecision', {
      rulingNumber: 'TRS-3',
      terms: { classification: classifications[0], effectiveFrom: '2026-01-01', effectiveTo: null },
    }),
  ].map((one) => ({ ...one, at: filingDay }))
  const beginning = play(domain, [...foundings[founded], ...applying]).at(-1)?.after ?? emptyLog
  return shortening(commands).map((sentInOrder) => {
    const steps = play(domain, sentInOrder, beginning)
    const end = steps.at(-1)?.after ?? beginning
    return { domain, founded, commands: sentInOrder, steps, beginning, end }
  })
}
