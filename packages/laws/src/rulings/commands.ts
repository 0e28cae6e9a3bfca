/**
 * Histories of rulings, appeals and mass cases: the way that each goes when nothing goes wrong, with
 * steps left out, replaced and sent by the wrong people, or hardly any would reach a decision.
 */
import {
  type Bn9,
  type CivilDate,
  type Domain,
  type Instant,
  instantOf,
  millisecondsOf,
  startOfEasternDay,
} from '@carmkit/core'
import fc from 'fast-check'
import { anna, cleo, importer, person } from '../cast.js'
import { officer, often } from '../commands/form.js'
import { type History, historyOf } from '../history.js'
import { play, type Sent } from '../log.js'
import { shortening } from '../shortening.js'

type Unsent = Omit<Sent, 'at'>

/** From before the form of mass cases to the end of the longest extension. */
const days = [
  '2026-02-01',
  '2026-02-02',
  '2026-02-20',
  '2026-03-08',
  '2026-05-03',
  '2026-05-04',
  '2026-06-15',
  '2027-05-03',
].map((one) => one as CivilDate)

const instants: ReadonlyArray<Instant> = days.flatMap((day) => [
  instantOf(millisecondsOf(startOfEasternDay(day)) - 1),
  `${day}T17:00:00.000Z` as Instant,
])

/** Rarer exceptions than elsewhere: a ruling that was modified took nine steps to get there. */
const mostly = <A>(usual: A, ...others: ReadonlyArray<A>): fc.Arbitrary<A> =>
  fc.oneof(
    { weight: 15, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  )

const anyDay = fc.constantFrom(...days)
/** Mostly its manager, now and then its Reader, another's manager, or a machine. */
const byImporter = mostly(
  person(anna, importer),
  person(cleo, importer),
  person(cleo, '800000010' as Bn9),
  officer,
)
const own = mostly(`${importer}RM0001`, `${importer}RM0002`)
const documents = mostly<ReadonlyArray<string>>(['ab'.repeat(32)], [])

const asked =
  (actor: fc.Arbitrary<Sent['actor']>) =>
  (type: string, data: fc.Arbitrary<object>): fc.Arbitrary<Unsent> =>
    fc.record({ actor, type: fc.constant(type), data })
const fromImporter = asked(byImporter)
const fromOfficer = asked(mostly(officer, person(anna, importer)))

const rulingNumber = mostly('TRS-1', 'TRS-2')
const ruled = fc.record({ rulingNumber })
const terms = fc.record({
  classification: often<string | null>('8711600090', '8712000090', null),
  effectiveFrom: anyDay,
  effectiveTo: often<CivilDate | null>(null, ...days),
})
const withTerms = fc.record({
  rulingNumber,
  terms: fc.option(terms, { freq: 4 }),
})

const rulings: ReadonlyArray<fc.Arbitrary<Unsent>> = [
  fromImporter(
    'SubmitRuling',
    fc.record({
      rulingNumber,
      applicant: own,
      kind: mostly('tariffClassification', 'valuation', 'colour'),
      application: fc.record({
        portOfEntry: fc.constant('0497'),
        priorMatter: fc.constant('none'),
        importHistory: fc.constant('never'),
        consentToPublish: fc.boolean(),
        goods: mostly<string | null>('Bicycles', null),
        proposedClassification: fc.constant('8711600090'),
        documents,
      }),
    }),
  ),
  fromOfficer('AssignRuling', ruled),
  fromOfficer('RequestInfo', fc.record({ rulingNumber, samplesAsked: fc.boolean() })),
  fromImporter('ProvideInfo', fc.record({ rulingNumber, documents })),
  fromOfficer('RequestInfo', fc.record({ rulingNumber, samplesAsked: fc.boolean() })),
  fromImporter('ProvideInfo', fc.record({ rulingNumber, documents })),
  fromOfficer('RenderDecision', fc.record({ rulingNumber, terms })),
  fromImporter(
    'RequestModification',
    fc.record({ rulingNumber, ground: mostly<string | null>('changedFacts', null), documents }),
  ),
  fromOfficer('DecideModification', withTerms),
  fromOfficer('RecordReview', withTerms),
  fromOfficer('RevokeRuling', fc.record({ rulingNumber, revokedFrom: anyDay })),
  fromImporter('WithdrawRuling', ruled),
]

const elsewhereInRulings: ReadonlyArray<fc.Arbitrary<Unsent>> = [
  fromImporter('WithdrawRuling', ruled),
  fromOfficer('DeclineRuling', fc.record({ rulingNumber, reason: fc.constant('Hypothetical') })),
]

const appealNumber = mostly('APP-1', 'APP-2')
const noticedOn = often('2026-02-02', '2026-02-03')
const appealed = fc.record({ appealNumber })
const kind = often('adjustment', 'penalty')
const extendedTo = fc.constantFrom('2026-05-03', '2026-05-04', '2026-06-15', '2027-05-03')

const subject = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('adjustment'),
      transactionNumber: fc.constant('10000000000017'),
      version: fc.integer({ min: 1, max: 3 }),
      issue: often('valuation', 'origin'),
      noticedOn,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('penalty'),
      noticeNumber: fc.constantFrom('NPA-1', 'NPA-2'),
      noticedOn,
    }),
  },
)

const filing = fromImporter(
  'FileAppeal',
  fc.record({
    appealNumber,
    appellant: own,
    subjects: fc.uniqueArray(subject, {
      minLength: 1,
      maxLength: 2,
      selector: (one) => ('version' in one ? one.version : one.noticeNumber),
    }),
    simaDutiesPaid: often<boolean | null>(null, true, false),
    documents,
  }),
)

const appeals: ReadonlyArray<fc.Arbitrary<Unsent>> = [
  fromOfficer(
    'ExtendAppealTime',
    fc.record({ appealNumber, appellant: own, kind, noticedOn, until: extendedTo }),
  ),
  filing,
  fromOfficer(
    'RejectAppealForForm',
    fc.record({ appealNumber, faults: fc.constant(['DocumentsMissing']) }),
  ),
  filing,
  fromOfficer('TakeUnderReview', appealed),
  fromOfficer('DecideAppeal', fc.record({ appealNumber, outcome: fc.constant('partly') })),
  fromOfficer(
    'RecordExternalAppeal',
    fc.record({ appealNumber, court: often('tradeTribunal', 'federalCourtOfAppeal') }),
  ),
]

const massCaseNumber = mostly('MC-01', 'MC-02')
const declarations = ['10000000000017', '10000000000024']
const each = <A extends object>(drawn: fc.Arbitrary<A>) =>
  fc
    .tuple(drawn, drawn)
    .map((two) =>
      declarations.map((transactionNumber, index) => ({ transactionNumber, ...two[index] })),
    )

const outcome = fc.constantFrom<object>(
  { outcome: 'accepted', soAdjNumber: 'SOADJ7' },
  { outcome: 'rejected', reasons: ['notEntitled'] },
)
const changed = {
  classification: null,
  countryOfOrigin: null,
  tariffTreatment: '31',
  tariffCode: null,
  customsDuty: { kind: 'free' },
  salesTaxRate: null,
}

const massCases: ReadonlyArray<fc.Arbitrary<Unsent>> = [
  fromImporter(
    'SubmitMassCase',
    fc.record({
      massCaseNumber,
      importer: own,
      changes: each(fc.record({ kind: often('adjustment', 'correction') })),
      reasonCodes: often(['A'], ['A', 'B', 'C'], ['A', 'B', 'C', 'D']),
      form: often<string | null>('BSF987', null),
      simaInIssue: often(false, true),
    }),
  ),
  fromOfficer(
    'DecideMassCase',
    fc.record({
      massCaseNumber,
      decision: fc.oneof(
        each(outcome).chain((outcomes) =>
          often(outcomes, outcomes.slice(1)).map((some) => ({
            result: 'processed',
            change: changed,
            gstRegistered: true,
            outcomes: some,
          })),
        ),
        fc.constant({ result: 'rejected', reasons: ['OutOfTime'] }),
      ),
    }),
  ),
]

/** Each step of the way as it is, left out, taken twice, or another one in its place. */
const wayward = (
  way: ReadonlyArray<fc.Arbitrary<Unsent>>,
  others: ReadonlyArray<fc.Arbitrary<Unsent>> = [],
): fc.Arbitrary<ReadonlyArray<Unsent>> =>
  fc
    .tuple(
      ...way.map((step) =>
        fc.oneof(
          { weight: 12, arbitrary: step.map((one): ReadonlyArray<Unsent> => [one]) },
          { weight: 1, arbitrary: fc.constant<ReadonlyArray<Unsent>>([]) },
          { weight: 1, arbitrary: step.map((one): ReadonlyArray<Unsent> => [one, one]) },
          {
            weight: 1,
            arbitrary: fc.oneof(...way, ...others).map((one): ReadonlyArray<Unsent> => [one]),
          },
        ),
      ),
    )
    .map((steps) => steps.flat())

/** Spread over the days in order, starting on any of them. */
const dated = (commands: ReadonlyArray<Unsent>): fc.Arbitrary<ReadonlyArray<Sent>> =>
  fc
    .array(fc.nat({ max: instants.length - 1 }), {
      minLength: commands.length,
      maxLength: commands.length,
    })
    .map((drawn) => [...drawn].sort((one, another) => one - another))
    .map((drawn) =>
      commands.map((one, index) => ({
        at: instants[drawn[index] ?? 0] ?? ('2026-02-02T17:00:00.000Z' as Instant),
        ...one,
      })),
    )

const inOrder = (families: ReadonlyArray<ReadonlyArray<Sent>>): ReadonlyArray<Sent> =>
  families.flat().sort((one, another) => (one.at < another.at ? -1 : Number(another.at < one.at)))

/**
 * Histories in which an importer has rulings, appeals and mass cases, two of each at most. The
 * founding is played once for all of them: it is as long as they are.
 */
export const rulingHistories = (domain: Domain): fc.Arbitrary<History> => {
  const founded = 'withPam'
  const { end: beginning } = historyOf(domain, { founded, commands: [] })
  return shortening(
    fc
      .tuple(
        wayward(rulings, elsewhereInRulings).chain(dated),
        wayward(appeals).chain(dated),
        wayward(massCases).chain(dated),
      )
      .map(inOrder),
  ).map((commands) => {
    const steps = play(domain, commands, beginning)
    return { domain, founded, commands, steps, beginning, end: steps.at(-1)?.after ?? beginning }
  })
}
