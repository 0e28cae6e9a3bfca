/**
 * Histories of one declaration that others filed, in part or whole: versions of any number in any
 * order, the agency's answers to them, told again and told wrongly, and what people do in between.
 * Apart from the histories of what is filed here because order is what these are about.
 */
import { type Actor, contentHashOf, type Domain } from '@carmkit/core'
import { contentHash } from '@carmkit/kernel'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { importer, other } from '../cast.js'
import { foundings, type History } from '../history.js'
import { emptyLog, play, type Sent } from '../log.js'
import {
  byImporter,
  day,
  filed,
  filing,
  header,
  line,
  officer,
  release,
  sent,
} from './histories.js'

const importing: Actor = { kind: 'system', process: 'import' }
const now = day('2026-06-01')

/** One of the version numbers that are told of; each is a little more than the one before. */
type Numbered = 1 | 2 | 3 | 4 | 5
const numbers: ReadonlyArray<Numbered> = [1, 2, 3, 4, 5]

/** What a file says of one version, beside its content; its answers may contradict each other. */
interface Told {
  readonly number: Numbered
  readonly acceptance: 'none' | 'inTime' | 'late'
  readonly decision: 'none' | 'approved' | 'rejected'
  readonly isRefused: boolean
  readonly isAssessed: boolean
  /** Whether the agency states that the original is due on another day than we find. */
  readonly due: 'ours' | 'later'
}

const hashOf = (value: unknown): string => {
  const hash = contentHash(value)
  if (E.isLeft(hash)) throw new Error(hash.left)
  return hash.right
}

const fact = (type: string, data: object): Sent => sent(importing, type, data, now)

const amountOf = (number: number): string => `${100 + 20 * (number % 3)}.00`

/** Later versions have the lines of the earlier ones, and in the end one more. */
const linesOf = (number: number) =>
  (number < 4 ? [1, 2] : [1, 2, 3]).map((each) => line(each, amountOf(number)))

const version = (number: number, named: object = {}): Sent => {
  const data = {
    ...filed,
    version: number,
    importer: `${importer}RM0001`,
    cadType: 'AB',
    filedBy: importer,
    filedAt: '2026-02-03T12:00:00.000Z',
    stated: null,
    header,
    lines: linesOf(number),
    unheld: [],
    ...named,
  }
  const content = {
    header: data.header,
    lines: new Map(data.lines.map((one) => [one.number, one])),
  }
  return fact('RecordVersion', {
    ...data,
    contentHash: contentHashOf(content as unknown as Parameters<typeof contentHashOf>[0]),
    documentHash: hashOf(data),
    ...named,
  })
}

/** The original in time; corrections each a day later, adjustments after the due date. */
const acceptedAt = (number: number, isLate: boolean): string =>
  `2026-0${isLate ? 4 : 2}-0${2 + number}T12:00:00.000Z`

const acceptance = (number: number, isLate: boolean): Sent =>
  fact('RecordAcceptance', {
    ...filed,
    version: number,
    acceptedAt: acceptedAt(number, isLate),
    status: 'accepted',
    warnings: [],
  })

const decision = (number: number, outcome: string): Sent =>
  fact('RecordDecision', {
    ...filed,
    version: number,
    decidedAt: `2026-05-0${number}T12:00:00.000Z`,
    decision: outcome,
    remarks: [],
    ...(number === 2 ? { gstRegistered: false } : {}),
  })

const nowhere = { invoice: null, line: null, field: null }
const rejection = (number: number | null): Sent =>
  fact('RecordRejection', {
    ...filed,
    version: number,
    rejectedAt: '2026-02-04T12:00:00.000Z',
    errors: [{ error: 'unknown', code: null, text: 'not understood', level: 'schema', ...nowhere }],
  })

/** Between the days of late acceptances, so that some of them are corrections after all. */
const laterDue = '2026-04-05'

const assessment = (
  number: number,
  { cents = 0, due = 'ours' }: { readonly cents?: number; readonly due?: Told['due'] } = {},
): Sent => {
  const total = {
    customsDuty: `${number + 10}.${String(cents).padStart(2, '0')}`,
    sima: null,
    surtax: null,
    excise: null,
    salesTax: `${8 - number}.00`,
    provincialTax: null,
    totalPayable: `18.${String(cents).padStart(2, '0')}`,
  }
  return fact('RecordAssessment', {
    ...filed,
    version: number,
    assessedAt: '2026-05-10T12:00:00.000Z',
    paymentDueDate: number === 1 && due === 'later' ? laterDue : null,
    lines: [],
    total,
  })
}

const told: fc.Arbitrary<ReadonlyArray<Told>> = fc.uniqueArray(
  fc.record<Told>({
    number: fc.constantFrom(...numbers),
    acceptance: fc.constantFrom<Told['acceptance']>(
      'none',
      'inTime',
      'inTime',
      'inTime',
      'late',
      'late',
    ),
    decision: fc.constantFrom<Told['decision']>('none', 'none', 'approved', 'rejected'),
    isRefused: fc.constantFrom(true, false, false, false),
    isAssessed: fc.constantFrom(true, true, false),
    due: fc.constantFrom<Told['due']>('ours', 'ours', 'later'),
  }),
  { minLength: 1, selector: ({ number }) => number },
)

/** The facts of a version. An original is accepted in time, or not at all. */
const factsOf = ({ number, isRefused, isAssessed, ...answers }: Told): ReadonlyArray<Sent> => {
  const isLate = number > 1 && answers.acceptance === 'late'
  return [
    version(number),
    ...(isRefused ? [rejection(number)] : []),
    ...(answers.acceptance === 'none' ? [] : [acceptance(number, isLate)]),
    ...(answers.decision === 'none' ? [] : [decision(number, answers.decision)]),
    ...(isAssessed ? [assessment(number, answers)] : []),
  ]
}

const shuffled = (facts: ReadonlyArray<Sent>): fc.Arbitrary<ReadonlyArray<Sent>> =>
  fc.shuffledSubarray([...facts], { minLength: facts.length })

const facts = told.map((all) => all.flatMap(factsOf))

/**
 * The same facts, imported in some order and as often as a fact may wait for another (a version, an
 * earlier acceptance, a decision), until nothing is left that came too early; of some, the
 * first version was filed here before, and an adjustment of it waits.
 */
export const importOrders = (domain: Domain): fc.Arbitrary<History> =>
  fc
    .tuple(fc.constantFrom([], [], requestedHere('250.00')), facts.chain(shuffled))
    .map(([begun, order]) => {
      const { end } = historyOf(domain, begun)
      return historyOf(domain, [order, order, order].flat(), end)
    })

/** What contradicts a fact: another document, another answer, a wrong hash, a day that is to come. */
const wrong = fc.constantFrom<Sent>(
  version(1, { filedBy: other }),
  version(2, { lines: [line(1, '77.00')] }),
  version(4, { lines: [line(1, '77.00'), line(3, '5.00')] }),
  version(3, { contentHash: '0'.repeat(64) }),
  version(2, { importer: `${other}RM0001` }),
  acceptance(1, true),
  acceptance(3, false),
  fact('RecordAcceptance', {
    ...(acceptance(2, false).data as object),
    acceptedAt: '2026-06-03T12:00:00.000Z',
  }),
  decision(2, 'rejected'),
  decision(2, 'approved'),
  fact('RecordDecision', { ...(decision(2, 'approved').data as object), gstRegistered: true }),
  decision(1, 'approved'),
  rejection(null),
  rejection(2),
  assessment(2, { cents: 50 }),
  fact('RecordCancellation', { ...filed, version: 6 }),
  fact('RecordCancellation', { ...filed, version: 3 }),
  fact('RecordCancellation', { ...filed, version: 1 }),
)

/** What people do with the same declaration. */
const changed = (basedOn: number, amount: string) => ({
  ...filed,
  basedOn,
  header: null,
  changes: [{ line: line(1, amount), reasons: ['X-1'] }],
  removedLines: [],
})

const here: fc.Arbitrary<Sent> = fc
  .tuple(
    fc.constantFrom(
      'CorrectDeclaration',
      'CorrectDeclaration',
      'CorrectDeclaration',
      'RequestAdjustment',
      'RedetermineDeclaration',
    ),
    fc.constantFrom(1, 1, 2, 2, 3, 4, 5),
    fc.constantFrom('250.00', '90.00'),
    fc.boolean(),
  )
  .map(([type, basedOn, amount, isLate]) => {
    const data = changed(basedOn, amount)
    const at = isLate ? now : day('2026-02-20')
    return type === 'RedetermineDeclaration'
      ? sent(
          officer,
          type,
          { ...data, basis: 'verification', soAdjNumber: 'SOADJ2', gstRegistered: false },
          at,
        )
      : sent(byImporter, type, { ...data, evidence: true }, at)
  })

/** An adjustment of what was filed here waits. */
/** What is filed here before anything is imported: a version, and an adjustment of it that waits. */
export const requestedHere = (amount: string): ReadonlyArray<Sent> => [
  ...filing(true),
  sent(byImporter, 'RequestAdjustment', { ...changed(1, amount), evidence: true }, now),
]

const beginnings: ReadonlyArray<ReadonlyArray<Sent>> = [
  [],
  [sent({ kind: 'external', party: 'cbsa' }, 'RecordRelease', release)],
  filing(true),
  [sent(byImporter, 'OpenDraft', { ...filed, importer: release.importer, cadType: 'AB' })],
  requestedHere('250.00'),
  requestedHere('90.00'),
]

/** Facts twice over, contradictions among them, and what is filed here before and between. */
export const importHistories = (domain: Domain): fc.Arbitrary<History> =>
  fc
    .tuple(
      fc.constantFrom(...[0, 0, 1, 1, 2, 2, 3, 4, 4, 5, 5].map((index) => beginnings[index] ?? [])),
      facts.chain(shuffled),
      fc.array(fc.oneof({ weight: 3, arbitrary: wrong }, { weight: 3, arbitrary: here }), {
        maxLength: 6,
      }),
      fc.infiniteStream(fc.nat({ max: 40 })),
    )
    .map(([begun, order, others, places]) => {
      const twice = [...order, ...order]
      for (const one of others) {
        const [place = 0] = places.take(1)
        twice.splice(place % (twice.length + 1), 0, one)
      }
      return historyOf(domain, [...begun, ...twice])
    })

const historyOf = (
  domain: Domain,
  commands: ReadonlyArray<Sent>,
  beginning = play(domain, foundings.withPam).at(-1)?.after ?? emptyLog,
): History => {
  const steps = play(domain, commands, beginning)
  return {
    domain,
    founded: 'withPam',
    commands,
    steps,
    beginning,
    end: steps.at(-1)?.after ?? beginning,
  }
}
