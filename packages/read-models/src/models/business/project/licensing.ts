/** What the agency's statements change in the rows of a licence. */
import {
  type CivilDate,
  type Licence,
  withLicenceRestored,
  withLicenceSuspended,
} from '@carmkit/core'
import type { RecordedEvent } from '@carmkit/kernel'
import { type Change, put, type Rows } from '../../../project/rows.js'
import { idOf } from '../../recorded.js'
import { licencePeriod, licenceSuspension } from '../tables/index.js'
import type { On } from './event.js'

export const licenceRecorded = ({ event }: On<'LicenceRecorded'>): ReadonlyArray<Change> => {
  const { bn9, validFrom, validUntil } = event.data
  return [
    put(licencePeriod, {
      bn9,
      valid_from: validFrom,
      valid_until: validUntil,
      revision: event.revision,
    }),
  ]
}

/** Which suspensions a statement is about, the core alone says (CK-39). */
export const licenceChanged = (
  { event }: On<'LicenceSuspended' | 'LicenceRestored'>,
  rows: Rows,
): ReadonlyArray<Change> => {
  const { from } = event.data
  const before = suspensionsIn(event, rows)
  const { suspensions } =
    event.type === 'LicenceSuspended'
      ? withLicenceSuspended(before, from)
      : withLicenceRestored(before, from)
  const known = new Map(before.suspensions.map((one) => [one.from, one.restored]))
  return suspensions
    .filter((one) => known.get(one.from) !== one.restored)
    .map((one) =>
      put(licenceSuspension, {
        bn9: event.data.bn9,
        suspended_from: one.from,
        restored_on: one.restored,
        revision: event.revision,
      }),
    )
}

/** Periods play no part in what a suspension becomes. */
const suspensionsIn = (event: RecordedEvent, rows: Rows): Licence => ({
  periods: [],
  suspensions: rows
    .where(licenceSuspension, { bn9: idOf(event) })
    .map(({ suspended_from, restored_on }) => ({
      from: suspended_from as CivilDate,
      restored: restored_on as CivilDate | null,
    })),
})
