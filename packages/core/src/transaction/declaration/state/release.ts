/**
 * What follows from a recorded release: until when its goods must be accounted for, and what a
 * declaration states otherwise.
 *
 * Separate from `decide` because reports and the clock ask the same as decisions do.
 */
import { accountingDeadline, addBusinessDays, easternDateOf } from '../../../calendar/index.js'
import type { Bn15, CivilDate, Instant } from '../../../values/index.js'
import type { Header } from '../content/index.js'
import type { Declaration, Release } from './index.js'

/** Business days after the release from which the missing declaration is warned of (assumed CK-41). */
const warningAfter = 4

/** Goods that were released and not accounted for. */
export interface Unaccounted {
  readonly importer: Bn15
  /** Last Eastern day to account for them in time: five business days (TXN-18). */
  readonly deadline: CivilDate
  /** From this Eastern day on, what is missing is warned of. */
  readonly warnFrom: CivilDate
  readonly standing: 'running' | 'dueSoon' | 'overdue'
}

/** The first day of the warning, one business day before the deadline. */
export const warnFromOf = (releaseDate: CivilDate): CivilDate =>
  addBusinessDays(releaseDate, warningAfter)

/** Null where nothing was released, or where its declaration was accepted. */
export const unaccounted = ({ release, status }: Declaration, now: Instant): Unaccounted | null => {
  if (release === null || status === 'Accepted') return null
  const { importer, releaseDate } = release
  const deadline = accountingDeadline(releaseDate)
  const warnFrom = warnFromOf(releaseDate)
  const today = easternDateOf(now)
  const standing = today > deadline ? 'overdue' : today >= warnFrom ? 'dueSoon' : 'running'
  return { importer, deadline, warnFrom, standing }
}

const headerFields = ['releaseDate', 'releaseOffice', 'cargoControlNumber'] as const

/** The fields in which a declaration contradicts the release; what either leaves out is no contradiction. */
export const contradictions = (
  release: Release,
  { importer, header }: { readonly importer: Bn15; readonly header: Header },
): ReadonlyArray<'importer' | (typeof headerFields)[number]> => [
  ...(release.importer === importer ? [] : (['importer'] as const)),
  ...headerFields.filter(
    (field) =>
      header[field] !== null && release[field] !== null && header[field] !== release[field],
  ),
]
