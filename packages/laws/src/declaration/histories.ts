/**
 * Histories of one accepted declaration: released, filed, then changed by its importer and by the
 * agency, in time, late, and after four years.
 *
 * Apart from the shared histories because nearly every command there is about people.
 */
import type { Actor, Domain, Instant } from '@carmkit/core'
import fc from 'fast-check'
import { anna, importer, numbers, person } from '../cast.js'
import { foundings, type History } from '../history.js'
import { emptyLog, play, type Sent } from '../log.js'

const [filedNumber = '', paidNumber = ''] = numbers
export const filed = { transactionNumber: filedNumber }
export const byImporter: Actor = person(anna, importer)
export const officer: Actor = { kind: 'officer', id: 'officer-7' }
const clock: Actor = { kind: 'system', process: 'clock' }
const agency: Actor = { kind: 'external', party: 'cbsa' }

export const day = (text: string): Instant => `${text}T17:00:00.000Z` as Instant
const filingDay = day('2026-02-03')

/** In the cycle, on the due date, just after it, much later, and after the time limit. */
const moments = ['2026-02-04', '2026-03-03', '2026-03-04', '2026-06-01', '2030-02-04'].map(day)

/** A complete line: bicycles, duty 13 %, GST 5 %. */
export const line = (number: number, amount: string, named: object = {}) => ({
  number,
  classification: '8712000000',
  description: 'Bicycles',
  countryOfOrigin: 'IT',
  tariffTreatment: '02',
  tariffCode: null,
  valueForDutyCode: '13',
  simaSubject: 'N',
  valuation: { kind: 'valueForDuty', amount },
  quantity: null,
  unit: null,
  customsDuty: { kind: 'adValorem', rate: '0.13' },
  sima: null,
  surtaxes: [],
  excise: [],
  luxury: null,
  salesTaxRate: '0.05',
  provincialTaxRate: null,
  consumption: 'commercial',
  ...named,
})

export const release = {
  ...filed,
  importer: `${importer}RM0001`,
  releaseDate: '2026-02-02',
  releaseOffice: '0497',
  cargoControlNumber: null,
  releasedPriorToPayment: true,
}
export const header = { releaseDate: '2026-02-02', releaseOffice: '0497', cargoControlNumber: null }
const edit = { header, lines: [line(1, '100.00'), line(2, '200.00')], removedLines: [] }

export const sent = (actor: Actor, type: string, data: unknown, at = filingDay): Sent => ({
  at,
  actor,
  type,
  data,
})

export const filing = (releasedPriorToPayment: boolean): ReadonlyArray<Sent> => [
  sent(agency, 'RecordRelease', { ...release, releasedPriorToPayment }),
  sent(byImporter, 'NoteAccountingDue', filed),
  sent(clock, 'NoteAccountingDue', filed),
  sent(byImporter, 'OpenDraft', { ...filed, importer: release.importer, cadType: 'AB' }),
  sent(byImporter, 'WithdrawAdjustment', filed),
  sent(byImporter, 'EditDraft', { ...filed, ...edit }),
  sent(byImporter, 'SubmitDeclaration', filed),
  sent(byImporter, 'OpenDraft', {
    transactionNumber: paidNumber,
    importer: release.importer,
    cadType: 'C',
  }),
  sent(byImporter, 'EditDraft', { transactionNumber: paidNumber, ...edit }),
]

const change = fc.record({
  line: fc
    .tuple(
      fc.constantFrom(1, 2, 3),
      fc.constantFrom('100.00', '200.00', '333.33', '12.34'),
      fc.oneof(
        { weight: 8, arbitrary: fc.constant({}) },
        { weight: 1, arbitrary: fc.constant({ sima: '5.00' }) },
        { weight: 1, arbitrary: fc.constant({ classification: null }) },
      ),
    )
    .map(([number, amount, named]) => line(number, amount, named)),
  reasons: fc.constantFrom(
    ['X-1'],
    ['R3-32.2.VFD'],
    ['R3-32.2.VFD', 'R2-74-1-TT'],
    ['R2-74-1-TT'],
    ['R2-74-1-TT', 'R3-32.2.VFD'],
    ['X-1'],
    [],
  ),
})

const changed = fc.record({
  transactionNumber: fc.constant(filedNumber),
  basedOn: fc.constantFrom(1, 1, 1, 2, 2, 3),
  header: fc.option(fc.constant({ ...header, releaseOffice: '0498' }), { freq: 3, nil: null }),
  changes: fc.uniqueArray(change, { maxLength: 2, selector: (one) => one.line.number }),
  removedLines: fc.oneof(
    { weight: 8, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.constant([1]) },
  ),
})

const byClient = fc.tuple(changed, fc.boolean()).map(([data, evidence]) => ({ ...data, evidence }))

const decision = fc.constantFrom(
  { kind: 'approved', soAdjNumber: 'SOADJ1', gstRegistered: true },
  {
    kind: 'rejected',
    soAdjNumber: null,
    reasons: [{ line: null, reason: 'notEntitled' }],
  },
)

type Unmoved = Omit<Sent, 'at'>

const as = (actor: Actor, type: string, data: fc.Arbitrary<unknown>): fc.Arbitrary<Unmoved> =>
  data.map((one) => ({ actor, type, data: one }))

const commands: fc.Arbitrary<Unmoved> = fc.oneof(
  { weight: 5, arbitrary: as(byImporter, 'CorrectDeclaration', byClient) },
  {
    weight: 2,
    arbitrary: as(
      officer,
      'RedetermineDeclaration',
      changed.map((data) => ({
        ...data,
        basis: 'verification',
        soAdjNumber: 'SOADJ2',
        gstRegistered: false,
      })),
    ),
  },
  { weight: 1, arbitrary: as(byImporter, 'WithdrawAdjustment', fc.constant(filed)) },
  {
    weight: 1,
    arbitrary: as(
      byImporter,
      'RecordReasonToBelieve',
      fc.record({
        transactionNumber: fc.constant(filedNumber),
        source: fc.constant('supplier'),
        learnedOn: fc.constantFrom('2026-02-03', '2026-05-30'),
        lines: fc.constantFrom([1], [1, 2], []),
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Unmoved>(
      { actor: agency, type: 'RecordRelease', data: { ...release, releaseOffice: '0498' } },
      { actor: clock, type: 'NoteAccountingDue', data: filed },
      {
        actor: officer,
        type: 'RecordAsDeclared',
        data: {
          transactionNumber: numbers[2],
          importer: release.importer,
          origin: { kind: 'blanketRequest' },
          accountedOn: '2024-10-21',
          header,
          lines: edit.lines,
        },
      },
      { actor: byImporter, type: 'EditDraft', data: { ...filed, ...edit } },
      {
        actor: byImporter,
        type: 'OpenDraft',
        data: { ...filed, importer: release.importer, cadType: 'AB' },
      },
      { actor: byImporter, type: 'SubmitDeclaration', data: { transactionNumber: paidNumber } },
    ),
  },
)

/** A request, and mostly what becomes of whichever version it made. */
const requests: fc.Arbitrary<ReadonlyArray<Unmoved>> = fc
  .tuple(
    changed,
    fc.constantFrom(true, true, true, false),
    fc.oneof(decision, fc.constantFrom('waits', 'waits', 'withdrawn')),
  )
  .map(([data, evidence, answer]) => [
    { actor: byImporter, type: 'RequestAdjustment', data: { ...data, evidence } },
    ...followed(answer),
  ])

const followed = (answer: unknown): ReadonlyArray<Unmoved> => {
  if (answer === 'waits') return []
  return answer === 'withdrawn'
    ? [{ actor: byImporter, type: 'WithdrawAdjustment', data: filed }]
    : [2, 3, 4].map((version) => decided(version, answer))
}

const decided = (version: number, answer: unknown): Unmoved => ({
  actor: officer,
  type: 'DecideAdjustment',
  data: { ...filed, version, decision: answer },
})

const episodes: fc.Arbitrary<ReadonlyArray<Unmoved>> = fc.oneof(
  { weight: 1, arbitrary: requests },
  { weight: 2, arbitrary: commands.map((one) => [one]) },
)

/** Twelve episodes at most, spread over the moments in order. */
export const declarationHistories = (domain: Domain): fc.Arbitrary<History> => {
  const beginning = play(domain, foundings.withPam).at(-1)?.after ?? emptyLog
  return fc
    .tuple(
      fc.constantFrom(true, true, true, true, false),
      fc.array(fc.tuple(fc.nat({ max: moments.length - 1 }), episodes), {
        minLength: 4,
        maxLength: 12,
        size: 'max',
      }),
    )
    .map(([releasedPriorToPayment, drawn]): History => {
      const dated = drawn
        .toSorted(([one], [another]) => one - another)
        .flatMap(([moment, episode]) =>
          episode.map((one) => ({ ...one, at: moments[moment] ?? filingDay })),
        )
      const sentInOrder = [...filing(releasedPriorToPayment), ...dated]
      const steps = play(domain, sentInOrder, beginning)
      const end = steps.at(-1)?.after ?? beginning
      return { domain, founded: 'withPam', commands: sentInOrder, steps, beginning, end }
    })
}
