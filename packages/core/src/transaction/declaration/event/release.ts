/** What is recorded of the release of the goods. Storage contract: add a version, never edit one. */
import { bool, closed, event, integer, list, nullable, oneOf } from '@carmkit/kernel'
import { Bn15, CivilDate, TransactionNumber } from '../../../values/index.js'
import { CargoControlNumber, ReleaseOffice } from '../content/index.js'
import { AccountSecurityNumber } from './draft.js'

export const ReleaseRecorded = event(
  'ReleaseRecorded',
  closed('ReleaseRecorded', {
    transactionNumber: TransactionNumber,
    importer: Bn15,
    accountSecurityNumber: AccountSecurityNumber,
    releaseDate: CivilDate,
    releaseOffice: ReleaseOffice,
    cargoControlNumber: nullable(CargoControlNumber),
    releasedPriorToPayment: bool,
  }),
)

export const AccountingDueNoted = event(
  'AccountingDueNoted',
  closed('AccountingDueNoted', {
    transactionNumber: TransactionNumber,
    importer: Bn15,
    deadline: CivilDate,
    overdue: bool,
  }),
)

/** What a version and the release record state differently: a warning, never a refusal. */
export const ReleaseMismatchNoted = event(
  'ReleaseMismatchNoted',
  closed('ReleaseMismatchNoted', {
    transactionNumber: TransactionNumber,
    importer: Bn15,
    version: integer('Version', 1, 100_000),
    fields: list(
      oneOf('ReleaseField', ['importer', 'releaseDate', 'releaseOffice', 'cargoControlNumber']),
      { least: 1, most: 4 },
    ),
  }),
)
