/** What another system filed, and what the agency answered, in tests: the same goods as filed here. */
import {
  type Actor,
  type Declaration,
  declaration,
  type Filed,
  versionsOf,
} from '../../src/index.js'
import { contentHashOf } from '../../src/transaction/declaration/content/whole.js'
import { cbsa, maple } from './actors.js'
import { draft, header, line, release } from './declarations.js'
import { requested } from './filed.js'
import type { History } from './history.js'
import { mapleStaffed, rm1, stream } from './story.js'
import { utc } from './time.js'

export const importing: Actor = { kind: 'system', process: 'import' }

/** A version with its hashes, of which that of the document stands for any; `named` holds what differs. */
export const version = (number: number, named: Partial<typeof plain> = {}) => {
  const all = { ...plain, ...named }
  const content = {
    header: all.header,
    lines: new Map(all.lines.map((one) => [one.number, one])),
  } as unknown as Parameters<typeof contentHashOf>[0]
  const contentHash = contentHashOf(content)
  const documentHash = `${contentHash.slice(32)}${contentHash.slice(0, 32)}`
  return { ...draft, version: number, contentHash, documentHash, ...all }
}

const plain = {
  importer: rm1,
  cadType: 'AB',
  filedBy: maple as string,
  filedAt: '2026-02-02T13:00:00.000Z',
  stated: null as string | null,
  header: header as { releaseDate: string | null; releaseOffice: string; cargoControlNumber: null },
  lines: [line] as ReadonlyArray<typeof line>,
  unheld: [] as ReadonlyArray<number>,
}

export const acceptance = (number: number, acceptedAt = '2026-02-02T13:30:00.000Z') => ({
  ...draft,
  version: number,
  acceptedAt,
  status: 'accepted',
  warnings: [],
})

/** What the agency charges for the goods: 150.00 at 13 % duty and 5 % tax, as we do. */
export const charges = {
  customsDuty: '19.50',
  sima: null,
  surtax: null,
  excise: null,
  salesTax: '8.48',
  provincialTax: null,
  totalPayable: '27.98',
}

/** 30.00 more in value: 5.60 more to pay. */
export const dearerCharges = {
  ...charges,
  customsDuty: '23.40',
  salesTax: '10.17',
  totalPayable: '33.57',
}

export const assessment = (number: number, total: typeof charges = charges) => ({
  ...draft,
  version: number,
  assessedAt: '2026-02-02T13:45:00.000Z',
  paymentDueDate: null,
  lines: [{ line: 1, simaCode: null, ...total }],
  total,
})

export const decision = (
  number: number,
  outcome: string,
  decidedAt = '2026-05-20T15:00:00.000Z',
) => ({
  ...draft,
  version: number,
  decidedAt,
  decision: outcome,
  remarks: [],
})

export const messageRejection = (number: number | null) => ({
  ...draft,
  version: number,
  rejectedAt: '2026-02-02T13:30:00.000Z',
  errors: [
    {
      error: 'unknown',
      code: null,
      text: 'something is wrong',
      level: 'header',
      invoice: null,
      line: null,
      field: null,
    },
  ],
})

/** Facts one after the other, as an import sends them. */
export const imported = (
  history: History,
  ...facts: ReadonlyArray<readonly [type: string, data: unknown]>
): History => facts.reduce((all, [type, data]) => all.as(importing, type, data), history)

/** Released prior to payment, and filed elsewhere; nothing is known of an answer. */
export const elsewhere = imported(mapleStaffed.as(cbsa, 'RecordRelease', release), [
  'RecordVersion',
  version(1),
])

/** The same, accepted on 2 February 2026, due on 3 March. */
export const acceptedElsewhere = imported(elsewhere, ['RecordAcceptance', acceptance(1)])

/** And assessed by the agency like by us. */
export const assessedElsewhere = imported(acceptedElsewhere, ['RecordAssessment', assessment(1)])

export const stateOf = (history: History): Declaration =>
  history.state(declaration, stream.declaration)

/** Throws unless it was accepted. */
export const filedState = (history: History): Filed => {
  const state = stateOf(history)
  if (state.status !== 'Accepted') throw new Error(`it is ${state.status}`)
  return state
}

/** `2 pending`, version by version. */
export const statuses = (history: History): ReadonlyArray<string> => {
  const state = stateOf(history)
  return 'versions' in state ? versionsOf(state).map((one) => `${one.number} ${one.status}`) : []
}

export const inMay = utc('2026-05-20T15:00:00.000Z')
export const lateAcceptance = (of: number) => acceptance(of, '2026-05-19T15:00:00.000Z')

/** The same goods for 180.00. */
export const dearerVersion = (of: number) =>
  version(of, { lines: [{ ...line, valuation: { kind: 'valueForDuty', amount: '180.00' } }] })

/** Version 2 waits here while a later one of another system has taken effect. */
export const overtaken = imported(
  requested.at(inMay),
  ['RecordVersion', dearerVersion(3)],
  ['RecordAcceptance', lateAcceptance(3)],
  ['RecordDecision', decision(3, 'approved')],
)

/** Version 2 waits here, and nothing is filed after it. */
export const cancelled = imported(requested, ['RecordCancellation', { ...draft, version: 3 }])
