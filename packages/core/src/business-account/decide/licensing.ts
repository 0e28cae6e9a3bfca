/** The customs broker licence: what the agency states of it, from the days that it names. */
import { absurd } from '@carmkit/kernel'
import { withLicenceRestored, withLicenceSuspended } from '../../values/index.js'
import type { On } from '../command/index.js'
import { LicenceRecorded, LicenceRestored, LicenceSuspended } from '../event.js'
import type { BusinessAccount, Registered } from '../state.js'
import { alreadyTrue, recorded, refused, untilCeased, type Verdict } from './verdict.js'

/** A licence is a fact of the agency: it holds of a suspended or orphaned business too. */
export const decideLicence = (
  command: On<'RecordLicence' | 'SuspendLicence' | 'RestoreLicence'>,
  state: BusinessAccount,
): Verdict => untilCeased(command, state, (registered) => licenceFact(command, registered))

const licenceFact = (
  command: On<'RecordLicence' | 'SuspendLicence' | 'RestoreLicence'>,
  state: Registered,
): Verdict => {
  switch (command.type) {
    case 'RecordLicence':
      return recordLicence(command, state)
    case 'SuspendLicence':
      return suspendLicence(command, state)
    case 'RestoreLicence':
      return restoreLicence(command, state)
    default:
      return absurd(command)
  }
}

const recordLicence = ({ data }: On<'RecordLicence'>, { licence }: Registered): Verdict => {
  const { validFrom, validUntil } = data
  if (validUntil !== null && validUntil < validFrom)
    return refused({ name: 'PeriodInvalid', rule: 'CK-19', validFrom, validUntil })
  const known = licence?.periods.some(
    (period) => period.validFrom === validFrom && period.validUntil === validUntil,
  )
  return known === true ? alreadyTrue : recorded(LicenceRecorded.make(data))
}

const suspendLicence = ({ data }: On<'SuspendLicence'>, { licence }: Registered): Verdict => {
  if (licence === null) return refused({ name: 'NoLicence', rule: 'DEL-F21', bn9: data.bn9 })
  return withLicenceSuspended(licence, data.from) === licence
    ? alreadyTrue
    : recorded(LicenceSuspended.make(data))
}

/** Restored on its first day, a suspension never counted; restored before it, it makes no sense. */
const restoreLicence = ({ data }: On<'RestoreLicence'>, { licence }: Registered): Verdict => {
  const { bn9, from } = data
  if (licence === null) return refused({ name: 'NoLicence', rule: 'DEL-F21', bn9 })
  const [first] = licence.suspensions.map((one) => one.from).toSorted()
  if (first === undefined) return refused({ name: 'NotSuspended', rule: 'DEL-F21', bn9 })
  if (from < first)
    return refused({ name: 'PeriodInvalid', rule: 'CK-19', validFrom: first, validUntil: from })
  return withLicenceRestored(licence, from) === licence
    ? alreadyTrue
    : recorded(LicenceRestored.make(data))
}
