/**
 * What follows from a recorded release: until when its goods must be accounted for, and what a
 * declaration states otherwise.
 *
 * Separate from `decide` because reports and the clock ask the same as decisions do.
 */
import { businessDayBefore, easternDateOf } from '../../../calendar/index.js'
import type { Bn15, CivilDate, Instant } from '../../../values/index.js'
import type { Header } from '../content/index.js'
import type { Declaration, Release } from './index.js'

/** Goods that were released and not accounted for. */
export interface Unaccounted {
  readonly importer: Bn15
  /** Last Eastern day to account for them in time (TXN-18). */
  readonly deadline: CivilDate
  /** From this Eastern day on, what is missing is warned of. */
  readonly warnFrom: CivilDate
  readonly standing: 'running' | 'dueSoon' | 'overdue'
}

/** The first day on which the missing declaration is warned of (assumed CK-41). */
export const warnFromOf = (deadline: CivilDate): CivilDate => businessDayBefore(deadline)

/** Null where nothing was released, or where its declaration was accepted. */
export const unaccounted = (
  state: Declaration,
  {
    now,
    accountBy,
  }: {
    readonly now: Instant
    /** By the type in which the goods are being declared; null where nobody has begun to (CK-172). */
    readonly accountBy: (releaseDate: CivilDate, cadType: string | null) => CivilDate
  },
): Unaccounted | null => {
  const { release, status } = state
  if (release === null || status === 'Accepted') return null
  const { importer, releaseDate } = release
  const cadType = 'cadType' in state ? state.cadType : null
  const deadline = accountBy(releaseDate, cadType)
  const warnFrom = warnFromOf(deadline)
  const today = easternDateOf(now)
  const standing = today > deadline ? 'overdue' : today >= warnFrom ? 'dueSoon' : 'running'
  return { importer, deadline, warnFrom, standing }
}

const headerFields = ['releaseDate', 'releaseOffice', 'cargoControlNumber'] as const

/** What is held against a release. */
export interface Declared {
  readonly importer: Bn15
  readonly header: Header
  /**
   * Whether its account could have goods released prior to payment that day, by its own security;
   * absent or null where nobody looks, or nothing is known of any (CK-173).
   */
  readonly isRppAccount?: boolean | null
}

/**
 * The fields in which a declaration, or the security of its account, contradicts the release; what
 * either leaves out is no contradiction, nor that goods are paid first which need not be.
 */
export const contradictions = (
  release: Release,
  { importer, header, isRppAccount }: Declared,
): ReadonlyArray<'importer' | (typeof headerFields)[number] | 'releasedPriorToPayment'> => [
  ...(release.importer === importer ? [] : (['importer'] as const)),
  ...headerFields.filter(
    (field) =>
      header[field] !== null && release[field] !== null && header[field] !== release[field],
  ),
  ...(release.releasedPriorToPayment && isRppAccount === false
    ? (['releasedPriorToPayment'] as const)
    : []),
]
