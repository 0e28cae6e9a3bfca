/**
 * What a statement of the agency about a broker's licence changes. The core says what is stated then
 * (CK-38, CK-39); here it is compared with what stood, since one word may end several suspensions.
 */
import type { CivilDate, withLicencePeriod } from '@carmkit/core'
import type { Projected } from '../../../project/model.js'
import type { Change, Rows } from '../../../project/rows.js'
import type { AnyTable, Row } from '../../../project/table.js'
import { licencePeriodHistory, licenceSuspensionHistory } from '../tables/index.js'
import { begun, changed, ended, standing, type Untimed } from './timed.js'

export type Licence = ReturnType<typeof withLicencePeriod>

interface Stated {
  readonly bn9: string
  readonly rows: Rows
  /** What is known of the licence from now on; null for nothing, as before. */
  readonly to: (licence: Licence | null) => Licence | null
}

export const licenceChanges = (
  projected: Projected,
  { bn9, rows, to }: Stated,
): ReadonlyArray<Change> => {
  const periods = standing(rows, licencePeriodHistory, { bn9 })
  const suspensions = standing(rows, licenceSuspensionHistory, { bn9 })
  const after = to(licenceOf(periods, suspensions))
  if (after === null) return []
  return [
    ...differences(
      { table: licencePeriodHistory, by: 'valid_from', before: periods },
      after.periods.map(({ validFrom, validUntil }) => ({
        bn9,
        valid_from: validFrom,
        valid_until: validUntil,
      })),
      projected,
    ),
    ...differences(
      { table: licenceSuspensionHistory, by: 'suspended_from', before: suspensions },
      after.suspensions.map(({ from, restored }) => ({
        bn9,
        suspended_from: from,
        restored_on: restored,
      })),
      projected,
    ),
  ]
}

/** The licence that rows tell of; null where none was recorded. */
export const licenceOf = (
  periods: ReadonlyArray<Row<typeof licencePeriodHistory>>,
  suspensions: ReadonlyArray<Row<typeof licenceSuspensionHistory>>,
): Licence | null =>
  periods.length === 0
    ? null
    : {
        periods: periods.map(({ valid_from, valid_until }) => ({
          validFrom: valid_from as CivilDate,
          validUntil: valid_until as CivilDate | null,
        })),
        suspensions: suspensions.map(({ suspended_from, restored_on }) => ({
          from: suspended_from as CivilDate,
          restored: restored_on as CivilDate | null,
        })),
      }

interface Compared<T extends AnyTable> {
  readonly table: T
  /** The column that tells the rows of one licence apart. */
  readonly by: keyof Untimed<T>
  readonly before: ReadonlyArray<Row<T>>
}

const differences = <T extends AnyTable>(
  { table, by, before }: Compared<T>,
  after: ReadonlyArray<Untimed<T>>,
  at: Projected,
): ReadonlyArray<Change> => {
  const known = new Map(before.map((row) => [(row as Untimed<T>)[by], row]))
  const stays = new Set(after.map((one) => one[by]))
  return [
    ...before
      .filter((row) => !stays.has((row as Untimed<T>)[by]))
      .map((row) => ended(table, row, at)),
    ...after.flatMap((one) => {
      const row = known.get(one[by])
      return row === undefined ? [begun(table, one, at)] : changed(table, row, one, at)
    }),
  ]
}
