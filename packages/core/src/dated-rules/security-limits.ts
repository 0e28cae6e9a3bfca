/**
 * The bounds of financial security and the day of its yearly review: dated data, each row from its
 * day until that of the next. Apart from the aggregate because an embedder that supplies a table
 * needs its codec.
 */
import { type Codec, closed, list, type Static, text } from '@carmkit/kernel'
import type { Facts } from '../aggregate.js'
import { CivilDate, Money, NonNegativeMoney } from '../values/index.js'
import { suppliedTable } from './supplied-table.js'

/** What is required is divided by, so that no bound is zero. */
const Bound: Codec<Money> = text(
  'Money',
  'an amount above "0.00"',
  (value) => NonNegativeMoney.is(value) && value !== '0.00',
)

const Source: Codec<string> = text('Source', '1 to 300 characters', (value) =>
  /^.{1,300}$/u.test(value),
)

/** Least and most security of one account, from this Eastern day on. */
export const SecurityLimits = closed('SecurityLimits', {
  from: CivilDate,
  minimumBond: Bound,
  minimumCash: Bound,
  /** Of all forms together. */
  maximum: Bound,
  source: Source,
})
export type SecurityLimits = Static<typeof SecurityLimits>

/** Codec of the table `securityLimits`, which replaces {@link securityLimits}. */
export const securityLimitsTable = list(SecurityLimits, {
  least: 1,
  most: 100,
  key: ({ from }) => from,
})

export const securityLimitsName = 'securityLimits'

/** Month and day of a year; not the 29th of February, which most years do not have. */
const DayOfYear: Codec<string> = text(
  'DayOfYear',
  'an existing day as MM-DD, not 02-29',
  (value) => /^[0-9]{2}-[0-9]{2}$/.test(value) && CivilDate.is(`2001-${value}`),
)

/** When the requirement is reviewed each year, from this Eastern day on. */
export const SecurityReview = closed('SecurityReview', {
  from: CivilDate,
  /** The look-back window is the year that ends the day before. */
  reviewOn: DayOfYear,
  /** By the end of this day a raised requirement is met. */
  complyBy: DayOfYear,
  source: Source,
})
export type SecurityReview = Static<typeof SecurityReview>

/** Codec of the table `securityReviews`, which replaces {@link securityReviews}. */
export const securityReviewsTable = list(SecurityReview, {
  least: 1,
  most: 100,
  key: ({ from }) => from,
})

export const securityReviewsName = 'securityReviews'

const day = (value: string): CivilDate => value as CivilDate
const money = (value: string): Money => value as Money

/**
 * The greater minimum was announced before the launch. That it gave way to the lesser one at the
 * launch, and that the minimum of cash is that of bonds, is assumed (CK-86).
 */
export const securityLimits: ReadonlyArray<SecurityLimits> = [
  {
    from: day('2021-05-25'),
    minimumBond: money('25000.00'),
    minimumCash: money('25000.00'),
    maximum: money('10000000.00'),
    source:
      'https://blog.coleintl.com/blog/carm-rpp-program-financial-security-and-an-update-on-release-1',
  },
  {
    from: day('2024-10-21'),
    minimumBond: money('5000.00'),
    minimumCash: money('5000.00'),
    maximum: money('10000000.00'),
    source: 'https://info.expeditors.com/newsflash/cbsa-rpp-transition-period-ending-soon',
  },
]

/** Earlier plans for a window from 25 July never came into effect. */
export const securityReviews: ReadonlyArray<SecurityReview> = [
  {
    from: day('2024-10-21'),
    reviewOn: '10-20',
    complyBy: '01-15',
    source:
      'https://www.livingstonintl.com/carm-annual-review-of-the-financial-security-requirement-for-rpp',
  },
]

/** The limits of an Eastern day; the decision must have `securityLimits` among its needed tables. */
export const securityLimitsOn = (facts: Facts, today: CivilDate): SecurityLimits =>
  rowOn(suppliedTable(facts, securityLimitsName, securityLimitsTable) ?? securityLimits, today)

/** How reviews go on an Eastern day; the decision must have `securityReviews` among its tables. */
export const securityReviewOn = (facts: Facts, today: CivilDate): SecurityReview =>
  rowOn(suppliedTable(facts, securityReviewsName, securityReviewsTable) ?? securityReviews, today)

/** The latest row that has begun; before all of them the earliest. */
const rowOn = <Row extends { readonly from: CivilDate }>(
  rows: ReadonlyArray<Row>,
  today: CivilDate,
): Row => {
  const inOrder = rows.toSorted((one, another) => (one.from < another.from ? -1 : 1))
  const row = inOrder.findLast(({ from }) => from <= today) ?? inOrder[0]
  if (row === undefined) throw new Error('a dated table has no row')
  return row
}

/** The first such day of a year that comes after this one. */
export const nextDayOfYear = (dayOfYear: string, after: CivilDate): CivilDate => {
  const sameYear = day(`${after.slice(0, 4)}-${dayOfYear}`)
  return after < sameYear ? sameYear : yearsOn(sameYear, 1)
}

/** The same day so many years later, or earlier: the 28th where there is no 29th of February. */
export const yearsOn = (date: CivilDate, years: number): CivilDate => {
  const moved = `${Number(date.slice(0, 4)) + years}${date.slice(4)}`
  return day(CivilDate.is(moved) ? moved : moved.replace('02-29', '02-28'))
}
