/** Days with release and days of cover, as rows: what was stays, what was planned is planned anew. */
import {
  addDays,
  type Bn15,
  type CivilDate,
  coverFrom,
  type Enrolled,
  type Stretches,
} from '@carmkit/core'
import { type Change, put, remove } from '../../../project/rows.js'
import { rppPeriod, securityCover } from '../tables/index.js'
import type { CoverRow, PeriodRow, Stored } from './stored.js'

/** Which event plans anew, and from which day on. */
export interface Planning {
  readonly bn15: Bn15
  readonly on: CivilDate
  readonly revision: number
}

export const periodChanges = (
  { periods }: Stored,
  { days }: Enrolled,
  { bn15, on, revision }: Planning,
): ReadonlyArray<Change> => {
  const after = stretchesIn(days).map(
    ({ from, through }, place): PeriodRow => ({
      bn15,
      first_day: from,
      last_day: through,
      planned: place === 0 || through === null || through >= on ? 1 : 0,
      revision,
    }),
  )
  return [
    ...goneFrom(periods, after).map((first_day) => remove(rppPeriod, { bn15, first_day })),
    ...newIn(after, periods).map((row) => put(rppPeriod, row)),
  ]
}

/** The newest first. */
const stretchesIn = (stretches: Stretches): ReadonlyArray<NonNullable<Stretches>> =>
  stretches === null ? [] : [stretches, ...stretchesIn(stretches.before)]

export const coverChanges = (
  { cover }: Stored,
  state: Enrolled,
  planning: Planning,
): ReadonlyArray<Change> => {
  const { bn15, on, revision } = planning
  const past = cover
    .filter(({ first_day }) => first_day < on)
    .map((row) => ({ ...row, last_day: lastBefore(on, row), planned: 0 as const, revision }))
  const after = joined([...past, ...plannedCover(state, planning)])
  return [
    ...goneFrom(cover, after).map((first_day) => remove(securityCover, { bn15, first_day })),
    ...newIn(after, cover).map((row) => put(securityCover, row)),
  ]
}

const plannedCover = (state: Enrolled, { bn15, on, revision }: Planning): ReadonlyArray<CoverRow> =>
  coverFrom(state, on).map(({ from, through, held, required, cover, shortfall }) => ({
    bn15,
    first_day: from,
    last_day: through,
    bond: held.bond,
    cash: held.cash,
    required_bond: required.bond,
    required_cash: required.cash,
    cover,
    shortfall,
    planned: 1,
    revision,
  }))

/** The last day of it that is over. */
const lastBefore = (on: CivilDate, { last_day }: CoverRow): string =>
  last_day === null || last_day >= on ? addDays(on, -1) : last_day

/** Neighbours of the same amounts are one row. */
const joined = (rows: ReadonlyArray<CoverRow>): ReadonlyArray<CoverRow> => {
  const done: CoverRow[] = []
  for (const row of rows) {
    const last = done.at(-1)
    if (last !== undefined && isSame(last, row, amounts)) {
      done[done.length - 1] = { ...row, first_day: last.first_day }
    } else done.push(row)
  }
  return done
}

const amounts = ['bond', 'cash', 'required_bond', 'required_cash', 'cover', 'shortfall'] as const

const isSame = <R extends object>(
  one: R,
  other: R,
  columns: ReadonlyArray<string & keyof R>,
): boolean => columns.every((column) => one[column] === other[column])

type OfDays = PeriodRow | CoverRow

/** First days of those that have no place among the others. */
const goneFrom = (
  before: ReadonlyArray<OfDays>,
  after: ReadonlyArray<OfDays>,
): ReadonlyArray<string> =>
  before
    .map(({ first_day }) => first_day)
    .filter((day) => after.every(({ first_day }) => first_day !== day))

/** Those that were not there before, or not so. */
const newIn = <R extends OfDays>(
  after: ReadonlyArray<R>,
  before: ReadonlyArray<R>,
): ReadonlyArray<R> =>
  after.filter((row) => {
    const columns = (Object.keys(row) as Array<string & keyof R>).filter(
      (column) => column !== 'revision',
    )
    return before.every((known) => !isSame(known, row, columns))
  })
