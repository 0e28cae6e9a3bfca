/**
 * What each type of declaration asks for: a rule option, since the list of types is open and the
 * codes of the warehouse group are not verified (assumed CK-17).
 */
import { bool, closed, list, nullable, oneOf, type Static, text } from '@carmkit/kernel'
import type { Facts } from '../aggregate.js'
import { accountingDeadline, billingPeriodOf, paymentDueDate } from '../calendar/index.js'
import {
  CadType,
  Channel,
  type CivilDate,
  channels,
  civilDate,
  monthOf,
  yearOf,
} from '../values/index.js'
import { suppliedTable } from './supplied-table.js'

/** One type. Channels say where it may be entered; whoever sends the submission knows where it was. */
export const CadTypeRule = closed('CadTypeRule', {
  type: CadType,
  needsRelease: bool,
  /** Paid in order to be released. */
  payAtSubmission: bool,
  /**
   * Counted from the release: five business days; the 24th of the month after; the tenth weekday
   * after the billing period.
   */
  accountingDeadline: oneOf('AccountingDeadline', [
    'fiveBusinessDays',
    'twentyFourth',
    'tenthWeekday',
    'none',
  ]),
  /**
   * In which period its debts fall: by the cycle in which it was or should have been accounted for,
   * by the cycle of its release, or all of a calendar month in the next one. Sources differ (TXN-20).
   */
  billing: oneOf('Billing', ['cycle', 'cycleOfRelease', 'calendarMonth']),
  /** Has a correction phase where goods were released prior to payment (TXN-08). */
  correctable: bool,
  channels: list(Channel, { least: 1, most: 3 }),
  /** In which the account must be enrolled; null for none. */
  needsSubProgram: nullable(
    text<string>('SubProgram', 'capitals', (value) => /^[A-Z]+$/.test(value)),
  ),
})
export type CadTypeRule = Static<typeof CadTypeRule>

/** Codec of the table `cadTypes`, which replaces {@link cadTypes}. */
export const CadTypeRules = list(CadTypeRule, { most: 100, key: ({ type }) => type })

export const cadTypesTable = 'cadTypes'

const everywhere: CadTypeRule['channels'] = [...channels]

/**
 * Catalogue 1.3 and 1.5. No warehouse codes: those known (10, 13, 20, 21, 22, 30) are not verified.
 * What was declared before CARM is no type that anybody files: an officer records it under its own.
 */
export const cadTypes: ReadonlyArray<CadTypeRule> = [
  {
    type: 'AB',
    needsRelease: true,
    payAtSubmission: false,
    accountingDeadline: 'fiveBusinessDays',
    billing: 'cycle',
    correctable: true,
    channels: everywhere,
    needsSubProgram: null,
  },
  {
    type: 'C',
    needsRelease: false,
    payAtSubmission: true,
    accountingDeadline: 'none',
    billing: 'cycle',
    correctable: false,
    channels: ['portal'],
    needsSubProgram: null,
  },
  {
    type: 'TT',
    needsRelease: true,
    payAtSubmission: false,
    accountingDeadline: 'tenthWeekday',
    billing: 'cycle',
    correctable: true,
    channels: everywhere,
    needsSubProgram: 'CSA',
  },
  {
    type: 'F',
    needsRelease: true,
    payAtSubmission: false,
    accountingDeadline: 'twentyFourth',
    billing: 'calendarMonth',
    correctable: true,
    channels: everywhere,
    needsSubProgram: null,
  },
  {
    type: 'V',
    needsRelease: false,
    payAtSubmission: false,
    accountingDeadline: 'none',
    billing: 'cycle',
    correctable: false,
    channels: ['portal'],
    needsSubProgram: null,
  },
]

/** The day from which declarations are made here: what was accounted for before is as it was declared. */
export const carmLaunch = '2024-10-21' as CivilDate

/** The rules that hold for a decision; it must have `cadTypes` among its needed tables. */
export const cadTypesOf = (facts: Facts): ReadonlyArray<CadTypeRule> =>
  suppliedTable(facts, cadTypesTable, CadTypeRules) ?? cadTypes

/** Last day to account for goods released that day; null where no day is set. */
export const accountingDeadlineOf = (
  rule: Pick<CadTypeRule, 'accountingDeadline'>,
  releaseDate: CivilDate,
): CivilDate | null => {
  switch (rule.accountingDeadline) {
    case 'fiveBusinessDays':
      return accountingDeadline(releaseDate)
    case 'twentyFourth':
      return dayOfNextMonth(releaseDate, 24)
    case 'tenthWeekday':
      return paymentDueDate({
        period: billingPeriodOf(releaseDate),
        kind: 'import',
        deferrals: [],
      })
    case 'none':
      return null
  }
}

/**
 * By the rules, the last Eastern day to account for released goods: that of the type in which they are
 * being declared, and five business days where nobody has begun to, or where the type sets no day
 * (assumed CK-172).
 */
export const accountByRules =
  (rules: ReadonlyArray<CadTypeRule>) =>
  (releaseDate: CivilDate, cadType: string | null): CivilDate => {
    const rule = rules.find(({ type }) => type === cadType)
    const own = rule === undefined ? null : accountingDeadlineOf(rule, releaseDate)
    return own ?? accountingDeadline(releaseDate)
  }

export const dayOfNextMonth = (date: CivilDate, day: number): CivilDate =>
  monthOf(date) === 12
    ? civilDate(yearOf(date) + 1, 1, day)
    : civilDate(yearOf(date), monthOf(date) + 1, day)
