import {
  type Accepted,
  type Charges,
  carm,
  centsOf,
  currentOf,
  type Declaration,
  type Money,
  owedCorrections,
  timeLimitOf,
  type Version,
  versionsOf,
} from '@carmkit/core'
import {
  declarationHistories,
  type History,
  histories,
  importHistories,
  importOrders,
  type Log,
  outcomeHistories,
} from '@carmkit/laws'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { declarations, type Tables, tablesOf } from '../src/index.js'
import { part, prefixOf, streamsOf } from './support.js'

type Draft = Extract<Declaration, { readonly status: 'Draft' }>
type Known = Extract<Declaration, { readonly status: 'Recorded' | 'Accepted' }>
type Present = Exclude<Declaration, { readonly status: 'Absent' }>

const prefix = 'transaction-declaration.'

const statesIn = (log: Log): ReadonlyArray<readonly [string, Declaration]> =>
  [...log]
    .filter(([stream]) => stream.startsWith(prefix))
    .map(([stream, { state }]) => [stream.slice(prefix.length), state as Declaration] as const)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))

const headerOf = ({ header }: Pick<Version, 'header'>) => ({
  release_date: header.releaseDate,
  release_office: header.releaseOffice,
  cargo_control_number: header.cargoControlNumber,
})

const cents = (amount: Money | null | undefined): number | null =>
  amount === null || amount === undefined ? null : centsOf(amount)

const chargesOf = (charges: Charges | undefined) => ({
  value_for_duty: cents(charges?.valueForDuty),
  customs_duty: cents(charges?.customsDuty),
  sima: cents(charges?.sima),
  surtax: cents(charges?.surtax),
  excise: cents(charges?.excise),
  luxury_tax: cents(charges?.luxuryTax),
  value_for_tax: cents(charges?.valueForTax),
  sales_tax: cents(charges?.salesTax),
  provincial_tax: cents(charges?.provincialTax),
  total_payable: cents(charges?.totalPayable),
})

const isKnown = (state: Declaration): state is Known => 'versions' in state

const declarationOf = ([number, state]: readonly [string, Present]) => ({
  transaction_number: number,
  importer: state.importer,
  bn9: state.importer.slice(0, 9),
  status: state.status,
  owned_by: state.ownedBy,
  opened_for: state.openedFor,
  opened_at: state.openedAt,
  ...(state.status === 'Draft' ? draftOf(state) : {}),
  ...(isKnown(state) ? numbersOf(state) : {}),
  ...(state.status === 'Accepted' ? acceptedOf(state) : {}),
})

const draftOf = (state: Draft) => ({
  cad_type: state.cadType,
  submitted_hash: state.submitted,
  ...headerOf(state),
  current_version: null,
})

const numbersOf = (state: Known) => {
  const known = versionsOf(state).map(({ number }) => number)
  const numbers = Array.from({ length: state.latest }, (_, index) => index + 1)
  const missing = numbers.filter(
    (number) => !known.includes(number) && number !== state.cancelledBy,
  )
  return {
    cad_type: state.cadType,
    latest_version: state.latest,
    known_versions: known.length,
    missing_versions: missing.length,
    cancelled_by: state.cancelledBy,
  }
}

const acceptedOf = (state: Accepted) => ({
  ...headerOf(currentOf(state)),
  accepted_on: state.acceptedOn,
  billing_period: state.billingPeriod,
  payment_due_date: state.paymentDueDate,
  adjustable_until: state.adjustable ? timeLimitOf(state) : null,
  current_version: state.version,
  first_version: state.first,
  pending_version: state.pending,
  total_payable: cents(currentOf(state).charges.total.totalPayable),
  charged_version: state.charged?.version ?? null,
  charged_payable: cents(state.charged?.total.totalPayable),
})

const versionOf = (number: string, version: Version) => ({
  transaction_number: number,
  version: version.number,
  status: version.status,
  based_on: version.basedOn,
  content_hash: version.contentHash,
  document_hash: version.imported?.documentHash ?? null,
  line_count: version.lines.size,
  ...headerOf(version),
  ...chargesOf(version.charges.total),
  ...(version.imported === null
    ? {}
    : {
        kind: 'imported',
        stated_as: version.imported.stated,
        accepted_at: version.imported.acceptance?.at ?? null,
        accepted_on: version.imported.acceptance?.on ?? null,
      }),
  ...(version.decision === null
    ? {}
    : { decision: version.decision.outcome, decided_on: version.decision.decidedOn }),
})

const linesOf = (number: string, version: Version) =>
  [...version.lines.values()]
    .toSorted((one, other) => one.number - other.number)
    .map((line, index) => ({
      transaction_number: number,
      version: version.number,
      line: line.number,
      classification: line.classification,
      country_of_origin: line.countryOfOrigin,
      tariff_treatment: line.tariffTreatment,
      ruling_number: line.rulingNumber ?? null,
      stated: line,
      held: version.imported?.unheld.includes(line.number) === true ? 0 : 1,
      ...chargesOf(version.charges.lines[index]),
    }))

const assessmentOf = (number: string, { number: version, assessment }: Version) =>
  assessment === null
    ? []
    : [
        {
          transaction_number: number,
          version,
          assessed_at: assessment.assessedAt,
          payment_due_date: assessment.paymentDueDate,
          total_payable: cents(assessment.theirs.total.totalPayable),
          customs_duty: cents(assessment.theirs.total.customsDuty),
          sales_tax: cents(assessment.theirs.total.salesTax),
          provincial_tax: cents(assessment.theirs.total.provincialTax),
        },
      ]

/** What the streams of a log say that the tables hold. */
const expected = (log: Log) => {
  const states = statesIn(log)
  const present = states.filter(
    (one): one is readonly [string, Present] => one[1].status !== 'Absent',
  )
  const versions = present.flatMap(([number, state]) =>
    isKnown(state) ? versionsOf(state).map((version) => [number, version] as const) : [],
  )
  return {
    declaration: present.map(declarationOf),
    draft_line: present.flatMap(([number, state]) =>
      state.status === 'Draft'
        ? [...state.lines.values()]
            .toSorted((one, other) => one.number - other.number)
            .map((line) => ({ transaction_number: number, line: line.number, stated: line }))
        : [],
    ),
    declaration_version: versions.map(([number, version]) => versionOf(number, version)),
    declaration_line: versions.flatMap(([number, version]) => linesOf(number, version)),
    declaration_assessment: versions.flatMap(([number, version]) => assessmentOf(number, version)),
    owed_correction: present.flatMap(([number, state]) =>
      state.status === 'Accepted'
        ? owedCorrections(state).map((owed) => ({ transaction_number: number, ...owed }))
        : [],
    ),
    release: states.flatMap(([number, { release, status }]) =>
      release === null
        ? []
        : [
            {
              transaction_number: number,
              importer: release.importer,
              release_date: release.releaseDate,
              release_office: release.releaseOffice,
              cargo_control_number: release.cargoControlNumber,
              released_prior_to_payment: release.releasedPriorToPayment ? 1 : 0,
              accounted: status === 'Accepted' ? 1 : 0,
            },
          ],
    ),
  }
}

const read = (tables: Tables, name: string) =>
  (tables[name] ?? []).map(({ stated, ...row }) =>
    typeof stated === 'string' ? { ...row, stated: JSON.parse(stated) as unknown } : row,
  )

/** Events of which nothing stands in the row of the declaration itself. */
const besides: ReadonlyArray<string> = [
  'ReleaseRecorded',
  'AccountingDueNoted',
  'ReleaseMismatchNoted',
  'ReasonToBelieveRecorded',
  'RulingsQuoted',
  'RulingMismatchNoted',
  'MassCaseApplied',
  'VersionGapNoted',
]

const revisionIn = (log: Log, number: unknown): number =>
  (log.get(`${prefix}${String(number)}`)?.events ?? []).findLastIndex(
    ({ type }) => !besides.includes(type),
  )

const agree = (log: Log): void => {
  const tables = tablesOf([declarations], streamsOf(log, prefix))
  for (const [name, rows] of Object.entries(expected(log))) {
    const found = read(tables, name)
    expect(found.length, name).toBe(rows.length)
    expect(found, name).toMatchObject(rows)
  }
  for (const { transaction_number: number, revision } of tables['declaration'] ?? []) {
    expect(revision).toBe(revisionIn(log, number))
  }
}

const worlds: ReadonlyArray<readonly [string, fc.Arbitrary<History>, number]> = [
  ['made here', declarationHistories(carm), 80],
  ['filed by others', importHistories(carm), 80],
  ['filed by others in any order', importOrders(carm), 30],
  ['changed by rulings, appeals and mass cases', outcomeHistories(carm), 60],
  ['among everything else', histories(carm, { most: 20 }), 30],
]

it.each(worlds)(
  'the rows of declarations %s say what their streams fold to, at any moment',
  (_name, arbitrary, numRuns) => {
    fc.assert(
      fc.property(arbitrary, part, (history, some) => {
        agree(prefixOf(history, some))
        agree(history.end)
      }),
      { numRuns },
    )
  },
)
