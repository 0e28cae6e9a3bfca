/**
 * Penalties by code: what each level costs, how long earlier ones are remembered, and which codes
 * exclude each other for one document (catalogue 4.5).
 */
import { closed, integer, list, nullable, type Static, text } from '@carmkit/kernel'
import {
  addDays,
  type Cents,
  type CivilDate,
  centsOf,
  lesser,
  Money,
  noCents,
  plus,
} from '../../values/index.js'

/** `C070`, or the late accounting penalty, which has no code of its own. */
export const PenaltyCode = text<string>(
  'PenaltyCode',
  'C and three digits, or LateAccounting',
  (value) => /^(C[0-9]{3}|LateAccounting)$/.test(value),
)

const PenaltyLevel = closed('PenaltyLevel', {
  /** For each instance. */
  amount: Money,
  /** Most for all instances of one issue, and for the whole occurrence; null where there is no cap. */
  mostPerIssue: nullable(Money),
  mostPerOccurrence: nullable(Money),
})

const PenaltyRule = closed('PenaltyRule', {
  code: PenaltyCode,
  /** First, second, third and every later one. */
  levels: list(PenaltyLevel, { least: 1, most: 9 }),
  memoryMonths: integer('Months', 1, 600),
  /** So long after the first one, another is of the first level still. */
  pauseDays: integer('Days', 0, 366),
  /** Not beside these for the same document. */
  excludes: list(PenaltyCode, { most: 20 }),
  source: text<string>('Source', 'an address', (value) => value.length <= 400),
})
export type PenaltyRule = Static<typeof PenaltyRule>

/** Codec of the table `penalties`, which replaces {@link penalties}. */
export const Penalties = list(PenaltyRule, { most: 200, key: ({ code }) => code })

const flat = (...amounts: ReadonlyArray<string>): PenaltyRule['levels'] =>
  amounts.map((amount) => ({
    amount: amount as Money,
    mostPerIssue: null,
    mostPerOccurrence: null,
  }))

/** Caps as read from the agency's pages; how they meet several issues is assumed (CK-68). */
const uncorrected: PenaltyRule['levels'] = [
  {
    amount: '500.00' as Money,
    mostPerIssue: '5000.00' as Money,
    mostPerOccurrence: '25000.00' as Money,
  },
  { amount: '750.00' as Money, mostPerIssue: null, mostPerOccurrence: '200000.00' as Money },
  { amount: '1500.00' as Money, mostPerIssue: null, mostPerOccurrence: '400000.00' as Money },
]

const agency = 'https://cbsa-asfc.gc.ca/trade-commerce/amps/contraventions-infractions'
const nothingOwed = ['C080', 'C081', 'C082', 'C083']
const dutiesOwed = ['C350', 'C351', 'C352', 'C353']

const correction = (
  code: string,
  excludes: ReadonlyArray<string>,
  source: string,
): PenaltyRule => ({
  code,
  levels: uncorrected,
  memoryMonths: 36,
  pauseDays: 0,
  excludes,
  source,
})

/** Memory of C070 and of late accounting, and the sum of the latter, are assumed (CK-68). */
export const penalties: ReadonlyArray<PenaltyRule> = [
  {
    code: 'C070',
    levels: flat('1200.00', '2400.00', '4800.00'),
    memoryMonths: 12,
    pauseDays: 0,
    excludes: ['LateAccounting'],
    source: `${agency}/c070-eng.html`,
  },
  {
    code: 'C005',
    levels: flat('150.00', '225.00', '450.00'),
    memoryMonths: 12,
    pauseDays: 30,
    excludes: [],
    source: `${agency}/c005-eng.html`,
  },
  ...nothingOwed.map((code) => correction(code, dutiesOwed, `${agency}/c082-eng.html`)),
  ...dutiesOwed.map((code) => correction(code, nothingOwed, `${agency}/c352-eng.html`)),
  {
    code: 'LateAccounting',
    levels: flat('100.00'),
    memoryMonths: 12,
    pauseDays: 0,
    excludes: ['C070'],
    source: 'a fixed sum for each late declaration, remembered as 100 dollars (CK-68)',
  },
]

/** An earlier penalty of the same code. */
export interface Earlier {
  readonly on: CivilDate
  readonly level: number
}

/** A penalty as an account remembers it, for what comes after it. */
export interface Penalty extends Earlier {
  readonly code: string
  readonly document: string
}

/**
 * The level of a penalty of that day: one above the highest that is remembered, at most the last
 * level. What is older than the code's memory counts no more (TXN-48). The pause runs from the
 * first one that is remembered, and is not begun anew by those within it.
 */
export const levelOn = (
  rule: PenaltyRule,
  earlier: ReadonlyArray<Earlier>,
  on: CivilDate,
): number => {
  const remembered = earlier.filter(
    (one) => one.on <= on && on < monthsAfter(one.on, rule.memoryMonths),
  )
  const highest = Math.max(0, ...remembered.map(({ level }) => level))
  const first = remembered.map((one) => one.on).toSorted()[0] ?? on
  const isPaused = highest === 1 && rule.pauseDays > 0 && on <= addDays(first, rule.pauseDays)
  return Math.min(isPaused ? 1 : highest + 1, rule.levels.length)
}

/** The same day of a later month, or its last day where that month is shorter. */
export const monthsAfter = (date: CivilDate, months: number): CivilDate => {
  const month = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months
  const firstOfMonth = (index: number): CivilDate =>
    `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01` as CivilDate
  const candidate = addDays(firstOfMonth(month), Number(date.slice(8, 10)) - 1)
  const next = firstOfMonth(month + 1)
  return candidate < next ? candidate : addDays(next, -1)
}

/** What the instances of each issue cost together. */
export const penaltyAmount = (
  rule: PenaltyRule,
  level: number,
  issues: ReadonlyArray<number>,
): Cents => {
  const { amount, mostPerIssue, mostPerOccurrence } = rule.levels[level - 1] ?? noLevel
  const total = issues
    .map((instances) => capped((centsOf(amount) * instances) as Cents, mostPerIssue))
    .reduce(plus, noCents)
  return capped(total, mostPerOccurrence)
}

const noLevel = { amount: '0.00' as Money, mostPerIssue: null, mostPerOccurrence: null }

const capped = (amount: Cents, most: Money | null): Cents =>
  most === null ? amount : lesser(amount, centsOf(most))
