/**
 * A customs broker's licence: the days on which it counts, out of what the agency stated of it.
 *
 * Separate from the account that keeps it: commands, events and authority must read it alike.
 */
import type { CivilDate } from './civil-date.js'
import type { Period } from './terms.js'

/** Suspended from its first day until the day before it was restored; null means not yet. */
export interface LicenceSuspension {
  readonly from: CivilDate
  readonly restored: CivilDate | null
}

/** Counts on the days of its periods that are in none of its suspensions (DEL-F21). */
export interface Licence {
  /** In the order stated, each first day once. */
  readonly periods: ReadonlyArray<Period>
  /** In the order stated, each first day once. They may overlap: one stated ahead stays. */
  readonly suspensions: ReadonlyArray<LicenceSuspension>
}

/** States the end of the period with this first day, or another period (assumed CK-38). */
export const withLicencePeriod = (licence: Licence | null, period: Period): Licence => {
  const { validFrom, validUntil } = period
  const { periods, suspensions } = licence ?? { periods: [], suspensions: [] }
  const others = periods.filter((one) => one.validFrom !== validFrom)
  return { periods: [...others, { validFrom, validUntil }], suspensions }
}

/** The same licence, when a suspension without an end covers this day already (assumed CK-39). */
export const withLicenceSuspended = (licence: Licence, from: CivilDate): Licence => {
  const { periods, suspensions } = licence
  if (suspensions.some((one) => one.restored === null && one.from <= from)) return licence
  const others = suspensions.filter((one) => one.from !== from)
  return { periods, suspensions: [...others, { from, restored: null }] }
}

/**
 * Ends every suspension that runs on this day; when none does, corrects to this day the end of the
 * one that ended last before it (assumed CK-39). Suspensions that begin later stay.
 */
export const withLicenceRestored = (licence: Licence, from: CivilDate): Licence => {
  const { periods, suspensions } = licence
  const isRunning = (one: LicenceSuspension) => isSuspendedOn(one, from)
  const last = suspensions.reduce<CivilDate | null>(
    (latest, { restored }) =>
      restored !== null && restored <= from && (latest === null || latest < restored)
        ? restored
        : latest,
    null,
  )
  const isMeant = suspensions.some(isRunning)
    ? isRunning
    : ({ restored }: LicenceSuspension) => restored !== null && restored === last && last < from
  return suspensions.some(isMeant)
    ? {
        periods,
        suspensions: suspensions.map((one) => (isMeant(one) ? { ...one, restored: from } : one)),
      }
    : licence
}

/** Whether a suspension covers a day; the day of its restoration counts again. */
export const isSuspendedOn = ({ from, restored }: LicenceSuspension, day: CivilDate): boolean =>
  from <= day && (restored === null || day < restored)
