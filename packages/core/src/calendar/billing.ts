/**
 * The billing cycle: in which period a debt falls, when it is due, and by when goods are accounted
 * for. Pure functions of days and of the deferrals known now, so that a later deferral changes no
 * recorded fact.
 */
import { type Codec, closed, list, oneOf, type Static } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import {
  addDays,
  CivilDate,
  civilDate,
  dayOfMonthOf,
  dayOfWeek,
  monthOf,
  yearOf,
} from '../values/index.js'
import { addBusinessDays } from './holidays.js'

/** The 18th of one month to the 17th of the next, both included. */
export interface BillingPeriod {
  readonly start: CivilDate
  readonly end: CivilDate
  /** `YYYY-MM`: the month of the statement, which is the month in which the period ends. */
  readonly label: string
  /** The 25th of that month. */
  readonly statementDate: CivilDate
}

const lastDayOfPeriod = 17
const dayOfStatement = 25

/** The billing period that holds the day. */
export const billingPeriodOf = (date: CivilDate): BillingPeriod => {
  const month = monthOf(date)
  return dayOfMonthOf(date) <= lastDayOfPeriod
    ? periodEndingIn(yearOf(date), month)
    : periodEndingIn(month === 12 ? yearOf(date) + 1 : yearOf(date), (month % 12) + 1)
}

const periodEndingIn = (year: number, month: number): BillingPeriod => {
  const end = civilDate(year, month, lastDayOfPeriod)
  const start =
    month === 1
      ? civilDate(year - 1, 12, lastDayOfPeriod + 1)
      : civilDate(year, month - 1, lastDayOfPeriod + 1)
  return {
    start,
    end,
    label: end.slice(0, 7),
    statementDate: civilDate(year, month, dayOfStatement),
  }
}

/** What a debt is for, as far as deferrals tell debts apart. */
export type DebtKind = Static<typeof DebtKind>
export const DebtKind = oneOf('DebtKind', ['import', 'penalty', 'miscellaneousInvoice'])

/**
 * An announced move of due dates: those from `dueFrom` to `dueTo`, both included, of the named
 * kinds go to `deferredTo`. Ledgers record them; the codec refuses a deferral that could move nothing.
 */
export type Deferral = Static<typeof DeferralRecord>

const DeferralRecord = closed('Deferral', {
  kinds: list(DebtKind, { least: 1, most: 3 }),
  dueFrom: CivilDate,
  dueTo: CivilDate,
  deferredTo: CivilDate,
})

export const Deferral: Codec<Deferral> = new t.Type<Deferral, Deferral, unknown>(
  DeferralRecord.name,
  (value): value is Deferral => DeferralRecord.is(value) && misorder(value) === null,
  (value, context) => {
    const decoded = DeferralRecord.validate(value, context)
    const defect = E.isRight(decoded) ? misorder(decoded.right) : null
    return defect === null
      ? decoded
      : t.failure(value, t.appendContext(context, defect.field, CivilDate), defect.reason)
  },
  t.identity,
)

const misorder = (
  deferral: Deferral,
): { readonly field: string; readonly reason: string } | null => {
  if (deferral.dueTo < deferral.dueFrom) {
    return { field: 'dueTo', reason: 'expected a day not before dueFrom' }
  }
  return deferral.deferredTo <= deferral.dueFrom
    ? { field: 'deferredTo', reason: 'expected a day after dueFrom; TXN-21' }
    : null
}

/**
 * The last day to pay without interest: the 10th weekday after the 17th, holidays counted, unless
 * a deferral for this kind of debt moves it (TXN-19, TXN-21).
 */
export const paymentDueDate = (debt: {
  readonly period: BillingPeriod
  readonly kind: DebtKind
  readonly deferrals: ReadonlyArray<Deferral>
}): CivilDate => deferredFrom(tenthWeekdayAfter(debt.period.end), debt)

/**
 * To which day deferrals move a debt that is due on the given one: never an earlier one (TXN-21).
 * They are matched against that day alone, so that their order does not matter; where several match,
 * the latest day stands.
 */
export const deferredFrom = (
  due: CivilDate,
  { kind, deferrals }: { readonly kind: DebtKind; readonly deferrals: ReadonlyArray<Deferral> },
): CivilDate =>
  deferrals
    .filter(({ kinds, dueFrom, dueTo }) => kinds.includes(kind) && dueFrom <= due && due <= dueTo)
    .reduce((latest, { deferredTo }) => (latest < deferredTo ? deferredTo : latest), due)

/** Ten weekdays are two weeks, less the part of a weekend in which the count begins. */
const tenthWeekdayAfter = (date: CivilDate): CivilDate => {
  const day = dayOfWeek(date)
  return addDays(date, day === 6 ? 13 : day === 0 ? 12 : 14)
}

/** The last day on which goods released that day are accounted for in time: five business days. */
export const accountingDeadline = (releaseDate: CivilDate): CivilDate =>
  addBusinessDays(releaseDate, 5)

/**
 * Which day places a debt in a period, a rule option (TXN-20): `act`, the default, is the earlier
 * of acceptance and accounting deadline, as the interest provision of the Act has it; `release` is
 * the day of release, as the agency's page has it.
 */
export type BillingAnchorPolicy = Static<typeof BillingAnchorPolicy>
export const BillingAnchorPolicy = oneOf('BillingAnchorPolicy', ['act', 'release'])

/** The day that places a debt in a period; accounting late never makes it later (TXN-20). */
export const billingAnchor = ({
  policy = 'act',
  acceptedOn,
  deadline,
  releasedOn,
}: {
  readonly policy?: BillingAnchorPolicy
  readonly acceptedOn: CivilDate
  readonly deadline: CivilDate
  readonly releasedOn: CivilDate
}): CivilDate => {
  if (policy === 'release') return releasedOn
  return acceptedOn < deadline ? acceptedOn : deadline
}
