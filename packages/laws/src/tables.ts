/**
 * What is supplied to the small worlds from outside: the agency's records of the numbers that can be
 * claimed, what some accounts still owe, and what one owed in each month. Separate because commands and the loop both read it.
 */
import type { AgencyRecord, Bn9, CivilDate, ProgramObligations, Table } from '@carmkit/core'
import {
  agencyRecordName,
  monthlyDutiesPrefix,
  obligationsPrefix,
  postedThroughTable,
} from '@carmkit/core'
import { noHash } from '@carmkit/kernel'
import { broker, importer, known, other, untraded } from './cast.js'

const day = (text: string): CivilDate => text as CivilDate

/** Name and address by which both numbers are claimed. */
export const profile = { legalName: 'Birch Imports Ltd.', address: '1 Main Street, Ottawa' }

const program = (reference: string, programType: string) =>
  ({ reference, programType, openedOn: day('2019-05-06') }) as never

/** The right answers of {@link known}: each is one question of the record. */
export const rightAnswers = {
  payment: { question: 'payment', date: '2026-01-15', amount: '1250.40' },
  statement: { question: 'statement', date: '2026-01-25', balance: '310.75' },
} as const

const nothingKnown: AgencyRecord = {
  salt: 'a salt of the small worlds',
  ...profile,
  ceased: false,
  programs: [program('RM0001', 'Importer')],
  transactions: [],
  payments: [],
  statements: [],
}

const records: ReadonlyArray<readonly [Bn9, AgencyRecord]> = [
  [untraded, nothingKnown],
  [
    known,
    {
      ...nothingKnown,
      programs: [program('RM0001', 'Importer'), program('RM0003', 'Exporter')],
      payments: [{ date: day('2026-01-15'), amount: '1250.40' as never }],
      statements: [{ date: day('2026-01-25'), balance: '310.75' as never }],
    },
  ],
]

const settled: ProgramObligations = {
  balance: '0.00' as never,
  unaccountedReleases: 0,
  openDeclarations: 0,
  securityHeld: false,
  lastFilingOn: null,
}

const obligations: ReadonlyArray<readonly [string, ProgramObligations]> = [
  [`${importer}RM0002`, settled],
  ...[importer, broker, other].map((one) => [`${one}RM0004`, settled] as const),
  [`${other}RM0001`, { ...settled, balance: '10.00' as never }],
]

/** Rates of the first half of 2026; of what comes after, none is known. */
const rates = [
  { quarter: '2026-Q1', prescribed: '2.3456', source: null },
  { quarter: '2026-Q2', prescribed: '3', source: null },
]

/** Eastern days, both included. */
interface Days {
  readonly from: string
  readonly until: string
}

export const isWithin = ({ from, until }: Days, on: string): boolean => from <= on && on <= until

/** Days without interest: they begin where one of the debts of the histories is overdue. */
export const waivedDays: Days = { from: '2026-03-04', until: '2026-03-20' }
/** Days on which the offset pays the newest debt first; on all others it is the oldest. */
export const newestFirstDays: Days = { from: '2026-03-12', until: '2026-04-12' }

const orders = [
  { from: '2024-10-21', order: 'oldestDueFirst', source: '' },
  { from: newestFirstDays.from, order: 'newestDueFirst', source: '' },
  { from: '2026-04-13', order: 'oldestDueFirst', source: '' },
]

export const lastDayOfRates = '2026-06-30'

const named = (name: string, content: unknown): readonly [string, Table] => [
  name,
  { name, hash: noHash, content: content as Table['content'] },
]

/** Some months around the bounds of the window that a review looks back on. */
const months = [
  { endsOn: '2024-10-19', dutiesAndGst: '14000.00' },
  { endsOn: '2024-10-20', dutiesAndGst: '11000.00' },
  { endsOn: '2025-02-28', dutiesAndGst: '12000.01' },
  { endsOn: '2025-10-19', dutiesAndGst: '13000.00' },
  { endsOn: '2025-10-20', dutiesAndGst: '15000.00' },
  { endsOn: '2026-01-31', dutiesAndGst: '4000.00' },
]

/** Every table of the small worlds, by name. */
export const suppliedTables: ReadonlyMap<string, Table> = new Map([
  ...records.map(([bn9, record]) => named(agencyRecordName(bn9), record)),
  named(`${monthlyDutiesPrefix}${importer}RM0001`, months),
  ...obligations.map(([bn15, content]) => named(`${obligationsPrefix}${bn15}`, content)),
  named('interestRates', rates),
  named('interestWaivers', [{ ...waivedDays, source: '' }]),
  named('allocationOrders', orders),
  named(postedThroughTable, '2026-05-01T17:00:00.000Z'),
])
